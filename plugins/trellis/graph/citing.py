"""CONNECT: what others say of an entity where they cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.vectors import Vectors, weighted
from trellis.language import tokens
from trellis.links import Backlink, Links

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

MOST = 200  # citing blocks of one entity that are read


def citing_words(vectors: Vectors, links: Links, entities: Mapping[str, Entity]) -> Matrix:
    """TF-IDF vectors of the blocks that cite each entity, of length one, in the space of `vectors`.

    The words around links tell what a page is good for (as anchor texts do: Craswell, Hawking &
    Robertson 2001); a block that cites twice counts once.
    """
    from scipy import sparse

    rows, columns, amounts = [], [], []
    for row, id in enumerate(vectors.ids):
        words: list[int] = []
        for origin, context in _blocks(links.backlinks.get(id, ())):
            said = tokens(context, entities[origin].lang)
            words += (*(vectors.texts.stems.get(token, -1) for token in said), -1)
        for column, amount in vectors.columns_of(words).items():
            rows.append(row)
            columns.append(column)
            amounts.append(amount)
    counts: Matrix = sparse.coo_array(
        (amounts, (rows, columns)), shape=vectors.matrix.shape, dtype="float32"
    ).tocsr()
    return weighted(counts, vectors.idf)


def _blocks(backlinks: Iterable[Backlink]) -> list[tuple[str, str]]:
    """The citing blocks, each once, with the entity each is of."""
    every = ((one.origin, one.context) for one in backlinks if one.context)
    return list(dict.fromkeys(every))[:MOST]

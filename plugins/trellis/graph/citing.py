"""CONNECT: what others say of an entity where they cite it, and who says its name and does not."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.vectors import Vectors, replaced, weighted
from trellis.keywords.arrays import batches
from trellis.language import tokens
from trellis.links import Backlink, Links

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

MOST = 200  # citing blocks of one entity that are read
UNLINKED = 0.15  # what it counts to say a name that is never linked, beside one that always is
USUAL = 3  # sayers of a name for which what is usual in the garden stands in


def citing_words(
    vectors: Vectors, links: Links, entities: Mapping[str, Entity], ids: Sequence[str]
) -> Matrix:
    """TF-IDF vectors of the blocks that cite each of `ids`, of length one, in the space of `vectors`.

    The words around links tell what a page is good for (as anchor texts do: Craswell, Hawking &
    Robertson 2001); a block that cites twice counts once.
    """
    from scipy import sparse

    stems = vectors.stems
    known: dict[tuple[str, str], array[int]] = {}
    parts = []
    for first, last in batches(len(ids)):
        runs = []
        for id in ids[first:last]:
            words = array("i")
            for block in _blocks(links.backlinks.get(id, ())):
                if block not in known:
                    said = tokens(block[1], entities[block[0]].lang)
                    known[block] = array("i", [*(stems.get(token, -1) for token in said), -1])
                words += known[block]
            runs.append(words)
        parts.append(vectors.counted(runs))
    return weighted(sparse.vstack(parts, format="csr"), vectors.idf)


def worth_linking(said: Matrix, cited: Matrix) -> Matrix:
    """`said`, where a name counts by how many of those that say it cite what bears it ("keyphraseness":
    Mihalcea & Csomai 2007). Where few say it, as many are thought to as is usual in the garden."""
    import numpy as np

    says = replaced(said, np.ones(said.nnz))
    often, linked = says.sum(axis=0), says.multiply(cited).sum(axis=0)
    usual = (linked.sum() + 1) / (often.sum() + USUAL)
    share = (linked + USUAL * usual) / (often + USUAL)
    counts = UNLINKED + (1 - UNLINKED) * share
    return replaced(said, said.data * counts[said.indices].astype(np.float32))


def _blocks(backlinks: Iterable[Backlink]) -> list[tuple[str, str]]:
    """The citing blocks, each once, with the entity each is of."""
    every = ((one.origin, one.context) for one in backlinks if one.context)
    return list(dict.fromkeys(every))[:MOST]

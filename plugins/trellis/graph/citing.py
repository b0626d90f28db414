"""CONNECT: in which words others link to an entity, and who says its name and does not link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.rows import heaviest, without_self
from trellis.graph.vectors import Vectors, replaced
from trellis.keywords.arrays import tally
from trellis.language import tokens
from trellis.links import Backlink, Links

if TYPE_CHECKING:
    from trellis.graph.neighbours import Measure
    from trellis.graph.rows import Rows
    from trellis.graph.vectors import Matrix

AGREED = 2  # citers that link with the same words, from which on others mean the same by them
UNLINKED = 0.15  # what it counts to say a name that is never linked, beside one that always is
USUAL = 3  # sayers of a name for which what is usual in the garden stands in


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


def linked_as(vectors: Vectors, links: Links, entities: Mapping[str, Entity]) -> Matrix:
    """How many of the texts that say a term, a column of `vectors` (here a row), link with it to an entity
    (column). What the entity is called besides is told by `Vectors.said`."""
    import numpy as np
    from scipy import sparse

    used: list[tuple[tuple[str, ...], int, int]] = []
    for entity, id in enumerate(vectors.ids):
        for term, citers in sorted(_link_words(links.backlinks.get(id, ()), entities).items()):
            named = tuple(vectors.stems.get(stem, -1) for stem in term) in vectors.names[entity]
            if citers >= AGREED and not named:
                used.append((term, entity, citers))
    columns = np.array(vectors.columns_of(term for term, _, _ in used), dtype=np.int64)
    targets = np.array([entity for _, entity, _ in used], dtype=np.int64)
    often = np.array([citers for _, _, citers in used], dtype=np.float32)
    known = columns >= 0
    spread = tally(vectors.counts.indices, len(vectors.columns))
    shares = np.minimum(1, often[known] / np.maximum(spread[columns[known]], 1))
    shape = len(vectors.columns), len(vectors.ids)
    linked: Matrix = sparse.coo_array(
        (shares, (columns[known], targets[known])), shape=shape
    ).tocsr()
    return linked


def said_as_linked(counts: Matrix, linked: Matrix, k: int) -> Measure:
    """How much rows say, as often as `counts` tells, what others link with (`linked`), to the `k` to which
    most do."""
    import numpy as np

    def says(some: Rows) -> Matrix:
        often = counts[some]
        said = replaced(often, 1 + np.log(often.data.astype(np.float32)))
        return heaviest(without_self((said @ linked).tocsr(), some), k)

    return says


def _link_words(
    backlinks: Iterable[Backlink], entities: Mapping[str, Entity]
) -> Counter[tuple[str, ...]]:
    """How many citers link with the same words."""
    used = {
        (tuple(tokens(one.label, entities[one.origin].lang)), one.origin)
        for one in backlinks
        if not one.in_frontmatter
    }
    return Counter(term for term, _ in used if term)

"""CONNECT: the nearest entities of each, best first, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.alike import Alike, as_cited
from trellis.graph.citing import citing_words
from trellis.graph.nearest import Near, Nearest, best
from trellis.graph.neighbours import (
    above,
    affordable,
    chunks,
    cited_by_alike,
    heaviest,
    nearest,
    nearest_as_cited,
    relative,
    walk,
)
from trellis.graph.reasons import TELLING, Named, Reasons, sorting
from trellis.graph.values import Related
from trellis.graph.vectors import Vectors, names_within, replaced, unit_rows
from trellis.graph.wording import Wording
from trellis.keywords import Keywords
from trellis.links import Found, Links
from trellis.series import Series

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

POOL = 100  # candidates of each measure
NEIGHBOURS = 10  # by text, that a walk may step to
KEPT = 20  # of those that an entity does not link to
LINKED = 10  # of those that it does
RARE = 1.5  # power of how rare a word is, by which it counts for what is near
COUPLED = 20  # that cite what an entity cites
POPULAR = 0.05  # what it is worth to be cited e times as often


def neighbourhood(
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    vectors: Vectors,
    meant: Alike | None = None,
) -> Near:
    """The nearest of each entity by text, links and series, and by what is `meant`. Keywords have no part
    in it."""
    cited = citations(vectors.ids, links)
    called = citing_words(vectors, links, entities)
    next_to = followers(vectors.ids, series)
    near = nearness(vectors, cited, called, next_to, meant.near if meant else None)
    return best(near, cited, LINKED, KEPT)


def relate(
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    keywords: Keywords,
    vectors: Vectors,
    near: Near,
    alike: Alike | None = None,
) -> Mapping[str, tuple[Related, ...]]:
    """For each entity its nearest others with reasons, in id order."""
    untold = sorting(keywords)
    named = Named(vectors.ids, above(vectors.said, TELLING))
    reasons = Reasons.of(entities, links, series, keywords, named, untold)
    labels = {key: label for key, label in keywords.labels.items() if key not in untold}
    wording = Wording.of(vectors, labels)
    return Nearest(vectors.ids, near, reasons, wording, alike.near if alike else None)


def citations(ids: tuple[str, ...], links: Links) -> Matrix:
    """A one for each entity (row) that cites another (column), by link or embed."""
    row = {id: number for number, id in enumerate(ids)}
    cited = sorted(
        {
            (row[origin], row[link.resolution.id])
            for origin, outgoing in links.outgoing.items()
            for link in outgoing
            if isinstance(link.resolution, Found) and link.resolution.id != origin
        }
    )
    return _ones(cited, len(ids))


def followers(ids: tuple[str, ...], series: Sequence[Series]) -> Matrix:
    """A one for each two entities that stand next to one another in a series."""
    row = {id: number for number, id in enumerate(ids)}
    pairs = [pair for one in series for pair in pairwise(one.members)]
    both = {(row[a], row[b]) for one, other in pairs for a, b in ((one, other), (other, one))}
    return _ones(sorted(both), len(ids))


def _ones(cells: Sequence[tuple[int, int]], size: int) -> Matrix:
    import numpy as np
    from scipy import sparse

    ends = np.array(cells, dtype=np.int32).reshape(-1, 2).T
    ones = np.ones(len(cells), dtype=np.float32)
    matrix: Matrix = sparse.coo_array((ones, tuple(ends)), shape=(size, size)).tocsr()
    return matrix


def nearness(
    vectors: Vectors, cited: Matrix, called: Matrix, next_to: Matrix, meant: Matrix | None = None
) -> Matrix:
    """How near each entity is to its POOL nearest, as sparse rows.

    Six measures that err on different entities, each relative to its best: the cosine of texts, where a
    page is also about what its citers are about; the cosine with the blocks that cite it (`called`); a walk
    over citations and neighbours by text; how close the words of the one come to the name of the other;
    whether it says that name; and whether those cite it that cite what the one cites. Backlinks and
    neighbours in a series are brought near besides, and of two as near what more pages cite comes first.
    Where a model has read the texts, what means the like (`meant`) is a measure more.
    """
    from scipy import sparse

    vectors = _by_rare_words(vectors)
    matrix = affordable(vectors.matrix)
    near, alike = nearest_as_cited(matrix, cited, NEIGHBOURS, POOL)
    steps = (cited + 1.5 * near).tocsr()
    measures = [
        relative(alike),
        0.35 * relative(nearest(matrix, called, POOL)),
        0.5 * relative(heaviest(walk(steps), POOL)),
        0.15 * relative(nearest(matrix, names_within(vectors), POOL)),
        0.2 * vectors.said,
        0.2 * relative(cited_by_alike(cited, COUPLED, POOL)),
        (0.3 * (cited.T + next_to)).tocsr(),
    ]
    if meant is not None:
        measures.append(0.3 * relative(as_cited(meant, cited, POOL)))
    often = cited.sum(axis=0)
    parts = []
    for some in chunks(matrix.shape[0]):  # all measures at once are large
        first, *others = (measure[some] for measure in measures)
        whole = sum(others, start=first).tocsr()
        parts.append(heaviest(_well_cited_first(whole, often), POOL))
    found: Matrix = sparse.vstack(parts, format="csr")
    return found


def _by_rare_words(vectors: Vectors) -> Vectors:
    """Vectors in which rare words count for more than they do for what a text is about."""
    import numpy as np

    rarity = vectors.idf ** (RARE - 1)
    data = vectors.matrix.data * rarity[vectors.matrix.indices].astype(np.float32)
    matrix = unit_rows(replaced(vectors.matrix, data))
    return replace(vectors, matrix=matrix, idf=vectors.idf * rarity)


def _well_cited_first(near: Matrix, often: NDArray[np.number]) -> Matrix:
    """Of two as near, what more pages cite (`often`) first."""
    import numpy as np

    favoured = near.copy()
    favoured.data = near.data * (1 + POPULAR * np.log1p(often[near.indices]))
    return favoured

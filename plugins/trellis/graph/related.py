"""CONNECT: the nearest entities of each, best first, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.alike import Alike, as_cited
from trellis.graph.citing import linked_as, said_as_linked, worth_linking
from trellis.graph.nearest import Near, Nearest, best
from trellis.graph.neighbours import (
    affordable,
    choosy,
    chunks,
    cited_by_alike,
    nearest,
    nearest_as_cited,
    nearest_in_parts,
    room,
    walk,
)
from trellis.graph.passages import Passages
from trellis.graph.reasons import Named, Reasons, sorting
from trellis.graph.rows import heaviest, relative
from trellis.graph.vectors import Vectors, names_within, replaced, unit_rows, weighted, with_rows
from trellis.graph.wording import Wording
from trellis.keywords import Keywords, Offers
from trellis.links import Links
from trellis.series import Series

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.neighbours import Measure
    from trellis.graph.rows import Rows
    from trellis.graph.vectors import Matrix

POOL = 100  # nearest of each entity, and candidates of each measure in a large garden
NEIGHBOURS = 10  # by text, that a walk may step to
KEPT = 20  # of those that an entity does not link to
LINKED = 10  # of those that it does
RARE = 1.5  # power of how rare a word is, by which it counts for what is near
COUPLED = 20  # that cite what an entity cites
POPULAR = 0.05  # what it is worth to be cited e times as often


@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhood:
    """What is near to each entity; and, for when some change, the few nearest of each by text alone, the
    passages about each, and the terms that others link to each with."""

    near: Near
    text: Matrix
    passages: Passages
    linked_as: Matrix


def neighbourhood(
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    vectors: Vectors,
    offers: Offers,
    meant: Alike | None = None,
) -> Neighbourhood:
    """The nearest of each entity by text, links and series, and by what is `meant`. Keywords have no part
    in it."""
    passages = Passages.of(vectors, links, entities, offers, vectors.ids)
    linked = linked_as(vectors, links, entities)
    around = Surroundings.of(vectors, links, series, passages, linked, meant)
    near, text = around.nearness()
    return Neighbourhood(near, text, passages, linked)


def neighbourhood_again(
    since: Neighbourhood,
    changed: Iterable[str],
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    vectors: Vectors,
    offers: Offers,
) -> Neighbourhood:
    """`since`, with the nearest of the `changed` entities found anew; some of them have `offers`."""
    ids = sorted(changed)
    rows = vectors.rows_of(ids)
    part = Passages.of(vectors, links, entities, offers, ids)
    passages = since.passages.revised(rows, part)
    around = Surroundings.of(vectors, links, series, passages, since.linked_as)
    near, text = around.nearness(rows, since.text)
    return replace(since, near=since.near.revised(rows, near), text=text, passages=passages)


def relate(
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    keywords: Keywords,
    vectors: Vectors,
    near: Near,
    alike: Alike | None = None,
) -> Nearest:
    """For each entity its nearest others with reasons, in id order."""
    untold = sorting(keywords)
    named = Named(vectors.ids, vectors.said, entities)
    reasons = Reasons.of(entities, links, series, keywords, named, untold)
    labels = {key: label for key, label in keywords.labels.items() if key not in untold}
    wording = Wording.of(vectors, labels)
    return Nearest(vectors.ids, near, reasons, wording, alike.near if alike else None)


def relate_again(
    since: Nearest,
    changed: Sequence[str],
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    keywords: Keywords,
    vectors: Vectors,
    near: Near,
) -> Nearest:
    """`since`, where the texts of `changed` entities have become others."""
    named = Named(vectors.ids, vectors.said, entities)
    reasons = since.reasons.revised(changed, links, series, keywords, named, len(entities))
    wording = since.wording.revised(changed, vectors)
    return Nearest(vectors.ids, near, reasons, wording)


def citations(ids: tuple[str, ...], links: Links) -> Matrix:
    """A one for each entity (row) that cites another (column), by link or embed."""
    row = {id: number for number, id in enumerate(ids)}
    cells = ((row[one], row[other]) for one in links.outgoing for other in links.cited(one))
    return _ones(sorted(cells), len(ids))


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


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """All that tells what is near, in rows by entity: the words that count in its text, with rare ones
    weighed more (`matrix`), in the `passages` about it (rows of `telling`) and in what it is called
    (`names`); whose names its text says, as far as they are linked where they are said; how often it says
    each term (`counts`), and how often who says that links with it (`linked`); what it cites, and what it
    stands next to in a series; and what means the like."""

    matrix: Matrix
    passages: Passages
    telling: Matrix
    names: Matrix
    said: Matrix
    counts: Matrix
    linked: Matrix
    cited: Matrix
    next_to: Matrix
    meant: Matrix | None = None

    @classmethod
    def of(
        cls,
        vectors: Vectors,
        links: Links,
        series: Sequence[Series],
        passages: Passages,
        linked: Matrix,
        meant: Alike | None = None,
    ) -> Surroundings:
        rare = _by_rare_words(vectors)
        cited = citations(vectors.ids, links)
        return cls(
            affordable(rare.matrix),
            passages,
            weighted(passages.counts, rare.idf),
            names_within(rare),
            worth_linking(vectors.said, cited),
            vectors.counts,
            linked,
            cited,
            followers(vectors.ids, series),
            meant.near if meant else None,
        )

    def nearness(self, rows: Rows | None = None, text: Matrix | None = None) -> tuple[Near, Matrix]:
        """What is nearest to each of `rows` (all, where none are given); and of all entities the few nearest
        by text, which for others than `rows` are known (`text`).

        Six measures that err on different entities, each relative to its best: the cosine of texts, where a
        page is also about what its citers are about; the cosine with the passages about it (`telling`); a
        walk over citations and neighbours by text; how close the words of either come to the name of the
        other; whether one says that name, or words that others link to it with, and how often saying them
        makes a link; and whether those cite it that cite what the one cites. Backlinks and neighbours in a
        series are brought near besides, and of two as near what more pages cite comes first. Where a model
        has read the texts, what means the like (`meant`) is a measure more.
        """
        matrix, cited = self.matrix, self.cited
        about, within = self.passages.about, self.passages.within
        pool = room(POOL, matrix.shape[0])
        few, alike, named = nearest_as_cited(matrix, cited, self.names, NEIGHBOURS, pool, rows)
        text = few if rows is None or text is None else with_rows(text, rows, few)
        measures = [
            (1.0, _places(alike, rows)),
            (0.35, nearest_in_parts(matrix, self.telling, about, within, pool, rows)),
            (0.5, walk((choosy(cited) + 1.5 * text).tocsr(), pool)),
            (0.2, nearest(matrix, self.names, pool, rows)),
            (0.1, _places(named, rows)),
            (0.2, cited_by_alike(cited, COUPLED, pool, rows)),
        ]
        if self.meant is not None:
            measures.append((0.3, as_cited(self.meant, cited, pool).__getitem__))
        return self._joined(measures, rows), text

    def _joined(self, measures: Sequence[tuple[float, Measure]], rows: Rows | None) -> Near:
        """What is nearest by all `measures`, each relative to its best, and by what is said and cited."""
        cited, size = self.cited, self.matrix.shape[0]
        linked = said_as_linked(self.counts, self.linked, room(POOL, size))
        back = (0.2 * self.said.T + 0.3 * (cited.T + self.next_to)).tocsr()
        often, chosen = cited.sum(axis=0), best(cited, LINKED, KEPT)
        parts = []
        for some in chunks(size, rows):
            told = back[some] + 0.9 * (self.said[some] + linked(some))
            whole = sum(
                (share * relative(measure(some)) for share, measure in measures), start=told
            )
            near = heaviest(_well_cited_first(whole.tocsr(), often), POOL)
            parts.append(chosen(near, some))
        return Near.joined(parts)


def _places(matrix: Matrix, rows: Rows | None) -> Measure:
    """What `matrix` holds of some of `rows` (all, where none are given): it has one for each of them."""
    import numpy as np

    if rows is None:
        return matrix.__getitem__
    return lambda some: matrix[np.searchsorted(rows, some)]


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

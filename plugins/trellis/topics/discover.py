"""GATHER: topics for the ground that no file covers, from communities of entities.

Communities are found by Leiden on the graph of each entity's nearest neighbours by text and of the
links between entities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from trellis.config import Config
from trellis.entities import Entity
from trellis.graph import Connections
from trellis.graph.communities import communities
from trellis.graph.neighbours import damped, heaviest, nearest
from trellis.graph.vectors import Vectors, unit_rows
from trellis.paths import slugify
from trellis.topics.focus import by_stem
from trellis.topics.lexicon import Lexicon
from trellis.topics.naming import best_keywords, best_names, title_case
from trellis.topics.ranking import RANKED
from trellis.topics.sketch import Sketch

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

RESOLUTION = 0.6  # of Leiden's modularity when the owner asks for 1
FINER = 0.7  # of Leiden's modularity within a community
DIVIDED = (
    0.6  # times the root of the number of entities is the least size of a topic within another
)
LEAST = 4  # entities of such a topic
MOST_TOPICS = 60
PART = 0.9  # what belonging to a part of a topic counts beside belonging to the whole
FEWEST, MOST = 5, 15  # neighbours by text; between them, the root of the number of entities
CENTRE = 300  # terms that make the centre of a community
LARGE = 0.3  # share of the garden that no topic may be larger than,
SMALL = 20  # unless it has no more entities than this
COVERED = 0.5  # share of a community in one curated topic, from which on it needs no topic
FAR = 0.25  # of the median member's nearness to the centre, below which a member is none
MEMBER = 0.5  # least score of a member; others score less
FAINT = 0.02  # score below which an entity has nothing of a topic


def discovered_topics(
    entities: Mapping[str, Entity],
    vectors: Vectors,
    connections: Connections,
    lexicon: Lexicon,
    curated: Sequence[Sketch],
    config: Config,
) -> list[Sketch]:
    """A sketch of each topic that the garden holds and no file describes, largest first."""
    rows = [row for row, id in enumerate(vectors.ids) if entities[id].kind != "topic"]
    if not config.topics.discover or not rows:
        return []
    ids = [vectors.ids[row] for row in rows]
    matrix: Matrix = vectors.matrix[rows, :]
    graph = _graph(matrix, ids, connections)
    groups = [
        group
        for group in _communities(graph, RESOLUTION * config.topics.resolution)
        if not _covered({ids[row] for row in group}, curated)
    ]
    least = max(config.topics.min_sources, LEAST, round(DIVIDED * len(ids) ** 0.5))
    divisions = [_divided(graph, group, least) for group in groups]
    around = list(_around(matrix, [*groups, *(part for parts in divisions for part in parts)]))
    ground = _Ground(ids, vectors, entities, lexicon, {one.id for one in curated})
    ground.taken.update(slugify(one.title) for one in curated)
    tops: list[Sketch | None] = []
    for group, centre, cosines in around[: len(groups)]:
        members, ranking = _ranked(group, cosines, ids)
        enough = len(members) >= config.topics.min_sources
        tops.append(ground.sketch(members, ranking, centre) if enough else None)
    above = [top for top, parts in zip(tops, divisions, strict=True) for _ in parts]
    room = MOST_TOPICS - len(tops)
    parts = sorted(zip(above, around[len(groups) :], strict=True), key=lambda one: -len(one[1][0]))
    below = [
        ground.part(top, group, centre, cosines)
        for top, (group, centre, cosines) in parts[: max(0, room)]
        if top and not _covered({ids[row] for row in group}, curated)
    ]
    return [sketch for sketch in (*tops, *below) if sketch]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What topics are made from: the entities' `ids` by row, and the ids that are `taken`."""

    ids: Sequence[str]
    vectors: Vectors
    entities: Mapping[str, Entity]
    lexicon: Lexicon
    taken: set[str]

    def sketch(
        self,
        members: Sequence[str],
        ranking: Sequence[tuple[str, float]],
        centre: Mapping[int, float],
        parent: Sketch | None = None,
    ) -> Sketch | None:
        """The topic that a community is; None when nothing can be found to call it."""
        lang = Counter(self.entities[id].lang for id in members).most_common(1)[0][0]
        telling = self.lexicon.telling(members, parent.sources if parent else ())
        titles = (title_case(name, lang) for name in best_names(telling, self.lexicon.labels))
        title = next((title for title in titles if slugify(title) not in self.taken), None)
        if title is None:
            return None
        self.taken.add(slugify(title))
        return Sketch(
            id=slugify(title),
            title=title,
            origin="discovered",
            entity_id=None,
            lang=lang,
            keywords=tuple(best_keywords(telling, self.lexicon.labels)),
            pinned=(),
            ranking=tuple(ranking),
            found=tuple(members),
            focus=by_stem(centre, self.vectors),
            parent=parent.id if parent else None,
        )

    def part(
        self,
        parent: Sketch,
        group: Sequence[int],
        centre: Mapping[int, float],
        cosines: Mapping[int, float],
    ) -> Sketch | None:
        """A topic within another, of which each source is also, and more so, one of the other."""
        whole = dict(parent.ranking)
        inside = set(parent.sources)
        near = {row: cosine for row, cosine in cosines.items() if self.ids[row] in inside}
        members, ranking = _ranked(group, near, self.ids)
        scores = {id: round(PART * score * whole[id], 6) for id, score in ranking}
        ordered = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        chosen = set(members) & inside
        found = [id for id, _ in ordered if id in chosen]
        return self.sketch(found, ordered, centre, parent) if len(found) > 2 else None


def _divided(graph: Matrix, group: Sequence[int], least: int) -> list[list[int]]:
    """The parts of a community that are large enough to be topics; none when it is one of them."""
    if len(group) < 2 * least:
        return []
    parts = communities(graph[group, :][:, group], FINER)
    large = [[group[row] for row in part] for part in parts if len(part) >= least]
    return large if len(large) > 1 else []


def _graph(matrix: Matrix, ids: Sequence[str], connections: Connections) -> Matrix:
    """Neighbours by text and links, a link being worth a mean neighbour; symmetric."""
    from scipy import sparse

    size = len(ids)
    near = nearest(matrix, matrix, min(MOST, max(FEWEST, round(size**0.5))))
    row = {id: number for number, id in enumerate(ids)}
    cells = [
        (row[tie.source], row[tie.target])
        for tie in connections.ties
        if tie.kind in ("link", "embed") and tie.source in row and tie.target in row
    ]
    ends = tuple(zip(*sorted(set(cells)), strict=True)) or ((), ())
    links: Matrix = sparse.coo_array(
        ([1.0] * len(ends[0]), ends), shape=(size, size), dtype="float32"
    ).tocsr()
    worth = float(near.data.mean()) if near.nnz else 1.0
    joined = near + 2 * worth * damped(links)
    both: Matrix = (joined + joined.T).tocsr()
    return both


def _communities(graph: Matrix, resolution: float) -> list[list[int]]:
    """Communities of which none is so large that it says nothing: what is, is divided again."""
    large = max(SMALL, LARGE * graph.shape[0])
    done: list[list[int]] = []
    open_ = communities(graph, resolution)
    while open_:
        group = open_.pop()
        parts = []
        if len(group) > large:
            inside = communities(graph[group, :][:, group], resolution)
            parts = [[group[row] for row in part] for part in inside]
        if len(parts) > 1:
            open_ += parts
        else:
            done.append(group)
    return sorted(done, key=lambda group: (-len(group), group))


def _covered(group: set[str], curated: Iterable[Sketch]) -> bool:
    """Whether one curated topic holds most of the group."""
    return any(len(group.intersection(one.sources)) >= COVERED * len(group) for one in curated)


def _around(
    matrix: Matrix, groups: Sequence[list[int]]
) -> Iterable[tuple[list[int], dict[int, float], dict[int, float]]]:
    """For each group, its centre (weights by column), and the cosine of each row with it."""
    from scipy import sparse

    if not groups:
        return
    cells = [(number, row) for number, group in enumerate(groups) for row in group]
    member: Matrix = sparse.coo_array(
        ([1.0] * len(cells), tuple(zip(*cells, strict=True))),
        shape=(len(groups), matrix.shape[0]),
        dtype="float32",
    ).tocsr()
    centres = unit_rows(heaviest(unit_rows(member @ matrix), CENTRE))
    near = (centres @ matrix.T).tocsr()
    for number, group in enumerate(groups):
        yield group, _entries(centres, number), _entries(near, number)


def _entries(matrix: Matrix, row: int) -> dict[int, float]:
    span = slice(matrix.indptr[row], matrix.indptr[row + 1])
    columns, values = matrix.indices[span].tolist(), matrix.data[span].tolist()
    return {column: round(value, 6) for column, value in zip(columns, values, strict=True)}


def _ranked(
    group: Sequence[int], cosines: Mapping[int, float], ids: Sequence[str]
) -> tuple[list[str], list[tuple[str, float]]]:
    """Who belongs to the topic, and the score of all that are near its centre, best first.

    Members must be near enough to the centre; others belong too when they are nearer than most members.
    """
    usual = median(cosines.get(row, 0.0) for row in group)
    inside = {row for row in group if cosines.get(row, 0.0) > FAR * usual}
    guests = {row for row, cosine in cosines.items() if cosine > max(usual, FAINT)}
    best = max(cosines.values(), default=1.0)
    scores = {
        row: round(MEMBER * (cosine / best + (row in inside)), 6) for row, cosine in cosines.items()
    }
    ranking = sorted(
        ((ids[row], score) for row, score in scores.items() if score >= FAINT),
        key=lambda pair: (-pair[1], pair[0]),
    )
    chosen = {ids[row] for row in inside | guests}
    return [id for id, _ in ranking if id in chosen], ranking[: max(RANKED, len(chosen))]

"""GATHER: topics for the ground that no file covers: who belongs to each, and what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from trellis.config import Config
from trellis.entities import Entity
from trellis.graph import Connections
from trellis.graph.neighbours import heaviest
from trellis.graph.vectors import Vectors, unit_rows
from trellis.paths import slugify
from trellis.topics.focus import by_stem
from trellis.topics.grounds import Ground, find_grounds
from trellis.topics.held import ENTERS, STAYS, Held
from trellis.topics.lexicon import Lexicon
from trellis.topics.naming import best_names, give_names, title_case
from trellis.topics.ranking import RANKED
from trellis.topics.sketch import Sketch

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

MOST_TOPICS = 60
PART = 0.9  # what belonging to a part of a topic counts beside belonging to the whole
CENTRE = 300  # terms that make the centre of a community
COVERED = 0.5  # share of a community in one curated topic, from which on it needs no topic
FAR = 0.25  # of the median member's nearness to the centre, below which a member is none
MEMBER = 0.5  # least score of a member; others score less
FAINT = 0.02  # score below which an entity has nothing of a topic
FEWEST = 3  # sources of a topic within another


def discovered_topics(
    entities: Mapping[str, Entity],
    vectors: Vectors,
    connections: Connections,
    lexicon: Lexicon,
    curated: Sequence[Sketch],
    held: Held,
    config: Config,
) -> list[Sketch]:
    """A sketch of each topic that the garden holds and no file describes, largest first, and the topics
    within these after them."""
    rows = [row for row, id in enumerate(vectors.ids) if entities[id].kind != "topic"]
    if not config.topics.discover or not rows:
        return []
    ids = [vectors.ids[row] for row in rows]
    matrix: Matrix = vectors.matrix[rows, :]
    grounds = find_grounds(matrix, ids, connections, held, config)
    grounds = [one for one in grounds if not _covered(one, ids, curated)]
    parts = [(number, part) for number, one in enumerate(grounds) for part in one.parts]
    around = list(_around(matrix, [*grounds, *(part for _, part in parts)]))
    field = _Field(ids, vectors, entities, lexicon, held)
    tops = [field.draft(*one) for one in around[: len(grounds)]]
    within = [
        (parent, field.draft(*one, whole=tops[parent]))
        for (parent, part), one in zip(parts, around[len(grounds) :], strict=True)
        if not _covered(part, ids, curated) and not held.is_dropped(part.topic or "")
    ]
    kept = [
        (number, top)
        for number, top in enumerate(tops)
        if len(top.members) >= config.topics.min_sources * (STAYS if top.topic else 1)
        and not held.is_dropped(top.topic or "")
    ]
    room = max(0, MOST_TOPICS - len(kept))
    shown = {number for number, _ in kept}
    largest = sorted(
        ((parent, part) for parent, part in within if parent in shown and part.is_topic),
        key=lambda pair: (not pair[1].topic, -len(pair[1].rows)),
    )
    return field.sketches(kept, largest[:room], curated)


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """A topic that has no name yet. `topic`: the locked one that it continues."""

    rows: tuple[int, ...]
    topic: str | None
    members: tuple[str, ...]
    ranking: tuple[tuple[str, float], ...]
    centre: Mapping[int, float]
    telling: Sequence[tuple[float, str]]
    lang: str

    @property
    def is_topic(self) -> bool:
        return len(self.members) >= FEWEST


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """What topics are made from: the entities' `ids` by row, their texts, and what the ledger holds."""

    ids: Sequence[str]
    vectors: Vectors
    entities: Mapping[str, Entity]
    lexicon: Lexicon
    held: Held

    def draft(
        self,
        ground: Ground,
        centre: Mapping[int, float],
        cosines: Mapping[int, float],
        whole: _Draft | None = None,
    ) -> _Draft:
        """The topic that a ground is; one within another has only sources of that, and scores less."""
        members, ranking = self._ranked(ground, cosines, set(whole.members) if whole else None)
        if whole:
            above = dict(whole.ranking)
            scores = {id: round(PART * score * above[id], 6) for id, score in ranking}
            ranking = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
            chosen = set(members)
            members = [id for id, _ in ranking if id in chosen]
        langs = Counter(self.entities[id].lang for id in members).most_common(1)
        return _Draft(
            rows=ground.rows,
            topic=ground.topic,
            members=tuple(members),
            ranking=tuple(ranking),
            centre=centre,
            telling=self.lexicon.telling(members, whole.members if whole else ()),
            lang=langs[0][0] if langs else "",
        )

    def _ranked(
        self, ground: Ground, cosines: Mapping[int, float], among: set[str] | None
    ) -> tuple[list[str], list[tuple[str, float]]]:
        """Who belongs to the topic, and the score of all that are near its centre, best first.

        Members must be near enough to the centre; others belong too when they are nearer than most members,
        and what stood elsewhere when the topic was locked, when it is clearly nearer.
        """
        usual = median(cosines.get(row, 0.0) for row in ground.rows)
        if among is not None:
            cosines = {row: near for row, near in cosines.items() if self.ids[row] in among}
        bounds = {row: self.held.bound(ground.topic, self.ids[row]) for row in cosines}
        inside = {
            row
            for row in ground.rows
            if bounds.get(row, 1.0) <= 1 and cosines.get(row, 0.0) > FAR * usual
        }
        guests = {
            row for row, near in cosines.items() if near > FAINT and near > usual * bounds[row]
        }
        best = max(cosines.values(), default=1.0)
        scores = {
            row: round(MEMBER * (near / best + (row in inside)), 6) for row, near in cosines.items()
        }
        ranking = sorted(
            ((self.ids[row], score) for row, score in scores.items() if score >= FAINT),
            key=lambda pair: (-pair[1], pair[0]),
        )
        chosen = {self.ids[row] for row in inside | guests}
        return [id for id, _ in ranking if id in chosen], ranking[: max(RANKED, len(chosen))]

    def sketches(
        self,
        tops: Sequence[tuple[int, _Draft]],
        parts: Sequence[tuple[int, _Draft]],
        curated: Sequence[Sketch],
    ) -> list[Sketch]:
        """The drafts, named; those that nothing can be found to call are left out, with their parts."""
        titles = self._titles([draft for _, draft in (*tops, *parts)], curated)
        named = list(zip((*tops, *parts), titles, strict=True))
        found = {
            number: self._sketch(draft, *called)
            for (number, draft), called in named[: len(tops)]
            if called
        }
        below = [
            self._sketch(draft, *called, parent=found[parent].id)
            for (parent, draft), called in named[len(tops) :]
            if called and parent in found
        ]
        return [*found.values(), *below]

    def _titles(
        self, drafts: Sequence[_Draft], curated: Sequence[Sketch]
    ) -> list[tuple[str, str] | None]:
        """An id and a title for each draft: those that are locked, then new ones."""
        taken = {one.id for one in curated} | {slugify(one.title) for one in curated}
        taken |= {id for id in self.held.topics if self.held.is_dropped(id)}
        titles: list[tuple[str, str] | None] = []
        for draft in drafts:
            title = self.held.name(draft.topic, draft.telling, self.lexicon, draft.lang)
            known = draft.topic if title and draft.topic not in taken else None
            titles.append((known, title) if known and title else None)
            taken |= {known} if known else set()
        offers = [
            [] if title else best_names(draft.telling, self.lexicon.labels)
            for draft, title in zip(drafts, titles, strict=True)
        ]
        for number, name in enumerate(give_names(offers, taken)):
            if name is not None:
                title = title_case(name, drafts[number].lang)
                titles[number] = (slugify(title), title)
        return titles

    def _sketch(self, draft: _Draft, id: str, title: str, parent: str | None = None) -> Sketch:
        return Sketch(
            id=id,
            title=title,
            origin="discovered",
            entity_id=None,
            lang=draft.lang,
            keywords=tuple(
                self.held.keywords(id, draft.members, draft.telling, self.lexicon, draft.lang)
            ),
            pinned=(),
            ranking=draft.ranking,
            found=draft.members,
            focus=by_stem(draft.centre, self.vectors),
            parent=parent,
            guests=frozenset(draft.members).difference(self.ids[row] for row in draft.rows),
        )


def _covered(ground: Ground, ids: Sequence[str], curated: Iterable[Sketch]) -> bool:
    """Whether one curated topic holds most of a ground."""
    group = {ids[row] for row in ground.rows}
    enough = COVERED * len(group) * (ENTERS if ground.topic else 1)
    return any(len(group.intersection(one.sources)) >= enough for one in curated)


def _around(
    matrix: Matrix, grounds: Sequence[Ground]
) -> Iterable[tuple[Ground, dict[int, float], dict[int, float]]]:
    """For each ground, its centre (weights by column), and the cosine of each row with it."""
    from scipy import sparse

    if not grounds:
        return
    cells = [(number, row) for number, ground in enumerate(grounds) for row in ground.rows]
    member: Matrix = sparse.coo_array(
        ([1.0] * len(cells), tuple(zip(*cells, strict=True))),
        shape=(len(grounds), matrix.shape[0]),
        dtype="float32",
    ).tocsr()
    centres = unit_rows(heaviest(unit_rows(member @ matrix), CENTRE))
    near = (centres @ matrix.T).tocsr()
    for number, ground in enumerate(grounds):
        yield ground, _entries(centres, number), _entries(near, number)


def _entries(matrix: Matrix, row: int) -> dict[int, float]:
    span = slice(matrix.indptr[row], matrix.indptr[row + 1])
    columns, values = matrix.indices[span].tolist(), matrix.data[span].tolist()
    return {column: round(value, 6) for column, value in zip(columns, values, strict=True)}

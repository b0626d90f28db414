"""GATHER: topics for the ground that no file covers: who belongs to each, and what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.config import Config
from trellis.entities import Entity
from trellis.graph import Connections
from trellis.graph.vectors import Vectors
from trellis.paths import slugify
from trellis.topics.casing import title_case, written_small
from trellis.topics.centres import around_each
from trellis.topics.covering import covered_by
from trellis.topics.filed import filed, filings
from trellis.topics.focus import by_stem
from trellis.topics.grounds import Ground, find_grounds, least_part, ties_between
from trellis.topics.held import STAYS, Held
from trellis.topics.lexicon import Lexicon
from trellis.topics.naming import best_names, give_names, tells_apart
from trellis.topics.ranking import RANKED
from trellis.topics.sketch import Ranked, Sketch

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix
    from trellis.topics.centres import Floats

MOST_TOPICS = 60
PART = 0.9  # what belonging to a part of a topic counts beside belonging to the whole
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
    alike = connections.alike
    meant: Matrix | None = alike.near[rows, :][:, rows] if alike else None
    graph = ties_between(ids, rows, vectors.matrix, connections, meant)
    grounds = find_grounds(graph, ids, held, config)
    covered = [(one, frozenset(one.sources)) for one in curated]
    covering = {
        number: found
        for number, one in enumerate(grounds)
        if (found := covered_by(one, ids, covered, held))
    }
    bare = [number for number in range(len(grounds)) if number not in covering]
    large = 2 * least_part(len(ids), config)
    parts = [
        (number, part)
        for number, one in enumerate(grounds)
        if number not in covering or len(covering[number].sources) >= large
        for part in one.parts
    ]
    drawn = [*(grounds[number] for number in bare), *(part for _, part in parts)]
    around = around_each(vectors.matrix, rows, drawn)
    small = written_small(entities[id] for id in ids)
    field = _Field(ids, vectors, entities, lexicon, held, small, filings(ids, lexicon))
    tops = {number: field.draft(*next(around)) for number in bare}
    wholes = {number: _Whole(one.members, dict(one.ranking)) for number, one in tops.items()}
    wholes |= {number: _Whole(one.sources, dict(one.ranking)) for number, one in covering.items()}
    within = [
        (number, field.draft(*one, whole=wholes[number]))
        for (number, part), one in zip(parts, around, strict=True)
        if not covered_by(
            part, ids, (one for one in covered if one[0] is not covering.get(number)), held
        )
        and not held.is_unwanted(part.topic, [ids[row] for row in part.rows])
    ]
    kept = {
        number: top
        for number, top in tops.items()
        if len(top.members) >= config.topics.min_sources * (STAYS if top.topic else 1)
        and not held.is_unwanted(top.topic, [ids[row] for row in top.rows])
    }
    largest = sorted(
        ((number, part) for number, part in within if number not in tops.keys() - kept.keys()),
        key=lambda pair: (not pair[1].topic, -len(pair[1].rows)),
    )
    room = max(0, MOST_TOPICS - len(kept))
    shown = [(number, part) for number, part in largest if part.is_topic][:room]
    return field.sketches(
        kept, shown, {number: one.id for number, one in covering.items()}, curated
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What a topic within another is a part of: its sources, and the scores of what it ranks."""

    members: Sequence[str]
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """A topic that has no name yet. `topic`: the locked one that it continues."""

    rows: tuple[int, ...]
    topic: str | None
    members: tuple[str, ...]
    ranking: Ranked
    centre: Mapping[int, float]
    telling: Sequence[tuple[float, str]]
    mapped: Mapping[str, float]
    names: Sequence[tuple[float, str]]
    lang: str

    @property
    def told(self) -> list[tuple[float, str]]:
        """What is telling, and what it is called by pages that map it, or filed under."""
        best = self.telling[0][0] if self.telling else 1.0
        return [*self.telling, *((best * well, key) for key, well in self.mapped.items())]

    @property
    def is_topic(self) -> bool:
        """Whether there is enough of it, and enough that tells it from what it is a part of."""
        enough = tells_apart(self.telling) or self.topic is not None
        return len(self.members) >= FEWEST and enough


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """What topics are made from: the entities' `ids` by row, their texts, what the ledger holds, the names
    that are written `small`, and how many entities are `given` each keyword."""

    ids: Sequence[str]
    vectors: Vectors
    entities: Mapping[str, Entity]
    lexicon: Lexicon
    held: Held
    small: Collection[str]
    given: Mapping[str, int]

    def draft(
        self,
        ground: Ground,
        centre: Mapping[int, float],
        near: Floats,
        whole: _Whole | None = None,
    ) -> _Draft:
        """The topic that a ground is, by its `centre` and how `near` that everything is; one within another
        has only sources of that, and scores less."""
        members, ranking = self._ranked(ground, near, set(whole.members) if whole else None)
        if whole:
            above = whole.scores
            scores = {id: round(PART * score * above.get(id, MEMBER), 6) for id, score in ranking}
            ranking = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
            chosen = set(members)
            members = [id for id, _ in ranking if id in chosen]
        langs = Counter(self.entities[id].lang for id in members).most_common(1)
        lang = langs[0][0] if langs else ""
        telling = self.lexicon.telling(members, lang, whole.members if whole else ())
        central = self.lexicon.central(members)
        mapped = self.lexicon.mapped(members) | filed(members, self.lexicon, self.given)
        return _Draft(
            rows=ground.rows,
            topic=ground.topic,
            members=tuple(members),
            ranking=Ranked.of(ranking),
            centre=centre,
            telling=telling,
            mapped=mapped,
            names=best_names(telling, self.lexicon.labels, central, mapped, lang),
            lang=lang,
        )

    def _ranked(
        self, ground: Ground, near: Floats, among: set[str] | None
    ) -> tuple[list[str], list[tuple[str, float]]]:
        """Who belongs to the topic, and the score of all that are `near` its centre, best first.

        Members must be near enough to the centre; others belong too when they are nearer than most members,
        and what stood elsewhere when the topic was locked, when it is clearly nearer or its home is here now.
        """
        import numpy as np

        held, topic, ids = self.held, ground.topic, self.ids
        rows = np.array(ground.rows)
        usual = float(np.median(near[rows]))
        if among is not None:
            near = np.where([id in among for id in ids], near, 0.0)
        inside = [
            row
            for row in rows[near[rows] > FAR * usual].tolist()
            if held.bound(topic, ids[row]) <= 1 or held.has_moved(topic, ids[row])
        ]
        guests = [
            row
            for row in np.flatnonzero(near > max(FAINT, STAYS * usual)).tolist()
            if near[row] > usual * held.bound(topic, ids[row])
        ]
        scores = near / (near.max(initial=0.0) or 1.0)
        scores[inside] += 1
        scores = np.round(MEMBER * scores, 6)
        best_first = np.argsort(-scores, kind="stable")[: np.count_nonzero(scores >= FAINT)]
        chosen = np.zeros(len(ids), dtype=bool)
        chosen[[*inside, *guests]] = True
        members = best_first[chosen[best_first]].tolist()
        ranked = best_first[: max(RANKED, np.count_nonzero(chosen))]
        ranking = zip(ranked.tolist(), scores[ranked].tolist(), strict=True)
        return [ids[row] for row in members], [(ids[row], score) for row, score in ranking]

    def sketches(
        self,
        tops: Mapping[int, _Draft],
        parts: Sequence[tuple[int, _Draft]],
        above: Mapping[int, str],
        curated: Sequence[Sketch],
    ) -> list[Sketch]:
        """The drafts, named; those that nothing can be found to call are left out, with their parts.
        `above` are the ids of curated topics that have parts."""
        titles = self._titles(list(tops.values()), [draft for _, draft in parts], curated)
        found = {
            number: self._sketch(draft, *called)
            for (number, draft), called in zip(tops.items(), titles, strict=False)
            if called
        }
        parents = {number: one.id for number, one in found.items()} | dict(above)
        below = [
            self._sketch(draft, *called, parent=parents[number])
            for (number, draft), called in zip(parts, titles[len(tops) :], strict=True)
            if called and number in parents
        ]
        return [*found.values(), *below]

    def _titles(
        self, tops: Sequence[_Draft], parts: Sequence[_Draft], curated: Sequence[Sketch]
    ) -> list[tuple[str, str] | None]:
        """An id and a title for each draft: those that are locked, then new ones, of whole topics before
        those within them."""
        drafts = [*tops, *parts]
        taken = {one.id for one in curated} | {slugify(one.title) for one in curated}
        taken |= {id for id in self.held.topics if self.held.is_dropped(id)}
        titles: list[tuple[str, str] | None] = []
        for draft in drafts:
            title = self.held.name(draft.topic, draft.told, self.lexicon, draft.lang)
            known = draft.topic if title and draft.topic not in taken else None
            titles.append((known, title) if known and title else None)
            taken |= {known} if known else set()
        for numbers in (range(len(tops)), range(len(tops), len(drafts))):
            offers = [[] if titles[number] else drafts[number].names for number in numbers]
            for number, name in zip(numbers, give_names(offers, taken), strict=True):
                if name is not None:
                    title = title_case(name, drafts[number].lang, self.small)
                    titles[number] = (slugify(title), title)
                    taken |= {slugify(name)}
        return titles

    def _sketch(self, draft: _Draft, id: str, title: str, parent: str | None = None) -> Sketch:
        return Sketch(
            id=id,
            title=title,
            origin="discovered",
            entity_id=None,
            lang=draft.lang,
            keywords=tuple(
                self.held.keywords(
                    id,
                    draft.members,
                    self.lexicon.cohering(draft.members, draft.telling),
                    self.lexicon,
                    draft.lang,
                )
            ),
            pinned=(),
            ranking=draft.ranking,
            found=draft.members,
            focus=by_stem(draft.centre, self.vectors),
            parent=parent,
            guests=frozenset(draft.members).difference(self.ids[row] for row in draft.rows),
        )

"""GATHER: topics after an edit. Those that are there hold still; a text that has changed finds its place
among them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from trellis.graph import Related
from trellis.graph.vectors import Vectors
from trellis.topics.gather import Gathered, ranking_of, sources_of
from trellis.topics.grounds import NEARER
from trellis.topics.held import ENTERS, STAYS
from trellis.topics.lexicon import Lexicon
from trellis.topics.passages import Passages
from trellis.topics.sketch import Ranked, Sketch
from trellis.topics.summaries import READ, Summaries
from trellis.topics.values import Topic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

    Floats = NDArray[np.float64]


NEIGHBOURS = 10  # whose homes tell that of an entity


class Standing(NamedTuple):
    """Where entities stand: their vectors, and what is near to each."""

    vectors: Vectors
    related: Mapping[str, Sequence[Related]]


@dataclass(frozen=True, eq=False)
class Resketched:
    """What topics are made from, now that the texts of `changed` entities are other ones."""

    since: Gathered
    sketches: Mapping[str, Sketch]
    changed: frozenset[str]

    @property
    def moved(self) -> tuple[str, ...]:
        """The ids of the topics that `changed` entities are, or were, sources of."""
        return tuple(
            id
            for id, sketch in self.sketches.items()
            if sketch is not self.since.sketches[id] or not self.changed.isdisjoint(sketch.sources)
        )

    @cached_property
    def retold(self) -> frozenset[str]:
        """The ids of the topics whose summary may take a sentence from `changed` entities, or took one."""
        return frozenset(id for id in self.moved if self.changed.intersection(self._read(id)))

    def readings(self) -> list[str]:
        """The entities whose texts are needed, in order."""
        told = (id for topic in self.retold for id in self._read(topic))
        return sorted({*self.changed, *told})

    def _read(self, topic: str) -> tuple[str, ...]:
        return (
            *self.sketches[topic].sources[:READ],
            *(one.source for one in self.since.by_id[topic].summary if one.source),
        )

    def gathered(self, lexicon: Lexicon, passages: Passages) -> Gathered:
        """The topics in words; what no changed text has part in is told as before."""
        known = {id: one.summary for id, one in self.since.by_id.items() if id not in self.retold}
        summaries = Summaries(self.sketches, passages, known)
        topics = {id: self._topic(id, lexicon, passages, summaries) for id in self.moved}
        return Gathered({**self.since.by_id, **topics}, self.sketches, lexicon)

    def _topic(self, id: str, lexicon: Lexicon, passages: Passages, summaries: Summaries) -> Topic:
        before, sketch = self.since.by_id[id], self.sketches[id]
        known = {one.id: one for one in before.sources if one.id not in self.changed}
        sources = sources_of(sketch, lexicon, passages, known)
        return replace(
            before,
            summary=summaries.of(id),
            sources=tuple(sources.values()),
            ranking=ranking_of(sketch, sources),
        )


def resketch(
    since: Gathered, changed: Sequence[str], before: Standing, now: Standing
) -> Resketched:
    """The topics of `since` as sketches, in which `changed` entities, which stood elsewhere `before`, have
    found their place anew."""
    vectors = now.vectors
    focus = _focus(since.sketches, vectors)
    near: Floats = (vectors.matrix @ focus).toarray()
    rows = vectors.rows_of(changed)
    former: Floats = (before.vectors.matrix[rows] @ focus).toarray()
    row = {id: number for number, id in enumerate(vectors.ids)}
    homes = _homes(since.sketches)
    moves = {id: _move(id, homes, before.related[id], now.related[id]) for id in changed}
    sketches: dict[str, Sketch] = {}
    for number, (id, sketch) in enumerate(since.sketches.items()):
        # A topic comes before its parts; what a file lists and finds is bound by nothing above it.
        above = sketches.get(sketch.parent or "") if sketch.origin == "discovered" else None
        topic = near[:, number]
        sketches[id] = sketch
        for entity, was in zip(changed, former[:, number].tolist(), strict=True):
            leaves, comes = moves[entity]
            turn = -1 if leaves == id else 1 if comes == id else 0
            moved = _Moved(entity, was, float(topic[row[entity]]), topic, row, turn)
            sketches[id] = moved.within(sketches[id], above)
    return Resketched(since, sketches, frozenset(changed))


def _homes(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """The discovered topic at the top that each entity is at home in."""
    return {
        entity: id
        for id, sketch in sketches.items()
        if sketch.origin == "discovered" and sketch.parent is None
        for entity in sketch.found
        if entity not in sketch.guests
    }


def _move(
    id: str, homes: Mapping[str, str], before: Sequence[Related], now: Sequence[Related]
) -> tuple[str, str]:
    """From where to where an entity moves ("": nowhere): where most of what is near to it now is at home,
    if that is not where most was, and clearly more than is where it is itself."""
    votes = [_votes(near, homes) for near in (before, now)]
    was, best = (max(sorted(count), key=count.__getitem__, default="") for count in votes)
    own = homes.get(id, "")
    stays = best in (was, own) or votes[1][best] < NEARER * votes[1].get(own, 0.0)
    return ("", "") if stays else (own, best)


def _votes(near: Sequence[Related], homes: Mapping[str, str]) -> dict[str, float]:
    """How much the nearest of an entity speak for the topic that each is at home in."""
    votes: dict[str, float] = {}
    for one in near[:NEIGHBOURS]:
        home = homes.get(one.id, "")
        votes[home] = votes.get(home, 0.0) + one.score
    return votes


def _focus(sketches: Mapping[str, Sketch], vectors: Vectors) -> Matrix:
    """What each topic (column) is about, by the terms of `vectors`."""
    import numpy as np
    from scipy import sparse

    told = [
        (stem, n, amount)
        for n, one in enumerate(sketches.values())
        for stem, amount in one.focus.items()
    ]
    columns = vectors.columns_of([(stem,) for stem, _, _ in told])
    cells = [(at, n, amount) for at, (_, n, amount) in zip(columns, told, strict=True) if at >= 0]
    places = np.array([(column, number) for column, number, _ in cells], dtype=np.int32)
    amounts = np.array([amount for _, _, amount in cells], dtype=np.float64)
    focus: Matrix = sparse.coo_array(
        (amounts, tuple(places.reshape(-1, 2).T)),
        shape=(vectors.matrix.shape[1], len(sketches)),
    ).tocsr()
    return focus


@dataclass(frozen=True, slots=True, eq=False)
class _Moved:
    """An entity, how near it was to what a topic is about, how near it is now, and how near all are, by
    row. `turn` is above zero where most of what is near to it now is at home in the topic, and below where
    it was at home and most is no longer."""

    entity: str
    before: float
    now: float
    near: Floats
    row: Mapping[str, int]
    turn: int

    def within(self, sketch: Sketch, above: Sketch | None) -> Sketch:
        """`sketch` with the entity where it is now, if it is or was a source; what is no source of the topic
        `above` is none here."""
        inside = above is None or self.entity in above.sources
        if self.now == self.before and inside and not self.turn:
            return sketch
        was = self.entity in sketch.found
        belongs = inside and self.now > 0 and self._belongs(sketch, was=was)
        if not (was or belongs or self.entity in sketch.pinned):
            return sketch
        score = self._score(sketch) if inside and self.now else 0.0
        chosen = {*sketch.found, self.entity} if belongs else {*sketch.found} - {self.entity}
        rest = [pair for pair in sketch.ranking if pair[0] != self.entity]
        own = [(self.entity, score)] if score else []
        ranking = sorted([*rest, *own], key=lambda pair: (-pair[1], pair[0]))
        comes = belongs and not was and not self.turn and sketch.origin == "discovered"
        return replace(
            sketch,
            ranking=Ranked.of(ranking),
            found=tuple(id for id, _ in ranking if id in chosen),
            guests=sketch.guests | {self.entity} if comes else sketch.guests & chosen,
        )

    def _score(self, sketch: Sketch) -> float:
        """As much more or less as before as it is nearer; what is new here, as those that are as near."""
        import numpy as np

        scores = dict(sketch.ranking)
        if self.before and self.entity in scores:
            return round(min(1.0, scores[self.entity] * self.now / self.before), 6)
        near = np.sort(self._nearness(scores))
        ranked = np.sort(np.array([*scores.values()]))
        return round(float(np.interp(self.now, near, ranked)), 6) if len(near) else 0.0

    def _belongs(self, sketch: Sketch, *, was: bool) -> bool:
        """What was a source stays one while it is not much further away, nor further than any other; what
        was none becomes one that has come clearly nearer, and nearer than most. But first it is one where
        those are that are near to it."""
        import numpy as np

        if self.turn:
            return self.turn > 0
        near = np.sort(self._nearness(id for id in sketch.found if id != self.entity)).tolist()
        if was:
            return bool(self.now >= min([STAYS * self.before, *near[:1]]))
        return bool(self.now > max([ENTERS * self.before, *near[len(near) // 2 :][:1]]))

    def _nearness(self, ids: Iterable[str]) -> Floats:
        import numpy as np

        near: Floats = self.near[np.array([self.row[id] for id in ids], dtype=np.intp)]
        return near

"""GATHER: trails: the few texts that lead a reader from one topic, or text, to another.

A step goes to a text that is near the one before, and says why. The shortest ways win, and among these
the ones of strong steps, over texts that are near to few others: what is near to everything leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph import Reason, Related
from trellis.graph.values import ReasonKind
from trellis.topics.values import Step, Topic, Trail

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST_READS, MOST_READS = 3, 6
DOORS = 5  # texts of a topic, best first, at which its trails may begin or end
MOST_PAIRS = (
    20  # of topics that have trails from one to the other, one for so many entities at most:
)
ENTITIES_PER_PAIR = 20
NEAREST = 2  # topics that a topic has trails to

READ = 500  # what one more text costs a reader
WEAK = 2500  # what the weakest step costs besides; a strong one nothing
LINKED = 0.7  # how strong a link is at least
FAMILIAR = 400  # what a text costs for each time that it is near to twice as many as is usual
FAINT = 1500  # what it costs to begin or end with a text that has hardly anything of the topic
NOWHERE = 1 << 30
LONGEST = 50  # reads; what is farther apart is so for a reader

_TURNED: Mapping[ReasonKind, ReasonKind] = {
    "link": "backlink",
    "backlink": "link",
    "mention": "mentioned",
    "mentioned": "mention",
}


def main_pairs(topics: Sequence[Topic], entities: int) -> list[tuple[str, str]]:
    """The pairs of topics that readers are offered trails between: the largest and those nearest them.

    Topics within others are none. In both directions, one after the other.
    """
    tops = {topic.id for topic in topics if topic.parent is None}
    pairs: dict[tuple[str, str], None] = {}
    for topic in topics:
        near = [one.id for one in topic.related if one.id in tops]
        for other in near[:NEAREST] if topic.id in tops else ():
            pairs.setdefault((min(topic.id, other), max(topic.id, other)))
    chosen = list(pairs)[: min(MOST_PAIRS, entities // ENTITIES_PER_PAIR)]
    return [way for one, other in chosen for way in ((one, other), (other, one))]


def trails(
    pairs: Iterable[tuple[str, str]],
    topics: Iterable[Topic],
    entities: Mapping[str, Entity],
    related: Mapping[str, Sequence[Related]],
) -> dict[tuple[str, str], Trail]:
    """The trail of each of `pairs` of topics that one leads from and to in few reads."""
    pairs, by_id = list(pairs), {topic.id: topic for topic in topics}
    if not pairs:
        return {}
    ground = TrailGround.of(entities, related)
    found = {
        (origin, target): ground.between_topics(by_id[origin], by_id[target])
        for origin, target in pairs
    }
    return {
        (origin, target): Trail(origin, target, steps)
        for (origin, target), steps in found.items()
        if 1 < len(steps) <= MOST_READS
    }


def doors(topic: Topic, other: Topic | None = None) -> dict[str, int]:
    """The texts of `topic` at which a trail to or from `other` may end, and what each costs: its best, of
    those that are at home in it and not in the other first of all."""
    elsewhere = {source.id for source in other.sources} if other else set()
    own = [one for one in topic.sources if not one.guest and one.id not in elsewhere]
    found = (own or topic.sources)[:DOORS]
    best = max((one.score for one in found), default=0.0) or 1.0
    return {one.id: round(FAINT * (1 - one.score / best)) for one in found}


@dataclass(frozen=True, slots=True, eq=False)
class TrailGround:
    """Every step that can be made: from the texts `tails` (numbers in `ids`) at `costs`, sorted by where
    they lead; the steps to each of `heads` begin at one of `starts`."""

    ids: Sequence[str]
    related: Mapping[str, Sequence[Related]]
    tails: NDArray[np.int64]
    costs: NDArray[np.int64]
    heads: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(
        cls, entities: Mapping[str, Entity], related: Mapping[str, Sequence[Related]]
    ) -> TrailGround:
        """The steps between the texts of a garden, both ways; topics are no reads, and no step leads to
        a text of the same title."""
        import numpy as np

        ids = [id for id, one in entities.items() if one.kind != "topic"]
        row = {id: number for number, id in enumerate(ids)}
        titles = [entities[id].title.casefold() for id in ids]
        cells = [
            (row[id], row[one.id], max(one.score, LINKED * one.linked))
            for id in ids
            for one in related.get(id, ())
            if one.id in row and titles[row[id]] != titles[row[one.id]]
        ]
        if not cells:
            none = np.zeros(0, dtype=np.int64)
            return cls(ids, related, none, none, none, none)
        here, there, strengths = (np.array(column) for column in zip(*cells, strict=True))
        often = np.bincount(there, minlength=len(ids))
        aside = FAMILIAR * np.log2(np.maximum(1.0, often * len(ids) / len(cells)))
        aside += [0 if entities[id].words else FAINT for id in ids]
        tails, heads = np.concatenate([here, there]), np.concatenate([there, here])
        costs = READ + np.tile(WEAK * (1 - strengths), 2) + aside[heads]
        order = np.lexsort((tails, heads))
        starts = np.flatnonzero(np.diff(heads[order], prepend=-1))
        whole = np.round(costs[order]).astype(np.int64)
        return cls(ids, related, tails[order], whole, heads[order][starts], starts)

    def between_topics(self, origin: Topic, target: Topic) -> tuple[Step, ...]:
        """From a good text of one topic, over what lies between, to one of the other."""
        return self.between(doors(origin, target), doors(target, origin), FEWEST_READS)

    def between(
        self, origin: Mapping[str, int], target: Mapping[str, int], fewest: int = 1
    ) -> tuple[Step, ...]:
        """The way from one text of `origin` to one of `target`, each at what it costs, over so many reads at
        least if there is one; empty when there is no way at all."""
        first, last = self._costs_of(origin), self._costs_of(target)
        layers = list(self._layers(first, last))
        totals = [layer + last for layer in layers]
        least = [int(total.min(initial=NOWHERE)) for total in totals]
        lengths = [number for number, cost in enumerate(least) if cost < NOWHERE]
        for reads in sorted(lengths, key=lambda number: (number + 1 < fewest, least[number])):
            steps = self._steps(layers[: reads + 1], int(totals[reads].argmin()))
            if len({step.id for step in steps}) == len(steps):
                return steps
        return ()

    def _costs_of(self, told: Mapping[str, int]) -> NDArray[np.int64]:
        import numpy as np

        return np.array([told.get(id, NOWHERE) for id in self.ids], dtype=np.int64)

    def _layers(
        self, first: NDArray[np.int64], last: NDArray[np.int64]
    ) -> Iterator[NDArray[np.int64]]:
        """What it costs at least to be at each text after one read, two reads and so on: after more than a
        few only until there is a way."""
        import numpy as np

        layer = first
        for reads in range(1, max(len(self.ids), MOST_READS) + 1):
            yield layer
            arrived = bool((layer + last < NOWHERE).any())
            if not len(self.starts) or (reads >= MOST_READS and (arrived or reads > LONGEST)):
                return
            came = np.minimum.reduceat(layer[self.tails] + self.costs, self.starts)
            layer = np.full(len(self.ids), NOWHERE, dtype=np.int64)
            layer[self.heads] = np.minimum(came, NOWHERE)

    def _steps(self, layers: Sequence[NDArray[np.int64]], end: int) -> tuple[Step, ...]:
        """The way to `end`, found back from there."""
        rows = [end]
        place = {head: number for number, head in enumerate(self.heads.tolist())}
        bounds = [*self.starts.tolist(), len(self.tails)]
        for layer in reversed(layers[:-1]):
            span = slice(*bounds[place[rows[-1]] : place[rows[-1]] + 2])
            came = layer[self.tails[span]] + self.costs[span]
            rows.append(int(self.tails[span][int(came.argmin())]))
        ids = [self.ids[number] for number in reversed(rows)]
        steps = (Step(id, self._reasons(former, id)) for former, id in pairwise(ids))
        return (Step(ids[0], ()), *steps)

    def _reasons(self, former: str, id: str) -> tuple[Reason, ...]:
        """Why `id` is near `former`, as seen from that."""
        for one in self.related.get(former, ()):
            if one.id == id:
                return one.reasons
        back = next((one for one in self.related.get(id, ()) if one.id == former), None)
        return tuple(
            replace(reason, kind=_TURNED.get(reason.kind, reason.kind))
            for reason in (back.reasons if back else ())
        )

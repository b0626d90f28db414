"""GATHER: the grounds of a garden: communities of entities, each of which may be a topic.

Communities are found by Leiden on the graph of each entity's nearest neighbours by text and of the
links between entities. What the ledger knows as a topic holds its entities together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

from trellis.config import Config
from trellis.graph import Connections
from trellis.graph.communities import communities, with_hubs
from trellis.graph.neighbours import damped, nearest_among
from trellis.graph.rows import heaviest
from trellis.ledger import LockedTopic
from trellis.topics.held import Held

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

RESOLUTION = 0.6  # of Leiden's modularity when the owner asks for 1
FINER = 0.7  # of Leiden's modularity within a community
FEWEST, MOST = 5, 15  # neighbours by text; between them, the root of the number of entities
LARGE = 0.3  # share of the garden that no topic may be larger than,
SMALL = 20  # unless it has no more entities than this
OUTGROWN = 1.4  # times as large may a topic be that was locked
DIVIDED = (
    0.6  # times the root of the number of entities is the least size of a topic within another
)
LEAST = 6  # entities of such a topic
SHRUNK = 0.6  # of the least size that a topic within another keeps when it was locked
FAIR = 0.15  # of a topic's entities at least are parted from it,
APART = 0.8  # if so much of the ties that are usual between them is there, or less
NEARER = 1.5  # times as close, for its size, must another topic be to those who go there,
CLEARLY = 0.25  # and over the root of their number, so much more of their ties must speak for it
HOLD = 0.5  # of an entity's strength ties it to the topic it was in


@dataclass(frozen=True, slots=True)
class Ground:
    """A community: its rows, and the locked topic that it continues. `parts` are the grounds within."""

    rows: tuple[int, ...]
    topic: str | None = None
    parts: tuple[Ground, ...] = ()


def least_part(size: int, config: Config) -> int:
    """How many entities a topic within another has at least, in a garden of `size`; the other has twice
    as many."""
    return max(config.topics.min_sources, LEAST, round(DIVIDED * sqrt(size)))


def find_grounds(graph: Matrix, ids: Sequence[str], held: Held, config: Config) -> list[Ground]:
    """The grounds that entities stand on, largest first; row i of the `graph` of ties between them is the
    entity `ids[i]`."""
    import numpy as np

    strength = np.asarray(graph.sum(axis=1), dtype=np.float64)
    return _Finder(graph, strength, ids, held, config).grounds()


def ties_between(
    ids: Sequence[str],
    rows: Sequence[int],
    matrix: Matrix,
    connections: Connections,
    meant: Matrix | None = None,
) -> Matrix:
    """Neighbours by text and links, a link being worth a mean neighbour; symmetric. The texts of the
    entities `ids` are `rows` of `matrix`; of what is `meant`, row i is the entity `ids[i]`."""
    import numpy as np
    from scipy import sparse

    size = len(ids)
    few = min(MOST, max(FEWEST, round(size**0.5)))
    near = nearest_among(matrix, np.array(rows), few)
    if meant is not None:
        near = _halved(near, heaviest(meant, few))
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


def _halved(near: Matrix, meant: Matrix) -> Matrix:
    """Neighbours half by text and half by what is `meant`, in the rows where that is known."""
    import numpy as np
    from scipy import sparse

    if not near.nnz or not meant.nnz:
        return near
    shares = np.where(np.diff(meant.indptr) > 0, 0.5, 1.0).astype(np.float32)
    level = np.float32(0.5 * near.data.mean() / meant.data.mean())
    both: Matrix = (sparse.diags_array(shares) @ near + level * meant).tocsr()
    return both


@dataclass(frozen=True, slots=True, eq=False)
class _Finder:
    """Divides the graph, and what is large again; `strength` is that of all ties of each row."""

    graph: Matrix
    strength: NDArray[np.float64]
    ids: Sequence[str]
    held: Held
    config: Config

    def grounds(self) -> list[Ground]:
        resolution = RESOLUTION * self.config.topics.resolution
        least = least_part(len(self.ids), self.config)
        found = self._divide(range(len(self.ids)), resolution, self.held.discovered())
        if any(one.topic for one in found):
            afresh = communities(self.graph, resolution)
            found = self._moved(found, afresh, resolution)
            found = self._parted(found, afresh, resolution, least)
        tops = [part for one in found for part in self._bounded(one, resolution)]
        whole = [
            replace(one, parts=tuple(self._parts(one, least)))
            for one in _each_topic_once(tops, self.ids, self.held)
        ]
        return sorted(whole, key=lambda one: (-len(one.rows), one.rows))

    def _divide(
        self, rows: Sequence[int], resolution: float, topics: Mapping[str, LockedTopic]
    ) -> list[Ground]:
        """The communities among `rows`, each continuing the largest of `topics` that is in it."""
        at = {self.ids[row]: place for place, row in enumerate(rows)}
        size, names = len(rows), list(topics)
        inside = self.graph if size == len(self.ids) else self.graph[rows, :][:, rows]
        pull = [(hub, at[id], HOLD * part) for hub, id, part in self.held.pull(topics) if id in at]
        found = communities(with_hubs(inside, pull, len(topics)), resolution)
        grounds = []
        for group in found:
            hubs = [names[place - size] for place in group if place >= size]
            best = max(hubs, key=lambda id: (len(topics[id].sources), id), default=None)
            own = tuple(rows[place] for place in group if place < size)
            grounds.append(Ground(own, best))
        return [one for one in grounds if one.rows]

    def _moved(
        self, grounds: Sequence[Ground], afresh: Sequence[list[int]], resolution: float
    ) -> list[Ground]:
        """`grounds`, with those entities of each where they belong by now: several that `afresh` are in one
        community with most of another ground, and clearly closer to that than to the rest of their own.

        Entities that came early hold a topic to what the garden said then. One by one they would be torn
        from it by little; several that agree are evidence.
        """
        at = {row: number for number, one in enumerate(grounds) for row in one.rows}
        rows = [set(one.rows) for one in grounds]
        shifts = []
        for group in afresh:
            parts: dict[int, list[int]] = {}
            for row in group:
                parts.setdefault(at.get(row, -1), []).append(row)
            main = max(parts, key=lambda number: (len(parts[number]), -number))
            if main >= 0 and 2 * len(parts[main]) > len(group):
                shifts += [(part, number, main) for number, part in parts.items() if number >= 0]
        for part, own, other in sorted(shifts, key=lambda shift: (-len(shift[0]), shift[0])):
            rest = rows[own].difference(part)
            several = rest and len(part) >= self.config.topics.min_sources
            if own == other or not several or not grounds[own].topic:
                continue
            better = self._gain(part, rows[other], resolution) - self._gain(part, rest, resolution)
            clearly = better > CLEARLY / sqrt(len(part)) * float(self.strength[part].sum())
            if clearly and self._closeness(part, rows[other]) > NEARER * self._closeness(
                part, rest
            ):
                rows[own] = rest
                rows[other].update(part)
        return [
            replace(one, rows=tuple(sorted(own))) for one, own in zip(grounds, rows, strict=True)
        ]

    def _closeness(self, part: Sequence[int], others: Iterable[int]) -> float:
        """The ties between `part` and `others`, for the strength of those."""
        beside = sorted(others)
        strength = float(self.strength[beside].sum())
        return float(self.graph[part, :][:, beside].sum()) / strength if strength else 0.0

    def _gain(self, part: Sequence[int], others: Iterable[int], resolution: float) -> float:
        """The ties between `part` and `others`, less those that would be there by chance."""
        beside = sorted(others)
        chance = float(self.strength[part].sum() * self.strength[beside].sum())
        ties = float(self.graph[part, :][:, beside].sum())
        return ties - resolution * chance / (float(self.strength.sum()) or 1.0)

    def _parted(
        self, grounds: Sequence[Ground], afresh: Sequence[list[int]], resolution: float, least: int
    ) -> list[Ground]:
        """`grounds` without the parts that do not belong to them any more: which are a community by
        themselves `afresh`, and tied to the rest clearly less than two parts of one would be."""
        community = {row: number for number, group in enumerate(afresh) for row in group}
        done = []
        for one in grounds:
            parts: dict[int | None, list[int]] = {}
            for row in one.rows if one.topic else ():
                parts.setdefault(community.get(row), []).append(row)
            rest = list(one.rows)
            for part in sorted(parts.values(), key=len)[:-1]:
                if len(part) < max(least, FAIR * len(one.rows)):
                    continue
                left = sorted(set(rest).difference(part))
                if self._gain(part, left, APART * resolution) < 0:
                    done.append(Ground(tuple(part), one.topic))
                    rest = left
            done.append(replace(one, rows=tuple(rest)))
        return done

    def _bounded(self, ground: Ground, resolution: float) -> Iterator[Ground]:
        """`ground`, or its parts when it is so large that it says nothing. The one that keeps most of
        the locked topic continues it."""
        large = max(SMALL, LARGE * len(self.ids)) * (OUTGROWN if ground.topic else 1)
        inside = (
            communities(self.graph[ground.rows, :][:, ground.rows], resolution)
            if len(ground.rows) > large
            else []
        )
        if len(inside) < 2:
            yield ground
            return
        for part in inside:
            rows = tuple(ground.rows[place] for place in part)
            yield from self._bounded(replace(ground, rows=rows), resolution)

    def _parts(self, ground: Ground, least: int) -> list[Ground]:
        """The parts of a ground that are large enough to be topics; none when it is one of them."""
        own = {self.ids[row] for row in ground.rows}
        inside = {
            id: topic
            for id, topic in self.held.within().items()
            if 2 * len(own.intersection(topic.sources)) > len(topic.sources)
        }
        if len(ground.rows) < 2 * least * (SHRUNK if inside else 1):
            return []
        parts = self._divide(ground.rows, FINER, inside)
        large = [part for part in parts if len(part.rows) >= least * (SHRUNK if part.topic else 1)]
        enough = len(large) > 1 or any(part.topic for part in large)
        return large if enough else []


def _each_topic_once(grounds: Sequence[Ground], ids: Sequence[str], held: Held) -> list[Ground]:
    """`grounds`, of which those that would continue one topic leave it to the one with most of it."""
    keeper: dict[str, tuple[int, tuple[int, ...]]] = {}
    for one in grounds:
        if one.topic:
            kept = sum(ids[row] in held.topics[one.topic].sources for row in one.rows)
            keeper[one.topic] = max(keeper.get(one.topic, (-1, ())), (kept, one.rows))
    return [
        one if one.topic and keeper[one.topic][1] == one.rows else replace(one, topic=None)
        for one in grounds
    ]

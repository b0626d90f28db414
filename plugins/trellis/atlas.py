"""VIEW: the garden as a map: which topic each entity stands in, who its neighbours are, where all that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.graph.layout import Bed, Chart, Ground, Spot, chart
from trellis.pages import indexed
from trellis.topics import Topic

GROUNDS = 60
"""Topics on the map: the largest; what stands in smaller ones stands in a larger one it is in, or in none."""

NEAREST = 5
"""Related entities that count as neighbours of one."""

ELSEWHERE = ""
"""The id of the ground for what is in no topic."""

Place = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Atlas:
    """Who is whose neighbour and stands where. `grounds` are topics, the largest first, and the rest.

    `tied` are the neighbours by a link or a series alone.
    """

    neighbours: Mapping[str, tuple[str, ...]]
    tied: Mapping[str, frozenset[str]]
    grounds: tuple[Ground, ...]
    home: Mapping[str, str]
    chart: Chart

    @property
    def places(self) -> dict[str, Place]:
        """Where each topic is, by its id, for the next map to leave it there."""
        beds = {bed.id: (bed.x, bed.y) for island in self.chart.islands for bed in island.beds}
        islands = {island.id: (island.x, island.y) for island in self.chart.islands}
        return {id: place for id, place in (beds | islands).items() if id != ELSEWHERE}

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """Entities, those with the most neighbours first."""
        return tuple(sorted(self.home, key=lambda id: (-len(self.neighbours[id]), id)))

    @property
    def spots(self) -> Iterator[tuple[Bed, Spot]]:
        """Every dot, in the order of the map."""
        return (
            (bed, spot)
            for island in self.chart.islands
            for bed in island.beds
            for spot in bed.spots
        )


@lru_cache(maxsize=1)
def atlas(garden: Garden, elsewhere: str) -> Atlas:
    """The atlas of `garden`; `elsewhere` is what readers call the ground for what is in no topic.

    One garden is published at a time, so one atlas is remembered.
    """
    return survey(garden, garden.ledger.positions, elsewhere)


def survey(garden: Garden, held: Mapping[str, Place], elsewhere: str = "") -> Atlas:
    """The atlas of `garden`; topics that are `held` keep their places."""
    ids = sorted(id for kind, found in indexed(garden).items() if kind != "topic" for id in found)
    tied = tied_entities(garden, ids)
    neighbours = neighbourhood(garden, tied)
    ties = {id: len(near) for id, near in neighbours.items()}
    home = homes(garden, ids)
    grounds = _grounds(garden, home, ties, elsewhere)
    drawn = chart(grounds, _near(home, neighbours), ties, held)
    return Atlas(neighbours, tied, grounds, home, drawn)


def tied_entities(garden: Garden, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each of `ids` those that it links to or that link to it, or that stand beside it in a series."""
    found: dict[str, set[str]] = {id: set() for id in ids}
    for tie in garden.connections.ties:
        if tie.source in found and tie.target in found and tie.source != tie.target:
            found[tie.source].add(tie.target)
            found[tie.target].add(tie.source)
    return {id: frozenset(near) for id, near in found.items()}


def neighbourhood(garden: Garden, tied: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """For each entity those it is tied to, and those that are nearest to it or it to them, in order."""
    found = {id: set(near) for id, near in tied.items()}
    for id, near in found.items():
        for one in garden.related(id)[:NEAREST]:
            if one.id in found:
                near.add(one.id)
                found[one.id].add(id)
    return {id: tuple(sorted(near)) for id, near in found.items()}


def homes(garden: Garden, ids: Iterable[str]) -> dict[str, str]:
    """The topic that each of `ids` stands in, and within that the topic within it; ELSEWHERE for none.

    It is the topic among whose sources an entity comes first, in coarse steps, and of those alike the one
    that scores it highest: so a small topic keeps what is its own beside a large one that has it too.
    """
    known = {topic.id: topic for topic in largest(garden.topics)}
    ranked: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for topic in known.values():
        for rank, source in enumerate(topic.sources):
            ranked[source.id].append((rank.bit_length(), -source.score, topic.id))
    found = {}
    for id in ids:
        own = [topic for _, _, topic in sorted(ranked.get(id, ()))]
        at = own[0] if own else ELSEWHERE
        while within := [topic for topic in own if known[topic].parent == at]:
            at = within[0]
        found[id] = at
    return found


def largest(topics: Sequence[Topic]) -> list[Topic]:
    """The topics on the map, those around others before them."""
    ranked = sorted(
        topics, key=lambda topic: (-len(topic.sources), topic.parent is not None, topic.id)
    )
    return [topic for topic in ranked if topic.sources][: GROUNDS - 1]


def _grounds(
    garden: Garden, home: Mapping[str, str], ties: Mapping[str, int], elsewhere: str
) -> tuple[Ground, ...]:
    members: dict[str, list[str]] = defaultdict(list)
    for id in sorted(home, key=lambda id: _age(garden.entities[id])):
        members[home[id]].append(id)
    known = {topic.id: topic for topic in largest(garden.topics)}
    occupied = {head.id for id in members for head in _lineage(id, known)}
    grounds = [
        _ground(garden, topic.id, topic.title, members[topic.id], ties, _parent(topic, known))
        for topic in known.values()
        if topic.id in occupied
    ]
    if members[ELSEWHERE]:
        grounds.append(_ground(garden, ELSEWHERE, elsewhere, members[ELSEWHERE], ties, None))
    return tuple(grounds)


def _parent(topic: Topic, known: Mapping[str, Topic]) -> str | None:
    """The topic around all others that `topic` is within: islands hold one level of topics."""
    *_, outermost = _lineage(topic.id, known)
    return None if outermost is topic else outermost.id


def _lineage(id: str, topics: Mapping[str, Topic]) -> Iterable[Topic]:
    """A topic and those around it."""
    while topic := topics.get(id):
        yield topic
        id = topic.parent or ""


def _ground(
    garden: Garden,
    id: str,
    title: str,
    members: list[str],
    ties: Mapping[str, int],
    parent: str | None,
) -> Ground:
    best = max(members, key=lambda id: ties[id], default="")
    mark = garden.entities[best].title if best and id != ELSEWHERE else ""
    return Ground(id, title, tuple(members), parent, best if mark else "", mark)


def _age(entity: Entity) -> tuple[float, str]:
    """A sort key: what has no date first, then the eldest, so that what is new comes at the end."""
    return (entity.date.timestamp() if entity.date else float("-inf"), entity.id)


def _near(
    home: Mapping[str, str], neighbours: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str], float]:
    """How many neighbours the entities of two topics have in each other, in both directions."""
    counts = Counter(
        (home[id], home[other])
        for id, near in neighbours.items()
        for other in near
        if home[id] != home[other] and home[id] and home[other]
    )
    return {pair: float(count) for pair, count in sorted(counts.items())}

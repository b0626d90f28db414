"""The map, as values. Places are whole map units from the middle of the map: pixels at its natural size."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ground:
    """What is to have a place: a topic, or what has none, and the entities that stand in it.

    `members` are in the order in which they came, the eldest first; those of a topic within (`parent`) are
    not among them. `marked` is the member that has its name on the map, if there is room for it.
    """

    id: str
    title: str
    members: tuple[str, ...]
    parent: str | None = None
    marked: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of text, centred on `x`; `y` is the baseline of the first, `step` the way to the next."""

    lines: tuple[str, ...]
    x: int
    y: int
    step: int


@dataclass(frozen=True, slots=True)
class Spot:
    """The dot of an entity: its place and its size, from 1 to 5."""

    id: str
    x: int
    y: int
    size: int


@dataclass(frozen=True, slots=True)
class Bed:
    """A disc of dots: a topic's own, or those of a topic within.

    `name` is None where the island's says it.
    """

    id: str
    x: int
    y: int
    radius: int
    name: Lettering | None
    mark: Lettering | None
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Island:
    """A topic with the topics within it. `shore` are the corners of its outline, to be rounded off."""

    id: str
    x: int
    y: int
    shore: tuple[Place, ...]
    name: Lettering
    beds: tuple[Bed, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole map: what it shows, from `left` and `top`, and the ways between islands, strongest first.

    Dots are about 1.8 `spacing` apart. `crowding` is 0 where a finger can hit each of them, and 1 and more
    where they are ever closer.
    """

    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    crowding: int = 0
    spacing: float = 1.0
    islands: tuple[Island, ...] = ()
    ways: tuple[tuple[Place, Place], ...] = ()

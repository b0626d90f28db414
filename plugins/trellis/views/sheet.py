"""The map and its small copies, as values. Places are whole units; `url` is relative to the site's root."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lettered:
    """Lines of a name, each with its baseline, centred on `x`."""

    x: int
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """An entity. `lang` stands only where it is not the page's; `size` is from 1 to 5."""

    title: str
    lang: str
    url: str
    kind: str
    size: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class SheetBed:
    """The dots of one topic. `rest` draws those that are no links."""

    anchor: str
    title: str
    url: str
    x: int
    y: int
    radius: int
    name: Lettered | None
    mark: Lettered | None
    dots: tuple[Dot, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class SheetIsland:
    """A topic with those within it; `shore` draws its outline."""

    anchor: str
    title: str
    url: str
    shore: str
    name: Lettered
    beds: tuple[SheetBed, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A topic on a small map, with those of its entities that are near."""

    title: str
    url: str
    x: int
    y: int
    width: int
    height: int
    name: Lettered
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Nearby:
    """A small map of what is near a page.

    Its own place is `here`, where it is on it. `links` draws what is linked with it, `ties` counts all
    that is near; `map_url` and `map_anchor` are where the page is on the map.
    """

    width: int
    height: int
    plots: tuple[Plot, ...]
    here: tuple[int, int] | None
    links: str
    ties: int
    map_url: str
    map_anchor: str


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The map in small: a picture that leads to it. `dots` draws those with the most ties."""

    url: str
    frame: str
    width: int
    height: int
    shores: tuple[str, ...]
    names: tuple[Lettered, ...]
    dots: str

"""The small map of a page: what is near, topic by topic."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from trellis.atlas import ELSEWHERE, Atlas
from trellis.graph.layout.beds import size
from trellis.graph.layout.lettering import lines
from trellis.views.catalogue import Catalogue
from trellis.views.map import garden_atlas, topic_anchor
from trellis.views.sheet import Dot, Lettered, Nearby, Plot

NODES = 11
"""Entities on a small map, beside the page itself."""

PLOTS = 4
OWN = 8
"""Entities of the topic itself on its small map; others show fewer."""
OTHERS = 4

WIDTH, GAP, PITCH = 230, 8, 24
FONT, LINE, PAD = 14.5, 17, 9

Group = tuple[str, Sequence[str]]
"""A topic's id, ELSEWHERE, or None's stand-in; and entities."""


def entity_nearby(catalogue: Catalogue, id: str) -> Nearby | None:
    """The small map of an entity's page; None where nothing is near."""
    found = garden_atlas(catalogue)
    near = found.neighbours.get(id, ())
    if not near:
        return None
    nearest = {one.id: at for at, one in enumerate(catalogue.garden.related(id))}
    tied = found.tied[id]
    chosen = sorted(near, key=lambda one: (one not in tied, nearest.get(one, len(nearest)), one))[
        :NODES
    ]
    by_topic: dict[str, list[str]] = {found.home[id]: [id]}
    for one in chosen:
        by_topic.setdefault(found.home[one], []).append(one)
    return _drawn(catalogue, found, _few(by_topic), id, tied, len(near))


def topic_nearby(catalogue: Catalogue, id: str) -> Nearby | None:
    """The small map of a topic's page: it and the topics near it, with what they are most tied by."""
    found = garden_atlas(catalogue)
    topic = catalogue.topics[id]
    sources = [source.id for source in topic.sources if source.id in found.home]
    own = set(sources)
    shown: set[str] = set()
    groups: list[Group] = []
    for near, most in [(id, OWN), *((one.id, OTHERS) for one in topic.related[: PLOTS - 1])]:
        among = (source.id for source in catalogue.topics[near].sources if source.id in found.home)
        ranked = sorted(
            (one for one in among if one not in shown),
            key=lambda one: (-len(own.intersection(found.neighbours[one])), one),
        )[:most]
        shown.update(ranked)
        groups.append((near, ranked))
    if not sources or len(groups) < 2:
        return None
    return _drawn(catalogue, found, groups, None, frozenset(), len(sources))


def _few(by_topic: Mapping[str, list[str]]) -> list[Group]:
    """The first topic and those with most entities; what is in others stands together, without a name."""
    own, *others = by_topic.items()
    others.sort(key=lambda group: (group[0] == ELSEWHERE, -len(group[1])))
    if len(others) < PLOTS:
        return [own, *others]
    rest = [id for _, ids in others[PLOTS - 2 :] for id in ids]
    return [own, *others[: PLOTS - 2], (ELSEWHERE, rest)]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a plot goes."""

    x: int
    y: int
    width: int
    height: int


def _drawn(
    catalogue: Catalogue,
    found: Atlas,
    groups: Sequence[Group],
    here: str | None,
    tied: Collection[str],
    ties: int,
) -> Nearby:
    names = [_name(catalogue, group[0]) for group in groups]
    widths = _widths(len(groups))
    rows = [
        lines(title, FONT, width - 2 * PAD, 2)
        for (title, _), width in zip(names, widths, strict=True)
    ]
    places = _places(
        widths, [_height(w, row, g[1]) for w, row, g in zip(widths, rows, groups, strict=True)]
    )
    at: dict[str, tuple[int, int]] = {}
    plots = []
    for (_, ids), (title, url), row, place in zip(groups, names, rows, places, strict=True):
        spots = _spots(place, len(row), ids)
        at |= spots
        plots.append(
            Plot(
                title=title,
                url=url,
                x=place.x,
                y=place.y,
                width=place.width,
                height=place.height,
                name=Lettered(
                    place.x + PAD,
                    tuple((line, place.y + 19 + n * LINE) for n, line in enumerate(row)),
                ),
                dots=tuple(_dot(catalogue, found, one, spots[one]) for one in ids if one != here),
            )
        )
    start = at.get(here) if here else None
    return Nearby(
        width=WIDTH,
        height=max(place.y + place.height for place in places) + 1,
        plots=tuple(plots),
        here=start,
        links="".join(
            _curve(start, at[one]) for one in at if start and one in tied and one != here
        ),
        ties=ties,
        map_url=catalogue.plan.map.url,
        map_anchor=_anchor(found, groups[0][0]),
    )


def _anchor(found: Atlas, topic: str) -> str:
    """Where the topic is on the map; "" for one that is not on it."""
    return topic_anchor(topic) if any(ground.id == topic for ground in found.grounds) else ""


def _name(catalogue: Catalogue, topic: str) -> tuple[str, str]:
    known = catalogue.plan.topics.get(topic)
    return (known.title, known.url) if known else ("", "")


def _widths(count: int) -> list[int]:
    """One in a row or two, the first on its own where that evens it out."""
    half = (WIDTH - GAP) // 2
    return [WIDTH] * (count % 2) + [half] * (count - count % 2)


def _height(width: int, row: Sequence[str], ids: Sequence[str]) -> int:
    across = (width - 2 * PAD + PITCH // 2) // PITCH
    return 8 + LINE * len(row) + PITCH * -(-len(ids) // across) + 6


def _places(widths: Sequence[int], heights: Sequence[int]) -> list[_Place]:
    """Plots in rows, all of a row as high as its highest."""
    places: list[_Place] = []
    x = y = 0
    for at, width in enumerate(widths):
        row = heights[at : at + (1 if width == WIDTH else 2)]
        height = places[-1].height if x else max(row)
        places.append(_Place(x, y, width, height))
        x += width + GAP
        if x > WIDTH:
            x, y = 0, y + height + GAP
    return places


def _spots(place: _Place, named: int, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    across = (place.width - 2 * PAD + PITCH // 2) // PITCH
    top = place.y + 8 + LINE * named + PITCH // 2
    return {
        id: (place.x + PAD + 8 + PITCH * (at % across), top + PITCH * (at // across))
        for at, id in enumerate(ids)
    }


def _dot(catalogue: Catalogue, found: Atlas, id: str, at: tuple[int, int]) -> Dot:
    look = catalogue.dots.get(id)
    if look is None:
        entity = catalogue.garden.entities[id]
        look = catalogue.dots[id] = (
            entity.title,
            catalogue.lang(entity),
            catalogue.garden.addresses[id],
            entity.kind,
            size(len(found.neighbours[id])),
        )
    return Dot(*look, *at)


def _curve(start: tuple[int, int], end: tuple[int, int]) -> str:
    """A bent way from one dot to another."""
    (ax, ay), (bx, by) = start, end
    rise = min(max(abs(bx - ax) // 5, 8), PITCH)  # rather beside a name than through it
    bend_x, bend_y = (ax + bx) // 2 + (by - ay) // 6, (ay + by) // 2 - rise
    return f"M{ax} {ay}Q{bend_x} {bend_y} {bx} {by}"

"""From topics and what is in them to the whole map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil, log2

from trellis.graph.layout.beds import bed
from trellis.graph.layout.lettering import lines, width
from trellis.graph.layout.placing import place
from trellis.graph.layout.shapes import hull, ring
from trellis.graph.layout.values import Bed, Chart, Ground, Island, Lettering, Place, Spot

ROOMY, ROOM = 400, 15.5
"""Entities up to which every dot has 24 pixels to itself, for a finger to hit; and the spacing for that."""

CROWDED, CROWD = 1600, 7.75
"""Up to so many dots can be pointed at; beyond, each doubling halves their ground. Lettering stays."""

NAME, NAME_STEP, NAME_ROOM = 20.0, 23, (110, 250)
INNER, INNER_STEP, INNER_ROOM = 15.0, 17, (90, 180)
MARGIN = 16  # of paper around all islands
SHORE = 12  # of land around what stands on it
FLARE = 12  # so that a shore that is rounded off does not cross a name
ROUND = 30  # the least that a disc counts for, so that land is round where it holds little
SEA = 15  # between islands, at the least
CELL, FINE_CELL = 8, 6  # of the grid on which islands stand, and what is on them
CLOSE = 4  # between what stands on an island, at the least
WAYS = 2  # drawn from each island
ROOMS = 4  # widths tried for a name, beside the narrowest


def chart(
    grounds: Sequence[Ground],
    near: Mapping[tuple[str, str], float],
    ties: Mapping[str, int],
    held: Mapping[str, Place],
) -> Chart:
    """The map of `grounds`, the most important first.

    `near` says how much grounds have to do with each other (both ways), `ties` how many of them each entity
    has. `held` are former places of grounds.
    """
    count = sum(len(ground.members) for ground in grounds)
    crowding, spacing = _measure(count)
    beds = {ground.id: bed(ground, ties, spacing) for ground in grounds}
    inner: dict[str, list[Ground]] = defaultdict(list)
    for ground in grounds:
        inner[ground.parent or ground.id].append(ground)
    roots = [ground for ground in grounds if ground.parent is None]
    islands = {
        root.id: _island(root, inner[root.id], beds, near, held) for root in roots if inner[root.id]
    }
    between = _between(grounds, near)
    shores = {id: island.shore for id, island in islands.items()}
    places = place(shores, between, _only(held, islands), CELL, SHORE + SEA // 2)
    settled = [_moved(island, *places[id]) for id, island in islands.items()]
    return _framed(settled, _ways(between, settled), crowding, spacing)


def _measure(count: int) -> tuple[int, float]:
    if count <= ROOMY:
        return 0, ROOM
    halvings = max(0, ceil(log2(count / CROWDED)))
    return 1 + halvings, CROWD * 2 ** (-halvings / 2)


def _island(
    root: Ground,
    grounds: Sequence[Ground],
    beds: Mapping[str, Bed],
    near: Mapping[tuple[str, str], float],
    held: Mapping[str, Place],
) -> Island:
    """A topic, the topics within it around it, and its name above them all."""
    named = {
        ground.id: beds[ground.id] if ground is root else _named(beds[ground.id], ground.title)
        for ground in grounds
        if ground is not root or ground.members
    }
    shapes = {id: _outline(one) for id, one in named.items()}
    former = {id: _minus(held[id], held[root.id]) for id in named if id in held and root.id in held}
    around = {pair: weight + 1.0 for pair, weight in _among(near, named).items()}
    places = place(shapes, around, former, FINE_CELL, CLOSE)
    settled = [_bed_moved(one, *places[id]) for id, one in named.items()]
    points = [point for id, shape in shapes.items() for point in _shifted(shape, places[id])]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top = min(y for _, y in points)
    rooms = _rooms(right - left, NAME_ROOM)
    name = _lettering(root.title, NAME, NAME_STEP, rooms)
    name = replace(name, x=(left + right) // 2, y=name.y + top)
    points += _box(name, NAME, FLARE)
    return Island(root.id, 0, 0, hull(points), name, tuple(settled))


def _lettering(title: str, font: float, step: float, rooms: tuple[float, float]) -> Lettering:
    """A name that stands on the line y = 0: as narrow as it may be, and still all there if it can be."""
    least, most = rooms
    widths = [least + (most - least) * share / ROOMS for share in range(ROOMS + 1)]
    tried = [lines(title, font, width, 3) for width in widths]
    rows = next((rows for rows in tried if not any(row.endswith("…") for row in rows)), tried[-1])
    return Lettering(rows, 0, -round(step * (len(rows) - 1) + font * 0.35), round(step))


def _named(one: Bed, title: str) -> Bed:
    name = _lettering(title, INNER, INNER_STEP, _rooms(one.radius * 2, INNER_ROOM))
    return replace(one, name=replace(name, y=name.y - one.radius))


def _rooms(across: int, bounds: tuple[int, int]) -> tuple[float, float]:
    """How wide a name should and may be above what is `across`."""
    least, most = bounds
    return min(max(across * 1.2, least), most), most


def _box(name: Lettering, font: float, flare: int = 0) -> list[Place]:
    """The corners around a name, those below farther apart by `flare`."""
    half = round(max((width(row, font) for row in name.lines), default=0.0) / 2 + font * 0.5)
    top, bottom = (
        name.y - round(font),
        name.y + name.step * (len(name.lines) - 1) + round(font * 0.3),
    )
    corners = ((half, top), (half + flare, bottom))
    return [(name.x + side * across, y) for side in (-1, 1) for across, y in corners]


def _outline(one: Bed) -> tuple[Place, ...]:
    points = ring(0, 0, max(one.radius, ROUND))
    return hull(points + (_box(one.name, INNER) if one.name else []))


def _among(
    near: Mapping[tuple[str, str], float], ids: Mapping[str, object]
) -> dict[tuple[str, str], float]:
    """How near all pairs of `ids` are, strangers included."""
    return {
        (one, other): near.get((one, other), 0.0) for one in ids for other in ids if one != other
    }


def _between(
    grounds: Sequence[Ground], near: Mapping[tuple[str, str], float]
) -> dict[tuple[str, str], float]:
    """How near islands are: what the grounds on them are to each other, in sum, in coarse steps."""
    island = {ground.id: ground.parent or ground.id for ground in grounds}
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for (one, other), weight in sorted(near.items()):
        if one in island and other in island and island[one] != island[other]:
            sums[island[one], island[other]] += weight
    return {
        pair: float(2 ** round(weight).bit_length())
        for pair, weight in sums.items()
        if weight >= 0.5
    }


def _ways(
    between: Mapping[tuple[str, str], float], islands: Sequence[Island]
) -> tuple[tuple[Place, Place], ...]:
    """From each island to those it has most to do with, where no other lies between."""
    strongest: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), weight in between.items():
        strongest[one].append((-weight, other))
    pairs = {
        (min(one, other), max(one, other))
        for one, found in strongest.items()
        for _, other in sorted(found)[:WAYS]
    }
    middles = {island.id: _middle(island) for island in islands}
    return tuple(
        ((ax, ay), (bx, by))
        for one, other in sorted(pairs)
        for ax, ay, _, _ in [middles[one]]
        for bx, by, _, _ in [middles[other]]
        if not any(
            _crosses((ax, ay), (bx, by), middle)
            for id, middle in middles.items()
            if id not in (one, other)
        )
    )


def _middle(island: Island) -> tuple[int, int, int, int]:
    """The middle of an island, and how far it goes from there to the sides and up and down."""
    xs, ys = [x for x, _ in island.shore], [y for _, y in island.shore]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return (left + right) // 2, (top + bottom) // 2, (right - left) // 2, (bottom - top) // 2


def _crosses(start: Place, end: Place, middle: tuple[int, int, int, int]) -> bool:
    """Whether a straight way leads over the ellipse around `middle`, or close by."""
    x, y, across, down = middle
    ax, ay = (start[0] - x) / max(across, 1), (start[1] - y) / max(down, 1)
    bx, by = (end[0] - x) / max(across, 1), (end[1] - y) / max(down, 1)
    dx, dy = bx - ax, by - ay
    share = min(max(-(ax * dx + ay * dy) / max(dx * dx + dy * dy, 1e-9), 0.0), 1.0)
    return (ax + share * dx) ** 2 + (ay + share * dy) ** 2 < 1.4


def _framed(
    islands: Sequence[Island],
    ways: tuple[tuple[Place, Place], ...],
    crowding: int,
    spacing: float,
) -> Chart:
    if not islands:
        return Chart()
    points = [point for island in islands for point in island.shore]
    margin = MARGIN + SHORE
    left, top = min(x for x, _ in points) - margin, min(y for _, y in points) - margin
    right, bottom = max(x for x, _ in points) + margin, max(y for _, y in points) + margin
    return Chart(left, top, right - left, bottom - top, crowding, spacing, tuple(islands), ways)


def _moved(island: Island, x: int, y: int) -> Island:
    return Island(
        island.id,
        x,
        y,
        tuple(_shifted(island.shore, (x, y))),
        replace(island.name, x=island.name.x + x, y=island.name.y + y),
        tuple(_bed_moved(one, x, y) for one in island.beds),
    )


def _bed_moved(one: Bed, x: int, y: int) -> Bed:
    def letters(text: Lettering | None) -> Lettering | None:
        return text and replace(text, x=text.x + x, y=text.y + y)

    spots = tuple(Spot(spot.id, spot.x + x, spot.y + y, spot.size) for spot in one.spots)
    return replace(
        one, x=one.x + x, y=one.y + y, name=letters(one.name), mark=letters(one.mark), spots=spots
    )


def _shifted(points: Sequence[Place], by: Place) -> list[Place]:
    return [(x + by[0], y + by[1]) for x, y in points]


def _minus(one: Place, other: Place) -> Place:
    return one[0] - other[0], one[1] - other[1]


def _only(held: Mapping[str, Place], islands: Mapping[str, Island]) -> dict[str, Place]:
    return {id: held[id] for id in islands if id in held}

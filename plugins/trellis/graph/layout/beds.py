"""Dots in a disc, as seeds stand in a sunflower (Vogel 1979): each new one at the rim, none moves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import cos, pi, sin, sqrt

from trellis.graph.layout.lettering import lines, width
from trellis.graph.layout.values import Bed, Ground, Lettering, Spot

TURN = pi * (3 - sqrt(5))
STEP = (
    1.15  # a disc grows by steps of this much, so that one more entity rarely moves another topic
)
MARK, MARK_STEP = 14.5, 16  # size of the name of an entity, and from one of its lines to the next
MARK_ROOM = 0.3  # of a disc, that such a name may take
MARK_WIDTH = 96
ABOVE = 18  # from a name up to its dot
APART = 1.6  # times the spacing, that dots are from one another at the least
SIZES = (2, 4, 8, 16)  # ties from which a dot is larger


def bed(ground: Ground, ties: Mapping[str, int], spacing: float) -> Bed:
    """The disc of a topic's own entities, the eldest in the middle, around (0, 0)."""
    room = capacity(len(ground.members))
    mark = _mark(ground, spacing * sqrt(room))
    slots = seeds(room, spacing, _room_of(mark, spacing) if mark else None)
    radius = max((sqrt(x * x + y * y) for x, y in slots), default=0.0) + spacing * 0.75
    places = dict(
        zip(
            (id for id in ground.members if not (mark and id == ground.marked)), slots, strict=False
        )
    )
    if mark:
        places[ground.marked] = (0, mark.y - ABOVE)
    spots = tuple(Spot(id, x, y, size(ties.get(id, 0))) for id, (x, y) in places.items())
    return Bed(ground.id, 0, 0, round(radius), None, mark, spots)


def size(ties: int) -> int:
    """From 1 to 5: a step for each doubling."""
    return 1 + sum(ties >= least for least in SIZES)


def capacity(count: int) -> int:
    """The smallest step that holds `count`."""
    step = 1
    while step < count:
        step = max(step + 1, int(step * STEP))
    return step


def seeds(
    count: int, spacing: float, taken: tuple[float, float, float, float] | None
) -> list[tuple[int, int]]:
    """Places for `count` dots that are about `spacing * 1.8` apart, none within the box `taken`."""
    found: list[tuple[int, int]] = []
    at = 0
    while len(found) < count:
        across, down = _seed(at)
        x, y = round(spacing * across), round(spacing * down)
        at += 1
        if taken and taken[0] < x < taken[2] and taken[1] < y < taken[3]:
            continue
        found.append((x, y))
    return found


@lru_cache(maxsize=32768)
def _seed(at: int) -> tuple[float, float]:
    out = sqrt(at + 0.5)
    return out * cos(at * TURN), out * sin(at * TURN)


def _mark(ground: Ground, radius: float) -> Lettering | None:
    """The name of one entity under its dot, in the middle of its topic, if that is large enough."""
    rows = lines(ground.mark, MARK, MARK_WIDTH, 2)
    across = max((width(row, MARK) for row in rows), default=0.0)
    if not rows or across * (MARK_STEP * len(rows) + 20) > MARK_ROOM * pi * radius**2:
        return None
    return Lettering(rows, 0, round(MARK_STEP * (0.8 - (len(rows) - 1) / 2) + 3), MARK_STEP)


def _room_of(mark: Lettering, spacing: float) -> tuple[float, float, float, float]:
    """The box around such a name and its dot, and some room: left, top, right, bottom."""
    half = max(width(row, MARK) for row in mark.lines) / 2 + 7
    apart = APART * spacing
    bottom = mark.y + mark.step * (len(mark.lines) - 1) + 10
    return -max(half, apart), mark.y - ABOVE - apart, max(half, apart), bottom

"""Outlines: the hull around points, and the cells of a grid that it covers."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin
from typing import TYPE_CHECKING

from trellis.graph.layout.values import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CORNERS = 12


def ring(x: float, y: float, radius: float) -> list[Place]:
    """Points around a disc."""
    outside = radius / cos(pi / CORNERS)
    turns = (2 * pi * at / CORNERS for at in range(CORNERS))
    return [(round(x + outside * cos(turn)), round(y + outside * sin(turn))) for turn in turns]


def hull(points: Iterable[Place]) -> tuple[Place, ...]:
    """The corners of the smallest convex shape around `points`, counter-clockwise (Andrew 1979)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    below, above = _chain(ordered), _chain(reversed(ordered))
    return (*below[:-1], *above[:-1])


def _chain(points: Iterable[Place]) -> list[Place]:
    chain: list[Place] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Place, b: Place, c: Place) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cells(corners: Iterable[Place], cell: int, gap: int) -> NDArray[np.int64]:
    """The cells (rows of x and y) that a convex shape covers, with `gap` around it."""
    import numpy as np

    shape = np.array(list(corners), dtype=np.float64)
    low = np.floor((shape.min(axis=0) - gap) / cell).astype(np.int64)
    high = np.ceil((shape.max(axis=0) + gap) / cell).astype(np.int64)
    xs, ys = np.meshgrid(np.arange(low[0], high[0] + 1), np.arange(low[1], high[1] + 1))
    within = np.ones(xs.shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(shape, np.roll(shape, -1, axis=0), strict=True):
        length = max(float(np.hypot(bx - ax, by - ay)), 1e-9)
        aside = ((bx - ax) * (ys * cell - ay) - (by - ay) * (xs * cell - ax)) / length
        within &= aside >= -gap
    covered: NDArray[np.int64] = np.stack([xs[within], ys[within]])
    return covered


def edge(covered: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of the cells of a shape without holes those at its edge."""
    import numpy as np

    low = covered.min(axis=1)
    filled = np.zeros(tuple(covered.max(axis=1) - low + 3), dtype=bool)
    filled[covered[0] - low[0] + 1, covered[1] - low[1] + 1] = True
    inner = filled[:-2, 1:-1] & filled[2:, 1:-1] & filled[1:-1, :-2] & filled[1:-1, 2:]
    outer = filled[1:-1, 1:-1] & ~inner
    around: NDArray[np.int64] = np.stack(np.nonzero(outer)) + low[:, None]
    return around

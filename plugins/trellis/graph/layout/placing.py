"""Shapes on a grid, each at the free place nearest to where it would like to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from trellis.graph.layout.shapes import cells, edge
from trellis.graph.layout.values import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TRIED = 512  # places looked at together
REACH = 160  # cells that something may stand from where it would like to
STRIDE = 2  # cells from one place that is tried to the next
SIDE = 800  # cells from edge to edge
ROUGH = 12  # cells that a place is looked at with first
TALL = (
    6  # how much a way up or down weighs, beside 10 for one to the side: a page goes on downwards
)
HOME = 0.25  # how much the middle draws, beside all that a shape is tied to


def place(
    shapes: Mapping[str, Sequence[Place]],
    ties: Mapping[tuple[str, str], float],
    held: Mapping[str, Place],
    cell: int,
    gap: int,
) -> dict[str, Place]:
    """Where each of the convex `shapes` goes; none covers another. They come in order of importance.

    What is `held` on the map comes first and moves only if it must; the first of the rest takes the middle.
    """
    edge_of_map = cell * (SIDE // 2)
    held = {id: at for id, at in held.items() if max(map(abs, at)) < edge_of_map}
    taken = _Taken()
    settled: dict[str, Place] = {}
    for id in sorted(shapes, key=lambda id: id not in held):
        covered = cells(shapes[id], cell, gap)
        wish = held.get(id) or _pull(id, ties, settled)
        x, y = taken.put(covered, (round(wish[0] / cell), round(wish[1] / cell)))
        settled[id] = (x * cell, y * cell)
    return settled


def _pull(id: str, ties: Mapping[tuple[str, str], float], settled: Mapping[str, Place]) -> Place:
    """The middle of what `id` is tied to and the map's."""
    weights = [(ties.get((id, other), 0.0), at) for other, at in settled.items()]
    whole = sum(weight for weight, _ in weights)
    if not whole:
        return 0, 0
    share = 1 / (whole * (1 + HOME))
    return (
        round(sum(weight * x for weight, (x, _) in weights) * share),
        round(sum(weight * y for weight, (_, y) in weights) * share),
    )


class _Taken:
    """The cells that are no longer free, row after row, the middle of the map in the middle."""

    def __init__(self) -> None:
        import numpy as np

        self._full = np.zeros(SIDE * SIDE, dtype=bool)

    def put(self, covered: NDArray[np.int64], wish: Place) -> Place:
        """Cover the cells at the free place nearest to `wish`, and tell it."""
        whole, around = _flat(covered), _flat(edge(covered))
        rough = around[:: max(1, len(around) // ROUGH)]
        reach = SIDE // 2 - int(abs(covered).max()) - 1
        steps = _spiral()
        for start in range(0, steps.shape[1], TRIED):
            tried = (steps[:, start : start + TRIED].T + wish).T
            tried = tried[:, (abs(tried) < reach).all(axis=0)]
            at = _flat(tried) + SIDE * (SIDE // 2) + SIDE // 2
            for cells_there in (rough, around):
                free = ~self._full[at[:, None] + cells_there].any(axis=1)
                tried, at = tried[:, free], at[free]
            for number, here in enumerate(at):
                if not self._full[here + whole].any():  # nor does it lie within
                    self._full[here + whole] = True
                    return int(tried[0, number]), int(tried[1, number])
        return wish  # no room anywhere: rather over another than nowhere


def _flat(covered: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where cells stand in one long row."""
    rows: NDArray[np.int64] = covered[1] * SIDE + covered[0]
    return rows


@lru_cache(maxsize=1)
def _spiral() -> NDArray[np.int64]:
    """Steps to all places around one, the nearest first."""
    import numpy as np

    reach = np.arange(-REACH, REACH + 1, STRIDE)
    x, y = (axis.ravel() for axis in np.meshgrid(reach, reach))
    order = np.argsort(x * x * 10 + y * y * TALL, kind="stable")
    return np.stack([x[order], y[order]])

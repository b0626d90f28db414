"""CONNECT: which entities belong together, by text and links."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

SEED = 1


def communities(graph: Matrix, resolution: float) -> list[list[int]]:
    """Communities of a symmetric weighted graph, each in order of its members, largest first.

    Leiden with modularity (Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z), seeded.
    Members without an edge are in none.
    """
    from graspologic_native import leiden
    from scipy import sparse

    upper = sparse.triu(graph, k=1).tocoo()
    edges = [
        (f"{row:07d}", f"{column:07d}", float(weight))
        for row, column, weight in sorted(zip(upper.row, upper.col, upper.data, strict=True))
    ]
    if not edges:
        return []
    _, assigned = leiden(edges, resolution=resolution, seed=SEED, trials=3, iterations=2)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for name in sorted(assigned):
        members[assigned[name]].append(int(name))
    return sorted(members.values(), key=lambda group: (-len(group), group))

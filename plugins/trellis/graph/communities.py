"""CONNECT: which entities belong together, by text and links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

SEED = 1
TRIALS = 3  # at least, of which the best counts,
EFFORT = 60_000  # and as many more as this many edges are looked at: few trials leave it to chance,
MOST_TRIALS = 30  # which of several good partitions is found, and one entity more turns that chance


def with_hubs(graph: Matrix, pull: Iterable[tuple[int, int, float]], count: int) -> Matrix:
    """`graph` with a hub for each of `count` former communities, in rows after its own.

    `pull` gives hub, row, and how much of the row's own strength ties it to the hub. A community that
    was there before thus stays together unless the graph says clearly more for another (temporal
    smoothness, Chakrabarti, Kumar & Tomkins 2006, doi:10.1145/1150402.1150467).
    """
    from scipy import sparse

    size = graph.shape[0]
    strength = graph.sum(axis=1)
    ties = [(size + hub, row, float(strength[row]) * part) for hub, row, part in pull]
    if not ties:
        return graph
    rows, columns, weights = zip(*ties, strict=True)
    hubs = sparse.coo_array((weights, (rows, columns)), shape=(size + count, size + count))
    larger = sparse.coo_array(
        (graph.data, graph.tocoo().coords), shape=(size + count, size + count)
    )
    joined: Matrix = (larger.tocsr() + hubs.tocsr() + hubs.T.tocsr()).tocsr()
    return joined


def communities(graph: Matrix, resolution: float) -> list[list[int]]:
    """Communities of a symmetric weighted graph, each in order of its members, largest first.

    Leiden with modularity (Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z), seeded.
    Members without an edge are in none.
    """
    import numpy as np
    from graspologic_native import leiden
    from scipy import sparse

    upper = sparse.triu(graph, k=1).tocoo()
    order = np.lexsort((upper.col, upper.row))
    names = [f"{row:07d}" for row in range(graph.shape[0])]
    edges = [
        (names[row], names[column], weight)
        for row, column, weight in zip(
            upper.row[order].tolist(),
            upper.col[order].tolist(),
            upper.data[order].tolist(),
            strict=True,
        )
    ]
    if not edges:
        return []
    trials = min(MOST_TRIALS, max(TRIALS, EFFORT // len(edges)))
    _, assigned = leiden(edges, resolution=resolution, seed=SEED, trials=trials, iterations=2)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for name in sorted(assigned):
        members[assigned[name]].append(int(name))
    return sorted(members.values(), key=lambda group: (-len(group), group))

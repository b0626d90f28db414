"""CONNECT: the ties as a networkx graph, for programmers and for exchange formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from trellis.graph.values import Tie

if TYPE_CHECKING:
    import networkx as nx


def as_networkx(titles: Mapping[str, tuple[str, str]], ties: Iterable[Tie]) -> nx.MultiDiGraph[str]:
    """A directed multigraph: nodes carry `kind` and `title`, edges `kind`, `weight` and `reasons`.

    `titles` gives (kind, title) of every node but keywords, whose nodes come with their ties.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    return graph

"""CONNECT: the ties as a networkx graph, for programmers and for exchange formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from trellis.graph.values import Tie

if TYPE_CHECKING:
    import networkx as nx


def as_networkx(titles: Mapping[str, tuple[str, str]], ties: Iterable[Tie]) -> nx.MultiDiGraph[str]:
    """A directed multigraph: nodes carry `kind` and `title`, edges `kind`, `weight` and `reasons`.

    `titles` gives (kind, title) of every node but keywords, whose nodes come with their ties. The key
    of an edge is the kind of its tie.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id, (kind, title) in sorted(titles.items()):
        graph.add_node(id, kind=kind, title=title)
    for tie in ties:
        for end in (tie.source, tie.target):
            if end not in graph and end.startswith("keyword:"):
                graph.add_node(end, kind="keyword", title=end.removeprefix("keyword:"))
        graph.add_edge(
            tie.source,
            tie.target,
            key=tie.kind,
            kind=tie.kind,
            weight=tie.weight,
            reasons=tie.reasons,
        )
    return graph

"""CONNECT: what the graph of a garden looks like as a whole, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.graph.values import Tie

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Overview:
    """A garden's graph in numbers.

    `ties` counts by kind. `orphans` are entities without any tie but to keywords; `hubs` the entities
    with most neighbours among entities, and how many; `components` the sizes of the parts that hang
    together by ties between entities, largest first.
    """

    entities: int
    ties: dict[str, int]
    orphans: tuple[str, ...]
    hubs: tuple[tuple[str, int], ...]
    components: tuple[int, ...]


def overview(ids: Iterable[str], ties: Sequence[Tie], hubs: int = 10) -> Overview:
    """The graph of the entities `ids` in numbers; near-linear."""
    import networkx as nx

    ids = sorted(ids)
    graph = between_entities(ids, ties)
    degrees = sorted(((graph.degree(id), id) for id in ids), key=lambda pair: (-pair[0], pair[1]))
    tied = {end for tie in ties if tie.kind != "keyword" for end in (tie.source, tie.target)}
    return Overview(
        entities=len(ids),
        ties=dict(sorted(Counter(tie.kind for tie in ties).items())),
        orphans=tuple(id for id in ids if id not in tied),
        hubs=tuple((id, degree) for degree, id in degrees[:hubs] if degree),
        components=tuple(sorted(map(len, nx.connected_components(graph)), reverse=True)),
    )


def between_entities(ids: Iterable[str], ties: Iterable[Tie]) -> nx.Graph[str]:
    """The entities and the ties between them, undirected; keywords and topics left out."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from(
        (tie.source, tie.target)
        for tie in ties
        if tie.source in graph and tie.target in graph and tie.source != tie.target
    )
    return graph

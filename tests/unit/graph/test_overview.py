"""A garden's graph in numbers."""

from __future__ import annotations

from trellis.graph.overview import overview
from trellis.graph.values import Tie

TIES = (
    Tie("a", "b", "link", 1.0),
    Tie("b", "a", "link", 2.0),
    Tie("b", "c", "series", 1.0),
    Tie("a", "keyword:mesh", "keyword", 0.5),
    Tie("e", "keyword:mesh", "keyword", 0.5),
    Tie("d", "topic:mesh", "source", 1.0),
    Tie("a", "topic:mesh", "source", 1.0),
)


def test_the_graph_is_counted() -> None:
    seen = overview("edcba", TIES)
    assert seen.entities == 5
    assert seen.ties == {"keyword": 2, "link": 2, "series": 1, "source": 2}
    assert seen.hubs == (("b", 2), ("a", 1), ("c", 1))
    assert seen.components == (3, 1, 1)


def test_an_orphan_has_nothing_but_keywords() -> None:
    assert overview("abcde", TIES).orphans == ("e",)


def test_an_empty_garden_has_an_overview() -> None:
    assert overview([], []).components == ()

"""A garden's graph in numbers, and the way between two entities."""

from __future__ import annotations

from trellis.graph.overview import overview, shortest_path
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


def test_the_strongest_tie_of_each_step_is_told() -> None:
    assert shortest_path("a", "c", "abcde", TIES) == (TIES[1], TIES[2])


def test_topics_and_keywords_are_ways_too() -> None:
    assert [tie.kind for tie in shortest_path("d", "e", "abcde", TIES)] == [
        "source",
        "source",
        "keyword",
        "keyword",
    ]


def test_where_there_is_no_way_there_is_none() -> None:
    assert shortest_path("a", "z", "az", TIES[:2]) == ()
    assert shortest_path("a", "a", "az", TIES) == ()

"""The few texts that lead from one topic to another: which pairs, which way, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import pytest

from trellis import Garden
from trellis.entities import Entity
from trellis.graph import Reason, Related
from trellis.topics import Topic, TopicSource
from trellis.topics.trails import MOST_PAIRS, MOST_READS, TrailGround, doors, main_pairs, trails
from trellis.topics.values import RelatedTopic

Grow = Callable[..., Garden]


def topic(id: str, sources: str, near: Sequence[str] = (), parent: str | None = None) -> Topic:
    """A topic whose sources are single letters, best first."""
    return Topic(
        id=id,
        title=id.title(),
        origin="discovered",
        entity_id=None,
        summary=(),
        keywords=(),
        sources=tuple(
            TopicSource(letter, 1 - number / 10, False, (), None)
            for number, letter in enumerate(sources)
        ),
        related=tuple(RelatedTopic(other, 0.5, ()) for other in near),
        parent=parent,
    )


@pytest.fixture
def entities(garden: Grow) -> Mapping[str, Entity]:
    """A text for each letter."""
    texts = {f"{letter}.md": f"# Text {letter}\n\nOf {letter}.\n" for letter in "abcdefghijkl"}
    return garden(texts).entities


def steps(*pairs: str, score: float = 0.9) -> dict[str, list[Related]]:
    """What is near what: `ab` says that b is near a."""
    near: dict[str, list[Related]] = {}
    reason = Reason("link", "", 1.0)
    for one, other in pairs:
        near.setdefault(one, []).append(Related(other, score, False, lambda: (reason,)))
    return near


def way(
    entities: Mapping[str, Entity], near: Mapping[str, Sequence[Related]], a: str, b: str
) -> str:
    ground = TrailGround.of(entities, near)
    return "".join(step.id for step in ground.between(dict.fromkeys(a, 0), dict.fromkeys(b, 0)))


def test_the_shortest_way_wins_and_steps_go_both_ways(entities: Mapping[str, Entity]) -> None:
    near = steps("ab", "bc", "cd", "eb", "ed")
    assert way(entities, near, "a", "d") in ("abcd", "abed")
    assert way(entities, near, "d", "a") in ("dcba", "deba")
    assert way(entities, near, "a", "a") == "a"


def test_strong_steps_win_over_a_weak_one(entities: Mapping[str, Entity]) -> None:
    near = steps("ab", "bc")
    near["a"] += steps("ac", score=0.1)["a"]
    assert way(entities, near, "a", "c") == "abc"
    near["a"][-1] = Related("c", 0.1, True, tuple)
    assert way(entities, near, "a", "c") == "ac"


def test_what_is_near_everything_leads_nowhere(entities: Mapping[str, Entity]) -> None:
    near = steps("ab", "bd", "ac", "cd", *(f"{letter}b" for letter in "efghijkl"))
    assert way(entities, near, "a", "d") == "acd"


def test_where_there_is_no_way_there_is_none(entities: Mapping[str, Entity]) -> None:
    assert way(entities, steps("ab"), "a", "l") == ""
    assert way(entities, {}, "a", "b") == ""
    assert way({}, {}, "a", "b") == ""


def test_a_long_way_is_found_when_there_is_no_other(entities: Mapping[str, Entity]) -> None:
    near = steps(*(f"{one}{other}" for one, other in pairwise("abcdefghijkl")))
    assert way(entities, near, "a", "l") == "abcdefghijkl"
    one, other = topic("one", "a"), topic("other", "l")
    assert trails([("one", "other")], [one, other], entities, near) == {}
    assert MOST_READS < 12


def test_each_step_says_why_as_seen_from_the_one_before(entities: Mapping[str, Entity]) -> None:
    ground = TrailGround.of(entities, steps("ab", "cb"))
    found = ground.between({"a": 0}, {"c": 0})
    assert [[reason.kind for reason in step.reasons] for step in found] == [
        [],
        ["link"],
        ["backlink"],
    ]


def test_two_texts_of_one_title_are_no_step(garden: Grow) -> None:
    same = {f"{name}.md": "# One title\n\nText.\n" for name in "ab"}
    assert way(garden(same).entities, steps("ab"), "a", "b") == ""


def test_a_trail_begins_at_home_in_one_topic_and_ends_in_the_other() -> None:
    assert doors(topic("one", "abc"), topic("other", "ad")).keys() == {"b", "c"}
    assert doors(topic("one", "ab"), topic("whole", "abc")).keys() == {"a", "b"}


def test_a_trail_goes_over_what_lies_between(entities: Mapping[str, Entity]) -> None:
    one, other = topic("one", "ab"), topic("other", "cd")
    near = steps("ac", "ae", "ec")
    pair = ("one", "other")
    found = trails([pair], [one, other], entities, near)[pair]
    assert "".join(step.id for step in found.steps) == "aec"
    near = steps("ac")
    found = trails([pair], [one, other], entities, near)[pair]
    assert "".join(step.id for step in found.steps) == "ac"


def test_topics_and_those_nearest_them_have_trails_both_ways() -> None:
    topics = [
        topic("a", "a", near=["c", "b", "within", "d"]),
        topic("b", "b", near=["a"]),
        topic("c", "c", near=["a"]),
        topic("d", "d", near=["a"]),
        topic("within", "a", near=["a"], parent="a"),
    ]
    assert main_pairs(topics, 1000) == [
        *(("a", "c"), ("c", "a")),
        *(("a", "b"), ("b", "a")),
        *(("a", "d"), ("d", "a")),
    ]
    assert main_pairs(topics, 45) == main_pairs(topics, 1000)[:4]
    assert main_pairs(topics, 10) == []


def test_there_are_few_trails_however_many_topics() -> None:
    ids = [f"t{number}" for number in range(100)]
    topics = [topic(id, "a", near=[other for other in ids if other != id]) for id in ids]
    assert len(main_pairs(topics, 10_000)) == 2 * MOST_PAIRS

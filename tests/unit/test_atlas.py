"""Who is whose neighbour, and which topic an entity stands in."""

from __future__ import annotations

from dataclasses import replace

from trellis.atlas import ELSEWHERE, survey
from trellis.topics import Topic, TopicSource


def topic(name: str, *stems: str) -> str:
    sources = "".join(f"- {stem.title()} ({stem}) [post]\n" for stem in stems)
    parts = {"Content": f"All about {name}.", "Keywords": f"- {name}", "Sources": sources}
    return f"# {name.title()}\n\n" + "\n\n".join(
        f"## {part}\n\n{text}" for part, text in parts.items()
    )


def post(title: str, body: str = "", date: str = "") -> str:
    dated = f"publishedAt: '{date}'\n" if date else ""
    return f"---\ntitle: {title}\nstatus: published\n{dated}---\n{body}\n"


GARDEN = {
    "index.md": "# Home\n",
    "topics/moss.md": topic("moss", "a", "b"),
    "topics/none.md": topic("none"),
    "posts/a.md": post("A", "Moss and shade. [[B]]", "2020-01-01"),
    "posts/b.md": post("B", "Moss and rain.", "2019-01-01"),
    "posts/c.md": post("C", "Bread."),
    "posts/d.md": "---\ntitle: D\nstatus: draft\n---\nMoss. [[A]]\n",
}


def test_what_is_linked_is_near_both_ways(garden):
    found = survey(garden(GARDEN), {})
    assert "posts/b" in found.neighbours["posts/a"]
    assert "posts/a" in found.neighbours["posts/b"]
    assert found.tied["posts/a"] == {"posts/b"}


def test_every_entity_that_readers_see_stands_somewhere_once(garden):
    found = survey(garden(GARDEN), {})
    assert sorted(spot.id for _, spot in found.spots) == ["posts/a", "posts/b", "posts/c"]
    assert found.home["posts/a"] == "moss"
    assert found.home["posts/c"] == ELSEWHERE


def test_the_eldest_stand_in_the_middle_the_undated_before_them(garden):
    grounds = {ground.id: ground.members for ground in survey(garden(GARDEN), {}).grounds}
    assert grounds["moss"] == ("posts/b", "posts/a")
    assert grounds[ELSEWHERE] == ("posts/c",)


def test_a_topic_without_entities_is_no_island(garden):
    assert [island.id for island in survey(garden(GARDEN), {}).chart.islands] == ["moss", ELSEWHERE]


def test_topics_stay_where_they_are_held(garden):
    grown = garden(GARDEN)
    assert survey(grown, {"moss": (400, -160)}).places["moss"] == (400, -160)
    assert ELSEWHERE not in survey(grown, {}).places


def test_what_stands_in_a_topic_within_stands_there(garden):
    texts = {
        f"notes/{theme}{n}.md": f"# {theme.title()} {n}\n\n{theme} {kind} " * 6
        for theme, kind in (("moss", "damp"), ("bread", "yeast"))
        for n in range(40)
    }
    found = survey(garden(texts), {})
    inner = {ground.id: ground.parent for ground in found.grounds if ground.parent}
    for parent in inner.values():
        assert parent in {ground.id for ground in found.grounds}
    assert sum(len(ground.members) for ground in found.grounds) == 80


def test_a_garden_of_nothing_has_an_empty_map(garden):
    assert survey(garden({}), {}).chart.islands == ()


def test_a_small_topic_keeps_its_own_beside_a_large_one(garden):
    texts = {f"posts/p{n}.md": post(f"P{n}", "Moss and rain on stones.") for n in range(9)}
    texts["topics/all.md"] = topic("moss", *(f"p{n}" for n in range(9)))
    texts["topics/few.md"] = topic("rain", "p7", "p8")
    found = survey(garden(texts, topics={"discover": False}), {})
    assert {found.home["posts/p7"], found.home["posts/p8"]} == {"few"}
    assert found.home["posts/p1"] == "all"


def test_topics_within_topics_within_are_on_the_island_of_the_outermost(garden):
    grown = garden(
        {f"notes/n{n}.md": f"# Note {n}\n\nMoss.\n" for n in range(8)}, topics={"discover": False}
    )

    def made(id: str, count: int, parent: str | None) -> Topic:
        sources = tuple(TopicSource(f"notes/n{n}", 1.0, False, (), None) for n in range(count))
        return Topic(id, id.title(), "discovered", None, (), (), sources, parent=parent)

    topics = (made("outer", 8, None), made("middle", 4, "outer"), made("inner", 2, "middle"))
    found = survey(replace(grown, analysis=replace(grown.analysis, topics=topics)), {})
    assert len(list(found.spots)) == 8
    assert found.home["notes/n0"] == "inner"
    assert {ground.id: ground.parent for ground in found.grounds}["inner"] == "outer"

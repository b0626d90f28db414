"""Which sources of a topic to read first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trellis import Garden
from trellis.topics import Topic, TopicSource
from trellis.topics.starting import first_reads

Grow = Callable[..., Garden]


def grown(garden: Grow) -> tuple[Garden, Topic]:
    titles = ["Rye", "Wheat", "Sourdoughs", "Ovens", "Salt"]
    entities = garden({f"{title}.md": f"# {title}\n\nOf {title}." for title in titles})
    sources = tuple(
        TopicSource(title, 1 - place / 10, False, (), None) for place, title in enumerate(titles)
    )
    return entities, Topic("sourdough", "Sourdough", "discovered", None, (), (), sources)


def reads(garden: Garden, topic: Topic, citers: dict[str, list[str]] | None = None) -> list[str]:
    return first_reads(topic, garden.entities, lambda id: (citers or {}).get(id, []), 3)


def test_one_begins_with_what_has_the_name_of_the_topic(garden: Grow) -> None:
    entities, topic = grown(garden)
    assert reads(entities, topic) == ["Sourdoughs", "Rye", "Wheat"]
    assert reads(entities, replace(topic, title="Baking")) == ["Rye", "Wheat", "Sourdoughs"]


def test_what_others_of_the_topic_build_on_comes_before_them(garden: Grow) -> None:
    entities, topic = grown(garden)
    citers = {"Ovens": ["Rye", "Wheat", "Salt"], "Wheat": ["elsewhere", "nowhere"]}
    assert reads(entities, topic, citers) == ["Sourdoughs", "Rye", "Ovens"]


def test_what_the_writer_lists_comes_first_and_guests_last(garden: Grow) -> None:
    entities, topic = grown(garden)
    listed = [replace(one, pinned=one.id == "Salt", guest=one.id == "Rye") for one in topic.sources]
    listed.sort(key=lambda one: not one.pinned)
    assert reads(entities, replace(topic, sources=tuple(listed))) == ["Salt", "Sourdoughs", "Wheat"]

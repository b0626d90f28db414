"""A garden as data: what outside tools may rely on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trellis import Garden, Topic
from trellis.graph import Reason, Related, Tie
from trellis.publish.data import (
    data_files,
    garden_json,
    related_data,
    related_json,
    tie_data,
    topic_data,
)
from trellis.topics import Evidence, RelatedTopic, Sentence, TopicSource

Grow = Callable[..., Garden]

TEXTS = {
    "posts/mesh.md": (
        "---\ntitle: Mesh networks\nstatus: published\npublishedAt: '2026-03-01T10:00:00Z'\n"
        "seriesName: Networks\n---\nMesh networks grow without a centre. See [[trust]].\n"
    ),
    "notes/trust.md": "---\ntitle: Trust\n---\nTrust grows slowly in mesh networks.\n",
    "posts/secret.md": "---\ntitle: Zanzibar plan\nstatus: draft\n---\nZanzibar, soon.\n",
}


def read(text: str) -> Any:
    return json.loads(text)


def test_every_entity_has_every_field(garden: Grow) -> None:
    data = read(garden_json(garden(TEXTS)))
    assert data["schema"] == 1
    assert [entity["id"] for entity in data["entities"]] == ["notes/trust", "posts/mesh"]
    wanted = {"id", "kind", "title", "slug", "url", "status", "date", "lang", "summary"}
    wanted |= {"keywords", "topics", "series", "words"}
    for entity in data["entities"]:
        assert wanted <= set(entity)
    mesh = data["entities"][1]
    assert mesh["kind"] == "post"
    assert mesh["date"] == "2026-03-01T10:00:00Z"
    assert mesh["status"] == "published"
    assert mesh["url"] == "posts/mesh-networks/"
    assert data["entities"][0]["date"] is None


def test_a_member_tells_its_place_in_its_series(garden: Grow) -> None:
    series = read(garden_json(garden(TEXTS)))["entities"][1]["series"]
    assert series == {"slug": "networks", "title": "Networks", "position": 1}


def test_what_is_not_published_leaves_no_trace(garden: Grow) -> None:
    files = data_files(garden(TEXTS))
    files.pop("diagnostics.json")  # speaks to the writer, of every file
    for text in files.values():
        assert "anzibar" not in text
        assert "secret" not in text


def test_for_the_writers_own_eyes_it_is_there_and_marked(garden: Grow) -> None:
    entities = read(garden_json(garden(TEXTS, private=True)))["entities"]
    assert [entity["id"] for entity in entities if entity.get("private")] == ["posts/secret"]


def test_two_exports_are_the_same_bytes(garden: Grow) -> None:
    shuffled = dict(reversed(TEXTS.items()))
    assert data_files(garden(TEXTS)) == data_files(garden(shuffled))


def test_every_entity_is_in_related_and_in_keywords(garden: Grow) -> None:
    files = data_files(garden(TEXTS))
    for name in ("related.json", "keywords.json"):
        assert list(read(files[name])) == ["notes/trust", "posts/mesh"]


def test_markup_in_titles_is_just_text(garden: Grow) -> None:
    title = "<img src=x onerror=alert(1)>"
    data = read(garden_json(garden({"posts/x.md": f"---\ntitle: '{title}'\n---\nText.\n"})))
    assert data["entities"][0]["title"] == title


def test_an_empty_garden_has_all_files(garden: Grow) -> None:
    files = data_files(garden({}))
    assert read(files["topics.json"]) == []
    assert read(files["related.json"]) == {}
    assert read(files["garden.json"])["entities"] == []


def test_a_topic_ranks_what_readers_see_or_everything() -> None:
    seen = TopicSource("posts/a", 0.9, True, ("mesh",), Evidence("Mesh it is.", "why"))
    other = TopicSource("posts/b", 0.1, False, (), None)
    topic = Topic(
        id="mesh",
        title="Mesh",
        origin="curated",
        entity_id="topics/mesh",
        summary=(Sentence("One."), Sentence("Two.")),
        keywords=("mesh",),
        sources=(seen,),
        related=(RelatedTopic("trust", 0.5, (Reason("topic", "share", 1.0),)),),
        ranking=(seen, other),
        parent="networks",
    )
    data: Any = topic_data(topic, "topics/mesh/", ["radio-links"])
    assert (data["parent"], data["subtopics"]) == ("networks", ["radio-links"])
    assert data["summary"] == "One. Two."
    assert data["sources"] == [
        {
            "id": "posts/a",
            "score": 0.9,
            "pinned": True,
            "keywords": ["mesh"],
            "evidence": {"text": "Mesh it is.", "anchor": "why"},
        }
    ]
    everything: Any = topic_data(topic, None, (), all_scores=True)
    assert [(one["id"], one["shown"]) for one in everything["sources"]] == [
        ("posts/a", True),
        ("posts/b", False),
    ]
    assert everything["sources"][1]["evidence"] is None


def test_ties_and_relations_say_why() -> None:
    reason = Reason("keyword", "mesh", 0.25)
    told = {"kind": "keyword", "label": "mesh", "weight": 0.25}
    assert tie_data(Tie("a", "keyword:mesh", "keyword", 1.0, (reason,))) == {
        "from": "a",
        "to": "keyword:mesh",
        "kind": "keyword",
        "weight": 1.0,
        "reasons": [told],
    }
    assert related_data(Related("b", 0.5, True, lambda: (reason,))) == {
        "id": "b",
        "score": 0.5,
        "linked": True,
        "reasons": [told],
    }


@pytest.mark.corpus
def test_a_real_garden_is_exported_whole(corpus: Callable[[str], Path]) -> None:
    grown = Garden.load(corpus("rizom/notes"))
    data = read(garden_json(grown))
    assert len(data["entities"]) == len(grown.entities)
    ends = {entity["id"] for entity in data["entities"]}
    ends |= {f"topic:{topic.id}" for topic in grown.topics}
    for tie in data["ties"]:
        for end in (tie["from"], tie["to"]):
            assert end in ends or end.startswith("keyword:")


def test_reasons_that_name_nothing_are_said_in_english_under_the_kinds_of_the_schema(garden):
    grown = garden({"a.md": "# A\n\nSee [[b]].", "b.md": "# B\n\nText."}, lang="de")
    related = json.loads(related_json(grown))
    reasons = {
        id: [(one["kind"], one["label"]) for one in related[id][0]["reasons"]] for id in "ab"
    }
    assert ("link", "linked from this page") in reasons["a"]
    assert ("link", "links to this page") in reasons["b"]

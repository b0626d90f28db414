"""Fields: tolerant of how values are written, exact in what they mean."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from trellis.diagnostics import Diagnostic
from trellis.fields import (
    DeckFields,
    Fields,
    NewsletterFields,
    NoteFields,
    PostFields,
    ProjectFields,
    SeriesFields,
    TopicFields,
    read_fields,
)
from trellis.frontmatter import split_frontmatter


def read(
    *rows: str, model: type[Fields] = PostFields
) -> tuple[dict[str, Any], list[Diagnostic], Fields]:
    front = split_frontmatter("\n".join(["---", *rows, "---"]))
    fields, findings = read_fields(model, front, "posts/x.md")
    return fields.model_dump(mode="json", by_alias=True, exclude_unset=True), findings, fields


def test_known_fields_are_typed_and_unknown_ones_kept() -> None:
    given, findings, fields = read("title: Roots", "seriesIndex: 2", "mood: [calm, {deep: 1}]")
    assert given == {"title": "Roots", "seriesIndex": 2, "mood": ["calm", {"deep": 1}]}
    assert findings == []
    with pytest.raises(ValidationError):
        fields.title = "Branches"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("1.10", "1.10"),
        ("0123", "0123"),
        ("2025", "2025"),
        ("2025-01-31", "2025-01-31"),
        ("true", "true"),
        ("no", "no"),
        ("[Roots, Branches]", "Roots, Branches"),
        ("{name: Roots}", None),
        ('"Roots\\n  and\\tbranches\\0"', "Roots and branches"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("{{title}}", None),
        ("null", None),
    ],
)
def test_a_text_is_what_was_written_on_one_line(written: str, title: str | None) -> None:
    assert read(f"title: {written}")[0].get("title") == title


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("[soil, roots]", ["soil", "roots"]),
        ("soil, roots", ["soil", "roots"]),
        ('"#soil #roots"', ["soil", "roots"]),
        ("['#soil', soil]", ["soil"]),
        ("[2024, 1.5, null]", ["2024", "1.5"]),
        ("soil science", ["soil science"]),
    ],
)
def test_tags_are_a_list_or_words_with_commas(written: str, tags: list[str]) -> None:
    assert read(f"tags: {written}")[0]["tags"] == tags
    assert read(f"tag: {written}")[0]["tags"] == tags


def test_one_bad_field_is_dropped_and_told_and_the_rest_stay() -> None:
    given, findings, _ = read("title: Roots", "year: soon", "url: example", model=ProjectFields)
    assert given == {"title": "Roots"}
    assert [str(finding) for finding in findings] == [
        "posts/x.md:3:7: warning[field-invalid]: `year` should be a year, not `soon` "
        "(write four digits, as in 2025)",
        "posts/x.md:4:6: warning[field-invalid]: `url` should be a web address, not `example` "
        "(begin it with https://)",
    ]


def test_a_bad_date_is_told_with_its_line() -> None:
    given, findings, _ = read("title: Roots", "modified: 2025-13-45")
    assert given == {"title": "Roots"}
    assert [(finding.code, finding.line) for finding in findings] == [("date-invalid", 3)]


def test_null_empty_and_templates_are_absent() -> None:
    given, findings, _ = read("date:", "updated: ''", "created: '{{date}}'", "year: <% tp.date %>")
    assert (given, findings) == ({}, [])


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Title", "title"),
        ("published_at", "publishedAt"),
        ("publish-date", "publishedAt"),
        ("published", "publishedAt"),
        ("lastmod", "updated"),
        ("Modified", "updated"),
        ("alias", "aliases"),
        ("language", "lang"),
    ],
)
def test_other_spellings_are_the_same_field(key: str, name: str) -> None:
    given, findings, _ = read(f"{key}: 2025-01-31")
    assert list(given) == [name]
    assert findings == []


def test_the_models_own_name_wins_and_the_other_is_kept() -> None:
    given, _, fields = read("updated_at: 2024-01-01", "updated: 2025-01-01")
    assert fields.updated == dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    assert given["updated_at"] == "2024-01-01"
    _, _, fields = read("published_at: 2024-01-01", "publishedAt: 2025-01-01")
    assert fields.published_at == dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def test_published_is_a_day_or_says_whether() -> None:
    assert read("published: false")[0] == {"publish": False}
    assert read("published: 2025-01-31")[0] == {"publishedAt": "2025-01-31T00:00:00Z"}


def test_a_field_of_another_system_with_its_own_form_is_no_fault() -> None:
    given, findings, _ = read("summary: {a: b}", model=NoteFields)
    assert (given, findings) == ({"summary": {"a": "b"}}, [])


@pytest.mark.parametrize(
    ("key", "meant"), [("titel", "title"), ("publishdAt", "publishedAt"), ("staus", "status")]
)
def test_a_slip_in_a_key_is_told_with_the_right_name(key: str, meant: str) -> None:
    _, (finding,), _ = read(f"{key}: x")
    assert (finding.code, finding.remedy) == ("field-unknown", f"did you mean `{meant}`?")


@pytest.mark.parametrize(
    "key",
    [
        "cssclasses",
        "publisher",
        "mood",
        "id",
        "state",
        "type",
        "data",
        "source",
        "layout",
        "weight",
    ],
)
def test_a_key_of_the_writers_own_is_no_fault(key: str) -> None:
    assert read(f"{key}: x", model=NoteFields)[1] == []


def test_sources_of_a_topic_that_are_not_read_are_told() -> None:
    rows = ("title: T", "Sources: [a, b]")
    _, (finding,), _ = read(*rows, model=TopicFields)
    assert (finding.code, finding.line) == ("field-unknown", 3)
    assert finding.remedy == "list them below a heading `## Sources`, one a line: `- [[Name]]`"
    assert read(*rows, model=NoteFields)[1] == []


def test_old_names_are_understood_and_told() -> None:
    deck, (finding,), _ = read("presentedAt: 2025-01-31", model=DeckFields)
    assert deck == {"publishedAt": "2025-01-31T00:00:00Z"}
    assert (finding.code, finding.remedy) == ("field-legacy", "write `publishedAt`")
    assert read("name: Soil", model=SeriesFields)[0] == {"title": "Soil"}
    assert read("technologies: [yaml]", model=ProjectFields)[0] == {"keywords": ["yaml"]}


def test_a_newsletter_lists_ids() -> None:
    _, _, fields = read("entityIds: [The Good Foot, b]", model=NewsletterFields)
    assert isinstance(fields, NewsletterFields)
    assert fields.entity_ids == ("The Good Foot", "b")

"""Frontmatter: what it says, where it says it, and what is wrong with it."""

from __future__ import annotations

import json

import frontmatter as python_frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.frontmatter import HANDLER, Frontmatter, split_frontmatter


def split(*rows: str) -> Frontmatter:
    return split_frontmatter("\n".join(rows), "posts/x.md")


def codes(front: Frontmatter) -> list[str]:
    return [finding.code for finding in front.findings]


def test_data_lines_and_the_body_as_written() -> None:
    front = split("---", "title: Roots", "tags:", "  - soil", "---", "", "  First line  ", "")
    assert front.data == {"title": "Roots", "tags": ["soil"]}
    assert front.lines == {"title": 2, "tags": 3}
    assert front.body == "\n  First line  \n"
    assert front.body_line == 6
    assert front.findings == ()


def test_a_file_without_frontmatter_is_all_body() -> None:
    assert split("# Roots", "", "---", "", "text") == Frontmatter("# Roots\n\n---\n\ntext")


@pytest.mark.parametrize("end", ["---", "---  ", "...", "----"])
def test_frontmatter_ends_with_dashes_or_dots(end: str) -> None:
    front = split("---", "title: Roots", end, "body")
    assert (front.data, front.body, front.findings) == ({"title": "Roots"}, "body", ())


def test_empty_frontmatter_says_nothing() -> None:
    assert split("---", "---", "body") == Frontmatter("body", 3)


def test_toml_and_json_are_read_too() -> None:
    toml = split("+++", 'title = "Roots"', "date = 2024-01-31", "nan = nan", "+++", "body")
    assert toml.data == {"title": "Roots", "date": "2024-01-31", "nan": "nan"}
    assert toml.lines["date"] == 3
    assert toml.body == "body"
    assert split("{", '  "title": "Roots"', "}", "body").data == {"title": "Roots"}


def test_our_handler_serves_python_frontmatter() -> None:
    post = python_frontmatter.loads("---\ntitle: Roots\n---\nbody", handler=HANDLER)
    assert (post["title"], post.content) == ("Roots", "body")


@pytest.mark.parametrize("lead", ["\n\n", "\ufeff\n", " \n"])
def test_frontmatter_after_blank_lines_is_read_and_reported(lead: str) -> None:
    front = split_frontmatter(lead + "---\ntitle: Roots\n---\nbody")
    assert front.data == {"title": "Roots"}
    assert codes(front) == ["frontmatter-not-first"]


def test_a_byte_order_mark_alone_is_no_fault() -> None:
    assert split_frontmatter("\ufeff---\ntitle: Roots\n---\n").findings == ()


def test_duplicate_keys_are_reported_and_the_replaced_value_is_kept() -> None:
    front = split("---", "title: Roots", "title: Branches", "---")
    assert front.data == {"title": "Branches"}
    assert [(repeat.key, repeat.value, repeat.line) for repeat in front.repeats] == [
        ("title", "Roots", 3)
    ]
    assert str(front.findings[0]) == (
        "posts/x.md:3:1: warning[frontmatter-duplicate-key]: "
        "`title` is given twice; the last one counts (remove one of them)"
    )


@pytest.mark.parametrize(
    ("row", "column", "message", "remedy"),
    [
        ("title: Roots: a", 13, "unquoted colon", "title: 'Roots: a'"),
        ("title: @roots", 8, "cannot begin with `@`", "title: '@roots'"),
        ("title: `roots`", 8, "cannot begin with ```", "title: '`roots`'"),
        ("up: [[Roots]] and more", 15, "text follows it", "up: '[[Roots]] and more'"),
        ('title: "Roots" and more', 16, "text follows it", "title: '\"Roots\" and more'"),
        ("title: *roots", 8, "alias", "title: '*roots'"),
        ("\ttitle: Roots", 1, "a tab indents", "indent with spaces"),
    ],
)
def test_a_common_mistake_is_told_with_its_place_and_remedy(
    row: str, column: int, message: str, remedy: str
) -> None:
    front = split("---", "author: me", row, "---", "body")
    (finding,) = front.findings
    assert (finding.code, finding.line, finding.column) == ("frontmatter-invalid", 3, column)
    assert message in finding.message
    assert remedy in finding.remedy
    assert (front.data, front.body) == ({}, "body")


@pytest.mark.parametrize("row", ["- a", "just words", "[a, b]"])
def test_what_is_not_a_mapping_is_reported_and_no_text_of_the_page(row: str) -> None:
    front = split("---", row, "---", "body")
    assert codes(front) == ["frontmatter-invalid"]
    assert (front.data, front.body) == ({}, "body")


def test_a_text_that_begins_with_a_rule_keeps_its_text() -> None:
    deck = "---\n\n# One\n\n---\n\n# Two\n"
    assert split_frontmatter(deck) == Frontmatter(deck)
    assert split_frontmatter("---\nSome prose.").body == "---\nSome prose."


@pytest.mark.parametrize(
    "text",
    [
        "---\n# One\n\nNote: words: more\n\n---\n# Two",
        "---\nAn introduction.\nNote: words: more\n\nMore.\n\n---\nThe rest.",
    ],
)
def test_prose_between_rules_is_no_frontmatter(text: str) -> None:
    assert split_frontmatter(text) == Frontmatter(text)


def test_comments_are_no_prose() -> None:
    assert split("---", "# of the file", "# and more", "title: Roots", "---").data == {
        "title": "Roots"
    }


def test_frontmatter_without_end_is_read_but_not_for_certain() -> None:
    front = split("---", "title: Roots", "tags: [a]", "", "# Heading", "Text: with a colon")
    assert codes(front) == ["frontmatter-unclosed"]
    assert front.data == {"title": "Roots", "tags": ["a"]}
    assert front.body == "\n# Heading\nText: with a colon"
    assert front.unread == "title: Roots\ntags: [a]\n"


def test_frontmatter_without_end_stops_at_prose_before_a_later_rule() -> None:
    front = split("---", "title: a: b", "", "A paragraph.", "", "---", "", "Another.")
    assert codes(front) == ["frontmatter-unclosed", "frontmatter-invalid"]
    assert front.body == "\nA paragraph.\n\n---\n\nAnother."
    assert front.body_line == 3


def test_frontmatter_without_beginning_is_read_but_not_for_certain() -> None:
    front = split("title: Roots", "status: draft", "---", "body")
    assert front.data == {"title": "Roots", "status": "draft"}
    assert front.lines == {"title": 1, "status": 2}
    assert (front.body, front.body_line, front.unread_line) == ("body", 4, 1)
    assert "has no beginning" in front.findings[0].message


@pytest.mark.parametrize(
    "text", ["Note: words\n---\nbody", "Title: words\n\nbody", "Title: words\nmore\n---\n"]
)
def test_prose_with_a_colon_is_no_frontmatter(text: str) -> None:
    assert split_frontmatter(text) == Frontmatter(text)


def test_a_stray_line_does_not_show_the_fields_below_it() -> None:
    front = split("---", "title: Roots", "", "stray words", "status: draft", "---", "body")
    assert front.body == "body"
    assert "status: draft" in front.unread


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0123", "0123"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2025-13-45", "2025-13-45"),
        ("2025-01-31", "2025-01-31"),
        ("no", "no"),
        ("true", True),
        ("3", 3),
        ("1.5", 1.5),
        ("~", None),
        (".nan", ".nan"),
        ("-.inf", "-.inf"),
        ("1e999", "1e999"),
        ("9" * 5000, "9" * 5000),
        ("!!int many", "many"),
        ("!!python/object/apply:os.system [ls]", ["ls"]),
        ("[[Some Page|label]]", "[[Some Page|label]]"),
        ("{{title}}", "{{title}}"),
    ],
)
def test_values_are_data_as_editors_mean_them(written: str, value: object) -> None:
    assert split("---", f"key: {written}", "---").data == {"key": value}


def test_keys_are_text_whatever_they_are() -> None:
    front = split("---", "2024: a", "true: b", "null: c", "? [x, y]", ": d", "---")
    assert list(front.data) == ["2024", "true", "null", "[x, y]"]


def test_texts_hold_what_a_value_looked_like() -> None:
    assert split("---", "title: 1.10", "---").texts == {"title": "1.10"}


def test_merge_keys_count() -> None:
    front = split("---", "base: &b {draft: true, title: a}", "<<: *b", "title: c", "---")
    assert (front.data["draft"], front.data["title"]) == (True, "c")


@pytest.mark.parametrize(
    "rows",
    [
        ["a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
        + [
            f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]"
            for a, b in zip("abcdef", "bcdefg", strict=True)
        ],
        ["a: &a [*a]"],
        ["a: " + "[" * 60_000],
        ["a: " + "[" * 60 + "]" * 60],
        ["- " * 20_000 + "a: b"],
        ["a: " + "x" * 70_000],
        ["a: \x07"],
    ],
    ids=["laughs", "cycle", "open brackets", "deep", "deep list", "long", "control"],
)
def test_what_would_explode_is_refused(rows: list[str]) -> None:
    front = split("---", "title: x", *rows, "---", "body")
    assert codes(front) == ["frontmatter-invalid"]
    assert front.body == "body"


@given(st.text())
def test_any_text_is_split(text: str) -> None:
    front = split_frontmatter(text)
    assert text.endswith(front.body)


@given(
    st.text(alphabet="abk:-#'\"[]{}&*!|>%@` \n\t.0<?,", max_size=200),
    st.text(alphabet="ab \n-", max_size=30),
)
def test_any_frontmatter_gives_json_and_a_body_at_its_line(raw: str, body: str) -> None:
    text = f"---\n{raw}\n---\n{body}"
    front = split_frontmatter(text)
    json.dumps(front.data, allow_nan=False)
    assert "\n".join(text.split("\n")[front.body_line - 1 :]) == front.body

"""Canonical Markdown: what is written reads back as the same."""

from __future__ import annotations

import html
import re

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from trellis.markup.references import references
from trellis.write import (
    SourceLine,
    document,
    escape,
    source_line,
    topic_document,
    unescape,
    yaml_text,
)

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ANY_VALUE = st.recursive(
    ANY_TEXT | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=8,
)


def rendered(text: str) -> str:
    """`text` as a browser shows it: rendered by Python-Markdown, without tags."""
    page = markdown.markdown(text, extensions=["tables", "fenced_code", "footnotes", "attr_list"])
    return " ".join(html.unescape(re.sub(r"</?p>", "", page)).split())


def test_frontmatter_keeps_the_order_of_keys() -> None:
    assert document({"b": 1, "a": 2}, "Text.") == "---\nb: 1\na: 2\n---\n\nText.\n"


def test_a_file_ends_with_one_newline() -> None:
    assert document({}, "\n\nText.\n\n\n") == "Text.\n"
    assert document({"a": 1}, "") == "---\na: 1\n---\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain", "plain"),
        ("Name: subtitle", "'Name: subtitle'"),
        ("2026-01-01T00:00:00.000Z", "'2026-01-01T00:00:00.000Z'"),
        ("it's", "it's"),
        ("yes", "'yes'"),
        ("", "''"),
    ],
)
def test_strings_are_quoted_only_when_they_must_be(value: str, written: str) -> None:
    assert yaml_text({"key": value}) == f"key: {written}\n"


def test_long_text_is_folded_at_80_columns() -> None:
    text = "a garden of notes " * 8 + "end"
    written = yaml_text({"excerpt": text})
    assert written.startswith("excerpt: >-\n")
    assert max(map(len, written.splitlines())) <= 80 + len("garden ")
    assert yaml.safe_load(written) == {"excerpt": text}


def test_text_of_several_lines_stays_in_lines() -> None:
    assert yaml_text({"note": "one\ntwo\n"}) == "note: |\n  one\n  two\n"


def test_lists_are_indented() -> None:
    assert yaml_text({"keywords": ["a", "b"]}) == "keywords:\n  - a\n  - b\n"


@given(st.dictionaries(ANY_TEXT, ANY_VALUE, max_size=5))
def test_any_frontmatter_reads_back_as_the_same(fields: dict[str, object]) -> None:
    assert (yaml.safe_load(yaml_text(fields)) or {}) == fields


@given(st.text(alphabet="ab \n:'\"-#\t", min_size=70, max_size=200))
def test_any_long_text_reads_back_as_the_same(text: str) -> None:
    assert yaml.safe_load(yaml_text({"key": text})) == {"key": text}


@pytest.mark.parametrize(
    "title",
    [
        "1] [x](javascript:alert(1))",
        "*bold* and _slanted_",
        "[[wikilink]] and ![[embed]]",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "`code` and ``more``",
        "# heading",
        "- item",
        "+ item",
        "1. first",
        "2026) a year",
        "> quote",
        "=====",
        "---",
        "| a | b |",
        "AT&T &amp; &copy; &#65;",
        "back\\slash \\* \\[",
        "{{ macro }} {% block %} {: .class }",
        "==mark== %%hidden%% ~~gone~~ $x^2$ H~2~O",
        "![image](x.png)",
        "![",
        "https://example.org/_a_",
        "C# and C++ in 1.5 hours!",
    ],
)
def test_derived_text_reads_as_itself(title: str) -> None:
    assert rendered(escape(title)) == title
    assert unescape(escape(title)) == title
    assert not references(escape(title))


@given(ANY_TEXT)
def test_any_derived_text_reads_as_itself(text: str) -> None:
    plain = " ".join(re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "", text).split())
    assert unescape(escape(text)) == plain
    assert not references(escape(text))
    assert "<" not in re.sub(r"</?p>", "", markdown.markdown(escape(text)))


def test_what_needs_no_escaping_is_left_alone() -> None:
    for title in ("Your AI assistant (2.0): what's new?", "C# & co", "Größe, 日本語 – 50 %"):
        assert escape(title) == title


def test_a_topic_is_prose_and_then_its_sources() -> None:
    text = topic_document(
        {"title": "Mesh networks", "keywords": ["mesh"]},
        "Networks without a centre.",
        [SourceLine("A post", "a-post", "post", "A Post", "0" * 64), SourceLine("B", "b", "note")],
    )
    assert text == (
        "---\ntitle: Mesh networks\nkeywords:\n  - mesh\n---\n\n"
        "Networks without a centre.\n\n"
        f"## Sources\n- A post (a-post) [post] <A Post|{'0' * 64}>\n- B (b) [note]\n"
    )


def test_a_topic_without_sources_has_no_such_section() -> None:
    assert topic_document({"title": "T"}, "Prose.", []) == "---\ntitle: T\n---\n\nProse.\n"


def test_a_source_line_leaves_out_a_name_that_would_break_it() -> None:
    assert source_line(SourceLine("T", "t", "post", "a|b", "0" * 64)) == "- T (t) [post]"
    assert source_line(SourceLine("T", "t (2)", "post")) == "- T (t 2) [post]"

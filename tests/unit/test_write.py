"""Canonical Markdown: what is written reads back as the same."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from trellis import Config, Entity
from trellis.fields import plain_text
from trellis.folders import read_folder
from trellis.kinds import Kinds
from trellis.markup.references import references
from trellis.parse import parse
from trellis.sources import source_from_bytes
from trellis.write import (
    SourceLine,
    document,
    entity_document,
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
        "key:: value and :smile: and #tag",
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


TEXTS_OF_EVERY_KIND = {
    "posts/a.md": "---\nlayout: wide\ntitle: 'A: b'\nstatus: draft\nexcerpt: "
    + "word " * 30
    + "\nauthor: X\n---\n\n\nBody *text* [[b]].\n\n\n",
    "notes/plain.md": "# A *heading*\n\nText.\n",
    "notes/no-title.md": "Text.\n",
    "notes/empty.md": "",
    "decks/d.md": "---\ntitle: D\nstatus: draft\n---\n# D\n\n---\n\n## Two\n",
    "series/s.md": "---\ntitle: S\nslug: s\n---\n# S\n\n## Description\nWhy.\n",
    "projects/p.md": "---\ntitle: P\nyear: 2026\n---\n## Context\n\nC.\n",
    "newsletters/n.md": "---\nsubject: N\nstatus: draft\nentityIds: [A b]\n---\nHello.\n",
    "topics/t1.md": "# T1\n\n## Content\nProse.\n\n## Keywords\n- one\n- two, three\n\n"
    "## Sources\n- A (2) title (a) [post]\n",
    "topics/t2.md": f"# T2\n\n## Content\nProse.\n\n## Sources\n- B (b) [post] <B|{'0' * 64}>\n",
    "topics/t3.md": "---\ntitle: T3\nkeywords: [k]\n---\nProse.\n\n## Sources\n- C (c) [deck]\n",
    "topics/t4.md": "---\ntitle: T4\n---\nProse.\n",
    "topics/t5.md": "---\ntitle: T5\n---\nProse.  Keywords: a, b (c, d)\n",
}


# Canonical form moves them from the body to the frontmatter.
MOVED = {"title", "keywords"}
SAME = ("id", "kind", "name", "slug", "title", "publication", "status", "date", "updated")
SAME += ("lang", "summary", "author", "aliases", "given_keywords", "series", "words")


def same_but_for_places(entity: Entity) -> dict[str, object]:
    """What an entity says, without where it stands in the file and how its file spells it."""
    sources = entity.topic.sources if entity.topic else ()
    return {name: getattr(entity, name) for name in SAME} | {
        "body": entity.body.strip(),
        "fields": {key: value for key, value in entity.fields.items() if key not in MOVED},
        "headings": [(one.level, one.text, one.anchor) for one in entity.headings],
        "references": [
            (one.kind, one.target, one.fragment, one.label) for one in entity.references
        ],
        "slides": [(one.title, one.text, one.attributes) for one in entity.slides],
        "sources": [
            (one.target, unescape(one.label), one.expects, one.name, one.digest) for one in sources
        ],
    }


def read(path: str, text: str) -> Entity:
    config = Config()
    entity, _ = parse(source_from_bytes(path, text.encode()), Kinds.from_config(config), config)
    return entity


@pytest.mark.parametrize("path", TEXTS_OF_EVERY_KIND)
def test_every_kind_reads_back_as_the_same(path: str) -> None:
    entity = read(path, TEXTS_OF_EVERY_KIND[path])
    written = entity_document(entity)
    again = read(path, written)
    assert same_but_for_places(again) == same_but_for_places(entity)
    assert entity_document(again) == written


@given(
    title=ANY_TEXT.map(plain_text).filter(bool),
    keywords=st.lists(ANY_TEXT.map(plain_text).filter(bool), max_size=3, unique=True),
    sources=st.lists(
        st.tuples(ANY_TEXT.map(plain_text), st.from_regex(r"[a-z0-9-]+", fullmatch=True)),
        max_size=3,
        unique_by=lambda source: source[1],
    ),
)
def test_any_topic_reads_back_as_the_same(
    title: str, keywords: list[str], sources: list[tuple[str, str]]
) -> None:
    lines = [SourceLine(name, slug, "post") for name, slug in sources]
    text = topic_document({"title": title, "keywords": keywords}, "Prose.", lines)
    entity = read("topics/t.md", text)
    assert (entity.title, entity.body) == (title, "Prose.")
    assert entity.fields.get("keywords", []) == keywords
    assert entity.topic is not None
    assert [(unescape(one.label), one.target, one.expects) for one in entity.topic.sources] == [
        (name or slug, slug, "post") for name, slug in sources
    ]


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["rizom/notes", "jzhao/notes", "obsidian-help/en"])
def test_every_file_of_a_real_garden_reads_back_as_the_same(
    corpus: Callable[[str], Path], name: str
) -> None:
    for source in read_folder(corpus(name), Config()).sources:
        entity = read(source.path, source.text)
        again = read(source.path, entity_document(entity))
        assert same_but_for_places(again) == same_but_for_places(entity), source.path


def test_a_source_line_leaves_out_a_name_that_would_break_it() -> None:
    for name in ("a|b", "x onclick=alert(1)", "a>b"):
        assert source_line(SourceLine("T", "t", "post", name, "0" * 64)) == "- T (t) [post]"
    assert source_line(SourceLine("T]", "t", "post", href="t.md")) == "- [T\\]](t.md) (t) [post]"
    assert source_line(SourceLine("T", "t (2)", "post")) == "- T (t 2) [post]"

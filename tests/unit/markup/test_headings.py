"""Headings: plain text, level, and the anchor that the rendered page carries."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown

from trellis.markup import headings
from trellis.markup.extension import TrellisExtension

MATERIAL = [
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.superfences", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.tasklist",
    "pymdownx.arithmatex", "pymdownx.details",
]  # fmt: skip


def shape(text: str) -> list[tuple[int, str, str]]:
    return [(h.level, h.text, h.anchor) for h in headings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Trust", [(2, "Trust", "trust")]),
        ("## A *b* `c` [d](e.md) [[f|g]] ##", [(2, "A b c d g", "a-b-c-d-g")]),
        ("## Give it {#own .x}", [(2, "Give it", "own")]),
        ("## One\n## One\n## One", [(2, "One", "one"), (2, "One", "one-2"), (2, "One", "one-3")]),
        ("## One {#one-2}\n## One\n## One",
         [(2, "One", "one-2"), (2, "One", "one"), (2, "One", "one-3")]),
        ("# Title\n## Part", [(2, "Title", "title"), (3, "Part", "part")]),
        ("Under\n---", [(2, "Under", "under")]),
        ("## 信頼とは", [(2, "信頼とは", "信頼とは")]),
        ("> ## Quoted", [(2, "Quoted", "quoted")]),
        ("- item\n---", []),
        ("#tag at the start", []),
        ("```\n## code\n```", []),
        ("two\nlines\n---", []),
        ("## A %%secret%% b", [(2, "A b", "a-b")]),
    ],
)  # fmt: skip
def test_headings_of_a_text(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert shape(text) == expected


def test_lines_count_from_the_first_line_of_the_file() -> None:
    assert [h.line for h in headings("a\n\n## b\n\nc\n---", first_line=10)] == [12, 14]


def rendered(text: str, extensions: list[str]) -> list[tuple[int, str]]:
    html = Markdown(extensions=[*extensions, TrellisExtension()]).convert(text)
    return [(int(level), id) for level, id in re.findall(r'<h(\d)[^>]*? id="([^"]*)"', html)]


@pytest.mark.parametrize("extensions", [[], MATERIAL], ids=["bare", "material"])
@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## B\n\n## B\n\n### *C* & `d` <e>",
        "## Math $k$ here\n\n## Math $k$ here",
        "## \"Quotes\" -- and 'dashes'...\n\n## [[a|b]] ![[c.png]]",
        "Setext *one*\n===\n\nSetext two\n---\n",
        "| a |\n|---|\n| b |\n## right below a table\ntext\n## below text",
        "- a\n- b\n## below a list",
        "> ## in a quote\n> text",
        "## a[^1]\n\n[^1]: note",
        "##\n\n## \\#escaped\n\n## 100 %\n\n## 100 %",
    ],
)
def test_rendered_headings_have_these_ids_and_levels(text: str, extensions: list[str]) -> None:
    assert rendered(text, extensions) == [(h.level, h.anchor) for h in headings(text)]


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["rizom/notes", "obsidian-help/en", "obsidian-help/ja"])
def test_real_gardens_render_with_these_ids(corpus: Callable[[str], Path], name: str) -> None:
    extension = TrellisExtension()
    parser = Markdown(extensions=[*MATERIAL, extension])
    for file in sorted(corpus(name).rglob("*.md")):
        body = re.sub(r"\A---\n.*?\n---\n", "", file.read_text("utf-8"), flags=re.DOTALL)
        html = parser.reset().convert(body)
        ids = re.findall(r'<h\d[^>]*? id="([^"]*)"', html)
        assert ids == [heading.anchor for heading in headings(body)], file.name

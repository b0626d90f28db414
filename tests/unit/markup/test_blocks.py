"""Blocks: prose as plain text, for keywords and for the words that cite."""

from __future__ import annotations

import pytest
from hypothesis import given
from test_scanner import MARKUP

from trellis.markup import blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** _d_ ~~e~~ ==f==", [("paragraph", "a b c d e f")]),
        ("snake_case stays", [("paragraph", "snake_case stays")]),
        ("see [label](page.md) and [[page|words]] and [[folder/page]]",
         [("paragraph", "see label and words and page")]),
        ("an image ![alt](x.png) and ![[y.png]] gone", [("paragraph", "an image and gone")]),
        ("`code` out, $x$ out, <b>tag</b> out", [("paragraph", "out, out, tag out")]),
        ("```\ncode\n```\n\nprose", [("paragraph", "prose")]),
        ("a note[^1] here ^[inline]", [("paragraph", "a note here"), ("paragraph", "inline")]),
        ("{{macro('x')}} text {% y %}", [("paragraph", "text")]),
        ("| a | b |\n|---|---|\n| c | d |", [("table", "a b c d")]),
        ("- one\n- two\n  more", [("item", "one"), ("item", "two more")]),
        ("- [ ] task", [("item", "task")]),
        ("<table>\n<tr>\n<td>a\nb</td>\n<th>c</th>\n</tr>\n</table>", [("paragraph", "a b c")]),
        ("<tr>\n<th>a</th>\n</tr>\n<tr>\n<td>b</td>\n</tr>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p>one\n<p>two <b>three</b>", [("paragraph", "one two three")]),
        ("<tr><td>a</td><td>b<br>c</td></tr>", [("paragraph", "a b c")]),
        ("one\\\ntwo", [("paragraph", "one two")]),
        ("> quoted\n> on", [("quote", "quoted on")]),
        ("> [!tip]- Title\n> text", [("quote", "Title"), ("quote", "text")]),
        ("R&amp;D costs \\*5", [("paragraph", "R&D costs *5")]),
        ("![\\*](a.png) \\#1 \\[x\\]", [("paragraph", "#1 [x]")]),
        ("[id]: target.md\n\n***\n\ntext", [("paragraph", "text")]),
    ],
)  # fmt: skip
def test_blocks_of_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in blocks(text)] == expected


def test_a_block_knows_its_section_and_lines() -> None:
    found = blocks("a\n\n## B\n\nc\nd\n", first_line=3)
    assert [(b.text, b.anchor, b.line, b.end_line) for b in found] == [
        ("a", "", 3, 3),
        ("B", "b", 5, 5),
        ("c d", "b", 7, 8),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a paragraph ^one", [("a paragraph", "one")]),
        ("- item ^one\n- other", [("item", "one"), ("other", "")]),
        ("| a |\n|---|\n\n^one", [("a", "one")]),
        ("x^2 is no name", [("x^2 is no name", "")]),
    ],
)
def test_names_of_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.text, block.id) for block in blocks(text)] == expected


@given(MARKUP)
def test_any_text_gives_blocks_with_words(text: str) -> None:
    for block in blocks(text):
        assert block.text.strip()
        assert 1 <= block.line <= block.end_line <= text.count("\n") + 1


def test_the_title_of_a_callout_is_a_block_of_its_own() -> None:
    found = blocks("> [!tip] A title\n> It says\n> more.\n\n> [!note]\n> No title.\n")
    assert [(block.text, block.line) for block in found] == [
        ("A title", 1),
        ("It says more.", 2),
        ("No title.", 6),
    ]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("- [Git](https://en.wikipedia.org/wiki/Git) on Wikipedia", True),
        ("- [Official website](<https://example.org/a_(b)>)", True),
        ("Source: <https://example.org/essay>", True),
        ("- [维基百科](https://zh.wikipedia.org/)上的条目", True),
        ("- [Git](git.md) on Wikipedia", False),
        ("- [Git](https://git-scm.com) is a distributed system for source code management", False),
        ("- [Git](https://git-scm.com), see [[Git]]", False),
        ("- Git on Wikipedia", False),
        ("- both // and ||", False),
    ],
)
def test_a_block_may_only_point_elsewhere(text: str, points: bool) -> None:
    assert [block.points for block in blocks(text)] == [points]

"""Markdown as Obsidian and GitHub read it, dressed for Python-Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from markdown import Markdown
from test_scanner import MARKUP

from trellis.markup.dress import dress
from trellis.markup.extension import TrellisExtension


def render(text: str) -> str:
    extensions = ["tables", "pymdownx.superfences", TrellisExtension()]
    return Markdown(extensions=extensions).convert(text).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n- a\n- b", "<p>text</p><ul><li>a</li><li>b</li></ul>"),
        ("text\n1. a", "<p>text</p><ol><li>a</li></ol>"),
        ("in\n1986. It was", "<p>in1986. It was</p>"),
        ("- a\n  - b\n    - c\n- d",
         "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("- a\n\n  more\n- b", "<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>"),
        ("| a |\n|---|\n| b |\n## C", '</table><h2 id="c">C</h2>'),
        ("> text\n> - a", "<blockquote><p>text</p><ul><li>a</li></ul></blockquote>"),
    ],
)  # fmt: skip
def test_lists_and_headings_need_no_more_than_elsewhere(text: str, expected: str) -> None:
    assert expected in render(text)


def test_code_nested_in_a_list_moves_as_a_whole() -> None:
    assert dress("- a\n  ```\n  x\n    y\n  ```") == "- a\n    ```\n    x\n      y\n    ```"


def test_a_fence_may_say_more_than_its_language() -> None:
    assert dress("```css example-good\na {}\n```") == "```css\na {}\n```"
    assert dress('```py title="x"\n```') == '```py title="x"\n```'


@pytest.mark.parametrize(
    "text",
    ["- a\n    - b\n        - c", "para\n\n- a\n- b\n\npara", "!!! note\n    - a\n\n    text",
     "- a\n\n    para\n\n            code", "```\ntext\n- a\n  - b\n```", "1. a\n2. b"],
)  # fmt: skip
def test_what_is_plain_already_stays(text: str) -> None:
    assert dress(text) == text


@given(MARKUP)
def test_only_spaces_quotes_and_lines_are_added(text: str) -> None:
    def words(string: str) -> str:
        return "".join(c for c in string if c not in " \t\n>")

    if "```" not in text and "~~~" not in text:
        assert words(dress(text)) == words(text)

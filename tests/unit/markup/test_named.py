"""Named blocks: how much of a text `^name` names."""

from __future__ import annotations

import pytest
from hypothesis import given
from test_scanner import MARKUP

from trellis.markup.named import named_lines

AFTER = "\n\nAfter."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Before.\n\nA line\nand more ^n" + AFTER, "A line\nand more ^n"),
        ("# Title\nA line ^n" + AFTER, "A line ^n"),
        ("A line\n\n^n" + AFTER, "A line"),
        ("- one\n- two ^n\n  - under\n\n    more\n- three", "- two ^n\n  - under\n\n    more"),
        ("- one\n  going on ^n\n- two", "- one\n  going on ^n"),
        (
            "Intro:\n\n- one\n- two\n  - deep\n\n- three\n\n^n" + AFTER,
            "- one\n- two\n  - deep\n\n- three",
        ),
        ("1. one\nlazy\n2. two\n\n^n", "1. one\nlazy\n2. two"),
        ("> one\n>\n> two ^n\n> three" + AFTER, "> one\n>\n> two ^n\n> three"),
        ("Before.\n\n> [!tip] T\n> x\n>\n> - y\n\n^n" + AFTER, "> [!tip] T\n> x\n>\n> - y"),
        ("| a | b |\n|---|---|\n| c | d |\n\n^n" + AFTER, "| a | b |\n|---|---|\n| c | d |"),
        ("Before.\n\n```py\nx\n\ny\n```\n\n^n" + AFTER, "```py\nx\n\ny\n```"),
        ("![[p.png]]\n^n" + AFTER, "![[p.png]]\n^n"),
    ],
)
def test_a_name_names_the_whole_block(text: str, expected: str) -> None:
    found = named_lines(text, "n")
    assert found is not None
    assert "\n".join(text.split("\n")[found[0] : found[1] + 1]) == expected


@pytest.mark.parametrize("text", ["", "^n", "x^n", "`a ^n`", "a ^nn", "a ^n b"])
def test_what_is_no_name(text: str) -> None:
    assert named_lines(text, "n") is None


@given(MARKUP)
def test_every_range_is_in_the_text(text: str) -> None:
    found = named_lines(text + "\n\n^n", "n")
    assert found is None or 0 <= found[0] <= found[1] < len(text.split("\n"))

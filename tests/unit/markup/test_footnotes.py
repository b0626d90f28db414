"""Inline footnotes: where they are, and what stands for them in the text that is rendered."""

from __future__ import annotations

import pytest
from hypothesis import given
from test_scanner import MARKUP

from trellis.markup import blocks, references
from trellis.markup.footnotes import as_definitions, inline_footnotes, side_by_side
from trellis.markup.scanner import scan


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in inline_footnotes(scan(text).masked)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a^[b] c", ["^[b]"]),
        ("a^[b [c] d]^[e]", ["^[b [c] d]", "^[e]"]),
        ("a^[see [[b]] and [c](d.md)]", ["^[see [[b]] and [c](d.md)]"]),
        ("a^[b ^[c] d]", ["^[b ^[c] d]"]),
        ("a^[b ^[c]\n\nd]", ["^[c]"]),
        ("a^[b\nc]", ["^[b\nc]"]),
        ("a^[`]`]", ["^[`]`]"]),
        (r"a\^[b] ^[c\]]", [r"^[c\]]"]),
        ("`^[a]` ^[] [^1]", []),
        ("a^[b", []),
    ],
)
def test_inline_footnotes(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_they_become_marks_and_definitions() -> None:
    assert as_definitions("a^[b\n> c]d^[1. e]") == (
        "[^inline-1]: b c\n\n[^inline-2]: 1\\. e\n\na[^inline-1]d[^inline-2]"
    )
    assert "[^inline--1]" in as_definitions("a[^inline-1] b^[c]")


def test_what_they_say_is_a_block_of_its_own_and_their_links_are_links() -> None:
    text = "See[^1] a^[b [[c]], [d](e.md)](not a link)."
    assert [block.text for block in blocks(text)] == ["See a(not a link).", "b c, d"]
    assert [one.target for one in references(text)] == ["c", "e.md"]


@given(MARKUP)
def test_nothing_is_lost(text: str) -> None:
    assert as_definitions(text).endswith(text.rpartition("]")[2] if "^[" in text else text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[^1]:\n\n    [^2]: b\n    [^3]: c", "[^1]:\n\n[^2]: b\n[^3]: c"),
        ("[^1]: a\n\t[^2]: b\n\n        more", "[^1]: a\n[^2]: b\n\n        more"),
        ("Text.\n\n    [^2]: code", "Text.\n\n    [^2]: code"),
        ("[^1]: a\n\nText.\n\n    [^2]: code", "[^1]: a\n\nText.\n\n    [^2]: code"),
        ("```\n[^1]: a\n    [^2]: b\n```", "```\n[^1]: a\n    [^2]: b\n```"),
        ("[^1]: a\n```\nb\n```\n\n    [^2]: b", "[^1]: a\n```\nb\n```\n\n    [^2]: b"),
    ],
)
def test_footnotes_within_another_come_after_it(text: str, expected: str) -> None:
    assert side_by_side(text) == expected


@given(MARKUP)
def test_only_blanks_at_the_start_of_lines_go(text: str) -> None:
    lines = side_by_side(text).split("\n")
    assert [line.lstrip() for line in lines] == [line.lstrip() for line in text.split("\n")]

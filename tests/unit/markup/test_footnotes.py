"""Inline footnotes: where they are, and what stands for them in the text that is rendered."""

from __future__ import annotations

import pytest
from hypothesis import given
from test_scanner import MARKUP

from trellis.markup import blocks, references
from trellis.markup.footnotes import as_definitions, inline_footnotes
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

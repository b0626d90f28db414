"""The gates: they leave out work, and never a match."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from test_headings import MATERIAL
from test_scanner import MARKUP

from trellis.markup.gate import Gate, PatternTreeprocessor, gate

EXTENSIONS = [*MATERIAL, "pymdownx.caret", "pymdownx.mark"]
PIECES = st.sampled_from(
    ["!!! note\n", "??? a\n    b", "~", "~~a~~", "^b^", "==", "$x$", r"\(", "> "]
)


def gated() -> Markdown:
    md = Markdown(extensions=EXTENSIONS)
    md.treeprocessors.register(PatternTreeprocessor(md), "inline", 20)
    gate(md)
    return md


@given(st.lists(st.one_of(MARKUP, PIECES)).map("".join))
@example("!!! note\n    text\n\n> quote `code` [a](b) ~~c~~ ^d^ ==e== $f$ \\(g\\)")
@settings(deadline=None)
def test_pages_are_the_same_with_gates(text: str) -> None:
    assert gated().convert(text) == Markdown(extensions=EXTENSIONS).convert(text)


@pytest.mark.parametrize("expression", ["backtick", "reference", "link", "not_tilde"])
def test_slow_expressions_of_patterns_have_gates(expression: str) -> None:
    assert isinstance(gated().inlinePatterns[expression].compiled_re, Gate)


@pytest.mark.parametrize(
    ("name", "field"), [("admonition", "RE"), ("quote", "RE"), ("details", "START")]
)
def test_slow_expressions_of_blocks_have_gates(name: str, field: str) -> None:
    assert isinstance(getattr(gated().parser.blockprocessors[name], field), Gate)


def test_gating_twice_changes_nothing() -> None:
    md = gated()
    before = md.inlinePatterns["link"].compiled_re
    gate(md)
    assert md.inlinePatterns["link"].compiled_re is before

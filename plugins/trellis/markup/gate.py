"""Expressions of Python-Markdown that are slow on prose, asked only about text that can match them.

Python-Markdown tries every processor on every block and every run of text. Most expressions begin
with a literal, which the engine finds at once; those below begin with a choice, which it tries at
each character. What they match always holds a certain mark, and most prose has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.inlinepatterns import BACKTICK_RE, LINK_RE
from markdown.treeprocessors import InlineProcessor
from pymdownx.arithmatex import RE_BRACKET_INLINE, RE_DOLLAR_INLINE, RE_SMART_DOLLAR_INLINE
from pymdownx.caret import NOT_CARET
from pymdownx.details import DetailsProcessor
from pymdownx.mark import NOT_MARK
from pymdownx.tilde import NOT_TILDE

_MARKS: Mapping[str, str] = {
    BACKTICK_RE: "`",
    LINK_RE: "[",
    NOT_CARET: "^",
    NOT_MARK: "=",
    NOT_TILDE: "~",
    RE_BRACKET_INLINE: "\\(",
    RE_DOLLAR_INLINE: "$",
    RE_SMART_DOLLAR_INLINE: "$",
    AdmonitionProcessor.RE.pattern: "!!!",
    BlockQuoteProcessor.RE.pattern: ">",
    DetailsProcessor.START.pattern: "???",
}
"""By expression, what every text that it matches holds."""


class Gate:
    """A compiled expression that is only asked about text with `mark` in it."""

    def __init__(self, expression: re.Pattern[str], mark: str) -> None:
        self._expression, self._mark = expression, mark
        self.pattern, self.match = expression.pattern, expression.match

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._expression.search(text, start) if self._mark in text else None

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._expression.finditer(text, start) if self._mark in text else iter(())


def gate(md: Markdown) -> None:
    """Put a gate before each slow expression of the processors of `md`; any number of times."""
    _gate(md.inlinePatterns, "compiled_re")
    _gate(md.parser.blockprocessors, "RE")
    _gate(md.parser.blockprocessors, "START")


def _gate(processors: Iterable[object], name: str) -> None:
    for processor in processors:
        expression = getattr(processor, name, None)
        if isinstance(expression, re.Pattern) and (mark := _MARKS.get(expression.pattern)):
            setattr(processor, name, Gate(expression, mark))


class PatternTreeprocessor(InlineProcessor):
    """Python-Markdown's own, with its patterns in a list: a registry takes long to name the n-th."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self.inlinePatterns = list(self.md.inlinePatterns)  # type: ignore[assignment]
        return super().run(tree, ancestors)

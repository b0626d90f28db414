"""Expressions of Python-Markdown that are slow on prose, asked only about text that can match them.

Python-Markdown tries every processor on every block and every run of text. Most expressions begin
with a literal, which the engine finds at once; those below begin with a choice, which it tries at
each character. What they match always holds a certain mark, and most prose has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.inlinepatterns import BACKTICK_RE, LINK_RE
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
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


_IN_TEXT: Mapping[str, Sequence[str]] = {
    "backtick": "`",
    "arithmatex-inline": ("$", "\\"),
    "trellis-wikilink": "[",
    "trellis-field": "[",
    "escape": "\\",
    "footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "[",
    "image_reference": "[",
    "short_reference": "[",
    "short_image_ref": "[",
    "autolink": "<",
    "trellis-field-hidden": ("::",),
    "trellis-field-line": ("::",),
    "automail": "<",
    "linebreak": ("  \n",),
    "html": "<",
    "entity": "&",
    "not_tilde": "~",
    "sub_del": "~",
    "trellis-highlight": ("==",),
    "trellis-tag": "#",
    "em_strong": "*",
    "em_strong2": "_",
    "not_strong": ("*", "_"),
}
"""By the name of an inline pattern, marks of which every text that it matches holds one."""
_STASHED = "\x02"
_BREAK = "  \n"
# Without the blanks of a line's break the expression is only tried where one of a few signs stands.
_MARKED = re.compile(
    "|".join(map(re.escape, sorted({*chain.from_iterable(_IN_TEXT.values()), _STASHED} - {_BREAK})))
)


class PatternTreeprocessor(InlineProcessor):
    """Python-Markdown's own, which leaves out text that no pattern can match.

    Its patterns stand in a list: a registry takes long to name the n-th.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self.inlinePatterns = list(self.md.inlinePatterns)  # type: ignore[assignment]
        plain = self._plain(tree)
        for element, text in plain:
            element.text = AtomicString(text)
        done = super().run(tree, ancestors)
        for element, text in plain:
            element.text = text
        return done

    def _plain(self, tree: Element) -> list[tuple[Element, str]]:
        """The elements whose text no pattern can match; none where a pattern is not known here."""
        patterns = self.md.inlinePatterns
        if sum(name in patterns for name in _IN_TEXT) < len(patterns):
            return []
        return [
            (element, text)
            for element in tree.iter()
            if (text := element.text)
            and type(text) is str
            and not _MARKED.search(text)
            and _BREAK not in text
        ]

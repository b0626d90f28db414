"""Expressions as tokens: one pass, linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trellis.queries.syntax import QueryError

TokenKind = Literal["text", "number", "link", "tag", "date", "duration", "name", "sign", "end"]

_TOKENS = r"""
(?P<space>\s+)
|(?P<text>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')
|(?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?![\w.]))
|(?P<link>!?\[\[[^\[\]\n]*+\]\])
{dataview}
|(?P<name>{name}|`[^`\n]+`)
|(?P<sign>&&|\|\||==|!=|<=|>=|=>|[-=<>!+*/%()\[\]{{}},.:?&|])
"""
_DATAVIEW = r"""
|(?P<date>date\(\s*(?P<day>\d{4}-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?|[a-z]+)\s*\))
|(?P<duration>dur\(\s*(?P<length>[\d.]+\s*[a-z]+(?:[,\s]+[\d.]+\s*[a-z]+)*+)\s*\))
|(?P<tag>\#[\w/-]+)
"""
_FLAGS = re.VERBOSE | re.DOTALL | re.IGNORECASE
_PLAIN = re.compile(_TOKENS.format(dataview="", name=r"[^\W\d]\w*+"), _FLAGS)
_WITH_HYPHENS = re.compile(
    _TOKENS.format(dataview=_DATAVIEW, name=r"[^\W\d]\w*+(?:-\w++)*+"),
    _FLAGS,
)
_INNER = {"date": "day", "duration": "length"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t"}

DAYS = frozenset(
    {"today", "now", "yesterday", "tomorrow", "sow", "eow", "som", "eom", "soy", "eoy"}
)
"""The words that Dataview knows as dates."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an expression. `text` is what it means: of a text without its quotes."""

    kind: TokenKind
    text: str
    at: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of `words`, in any case."""
        return self.kind == "name" and self.text.casefold() in words

    def is_sign(self, *signs: str) -> bool:
        return self.kind == "sign" and self.text in signs


def tokens(text: str, *, dataview: bool = False) -> list[Token]:
    """The tokens of `text`, and one for its end. Raises QueryError.

    `dataview`: names may hold hyphens, and there are tags, `date(…)` and `dur(…)` as it has them.
    """
    return [*_tokens(text, dataview), Token("end", "", len(text))]


def _tokens(text: str, dataview: bool) -> Iterator[Token]:
    pattern = _WITH_HYPHENS if dataview else _PLAIN
    position = 0
    while position < len(text):
        match = pattern.match(text, position)
        if match is None:
            raise _unreadable(text, position)
        kind, length = str(match.lastgroup), len(match[0])
        if kind == "date" and not _is_day(match["day"]):  # of a field: `date(due)`
            kind, length = "name", len("date")
        if kind != "space":
            written = match[0][:length]
            yield Token(kind, _meant(kind, written, match), position)  # type: ignore[arg-type]
        position += length


def _is_day(word: str) -> bool:
    return word[0].isdigit() or word.casefold() in DAYS


def _meant(kind: str, written: str, match: re.Match[str]) -> str:
    """What a token means: a text without quotes, a link without brackets."""
    if kind == "text":
        return _ESCAPE.sub(lambda escaped: _ESCAPED.get(escaped[1], escaped[1]), written[1:-1])
    if kind == "link":
        return written.lstrip("!")[2:-2]
    if kind in _INNER:
        return match[_INNER[kind]]
    return written.strip("`#")


def _unreadable(text: str, position: int) -> QueryError:
    character = text[position]
    if character in "\"'":
        return QueryError("a quote is not closed", position, f"close it with {character}")
    return QueryError(f"`{character}` means nothing here", position, "put texts into quotes")

"""The blocks of a text: which lines are a heading, a paragraph, an item, a quote, a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from trellis.markup.scanner import BLOCK, Scan

PieceKind = Literal["heading", "paragraph", "item", "quote", "table"]

_PREFIX = re.compile(
    r"(?P<quote>[ \t]*(?:>[ \t]?)*)(?P<indent>[ \t]*)"
    r"(?P<marker>(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?)*)"
    r"(?P<hashes>\#{1,6}(?=[ \t]|$))?"
)
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITER_ROW = re.compile(r"[ \t|:-]*\|[ \t|:-]*$|:?-+:?[ \t]*$")
_DEFINITION = re.compile(r"\[(?!\^)[^\[\]]+\]:[ \t]*\S")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]+\]:[ \t]*")
_CALLOUT = re.compile(r"\[![^\[\]\n]*\][+-]?[ \t]*")


@dataclass(slots=True)
class Piece:
    """A block: its kind, a heading's level, and the offsets of each line's text without its prefix.

    `first` and `last` are line numbers from 0.
    """

    kind: PieceKind
    first: int
    last: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    level: int = 0
    quoted: bool = False

    def text(self, source: str) -> str:
        """The piece's lines, taken from `source` (the text or its mask)."""
        return "\n".join(source[start:end] for start, end in self.spans)


def pieces(scanned: Scan) -> list[Piece]:
    """The blocks of a scanned text, in order."""
    found: list[Piece] = []
    current: Piece | None = None
    masked, starts = scanned.masked, scanned.line_starts
    for number, start in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(masked)
        prefix = _PREFIX.match(masked, start, end)
        assert prefix is not None
        at = prefix.end("indent")
        if not masked[at:end].strip(BLOCK + " \t"):
            current = None
            continue
        quoted = ">" in prefix["quote"]
        if prefix["hashes"]:
            found.append(
                Piece(
                    "heading",
                    number,
                    number,
                    [(prefix.end(), end)],
                    len(prefix["hashes"]),
                    quoted,
                )
            )
            current = None
            continue
        if current and current.quoted == quoted and not prefix["marker"]:
            if len(current.spans) == 1 and _UNDERLINE.match(masked, at, end):
                current.kind, current.last = "heading", number
                current.level = 1 if masked[at] == "=" else 2
                current = None
                continue
            if len(current.spans) == 1 and _DELIMITER_ROW.match(masked, at, end):
                current.kind = "table"
                continue
        if _RULE.match(masked, at, end) or _DEFINITION.match(masked, at, end):
            current = None
            continue
        at = prefix.end()
        for skipped in (_FOOTNOTE, _CALLOUT):
            if masked[at : at + 1] == "[" and (skip := skipped.match(masked, at, end)):
                at = skip.end()
                current = None
        if current is None or prefix["marker"] or current.quoted != quoted:
            kind: PieceKind = "item" if prefix["marker"] else "quote" if quoted else "paragraph"
            current = Piece(kind, number, number, [], 0, quoted)
            found.append(current)
        current.spans.append((at, end))
        current.last = number
    return found

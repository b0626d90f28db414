"""The blocks of a text: which lines are a heading, a paragraph, an item, a quote, a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from trellis.markup.scanner import BLOCK, Scan, scan

PieceKind = Literal["heading", "paragraph", "item", "quote", "table"]

_PREFIX = re.compile(
    r"(?P<quote>[ \t]*(?:>[ \t]?)*)(?P<indent>[ \t]*)"
    r"(?P<marker>(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?)*)"
    r"(?P<hashes>\#{1,6}(?=[ \t]|$))?"
)
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITER_ROW = re.compile(r"(?=[ \t:-]*\|)[ \t|:-]*+$|:?-+:?[ \t]*$")
_DEFINITION = re.compile(r"\[(?!\^)[^\[\]]+\]:[ \t]*\S")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]+\]:[ \t]*")
_CALLOUT = re.compile(r"\[![^\[\]\n]*\][+-]?[ \t]*")
BLOCK_ID = re.compile(r"(?:(?<=\s)|(?<![^\n]))\^([A-Za-z0-9-]+)[ \t]*\Z")


@dataclass(slots=True)
class Piece:
    """A block: its kind, a heading's level, and the offsets of each line's text without its prefix.

    `first` and `last` are line numbers from 0; `quoted` says that it stands in a quote; `id` is the
    name that `^name` at its end, or alone below it, gives it.
    """

    kind: PieceKind
    first: int
    last: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    level: int = 0
    quoted: bool = False
    id: str = ""

    def text(self, source: str) -> str:
        """The piece's lines, taken from `source` (the text or its mask)."""
        return "\n".join([source[start:end] for start, end in self.spans])

    def offsets(self, places: Iterable[int]) -> Iterator[int]:
        """Where in the source the characters of the piece's text at `places`, in order, are."""
        lines = iter(self.spans)
        (start, end), before = next(lines), 0
        for place in places:
            while place - before > end - start:
                before += end - start + 1
                start, end = next(lines)
            yield start + place - before

    def text_with_code(self, scanned: Scan) -> str:
        """The piece's lines as written, but without comments."""
        text, masked = self.text(scanned.text), self.text(scanned.masked)
        if BLOCK not in masked:
            return text
        return "".join(c for c, seen in zip(text, masked, strict=True) if seen != BLOCK)


@dataclass(frozen=True, slots=True)
class Outline:
    """A scanned text and its blocks, in order."""

    scanned: Scan
    pieces: tuple[Piece, ...]


@lru_cache(maxsize=4)
def outline(text: str) -> Outline:
    """The blocks of `text`. The last few are remembered, as headings and blocks both ask."""
    scanned = scan(text)
    found = _Reader(scanned).run()
    return Outline(scanned, tuple(_named(found, scanned.masked) if "^" in text else found))


def _named(found: list[Piece], masked: str) -> list[Piece]:
    """The blocks with their names taken out of their text."""
    kept: list[Piece] = []
    for piece in found:
        start, end = piece.spans[-1]
        match = BLOCK_ID.search(masked, start, end) if piece.kind != "heading" else None
        if match and match.start() == start and len(piece.spans) == 1:
            if kept and piece.kind == "paragraph":
                kept[-1].id = match[1]
            continue
        if match:
            piece.id, piece.spans[-1] = match[1], (start, match.start())
        kept.append(piece)
    return kept


class _Reader:
    """Reads lines one after the other, the current block in hand."""

    def __init__(self, scanned: Scan) -> None:
        self.masked = scanned.masked
        self.starts = scanned.line_starts
        self.pieces: list[Piece] = []
        self.current: Piece | None = None

    def run(self) -> list[Piece]:
        ends = [start - 1 for start in self.starts[1:]] + [len(self.masked)]
        for number, (start, end) in enumerate(zip(self.starts, ends, strict=True)):
            if start == end:
                self.current = None
            elif self.masked[start].isalpha():
                self._prose(number, start, end, quoted=False, marked=False)
            else:
                self._line(number, start, end)
        return self.pieces

    def _line(self, number: int, start: int, end: int) -> None:
        prefix = _PREFIX.match(self.masked, start, end)
        assert prefix is not None  # every part of it may be empty
        quoted = ">" in prefix["quote"]
        at = prefix.end("indent")
        if not self.masked[at:end].strip(BLOCK + " \t"):
            self.current = None
        elif prefix["hashes"]:
            self._open("heading", number, quoted, len(prefix["hashes"]))
            self._extend(number, prefix.end(), end)
            self.current = None
        elif prefix["marker"] or not self._underlines(number, at, end, quoted):
            if _RULE.match(self.masked, at, end) or _DEFINITION.match(self.masked, at, end):
                self.current = None
            else:
                self._prose(number, prefix.end(), end, quoted, bool(prefix["marker"]))

    def _underlines(self, number: int, at: int, end: int, quoted: bool) -> bool:
        """Whether this line makes the one before it a heading or the head of a table."""
        current = self.current
        if current is None or len(current.spans) != 1 or current.quoted != quoted:
            return False
        if current.kind != "item" and _UNDERLINE.match(self.masked, at, end):
            current.kind, current.last = "heading", number
            current.level = 1 if self.masked[at] == "=" else 2
            self.current = None
            return True
        if _DELIMITER_ROW.match(self.masked, at, end):
            current.kind = "table"
            return True
        return False

    def _prose(self, number: int, text: int, end: int, quoted: bool, marked: bool) -> None:
        titled = None
        if self.masked[text : text + 1] == "[":
            titled = _CALLOUT.match(self.masked, text, end)
            if label := titled or _FOOTNOTE.match(self.masked, text, end):
                text = label.end()
                self.current = None
        if self.current is None or marked or self.current.quoted != quoted:
            self._open("item" if marked else "quote" if quoted else "paragraph", number, quoted)
        self._extend(number, text, end)
        if titled and quoted:  # what the callout says is no part of its title
            self.current = None

    def _open(self, kind: PieceKind, number: int, quoted: bool, level: int = 0) -> None:
        self.current = Piece(kind, number, number, [], level, quoted)
        self.pieces.append(self.current)

    def _extend(self, number: int, start: int, end: int) -> None:
        if self.current:
            self.current.spans.append((start, end))
            self.current.last = number

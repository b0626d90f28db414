"""Markdown as most writers know it, made plain for Python-Markdown.

Python-Markdown wants a blank line before a list, four spaces for what is nested in one, and nothing
but a language after a fence; Obsidian, GitHub and CommonMark do not. It is given what it wants here,
in the text that is rendered; what is read from the source keeps its lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trellis.markup.depth import bounded
from trellis.markup.scanner import BLOCK, Scan, scan
from trellis.markup.structure import Piece, outline

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t])[ \t]{1,4}")
_ATX = re.compile(r"[ ]{0,3}(?P<quote>(?:>[ ]?)*)[ ]{0,3}\#{1,6}(?:[ \t]|$)")
_LIST_START = re.compile(r"[ ]{0,3}(?P<quote>(?:>[ ]?)*)(?:[-*+]|1[.)])[ \t]+\S")
_WORDY_FENCE = re.compile(r"(?:`{3,}|~{3,})[ \t]*(?P<language>[\w.+#-]+)[ \t]+(?![\w-]+=|\{)[^\n]*")
_WIDTH = 4


def dress(text: str) -> str:
    """`text` with the blank lines, indentation and fences that Python-Markdown needs."""
    return bounded(_indent_nested(_add_blank_lines(_simplify_fences(text))))


def _simplify_fences(text: str) -> str:
    """Opening fences without words after the language, for which no code would be seen."""
    parts, position = [], 0
    for region in scan(text).regions:
        if region.kind == "fence" and (match := _WORDY_FENCE.match(text, region.start)):
            parts.append(text[position : match.end("language")])
            position = match.end()
    return "".join([*parts, text[position:]])


def _add_blank_lines(text: str) -> str:
    read = outline(text)
    lines = text.split("\n")
    wanted: dict[int, str] = {}
    for above, piece in zip(read.pieces, read.pieces[1:], strict=False):
        match = _interrupts(above, piece, lines[piece.first])
        if match and above.last == piece.first - 1 and above.quoted == piece.quoted:
            wanted[piece.first] = match["quote"].rstrip()
    if not wanted:
        return text
    spaced = []
    for number, line in enumerate(lines):
        if number in wanted:
            spaced.append(wanted[number])
        spaced.append(line)
    return "\n".join(spaced)


def _interrupts(above: Piece, piece: Piece, line: str) -> re.Match[str] | None:
    """Whether `piece`, right below another block, ends it: a match of its first line."""
    if piece.kind == "heading" and above.kind != "heading":
        return _ATX.match(line)
    if piece.kind == "item" and above.kind in ("paragraph", "quote"):
        return _LIST_START.match(line)
    return None


@dataclass(slots=True)
class _Level:
    """An open list item: the column of its text as written, and the least that Python-Markdown needs."""

    content: int
    needed: int


def _indent_nested(text: str) -> str:
    indented = "\n " in text or text.startswith(" ")
    if not indented or not re.search(r"^[ ]{1,3}\S", text, re.MULTILINE):
        return text
    return "\n".join(_Indenter(scan(text)).run())


class _Indenter:
    """Moves what is nested in a list far enough to the right; code moves as a whole."""

    def __init__(self, scanned: Scan) -> None:
        self.lines = zip(scanned.text.split("\n"), scanned.masked.split("\n"), strict=True)
        self.levels: list[_Level] = []
        self.code_shift: int | None = None

    def run(self) -> list[str]:
        result, blank = [], True
        for line, masked in self.lines:
            if not line.strip():
                result.append(line)
                blank = True
                continue
            shift = self._shift(masked.expandtabs(_WIDTH), blank)
            result.append(" " * shift + line if shift else line)
            blank = False
        return result

    def _shift(self, masked: str, after_blank: bool) -> int:
        inner = masked.lstrip(" ")
        indent = len(masked) - len(inner)
        if inner.startswith(BLOCK):
            if self.code_shift is None:
                self.code_shift = self._for_text(indent, after_blank)
            return self.code_shift
        self.code_shift = None
        marker = _MARKER.match(inner)
        if marker is None:
            return self._for_text(indent, after_blank)
        while self.levels and indent < self.levels[-1].content:
            self.levels.pop()
        needed = self.levels[-1].needed if self.levels else indent
        self.levels.append(_Level(indent + marker.end(), needed + _WIDTH))
        return max(needed - indent, 0)

    def _for_text(self, indent: int, after_blank: bool) -> int:
        levels = self.levels
        if after_blank:
            while levels and indent < levels[-1].content:
                levels.pop()
        within = [level for level in levels if indent >= level.content]
        return max(within[-1].needed - indent, 0) if within else 0

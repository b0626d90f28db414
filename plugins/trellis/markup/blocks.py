"""Prose as plain text, block by block: for keywords, for evidence, and for the words that cite."""

from __future__ import annotations

import re

from trellis.markup.footnotes import inline_footnotes
from trellis.markup.headings import headings
from trellis.markup.inline_fields import without_marks
from trellis.markup.plain import plain, without_links
from trellis.markup.scanner import Scan
from trellis.markup.structure import Piece, outline
from trellis.markup.values import Block

_AWAY = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_LED = re.compile(r"\]\([ \t\n]*<?")
_BARE = re.compile(r"<?https?://\S+", re.IGNORECASE)
_BESIDE = 24
"""Letters beside links that are still no more than a label; one of a script without spaces is three."""


def blocks(body: str, first_line: int = 1, *, code: bool = False) -> tuple[Block, ...]:
    """The blocks of `body` that hold words; its first line is `first_line` of its file.

    `code`: with what code spans and math hold. What an inline footnote says comes after the block that
    it stands in, as a block of its own.
    """
    read = outline(body)
    titles = iter(headings(body, first_line))
    anchor, away = "", "//" in body
    found = []
    for piece in read.pieces:
        if piece.kind == "heading":
            title = next(titles)
            anchor, text, notes, points = title.anchor, title.text, [], False
        else:
            text, *notes = _texts(piece, read.scanned, code)
            points = away and _points(piece.text(read.scanned.masked))
        lines = piece.first + first_line, piece.last + first_line
        if text:
            found.append(Block(piece.kind, text, anchor, *lines, piece.id, points))
        found += [Block("paragraph", note, anchor, *lines) for note in notes if note]
    return tuple(found)


def text_of(piece: Piece, scanned: Scan) -> str:
    """The plain text of a piece, as its block has it."""
    return _texts(piece, scanned, code=False)[0]


def _texts(piece: Piece, scanned: Scan, code: bool) -> list[str]:
    """The plain text of a piece, and that of each footnote in it."""
    text = piece.text_with_code(scanned) if code else piece.text(scanned.masked)
    if piece.kind == "table":
        text = text.replace("\\|", " ").replace("|", " ")
    notes = inline_footnotes(text) if "^[" in text else []
    return [plain(without_marks(text)), *(plain(text[a + 2 : b - 1]) for a, b in notes)]


def _points(written: str) -> bool:
    """Whether a block says hardly more than the labels of links, all of which lead out of the garden."""
    if "//" not in written or "[[" in written:
        return False
    led = [match.end() for match in _LED.finditer(written)]
    if not all(_AWAY.match(written, at) for at in led):
        return False
    beside = _BARE.sub("", without_links(written, " "))
    letters = sum(3 if c > "\u2e80" else 1 for c in beside if c.isalnum())
    return letters <= _BESIDE and (bool(led) or beside != written)

"""Prose as plain text, block by block: for keywords, for evidence, and for the words that cite."""

from __future__ import annotations

from trellis.markup.footnotes import inline_footnotes
from trellis.markup.headings import headings
from trellis.markup.inline_fields import without_marks
from trellis.markup.plain import plain
from trellis.markup.scanner import Scan
from trellis.markup.structure import Piece, outline
from trellis.markup.values import Block


def blocks(body: str, first_line: int = 1, *, code: bool = False) -> tuple[Block, ...]:
    """The blocks of `body` that hold words; its first line is `first_line` of its file.

    `code`: with what code spans and math hold. What an inline footnote says comes after the block that
    it stands in, as a block of its own.
    """
    read = outline(body)
    titles = iter(headings(body, first_line))
    anchor = ""
    found = []
    for piece in read.pieces:
        if piece.kind == "heading":
            title = next(titles)
            anchor, text, notes = title.anchor, title.text, []
        else:
            text, *notes = _texts(piece, read.scanned, code)
        lines = piece.first + first_line, piece.last + first_line
        if text:
            found.append(Block(piece.kind, text, anchor, *lines, piece.id))
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

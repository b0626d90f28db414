"""Prose as plain text, block by block: for keywords, for evidence, and for the words that cite."""

from __future__ import annotations

from trellis.markup.headings import headings
from trellis.markup.inline_fields import without_marks
from trellis.markup.plain import plain
from trellis.markup.structure import outline
from trellis.markup.values import Block


def blocks(body: str, first_line: int = 1, *, code: bool = False) -> tuple[Block, ...]:
    """The blocks of `body` that hold words; its first line is `first_line` of its file.

    `code`: with what code spans and math hold.
    """
    read = outline(body)
    titles = iter(headings(body, first_line))
    anchor = ""
    found = []
    for piece in read.pieces:
        if piece.kind == "heading":
            title = next(titles)
            anchor, text = title.anchor, title.text
        else:
            text = piece.text_with_code(read.scanned) if code else piece.text(read.scanned.masked)
            if piece.kind == "table":
                text = text.replace("\\|", " ").replace("|", " ")
            text = plain(without_marks(text))
        if text:
            first, last = piece.first + first_line, piece.last + first_line
            found.append(Block(piece.kind, text, anchor, first, last, piece.id))
    return tuple(found)

"""Prose as plain text, block by block: for keywords, for evidence, and for the words that cite."""

from __future__ import annotations

from trellis.markup.footnotes import inline_footnotes
from trellis.markup.headings import headings
from trellis.markup.inline_fields import without_marks
from trellis.markup.plain import plain
from trellis.markup.structure import outline
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
        asides: list[str] = []
        if piece.kind == "heading":
            title = next(titles)
            anchor, text = title.anchor, title.text
        else:
            text = piece.text_with_code(read.scanned) if code else piece.text(read.scanned.masked)
            if piece.kind == "table":
                text = text.replace("\\|", " ").replace("|", " ")
            notes = inline_footnotes(text) if "^[" in text else []
            asides = [plain(text[start + 2 : end - 1]) for start, end in notes]
            text = plain(without_marks(text))
        first, last = piece.first + first_line, piece.last + first_line
        if text:
            found.append(Block(piece.kind, text, anchor, first, last, piece.id))
        found += [Block("paragraph", aside, anchor, first, last) for aside in asides if aside]
    return tuple(found)

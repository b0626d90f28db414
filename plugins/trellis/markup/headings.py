"""Headings and their anchors, as the rendered page will carry them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from trellis.markup.plain import plain
from trellis.markup.structure import outline
from trellis.markup.values import Heading
from trellis.paths import slugify

_CLOSING = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$|^#+[ \t]*$")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]+\{:?[ ]*([^}\n ][^\n]*)\}[ \t]*$")
_ID = re.compile(r"""(?:^|\s)(?:#([^\s}]+)|id=["']?([^\s"'}]+))""")


class Anchors:
    """Hands out anchors that are unique within a page: `trust`, `trust-2`, `trust-3`."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def make(self, text: str) -> str:
        """An anchor for a heading that reads `text`."""
        base = anchor = slugify(text)
        while anchor in self._taken:
            self._counts[base] = self._counts.get(base, 1) + 1
            anchor = f"{base}-{self._counts[base]}"
        self._taken.add(anchor)
        return anchor


def _split_attributes(text: str) -> tuple[str, str]:
    """A heading's text, and the id its attribute list gives it ("" for none)."""
    text = _CLOSING.sub("", text)
    match = _ATTRIBUTES.search(text) if text.rstrip(" \t").endswith("}") else None
    if not match:
        return text, ""
    given = _ID.search(match[1])
    return _CLOSING.sub("", text[: match.start()]), (given[1] or given[2]) if given else ""


def headings(body: str, first_line: int = 1) -> tuple[Heading, ...]:
    """The headings of `body`, whose first line is `first_line` of its file.

    A body with a first-level heading has all of them one level deeper, since the page's first-level
    heading is its title.
    """
    found = _headings(body)
    if first_line == 1:
        return found
    return tuple(replace(heading, line=heading.line + first_line - 1) for heading in found)


@lru_cache(maxsize=4)
def _headings(body: str) -> tuple[Heading, ...]:
    read = outline(body)
    found = [
        (piece, *_split_attributes(piece.text_with_code(read.scanned)))
        for piece in read.pieces
        if piece.kind == "heading"
    ]
    deeper = any(piece.level == 1 for piece, _, _ in found)
    anchors = Anchors(given for _, _, given in found if given)
    result = []
    for piece, text, given in found:
        words = plain(text, macros=True)
        level = min(piece.level + deeper, 6)
        result.append(Heading(level, words, given or anchors.make(words), piece.first + 1))
    return tuple(result)

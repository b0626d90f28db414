"""Tags in the running text: `#word`, `#word/nested`.

What Obsidian takes for one: no spaces or punctuation but `-`, `_` and `/`, and not only digits. A colour
(`#1a2b3c`) is none.
"""

from __future__ import annotations

import re

from trellis.markup.plain import without_links
from trellis.markup.scanner import INLINE
from trellis.markup.structure import outline

TAG = (
    r"#(?<![^\s(,;]#)"
    r"(?!(?=[a-fA-F]*\d)(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})(?![\w/-]))"
    r"(?P<tag>[^\s\x00-\x2c.:;<=>?@\[\\\]^`{|}~\u2000-\u200c\u200e-\u206f\u2e00-\u2e7f"
    r"\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]++)"
)
"""A tag; its lookbehind stands after the `#`, which is fast to look for."""

_TAG = re.compile(TAG)
_WORDY = re.compile(r"[^\d/_-]")


def tag_name(match: re.Match[str]) -> str:
    """The name in a match of `TAG`; "" when it is none."""
    name = match["tag"].strip("/")
    return name if _WORDY.search(name) else ""


def inline_tags(body: str) -> tuple[str, ...]:
    """The tags in the text of `body`, each once, in order. Nothing in a link is one."""
    if "#" not in body:
        return ()
    read = outline(body)
    names: dict[str, None] = {}
    for piece in read.pieces:
        text = piece.text(read.scanned.masked)
        if "#" not in text:
            continue
        text = without_links(text, INLINE)
        if piece.kind == "table":
            text = text.replace("|", " ")
        names |= dict.fromkeys(filter(None, map(tag_name, _TAG.finditer(text))))
    return tuple(names)

"""`%%comments%%`, which must never reach a reader."""

from __future__ import annotations

from trellis.markup.scanner import scan


def without_comments(text: str) -> str:
    """`text` without its `%%comments%%`; lines that held nothing else stay, empty."""
    parts, position = [], 0
    for region in scan(text).regions:
        if region.kind == "comment":
            parts.append(text[position : region.start])
            parts.append("\n" * text.count("\n", region.start, region.end))
            position = region.end
    return "".join([*parts, text[position:]])

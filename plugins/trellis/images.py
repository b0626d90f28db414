"""RENDER: pictures that take their place before they are there, so that no text jumps when they come."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

Size = tuple[int, int]
"""Width and height in pixels."""

HEAD = 65_536
"""So many bytes of a file are enough to know its size by, but for photographs with large previews."""

_IMAGE = re.compile(r"""<img\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\b(src|width|height|loading)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_SVG = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE)
_SVG_LENGTH = re.compile(rb"""\b(width|height)\s*=\s*["']\s*(\d+(?:\.\d+)?)(?:px)?\s*["']""")
_VIEW_BOX = re.compile(
    rb"""\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)"""
)
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def with_sizes(html: str, size_at: Callable[[str], Size | None]) -> str:
    """`html` with the width and height of its pictures; all but the first come when they are in sight.

    `size_at` knows the size of what is at an address. What the writer says of a picture's size stays.
    """
    lazy = ""

    def sized(match: re.Match[str]) -> str:
        nonlocal lazy
        tag = match[0]
        given = {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(tag)}
        added = "" if "loading" in given else lazy
        lazy = ' loading="lazy"'
        size = None if "height" in given or "src" not in given else size_at(given["src"])
        if size and "width" not in given:
            added += f' width="{size[0]}" height="{size[1]}"'
        elif size and given["width"].isdecimal():
            added += f' height="{max(1, round(int(given["width"]) * size[1] / size[0]))}"'
        end = "/>" if tag.endswith("/>") else ">"
        return f"{tag.removesuffix(end).rstrip()}{added}{' ' if end == '/>' else ''}{end}"

    return _IMAGE.sub(sized, html)


def size_of(head: bytes) -> Size | None:
    """The size of the picture that begins with `head`: AVIF, GIF, JPEG, PNG, SVG or WebP."""
    try:
        found = _read(head)
    except struct.error:  # cut off
        return None
    return found if found and all(0 < side < 100_000 for side in found) else None


def _read(head: bytes) -> Size | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack_from(">II", head, 16)
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return struct.unpack_from("<HH", head, 6)
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp(head)
    if head[4:8] == b"ftyp" and (at := head.find(b"ispe")) > 0:
        return struct.unpack_from(">II", head, at + 8)
    return _svg(head)


def _jpeg(head: bytes) -> Size | None:
    """From the first frame; what stands before it is skipped segment by segment."""
    at = 2
    while head[at] == 0xFF if at < len(head) else False:
        marker, length = struct.unpack_from(">xBH", head, at)
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return width, height
        at += 2 + max(length, 2)
    return None


def _webp(head: bytes) -> Size | None:
    kind = head[12:16]
    if kind == b"VP8X" and len(head) >= 30:
        return _three(head, 24) + 1, _three(head, 27) + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _three(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 3], "little")


def _svg(head: bytes) -> Size | None:
    """As its first tag says, else in the proportions of what it shows."""
    root = _SVG.search(head)
    if root is None:
        return None
    lengths = {name: float(value) for name, value in _SVG_LENGTH.findall(root[0])}
    if len(lengths) == 2:
        return round(lengths[b"width"]), round(lengths[b"height"])
    box = _VIEW_BOX.search(root[0])
    return (round(float(box[1])), round(float(box[2]))) if box else None

"""How much room words take, near enough to keep them apart: no font is asked."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

NARROW = frozenset("fijlrtI.,:;'!|()[]/ -·")
BROAD = frozenset("mwMW@%")


def width(text: str, size: float) -> float:
    """The width of `text` in a font of `size`, rather too much than too little."""
    return size * sum(map(_share, text))


@lru_cache(maxsize=4096)
def lines(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """`text` in at most `most` lines that fit into `room`; what is too long ends in `…`."""
    rows: list[str] = []
    for word in _words(text):
        joined = (rows[-1] + word) if rows else word
        if rows and width(joined.rstrip(), size) <= room:
            rows[-1] = joined
        else:
            rows.append(word.lstrip())
    rows = [row.strip() for row in rows if row.strip()]
    if len(rows) > most:
        rows = [*rows[: most - 1], " ".join(rows[most - 1 :])]
    return tuple(cut(row, size, room) for row in rows)


def cut(text: str, size: float, room: float) -> str:
    """`text`, or as much of its beginning as fits into `room`, and `…`."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:–—-')}…"


def _words(text: str) -> list[str]:
    """`text` where it may be broken: before blanks, and around signs that stand for words."""
    parts: list[str] = []
    for char in " ".join(text.split()):
        if not parts or char == " " or _is_wide(char) or _is_wide(parts[-1][-1]):
            parts.append(char)
        else:
            parts[-1] += char
    return parts


def _share(char: str) -> float:
    if char in NARROW:
        return 0.36
    if _is_wide(char):
        return 1.05
    if char in BROAD:
        return 0.94
    return 0.7 if char.isupper() else 0.58


def _is_wide(char: str) -> bool:
    return char > "\u02ff" and unicodedata.east_asian_width(char) in "WF"

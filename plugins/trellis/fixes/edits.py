"""CHECK: edits of a text, applied to the bytes of its file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replaces `text[start:end]`, offsets in a source's text, with `new`; `told` says so to the writer.

    Edits with an empty `told` belong to one that is told.
    """

    start: int
    end: int
    new: str
    told: str = ""


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """A file's bytes with `edits`, its line ends kept; None for a file that is not UTF-8.

    Offsets are those of the text as sources hold it: no byte order mark, `\\n` for every line end.
    """
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mark = _BYTE_ORDER_MARK if raw.startswith(_BYTE_ORDER_MARK) else ""
    raw = raw.removeprefix(mark)
    # where, in the text that sources hold, line ends of two characters stand
    doubles = [match.start() - at for at, match in enumerate(re.finditer("\r\n", raw))]
    line_end = "\r\n" if doubles else "\r" if "\r" in raw and "\n" not in raw else "\n"

    def in_file(at: int) -> int:
        return at + bisect_left(doubles, at)

    moved = (
        Edit(in_file(edit.start), in_file(edit.end), edit.new.replace("\n", line_end))
        for edit in edits
    )
    return (mark + edited(raw, moved)).encode("utf-8")


def edited(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits`, which are in order."""
    parts, position = [], 0
    for edit in edits:
        parts += [text[position : edit.start], edit.new]
        position = edit.end
    return "".join([*parts, text[position:]])


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]

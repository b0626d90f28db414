"""The block that `^name` names: all of it, as it is embedded elsewhere.

At the end of a line it names the paragraph, the quote, or the item with what is nested in it; alone
below a block, the whole of that: a list, a callout, a table, a piece of code.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from trellis.markup.scanner import Scan, scan

_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_NESTED = re.compile(r"[ ]{2,}|[ ]?\t")
_QUOTE = re.compile(r"[ ]{0,3}>")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]|$)")
_BEFORE_NAME = re.compile(r"[ \t>]*$")


def named_lines(text: str, name: str) -> tuple[int, int] | None:
    """The first and last line (from 0) of the block that is named `name`; None when there is none."""
    scanned = scan(text)
    found = re.search(
        rf"(?:(?<=\s)|(?<![^\n]))\^{re.escape(name)}[ \t]*$", scanned.masked, re.MULTILINE
    )
    if found is None:
        return None
    lines = scanned.masked.split("\n")
    at = bisect_right(scanned.line_starts, found.start()) - 1
    before = scanned.masked[scanned.line_starts[at] : found.start()]
    if not _BEFORE_NAME.match(before) or (at and lines[at - 1].strip(" \t>")):
        return _around(lines, at)
    last = at - 1
    while last >= 0 and not lines[last].strip(" \t>"):
        last -= 1
    return _whole(scanned, lines, last) if last >= 0 else None


def _around(lines: list[str], at: int) -> tuple[int, int]:
    """The paragraph, quote or item around a line."""
    first = last = at
    if _QUOTE.match(lines[at]):
        while last + 1 < len(lines) and _QUOTE.match(lines[last + 1]):
            last += 1
        return _up(lines, at, _QUOTE), last
    while first and not _ITEM.match(lines[first]) and _goes_on(lines[first - 1]):
        first -= 1
    if not _ITEM.match(lines[first]):
        return first, last
    indent = _indent(lines[first])
    for number in range(at + 1, len(lines)):
        if lines[number].strip():
            if _indent(lines[number]) <= indent:
                break
            last = number
    return first, last


def _whole(scanned: Scan, lines: list[str], last: int) -> tuple[int, int]:
    """The code, quote, list, table or paragraph that ends in the line `last`."""
    end = scanned.line_starts[last] + len(lines[last])
    for region in reversed(scanned.regions):
        if region.start < end and region.kind in ("fence", "math", "indented"):
            if region.end >= end:
                return bisect_right(scanned.line_starts, region.start) - 1, last
            break
    if _QUOTE.match(lines[last]):
        return _up(lines, last, _QUOTE), last
    first = _list_start(lines, last)
    if first is not None:
        return first, last
    first = last
    while first and _goes_on(lines[first - 1]):
        first -= 1
    return first, last


def _list_start(lines: list[str], last: int) -> int | None:
    """Where the list begins that ends in the line `last`; None when it is in none."""
    start, number = None, last
    while number >= 0:
        line = lines[number]
        if _ITEM.match(line):
            start = number
        elif line.strip() and not _NESTED.match(line):
            lazy = number > 0 and (
                _ITEM.match(lines[number - 1]) or _NESTED.match(lines[number - 1])
            )
            if not lazy:
                break
        number -= 1
    return start


def _up(lines: list[str], at: int, kind: re.Pattern[str]) -> int:
    while at and kind.match(lines[at - 1]):
        at -= 1
    return at


def _goes_on(line: str) -> bool:
    """Whether the block in the next line may have begun here."""
    return bool(line.strip()) and not _HEADING.match(line)


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())

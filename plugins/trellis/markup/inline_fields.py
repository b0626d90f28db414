"""Fields in the running text: `key:: value` on a line of its own, `[key:: value]`, `(key:: value)`.

Dataview's forms, and Logseq's properties. `::` that a word follows at once (`std::vector`) is no field.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trellis.markup.plain import plain
from trellis.markup.scanner import BLOCK, Scan
from trellis.markup.structure import outline
from trellis.markup.values import InlineField, Reference

_NAME = (
    r"(?P<name>[^\s_:\[\](){}<>|\"`*~=#!?.,;$%\\^\x00-\x03-](?:[^\n\t:\[\](){}<>|\"`*~=#!?.,;$%\\^\x00-\x03]{0,58}"
    r"[^\s:\[\](){}<>|\"`*~=#!?.,;$%\\^\x00-\x03])?)"
)
OWN_LINE = rf"[*_~]{{0,3}}{_NAME}[*_~]{{0,3}}::(?=[ \t]|\[\[|$)[ \t]*(?P<value>[^\n]*)"
"""A field that has its line for itself; to be matched where the line's text begins."""
BRACKETED = (
    rf"\[{_NAME}::[ \t]*(?P<value>(?:[^\[\]\n]|\[\[[^\[\]\n]*+\]\]|\[[^\[\]\n]*+\])*+)\](?![(\[:])"
)
IN_PARENTHESES = rf"\({_NAME}::[ \t]+(?P<value>(?:[^()\n]|\([^()\n]*+\))*+)\)"

_OWN_LINE = re.compile(OWN_LINE, re.MULTILINE)
_WITHIN = re.compile(f"{BRACKETED}|{IN_PARENTHESES.replace('?P<', '?P<in_')}")
_MARKS = re.compile(rf"^{OWN_LINE}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A field, and the offsets of its value."""

    name: str
    start: int
    end: int


def inline_fields(body: str, first_line: int = 1) -> tuple[InlineField, ...]:
    """The fields in the text of `body`, whose first line is `first_line` of its file, in order."""
    if "::" not in body:
        return ()
    scanned = outline(body).scanned
    found = []
    for placed in _placed(body):
        line, column = scanned.place(placed.start)
        value = plain(_uncommented(scanned, placed))
        found.append(InlineField(placed.name, value, line + first_line - 1, column))
    return tuple(found)


def with_relations(
    body: str, first_line: int, references: Iterable[Reference]
) -> Iterator[Reference]:
    """`references` of `body`, those in a field with its name as their relation."""
    fields = list(_placed(body)) if "::" in body else []
    if not fields:
        yield from references
        return
    starts = [field.start for field in fields]
    lines = outline(body).scanned.line_starts
    for reference in references:
        offset = lines[reference.line - first_line] + reference.column - 1
        at = bisect_right(starts, offset) - 1
        within = at >= 0 and offset < fields[at].end
        yield replace(reference, relation=fields[at].name) if within else reference


def without_marks(text: str) -> str:
    """A block's text with its fields as prose: `key: value`, those in lines of their own apart."""
    if "::" not in text:
        return text
    text = _WITHIN.sub(
        lambda found: (
            f"{found['name']}: {found['value']}" if found["name"] else str(found["in_value"])
        ),
        text,
    )
    return _MARKS.sub(lambda found: f"{found['name']}: {found['value']};", text).rstrip(";")


def _placed(body: str) -> Iterator[_Placed]:
    read = outline(body)
    masked = read.scanned.masked
    for piece in read.pieces:
        if piece.kind in ("heading", "table"):
            continue
        for start, end in piece.spans:
            if masked.find("::", start, end) >= 0:
                yield from _in_line(masked, start, end)


def _in_line(masked: str, start: int, end: int) -> Iterator[_Placed]:
    """The bracketed fields of a line; where there are none, the one that has the line for itself."""
    alone = True
    for found in _WITHIN.finditer(masked, start, end):
        alone = False
        form = "" if found["name"] else "in_"
        yield _Placed(found[f"{form}name"].strip(), *found.span(f"{form}value"))
    if alone and (whole := _OWN_LINE.match(masked, start, end)):
        yield _Placed(whole["name"], *whole.span("value"))


def _uncommented(scanned: Scan, placed: _Placed) -> str:
    """The value as written, but without comments."""
    text = scanned.text[placed.start : placed.end]
    masked = scanned.masked[placed.start : placed.end]
    if BLOCK not in masked:
        return text
    return "".join(c for c, seen in zip(text, masked, strict=True) if seen != BLOCK)

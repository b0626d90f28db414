"""The running text alone: no code, headings, links, addresses, tags or footnote marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trellis.markup.plain import without_links
from trellis.markup.scanner import INLINE, Scan
from trellis.markup.structure import Outline, outline
from trellis.markup.tags import TAG

_NOT_PROSE = re.compile(
    r"\[\^[^\[\]\s]+\]|\{\{[^{}\n]*\}\}"
    r"|\b(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|www\.)[^\s<>\x00\x01]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    rf"|{TAG.replace('?P<tag>', '')}"
)
_NOT_LINE = re.compile(r"[^\n]")


def prose(body: str) -> tuple[str, Outline]:
    """`body` with every character that readers do not read as prose replaced, and its blocks."""
    read = outline(body)
    text = without_links(_without_anchors(read.scanned), INLINE)
    return _NOT_PROSE.sub(_hidden, text), read


def _hidden(match: re.Match[str]) -> str:
    return INLINE * len(match[0])


def _without_anchors(scanned: Scan) -> str:
    """The masked text without what stands between `<a …>` and `</a>`."""
    parts, position = [], 0
    for start, end in _anchors(scanned):
        parts += [scanned.masked[position:start], _NOT_LINE.sub(INLINE, scanned.masked[start:end])]
        position = end
    return "".join([*parts, scanned.masked[position:]])


def _anchors(scanned: Scan) -> Iterator[tuple[int, int]]:
    opened = -1
    for region in scanned.regions:
        if region.kind != "tag":
            continue
        tag = scanned.text[region.start : region.start + 3].lower()
        if tag in ("<a ", "<a\n", "<a>"):
            opened = region.end
        elif tag == "</a" and opened >= 0:
            yield opened, region.start
            opened = -1

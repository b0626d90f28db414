"""How deep quotes, lists and HTML may be nested: what is deeper is shown, but no deeper.

Nobody reads the twentieth quote in a quote, and much of what reads HTML takes time that grows with the
square of its depth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from trellis.markup.scanner import scan

DEEPEST = 20
"""Quotes and lists in one another."""
DEEPEST_HTML = 64
"""Elements in one another, but for those that end where others begin."""

_CONTAINER = r"(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*"
_DEEP = re.compile(rf"^[ \t]*(?:{_CONTAINER}){{{DEEPEST}}}(?P<more>{_CONTAINER})", re.MULTILINE)
_WIDE = re.compile(
    rf"^(?=[ \t>]{{{DEEPEST}}})(?P<quotes>(?:[ \t]{{0,4}}>)*+)(?P<blanks>[ \t]+)", re.MULTILINE
)
# The line's end before it is found fast; its start would be looked for at each character.
_MAYBE = re.compile(rf"\n(?:[ \t>]{{{DEEPEST}}}|[ \t]*(?:{_CONTAINER}){{{DEEPEST}}})")
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*)+|(?:-[ \t]*)+)$", re.MULTILINE)
_WIDTH = 4
_TAG = re.compile(r"""<(/?)([A-Za-z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_EMPTY = "area base br col embed hr img input link meta param source track wbr"
_ENDED_BY_OTHERS = "a dd dt li optgroup option p rp rt tbody td tfoot th thead tr"
_NOT_COUNTED = frozenset(f"{_EMPTY} {_ENDED_BY_OTHERS}".split())


def bounded(text: str) -> str:
    """`text` with its quotes and lists nested no deeper than `DEEPEST`."""
    parts, position = [], 0
    for start, end, shown in _cuts(text):
        parts += [text[position:start], shown]
        position = end
    return "".join([*parts, text[position:]]) if parts else text


def too_deep(text: str) -> int | None:
    """The first place in `text` where quotes, lists or HTML are nested too deep."""
    places = (start for start, _, _ in _cuts(text))
    return min(filter(None, (next(places, None), _deep_html(text))), default=None)


def _cuts(text: str) -> Iterator[tuple[int, int, str]]:
    """What is too deep, and what stands for it, in order: a marker becomes a sign, blanks fewer."""
    if not _MAYBE.search(f"\n{text}"):
        return iter(())
    masked = scan(text).masked
    found = [
        (deep.start("more"), deep.start("more"), "\\")
        for deep in _DEEP.finditer(masked)
        if not _RULE.match(masked, deep.start())
    ]
    for wide in _WIDE.finditer(masked):
        most = " " * (_WIDTH * DEEPEST)
        if len(wide["blanks"].expandtabs(_WIDTH)) > len(most):
            found.append((*wide.span("blanks"), most))
    return iter(sorted(found))


def _deep_html(text: str) -> int | None:
    if text.count("<") <= DEEPEST_HTML:
        return None
    scanned, depth = scan(text), 0
    for region in scanned.regions:
        if region.kind == "tag" and (tag := _TAG.match(scanned.text, region.start)):
            if tag[2].lower() in _NOT_COUNTED or tag[3].endswith("/"):
                continue
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            if depth > DEEPEST_HTML:
                return region.start
    return None


def shallow(html: str) -> str:
    """`html` without the tags of what is nested deeper than `DEEPEST_HTML`; its content stays."""
    parts: list[str] = []
    position = 0
    opened: list[str] = []
    dropped: Counter[str] = Counter()
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _NOT_COUNTED or tag[3].endswith("/"):
            continue
        if not tag[1] and len(opened) < DEEPEST_HTML:
            opened.append(name)
        elif tag[1] and not dropped[name]:
            _close(opened, name)
        else:
            dropped[name] += -1 if tag[1] else 1
            parts.append(html[position : tag.start()])
            position = tag.end()
    return "".join([*parts, html[position:]]) if parts else html


def _close(opened: list[str], name: str) -> None:
    """Ends the innermost element of that name, and all within it; nothing where there is none."""
    if name in opened:
        while opened.pop() != name:
            pass

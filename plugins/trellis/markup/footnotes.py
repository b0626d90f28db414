"""Footnotes as writers write them, made plain for Python-Markdown.

Inline ones, `^[a note in its place]`, may hold links and brackets, but no blank line.
"""

from __future__ import annotations

import re

from trellis.markup.scanner import scan

_TOKEN = re.compile(r"\\.|\^\[|[\[\]]|\n[ \t>]*(?=\n)", re.DOTALL)
_DEFINITION = re.compile(r"[ ]{0,3}\[\^[^\[\]\s]+\]:")
_WITHIN = re.compile(r"(?:[ ]{4}|\t)[ \t]*")
_NESTED = re.compile(r"\n(?:[ ]{4}|\t)[ \t]*\[\^[^\[\]\s]+\]:")
_LINE_START = re.compile(r"\n[ \t>]*")
_BLOCK_START = re.compile(r"(?=[#>*+:|`~-])|(\d{1,9})(?=[.)])")


def inline_footnotes(masked: str) -> list[tuple[int, int]]:
    """Where inline footnotes stand in a masked text, brackets included, in order; not those in others."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for token in _TOKEN.finditer(masked):
        written = token[0]
        if written == "^[":
            opened.append(token.start())
        elif written == "[":
            opened.append(-1)
        elif written == "]" and opened:
            start = opened.pop()
            if start >= 0 and masked[start + 2 : token.start()].strip():
                found.append((start, token.end()))
        elif written.startswith("\n"):
            opened.clear()
    outer: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    return outer


def side_by_side(text: str) -> str:
    """`text` with footnotes that are defined within another, by their indentation, after it."""
    if not _NESTED.search(text):
        return text
    scanned = scan(text)
    code = [region for region in scanned.regions if region.kind == "fence"]
    fenced = {
        number
        for region in code
        for number in range(scanned.place(region.start)[0], scanned.place(region.end)[0] + 1)
    }
    lines = text.split("\n")
    within = False
    for at, line in enumerate(lines):
        indent = _WITHIN.match(line)
        if at + 1 in fenced:
            within = within and indent is not None
        elif indent and within:
            lines[at] = line[indent.end() :] if _DEFINITION.match(line, indent.end()) else line
        elif line.strip():
            within = _DEFINITION.match(line) is not None
    return "\n".join(lines)


def as_definitions(text: str) -> str:
    """`text` with its inline footnotes as marks, and their words as definitions above it."""
    notes = inline_footnotes(scan(text).masked) if "^[" in text else []
    if not notes:
        return text
    name = "inline"
    while f"[^{name}-" in text:
        name += "-"
    parts, definitions, position = [], [], 0
    for number, (start, end) in enumerate(notes, 1):
        parts += [text[position:start], f"[^{name}-{number}]"]
        definitions.append(f"[^{name}-{number}]: {_on_one_line(text[start + 2 : end - 1])}\n\n")
        position = end
    return "".join([*definitions, *parts, text[position:]])


def _on_one_line(note: str) -> str:
    """A note's words; what would begin a block there is only a sign."""
    flat = _LINE_START.sub(" ", note).strip()
    return _BLOCK_START.sub(r"\1\\", flat, count=1) if _BLOCK_START.match(flat) else flat

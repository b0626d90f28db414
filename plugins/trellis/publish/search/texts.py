"""What an entity's page says, section by section: its prose, its code, and a deck's slides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trellis.entities import Entity
from trellis.markup import Block, blocks
from trellis.markup.queries import LANGUAGES
from trellis.markup.scanner import scan

PASSAGE = 9_000
"""Characters of text that a reader gets at once to see a result in its context."""

_CODE = ("`", "~~~", "\n    ", "\n\t")  # what code may begin with
_LANGUAGE = re.compile(r"[`~]{3,}[ \t]*(\w+)")
_FENCE_LINES = re.compile(r"\A[^\n]*\n?|\n[ \t>]*[`~]{3,}[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading ("" before the first), a block a line; `anchor` leads to it."""

    anchor: str
    heading: str
    text: str


def sections(entity: Entity) -> Iterator[Section]:
    """The sections of an entity's page, in order."""
    if entity.slides:
        for slide in entity.slides:
            text = "\n".join(
                block.text for block in _with_code(slide.text) if block.text != slide.title
            )
            notes = "\n".join(" ".join(line.split()) for line in slide.notes.split("\n\n"))
            lines = (text, notes) if notes else (text,)
            yield Section(f"trellis-slide-{slide.number}", slide.title, "\n".join(lines))
    else:
        yield from _under_headings(
            _with_code(entity.body) if any(mark in entity.body for mark in _CODE) else entity.blocks
        )


def passages(found: Iterable[Section]) -> list[list[Section]]:
    """Sections in portions of about PASSAGE characters: at least one, and most often no more."""
    portions: list[list[Section]] = [[]]
    room = PASSAGE
    for section in found:
        for text in _pieces(section.text):
            if portions[-1] and len(text) > room:
                portions.append([])
                room = PASSAGE
            portions[-1].append(Section(section.anchor, section.heading, text))
            room -= len(text)
    return portions


def _under_headings(found: Iterable[Block]) -> Iterator[Section]:
    anchor, heading, lines = "", "", list[str]()
    for block in found:
        if block.kind == "heading":
            if lines or heading:
                yield Section(anchor, heading, "\n".join(lines))
            anchor, heading, lines = block.anchor, block.text, []
        else:
            lines.append(block.text)
    if lines or heading:
        yield Section(anchor, heading, "\n".join(lines))


def _with_code(body: str) -> list[Block]:
    """The blocks of `body`, those of code too, in order."""
    scanned = scan(body)
    prose = blocks(body, code=True)
    code = [
        Block("code", text, "", scanned.place(region.start)[0], scanned.place(region.end)[0])
        for region in scanned.regions
        if region.kind in ("fence", "indented")
        and not _asks_the_garden(body, region.start)
        and (text := _code(body[region.start : region.end], fenced=region.kind == "fence"))
    ]
    return sorted([*prose, *code], key=lambda block: block.line)


def _asks_the_garden(body: str, start: int) -> bool:
    """Whether the code at `start` is a query, of which readers see the answer."""
    language = _LANGUAGE.match(body, start)
    return language is not None and language[1].casefold() in LANGUAGES


def _code(text: str, *, fenced: bool) -> str:
    inside = _FENCE_LINES.sub("", text) if fenced else text
    return "\n".join(" ".join(line.split()) for line in inside.split("\n") if line.strip())


def _pieces(text: str) -> Iterator[str]:
    """`text`, cut between words where it is longer than a passage."""
    while len(text) > PASSAGE:
        cut = max(text.rfind("\n", PASSAGE // 2, PASSAGE), text.rfind(" ", PASSAGE // 2, PASSAGE))
        cut = PASSAGE if cut < 0 else cut
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text

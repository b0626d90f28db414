"""Query blocks in a text: fences in a language that asks the garden, and embedded bases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from trellis.markup.references import wikilink
from trellis.markup.scanner import WIKILINK, Scan, scan
from trellis.markup.values import Reference
from trellis.paths import is_base

LANGUAGES = ("trellis", "base", "dataview", "dataviewjs")

_MAYBE = re.compile(r"(?:```|~~~)[ \t]*(?:trellis|base|dataview)|\.base[\]#|]", re.IGNORECASE)
_INFO = re.compile(r"(?P<marks>`{3,}|~{3,})[ \t]*(?P<language>\w+)[^\n]*\n?")
_CLOSING = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ ]?)*")
_EMBED = re.compile(
    r"^(?P<prefix>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)!" + WIKILINK.pattern + r"[ \t]*$",
    re.MULTILINE,
)
_MARK = re.compile("\ue000trellis-query-(\\d{1,6})\ue001")


@dataclass(frozen=True, slots=True)
class QueryBlock:
    """A block that asks the garden: its language, its text, and where in the whole text it stands.

    `prefix` is what stands before it on its first line (`> `, `- `), `rows` the line and column of each
    line of its text. `reference` is what an embedded base points to; its text is then empty.
    """

    language: str
    text: str
    start: int
    end: int
    prefix: str
    rows: tuple[tuple[int, int], ...]
    reference: Reference | None = None


@runtime_checkable
class Listings(Protocol):
    """Answers what a query block shows; None for one that it does not know."""

    def listing(self, block: QueryBlock) -> str | None:
        """The HTML that stands in place of `block`: one element, of block level."""


def query_blocks(text: str, first_line: int = 1) -> tuple[QueryBlock, ...]:
    """The query blocks of `text`, whose first line is `first_line` of its file, in order."""
    marked = "```" in text or "~~~" in text or "![[" in text  # found faster than an expression is
    if not marked or not _MAYBE.search(text):
        return ()
    scanned = scan(text)
    found = [*_fences(scanned, first_line), *_embeds(scanned, first_line)]
    return tuple(sorted(found, key=lambda block: block.start))


def _fences(scanned: Scan, first_line: int) -> Iterator[QueryBlock]:
    text = scanned.text
    for region in scanned.regions:
        info = _INFO.match(text, region.start, region.end) if region.kind == "fence" else None
        if info is None or info["language"].casefold() not in LANGUAGES:
            continue
        start = text.rfind("\n", 0, region.start) + 1
        prefix = text[start : region.start]
        lines = text[info.end() : region.end].split("\n")
        if lines and _CLOSING.fullmatch(lines[-1]):
            lines.pop()
        line, _ = scanned.place(region.start)
        cut = [_cut(one, prefix) for one in lines]
        rows = tuple((line + first_line + row, length + 1) for row, length in enumerate(cut))
        content = "\n".join(one[length:] for one, length in zip(lines, cut, strict=True))
        above = ((line + first_line - 1, len(prefix) + 1),)
        language = info["language"].casefold()
        yield QueryBlock(language, content, start, region.end, prefix, rows or above)


def _cut(line: str, prefix: str) -> int:
    """How much of a line of code belongs to the quote or list that the fence stands in."""
    quote = _QUOTE.match(prefix)
    marks, indent = prefix.count(">"), len(prefix) - (quote.end() if quote else 0)
    own = re.match(rf"(?:[ \t]{{0,3}}>[ ]?){{0,{marks}}}[ \t]{{0,{indent}}}", line)
    return own.end() if own else 0


def _embeds(scanned: Scan, first_line: int) -> Iterator[QueryBlock]:
    for match in _EMBED.finditer(scanned.masked):
        line, column = scanned.place(match.end("prefix"))
        place = (line + first_line - 1, column)
        whole = WIKILINK.match(scanned.text, match.end("prefix") + 1)
        assert whole is not None  # what is masked is shorter than any wikilink
        reference = wikilink(whole, True, *place)
        if is_base(reference.target):
            prefix = match["prefix"]
            yield QueryBlock("base", "", match.start(), match.end(), prefix, (place,), reference)


class HeldListings:
    """The listings of one page, and of what is embedded in it, on their way through the parser."""

    def __init__(self) -> None:
        self.listings: list[str] = []

    def clear(self) -> None:
        """Forget the last page."""
        self.listings.clear()

    def hold(self, text: str, page: object) -> str:
        """`text` with a mark in place of each query block that `page` answers."""
        if not isinstance(page, Listings):
            return text
        parts, position = [], 0
        for block in query_blocks(text):
            listing = page.listing(block)
            if listing is not None:
                self.listings.append(listing)
                mark = f"\ue000trellis-query-{len(self.listings) - 1}\ue001"
                parts += [text[position : block.start], in_place(text, block, mark)]
                position = block.end
        return "".join([*parts, text[position:]])


def in_place(text: str, block: QueryBlock, content: str) -> str:
    """What stands in place of `block` in `text`: `content` as a block of the same quote or list."""
    prefix = block.prefix
    quote = prefix[: prefix.rfind(">") + 1]
    marker = prefix[len(quote) :].strip()
    inner = quote + " " * (len(prefix) - len(quote)) if marker else prefix
    head, *others = content.split("\n")
    lines = [f"{prefix}{head}", *(f"{inner}{line}".rstrip() for line in others)]
    above = text[text.rfind("\n", 0, max(block.start - 1, 0)) + 1 : block.start]
    after = text.find("\n", block.end + 1)
    below = text[block.end : after if after >= 0 else len(text)].removeprefix("\n")
    if above.strip(" \t\n>") and not marker:
        lines.insert(0, quote)
    if below.strip(" \t>"):
        lines.append(quote if below.lstrip().startswith(">") else "")
    return "\n".join(lines)


class ListingPreprocessor(Preprocessor):
    """Puts listings where their marks are, as HTML that is left alone from here on."""

    def __init__(self, md: Markdown, held: HeldListings) -> None:
        super().__init__(md)
        self._held = held

    def run(self, lines: list[str]) -> list[str]:
        if not self._held.listings:
            return lines
        return _MARK.sub(self._stashed, "\n".join(lines)).split("\n")

    def _stashed(self, match: re.Match[str]) -> str:
        listings, number = self._held.listings, int(match[1])
        return self.md.htmlStash.store(listings[number]) if number < len(listings) else ""

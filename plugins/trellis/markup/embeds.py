"""Embeds of notes (`![[page]]`, of a section, of a block) on a line of their own.

The embedded text goes through the parser that is at work on the page, so that it is Markdown like
the rest. Its headings are shown but are no headings of the page, its footnotes get names of their
own, and its links are seen from the note they were written in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from trellis.markup.comments import without_comments
from trellis.markup.dress import dress
from trellis.markup.footnotes import as_definitions
from trellis.markup.queries import HeldListings
from trellis.markup.references import wikilink
from trellis.markup.scanner import WIKILINK, scan
from trellis.markup.settle import EMBED, ShowLink
from trellis.markup.values import Reference

DEEPEST = 5
"""How many embeds may stand in one another."""
MOST = 60
"""How many embeds one page may show; further ones are links."""

_LINE = re.compile(rf"(?:^|\n)[ ]{{0,3}}!{WIKILINK.pattern}[ ]*(?=\n|$)")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Embedded:
    """A note's text as it stands on another's page: `key` tells it from others, `links` answers for it."""

    key: str
    title: str
    href: str
    text: str
    links: ShowLink


@runtime_checkable
class Embeds(Protocol):
    """Answers what an embed shows; None for what is not a note that readers see."""

    @property
    def key(self) -> str:
        """Tells the page's own text from others, as `Embedded.key` does."""

    def embed(self, reference: Reference) -> Embedded | None:
        """The note, section or block that `reference` embeds."""


class EmbedProcessor(BlockProcessor):
    """Puts the text of embedded notes where they are embedded, and their source below it."""

    def __init__(
        self, md: Markdown, page: Callable[[], ShowLink | None], held: HeldListings
    ) -> None:
        super().__init__(md.parser)
        self._md, self._page, self._held = md, page, held
        self.links: dict[str, ShowLink] = {}
        self._open: list[Embedded] = []

    def clear(self) -> None:
        """Forget the last page."""
        self.links.clear()
        self._open.clear()

    def test(self, parent: Element, block: str) -> bool:
        return "![[" in block and any(self._embedded(m) for m in _LINE.finditer(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        for match in _LINE.finditer(block):
            if embedded := self._embedded(match):
                self.parser.parseBlocks(parent, [block[: match.start()]])
                self._show(parent, embedded)
                if after := block[match.end() :].lstrip("\n"):
                    blocks.insert(0, after)
                return

    def _embedded(self, match: re.Match[str]) -> Embedded | None:
        page = self._open[-1].links if self._open else self._page()
        if not isinstance(page, Embeds) or self._is_full():
            return None
        embedded = page.embed(wikilink(match, embed=True))
        above = {getattr(self._page(), "key", ""), *(embedded.key for embedded in self._open)}
        return None if embedded is None or embedded.key in above else embedded

    def _is_full(self) -> bool:
        return len(self._open) >= DEEPEST or len(self.links) >= MOST

    def _show(self, parent: Element, embedded: Embedded) -> None:
        number = str(len(self.links) + 1)
        self.links[number] = embedded.links
        element = SubElement(parent, "div", {"class": "trellis-embed", EMBED: number})
        content = SubElement(element, "div", {"class": "trellis-embed-content"})
        self._open.append(embedded)
        self.parser.state.set("embed")
        self.parser.parseChunk(content, self._prepared(embedded, number))
        self.parser.state.reset()
        self._open.pop()
        _demote_headings(content)
        source = SubElement(element, "p", {"class": "trellis-embed-source"})
        link = SubElement(source, "a", {"class": "trellis-embed-origin", "href": embedded.href})
        link.text = AtomicString(embedded.title)

    def _prepared(self, embedded: Embedded, number: str) -> str:
        """Its text as Python-Markdown's preprocessors leave it, with footnotes named apart."""
        text = self._held.hold(without_comments(embedded.text), embedded.links)
        if "footnote" in self.parser.blockprocessors:
            text = as_definitions(text)
        lines = _rename_footnotes(dress(text), number).split("\n")
        for preprocessor in self._md.preprocessors:
            if not getattr(preprocessor, "once_a_page", False):
                lines = preprocessor.run(lines)
        return "\n".join(lines)


def _rename_footnotes(text: str, number: str) -> str:
    masked, parts, position = scan(text).masked, [], 0
    for match in _FOOTNOTE.finditer(masked):
        parts += [text[position : match.start(1)], f"embed-{number}-"]
        position = match.start(1)
    return "".join([*parts, text[position:]])


def _demote_headings(content: Element) -> None:
    """Headings of another note are shown, but stay out of the page's contents."""
    for element in content.iter():
        if re.fullmatch("h[1-6]", element.tag):
            element.set("aria-level", element.tag[1])
            element.set("role", "heading")
            element.set("class", "trellis-embed-heading")
            element.tag = "div"

"""Previews: what a reader sees of a page before going there, in about a kilobyte of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.links import Found
from trellis.pages import Page
from trellis.views.catalogue import Catalogue, catalogue
from trellis.views.excerpts import shortened
from trellis.views.values import Card

SUMMARY = 240
PART = 200
"""Characters of a section's text."""

ROOM = 760
"""UTF-8 bytes for a page's summary and all its sections, those that most links lead to first."""

TOPICS = 3


@dataclass(frozen=True, slots=True)
class PeekPart:
    """A section that some link leads to: its heading ("" for a block) and how it begins."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Peek:
    """A preview. All is plain text; `path` is the file that holds it."""

    path: str
    lang: str
    kind: str
    label: str
    title: str
    summary: str
    topics: tuple[str, ...]
    parts: tuple[PeekPart, ...]


def peek_path(url: str) -> str:
    """The file with the preview of the page at `url`."""
    return f"{url.removesuffix('.html')}.peek.html" if url.endswith(".html") else f"{url}peek.html"


def peek(garden: Garden, page: Page) -> Peek | None:
    """The preview of `page`; None for a page that holds nothing but a list, and for the home page."""
    if page.kind not in ("entity", "topic", "series") or page.number > 1:
        return None
    known = catalogue(garden, page)
    card = _card(known, page)
    summary = shortened(card.summary, SUMMARY)
    entity = garden.entities.get(page.entity_id or "")
    asked = _asked(garden).get(entity.id) if entity else None
    return Peek(
        path=peek_path(page.url),
        lang=entity.lang_tag if entity else known.words.lang,
        kind=card.kind,
        label=card.label,
        title=page.title,
        summary=summary,
        topics=_topics(known, page),
        parts=tuple(_parts(entity, asked, ROOM - _bytes(summary))) if entity and asked else (),
    )


def _card(known: Catalogue, page: Page) -> Card:
    if page.kind == "topic":
        return known.topic_card(page.id)
    if page.kind == "series":
        return known.series_card(known.series[page.id])
    return known.card(page.id)


def _topics(known: Catalogue, page: Page) -> tuple[str, ...]:
    """The topics of an entity; the keywords of a topic."""
    if page.kind == "topic":
        return known.topics[page.id].keywords[:TOPICS]
    ids = known.garden.topics_of.get(page.entity_id or "", ())[:TOPICS]
    return tuple(known.topics[id].title for id in ids)


@lru_cache(maxsize=1)
def _asked(garden: Garden) -> Mapping[str, Counter[str]]:
    """The anchors that links lead to, by entity, and how many do. One garden at a time is remembered."""
    found: dict[str, Counter[str]] = {}
    for links in garden.links.outgoing.values():
        for link in links:
            if isinstance(link.resolution, Found) and link.resolution.anchor:
                found.setdefault(link.resolution.id, Counter())[link.resolution.anchor] += 1
    return found


def _parts(entity: Entity, asked: Counter[str], room: int) -> Iterator[PeekPart]:
    """The sections that links lead to, as many as there is room for."""
    for anchor in sorted(asked, key=lambda anchor: (-asked[anchor], anchor)):
        part = _part(entity, anchor)
        room -= _bytes(f"{part.anchor}{part.title}{part.text}") + 50
        if room < 0:
            return
        if part.text or part.title:
            yield part


def _part(entity: Entity, anchor: str) -> PeekPart:
    """How the section or block begins."""
    named = anchor.removeprefix("^") if anchor.startswith("^") else ""
    title = next((heading.text for heading in entity.headings if heading.anchor == anchor), "")
    own = (
        block.text
        for block in entity.blocks
        if (block.id == named if named else block.anchor == anchor and block.kind != "heading")
    )
    text = ""
    for said in own:
        text = f"{text} {' '.join(said.split())}".strip()
        if len(text) >= PART:
            break
    return PeekPart(anchor, title, shortened(text, PART))


def _bytes(text: str) -> int:
    return len(text.encode(errors="replace"))

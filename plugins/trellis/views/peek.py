"""Previews: what a reader sees of a page before going there, in about a kilobyte of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

TOGETHER = 8
"""Previews in one file, about: one each would be as many small files as the site has pages."""


@dataclass(frozen=True, slots=True)
class PeekPart:
    """A section that some link leads to: its heading ("" for a block) and how it begins."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Peek:
    """A preview of the page at `url`. All is plain text."""

    url: str
    lang: str
    kind: str
    label: str
    title: str
    summary: str
    topics: tuple[str, ...]
    parts: tuple[PeekPart, ...]


def has_peek(page: Page) -> bool:
    """Whether there is a preview of `page`: not of a mere list, nor of the home page."""
    return page.kind in ("entity", "topic", "series") and page.number == 1


def bundle_count(pages: Iterable[Page]) -> int:
    """How many files hold the previews of `pages`: a power of two, so that it seldom changes; 0 for none."""
    previews = sum(map(has_peek, pages))
    return 1 << ((previews - 1) // TOGETHER).bit_length() if previews else 0


def bundle_of(url: str, count: int) -> int:
    """Which of `count` files holds the preview of the page at `url`; the reader's script reckons the same.

    By FNV-1a of 32 bits (draft-eastlake-fnv) over the address in UTF-8.
    """
    found = 0x811C9DC5
    for byte in url.encode(errors="replace"):
        found = ((found ^ byte) * 0x01000193) & 0xFFFFFFFF
    return found % count


def bundled(garden: Garden, pages: Sequence[Page]) -> dict[int, list[Peek]]:
    """The previews of `pages`, by the file that holds them."""
    count = bundle_count(pages)
    found: dict[int, list[Peek]] = {}
    for page in pages:
        if shown := peek(garden, page):
            found.setdefault(bundle_of(page.url, count), []).append(shown)
    return found


def peek(garden: Garden, page: Page) -> Peek | None:
    """The preview of `page`, if it has one."""
    if not has_peek(page):
        return None
    known = catalogue(garden, page)
    card = _card(known, page)
    summary = shortened(card.summary, SUMMARY)
    entity = garden.entities.get(page.entity_id or "")
    asked = _asked(garden).get(entity.id) if entity else None
    return Peek(
        url=page.url,
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

"""VIEW: the inventory of pages with their URLs, and the account of every file read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trellis.garden import Garden

PageKind = Literal["home", "entity", "topic", "series", "keyword", "index", "browse"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `id` is that of what it shows: an entity id, a topic_id, a series' slug, a keyword's key, a kind's
    name for an index, "" for home and browse. `entity_id` is the entity whose Markdown is the page's
    body; None for a page without one. `number` counts the pages of one list from 1.
    """

    kind: PageKind
    id: str
    url: str
    title: str
    entity_id: str | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What became of one file: published, draft, private, refused or skipped; why; and where it is."""

    path: str
    outcome: Literal["published", "draft", "private", "refused", "skipped"]
    reason: str = ""
    url: str | None = None


def inventory(garden: Garden) -> tuple[Page, ...]:
    """Every page of the site, by URL; no two URLs are the same, nor the same but for case."""
    return tuple(
        Page("entity", id, url, garden.entities[id].title, id)
        for id, url in sorted(garden.addresses.items())
    )


def account(garden: Garden) -> tuple[AccountEntry, ...]:
    """Every Markdown file met, by path."""
    return ()

"""VIEW: what a page of the site is, the lists it may belong to, and which lists there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from trellis.config import Config
from trellis.garden import Garden
from trellis.ledger import Owner
from trellis.paths import index_url
from trellis.words import Words

PageKind = Literal[
    "home",
    "entity",
    "topic",
    "series",
    "keyword",
    "trail",
    "index",
    "titles",
    "trails",
    "browse",
    "map",
    "search",
]

BROWSE_FACTOR = 4
"""Entries of the A–Z are one line each: a page of it holds this many times `page_size`."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `id` is that of what it shows: an entity id, a topic_id, a series' slug, a keyword's key, the ids of a
    trail's topics with a `:` between, a kind's name for an index ("topic" and "keyword" for theirs) and for
    the same by title, "" for any other. `entity_id` is the entity whose Markdown is the page's body; None
    for a page without one. `number` counts the pages of one list from 1.
    """

    kind: PageKind
    id: str
    url: str
    title: str
    entity_id: str | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class Inventory:
    """All pages by URL, and the first page of each list by what it is of."""

    pages: tuple[Page, ...]
    home: Page
    browse: Page
    search: Page | None
    map: Page
    topics: Mapping[str, Page]
    series: Mapping[str, Page]
    keywords: Mapping[str, Page]
    trails: Mapping[tuple[str, str], Page]
    all_trails: Page | None
    indexes: Mapping[str, Page]
    titles: Mapping[str, Page]
    urls: Mapping[tuple[str, str, int], str]
    counts: Mapping[tuple[str, str], int]

    def url(self, page: Page, number: int) -> str | None:
        """The URL of the page `number` of the list that `page` is a part of; None past its ends."""
        return self.urls.get((page.kind, page.id, number))

    def owned(self) -> dict[Owner, Page]:
        """The pages that are no entity's, by whose they are."""
        return {
            **{Owner("topic", id): page for id, page in self.topics.items()},
            **{Owner("series", slug): page for slug, page in self.series.items()},
            **{Owner("keyword", key): page for key, page in self.keywords.items()},
            **{Owner("trail", page.id): page for page in self.trails.values()},
        }

    def count(self, page: Page) -> int:
        """How many pages the list has that `page` is a part of."""
        return self.counts[page.kind, page.id]


def indexed(garden: Garden) -> dict[str, tuple[str, ...]]:
    """Entity ids by kind, in the order of the kinds, for the kinds that have entities.

    Not an entity that stands at the address of a list: it is that list's body.
    """
    lists = fronts(garden)
    by_kind: dict[str, list[str]] = {}
    for id, entity in garden.entities.items():
        if garden.addresses[id] not in lists:
            by_kind.setdefault(entity.kind, []).append(id)
    return {name: tuple(by_kind[name]) for name in garden.kinds.by_name if name in by_kind}


def page_size(page: Page, config: Config) -> int:
    """Entries on one page of the list that `page` is a part of."""
    compact = page.kind in ("browse", "titles") or (page.kind, page.id) == ("index", "keyword")
    return config.page_size * (BROWSE_FACTOR if compact else 1)


def kind_title(garden: Garden, kind: str, words: Words) -> str:
    """What several entities of the kind are called: by the owner's plural, else in the words given."""
    own = garden.config.kinds.get(kind)
    known = "" if own and own.plural else words.kinds(kind)
    if known:
        return known
    return garden.kinds.by_name[kind].plural.replace("-", " ").replace("_", " ").capitalize()


def telling_keywords(garden: Garden) -> list[str]:
    """Keys of the keywords that get a page, the one that ties most entities first.

    At most half as many as there are entities: a page that lists two of three is no help.
    """
    tied = {key: len(ids) for key, ids in garden.keywords.entities.items()}
    enough = [key for key, count in tied.items() if count >= garden.config.keywords.page_min]
    return sorted(enough, key=lambda key: (-tied[key], key))[: len(garden.entities) // 2]


def fronts(garden: Garden) -> frozenset[str]:
    """The URLs at which lists begin. An entity that has one as its address is the list's body."""
    plurals = (kind.plural for kind in garden.kinds.by_name.values())
    names = ("", "keywords", "browse", "map", *plurals)
    return frozenset(index_url(name, directory_urls=garden.config.directory_urls) for name in names)

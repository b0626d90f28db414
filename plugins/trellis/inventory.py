"""VIEW: the inventory of pages with their URLs.

Addresses of entities are promises, so they are taken first; a generated page whose address is taken
moves. Lists that grow with the garden are cut into numbered pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from trellis.garden import Garden
from trellis.pages import (
    Inventory,
    Page,
    PageKind,
    fronts,
    indexed,
    kind_title,
    page_size,
    telling_keywords,
)
from trellis.paths import destination, fold_path, index_url, page_url, served, slugify, with_suffix
from trellis.words import words_for


def inventory(garden: Garden) -> tuple[Page, ...]:
    """Every page of the site, by URL; no two URLs are the same, nor the same but for case."""
    return plan(garden).pages


@lru_cache(maxsize=1)
def plan(garden: Garden) -> Inventory:
    """The inventory with its look-ups. One garden is published at a time, so one is remembered."""
    return _Planner(garden).inventory()


class _Planner:
    """Collects pages, and knows which URLs are taken."""

    def __init__(self, garden: Garden) -> None:
        self._garden = garden
        self._config = garden.config
        self._words = words_for(garden.config.lang)
        self._pages: list[Page] = []
        begins = fronts(garden)
        self._bodies = {url: id for id, url in sorted(garden.addresses.items()) if url in begins}
        self._taken = {
            *map(served, garden.addresses.values()),
            *map(fold_path, garden.reading.assets),
        }

    def inventory(self) -> Inventory:
        home = self._front("home", "", "", self._config.site_name)
        topics = self._topics()
        series = self._series()
        indexes = self._indexes(len(topics))
        keywords = self._keywords()
        trails = self._trails()
        all_trails = self._all_trails(len(trails)) if trails else None
        if keywords:
            title = self._words.kinds("keyword")
            indexes["keyword"] = self._front("index", "keyword", "keywords", title, len(keywords))
        titles = self._titles(indexes)
        everything = len(self._garden.entities) + len(topics) + len(series)
        browse = self._front("browse", "", "browse", self._words["browse"], everything)
        chart = self._front("map", "", "map", self._words["map.title"])
        search = self._search()
        self._entities()
        return Inventory(
            pages=tuple(sorted(self._pages, key=lambda page: page.url)),
            home=home,
            browse=browse,
            search=search,
            map=chart,
            topics=MappingProxyType(topics),
            series=MappingProxyType(series),
            keywords=MappingProxyType(keywords),
            trails=MappingProxyType(trails),
            all_trails=all_trails,
            indexes=MappingProxyType(indexes),
            titles=MappingProxyType(titles),
            urls=MappingProxyType(
                {(page.kind, page.id, page.number): page.url for page in self._pages}
            ),
            counts=MappingProxyType(Counter((page.kind, page.id) for page in self._pages)),
        )

    def _search(self) -> Page | None:
        if self._config.search != "trellis":
            return None
        return self._front("search", "", "search", self._words["search.search"])

    def _topics(self) -> dict[str, Page]:
        plural = self._plural("topic")
        return {
            topic.id: self._list(
                Page("topic", topic.id, self._leaf(plural, topic.id), topic.title),
                topic.entity_id,
                len(topic.sources),
            )
            for topic in self._garden.topics
        }

    def _series(self) -> dict[str, Page]:
        plural = self._plural("series")
        return {
            series.slug: self._list(
                Page("series", series.slug, self._leaf(plural, series.slug), series.title),
                series.entity_id,
                len(series.members),
            )
            for series in self._garden.series
        }

    def _keywords(self) -> dict[str, Page]:
        labels, entities = self._garden.keywords.labels, self._garden.keywords.entities
        pages = {}
        for key in telling_keywords(self._garden):
            label = labels.get(key, key)
            url = self._leaf("keywords", slugify(label.replace("/", " ")))
            pages[key] = self._list(Page("keyword", key, url, label), None, len(entities[key]))
        return pages

    def _trails(self) -> dict[tuple[str, str], Page]:
        titles = {topic.id: topic.title for topic in self._garden.topics}
        pages = {}
        for origin, target in self._garden.trails:
            title = self._words.say("trail", origin=titles[origin], target=titles[target])
            url = self._leaf("trails", slugify(f"{origin}-to-{target}"))
            page = Page("trail", f"{origin}:{target}", url, title)
            pages[origin, target] = self._list(page, None, 0)
        return pages

    def _all_trails(self, total: int) -> Page:
        url = index_url("trails", directory_urls=self._config.directory_urls)
        return self._list(Page("trails", "", url, self._words.kinds("trail")), None, total)

    def _entities(self) -> None:
        """A page for each entity that is not the body of a topic's, a series' or a list's page."""
        shown = {page.entity_id for page in self._pages}
        self._pages += [
            Page("entity", id, self._garden.addresses[id], entity.title, id)
            for id, entity in self._garden.entities.items()
            if id not in shown
        ]

    def _indexes(self, topics: int) -> dict[str, Page]:
        totals = {name: len(ids) for name, ids in indexed(self._garden).items()}
        if topics:
            totals["topic"] = topics
        return {
            name: self._front("index", name, kind.plural, self._title(name), totals[name])
            for name, kind in self._garden.kinds.by_name.items()
            if name in totals
        }

    def _titles(self, indexes: Mapping[str, Page]) -> dict[str, Page]:
        """The lists by title, of the kinds whose list by date runs over several pages."""
        return {
            kind: self._list(
                replace(
                    page, kind="titles", url=self._leaf(self._plural(kind), "a-z"), entity_id=None
                ),
                None,
                len(ids),
            )
            for kind, ids in indexed(self._garden).items()
            if (page := indexes.get(kind)) and self._is_long(ids)
        }

    def _is_long(self, ids: Sequence[str]) -> bool:
        """Whether a list is more than a page, and in another order by date than by title."""
        dated = any(self._garden.entities[id].date for id in ids)
        return dated and len(ids) > self._config.page_size

    def _title(self, kind: str) -> str:
        return kind_title(self._garden, kind, self._words)

    def _plural(self, kind: str) -> str:
        return self._garden.kinds.by_name[kind].plural

    def _front(self, kind: PageKind, id: str, name: str, title: str, total: int = 0) -> Page:
        """A list at the first level of the site; the writer's own page there is its body."""
        url = index_url(name, directory_urls=self._config.directory_urls)
        body = self._bodies.get(url)
        return self._list(Page(kind, id, url, title), body, total)

    def _list(self, first: Page, body: str | None, total: int) -> Page:
        """Adds the page `first` and those that its `total` entries run on to; gives it as added."""
        if body is not None:
            first = replace(first, url=self._garden.addresses[body], entity_id=body)
        else:
            first = replace(first, url=self._free(first.url, f"{first.kind}:{first.id}"))
        self._pages.append(first)
        for number in range(2, -(-total // page_size(first, self._config)) + 1):
            url = self._free(self._continuation(first.url, number), f"{first.url}:{number}")
            self._pages.append(replace(first, url=url, entity_id=None, number=number))
        return first

    def _leaf(self, folder: str, name: str) -> str:
        return page_url(f"{folder}/{name}", directory_urls=self._config.directory_urls)

    def _continuation(self, front: str, number: int) -> str:
        """The URL of the page `number` of the list that begins at `front`."""
        folder = destination(front).removesuffix(".html").removesuffix("index").rstrip("/")
        path = f"{folder}/page/{number}".lstrip("/")
        return page_url(path, directory_urls=self._config.directory_urls)

    def _free(self, url: str, identity: str) -> str:
        """`url` when its file is nobody's, else one made from it and from what it is for."""
        if served(url) in self._taken:
            path = url.removesuffix("/").removesuffix(".html")
            url = page_url(with_suffix(path, identity), directory_urls=self._config.directory_urls)
        self._taken.add(served(url))
        return url

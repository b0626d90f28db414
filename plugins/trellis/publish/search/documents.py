"""What can be found: every page that somebody wrote, or that gathers what they wrote, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.inventory import plan
from trellis.pages import Page
from trellis.paths import relative_href
from trellis.publish.search.texts import Section, sections
from trellis.words import speaks

HEADINGS = 40
"""Headings of a page that a jump leads to. Those after them are found by the text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page to be found. `url` is as it stands in a link from the root; `day` as ISO 8601, "" for none.

    `topics` and `series` are titles, `names` other titles, `headings` pairs of text and anchor.
    """

    kind: str
    url: str
    title: str
    day: str
    lang: str
    topics: tuple[str, ...]
    series: tuple[str, ...]
    names: tuple[str, ...]
    keywords: tuple[str, ...]
    headings: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def documents(garden: Garden) -> list[Document]:
    """Every page to be found: by kind in the order of the kinds, then oldest first, undated before.

    A new page is thus the last of its kind, and the numbers of most others stay.
    """
    order = {name: rank for rank, name in enumerate(garden.kinds.by_name)}
    found = _Finder(garden).documents()
    return sorted(found, key=lambda one: (order[one.kind], one.day, one.url))


class _Finder:
    def __init__(self, garden: Garden) -> None:
        self._garden = garden
        self._topics = {topic.id: topic for topic in garden.topics}
        self._series = {series.slug: series for series in garden.series}
        self._series_of: dict[str, tuple[str, ...]] = {}
        for series in garden.series:
            for id in series.members:
                self._series_of[id] = (*self._series_of.get(id, ()), series.title)

    def documents(self) -> Iterator[Document]:
        entities = self._garden.entities
        for page in plan(self._garden).pages:
            entity = None if page.entity_id is None else entities[page.entity_id]
            if page.number > 1 or (entity is not None and _is_hidden(entity.fields)):
                continue
            if page.kind == "topic":
                yield self._topic(page, entity)
            elif page.kind == "series":
                title = self._series[page.id].title
                yield self._document(page, "series", entity, series=(title,))
            elif entity is not None:
                yield self._document(page, entity.kind, entity)

    def _topic(self, page: Page, entity: Entity | None) -> Document:
        topic = self._topics[page.id]
        gathered = "\n".join(sentence.text for sentence in topic.summary if sentence.source)
        text = (Section("", "", gathered),) if gathered else ()
        return self._document(
            page, "topic", entity, topics=(topic.title,), keywords=topic.keywords, more=text
        )

    def _document(
        self,
        page: Page,
        kind: str,
        entity: Entity | None,
        *,
        topics: tuple[str, ...] = (),
        series: tuple[str, ...] = (),
        keywords: tuple[str, ...] = (),
        more: tuple[Section, ...] = (),
    ) -> Document:
        """The document of a page, with what its `entity` says, where it has one."""
        garden = self._garden
        id = entity.id if entity else ""
        found = () if entity is None else tuple(sections(entity))
        said = (Section("", "", entity.summary),) if entity and entity.summary else ()
        headings = tuple((one.heading, one.anchor) for one in found if one.heading)
        return Document(
            kind=kind,
            url=relative_href("", page.url),
            title=page.title if entity is None else entity.title,
            day=entity.date.date().isoformat() if entity and entity.date else "",
            lang=entity.lang_tag
            if entity and not speaks(garden.config.lang, entity.lang_tag)
            else "",
            topics=topics or tuple(self._topics[one].title for one in garden.topics_of.get(id, ())),
            series=series or self._series_of.get(id, ()),
            names=entity.aliases if entity else (),
            keywords=keywords or tuple(word.label for word in garden.keywords.of.get(id, ())),
            headings=headings[:HEADINGS],
            sections=(*said, *found, *more),
        )


def _is_hidden(fields: Mapping[str, object]) -> bool:
    """Whether the writer wants the page not to be found, in Material's words."""
    search = fields.get("search")
    return isinstance(search, dict) and bool(search.get("exclude"))

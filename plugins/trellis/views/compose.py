"""The view of each kind of page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from heapq import nsmallest
from types import MappingProxyType

from trellis.garden import Garden
from trellis.pages import Page, PageKind, page_size
from trellis.views.catalogue import Catalogue, catalogue
from trellis.views.connections import connections, outcome, shown_elsewhere
from trellis.views.excerpts import DESCRIPTION_LENGTH, minutes_of, shortened, summary_of
from trellis.views.header import css_classes, entity_header, list_header, pieces, slides
from trellis.views.home import home_view
from trellis.views.indexes import browse_view, index_view, titles_view
from trellis.views.lists import by_kind, page_numbers, portion
from trellis.views.map import map_view
from trellis.views.nearby import entity_nearby
from trellis.views.pages import EntityView, KeywordView, SeriesView, View
from trellis.views.search import search_view
from trellis.views.topic import topic_view
from trellis.views.trails import trail_view, trails_view
from trellis.views.values import Connections, Ref

NEAR_KEYWORDS = 12
KEYWORD_TOPICS = 6


def view(garden: Garden, page: Page) -> View:
    """All that a template may see of `page`."""
    return COMPOSERS[page.kind](catalogue(garden, page), page)


def entity_view(catalogue: Catalogue, page: Page) -> EntityView:
    """An entity's own page."""
    entity = catalogue.garden.entities[page.id]
    return EntityView(
        page=page,
        spoken=catalogue.words.lang,
        description=shortened(summary_of(entity), DESCRIPTION_LENGTH),
        lang=catalogue.lang(entity),
        classes=css_classes(entity),
        header=entity_header(catalogue, entity),
        connections=connections(catalogue, entity.id, shown_elsewhere(catalogue, entity.id)),
        pieces=pieces(catalogue, entity),
        outcome=outcome(catalogue, entity),
        slides=slides(entity),
        nearby=entity_nearby(catalogue, entity.id),
    )


def series_view(catalogue: Catalogue, page: Page) -> SeriesView:
    """A series: its members in reading order."""
    garden, words = catalogue.garden, catalogue.words
    series = catalogue.series[page.id]
    entity = garden.entities.get(series.entity_id or "")
    minutes = sum(minutes_of(garden.entities[id]) for id in series.members)
    extent = (words.say("parts", n=len(series.members)), catalogue.reading(minutes))
    return SeriesView(
        page=page,
        spoken=catalogue.words.lang,
        description=shortened(catalogue.series_summary(series), DESCRIPTION_LENGTH),
        lang=catalogue.lang(entity) if entity else "",
        header=list_header(catalogue, page, "series", catalogue.label("series"), extent),
        connections=connections(catalogue, entity.id, series.members) if entity else Connections(),
        members=tuple(map(catalogue.card, portion(catalogue, series.members, page))),
        start=(page.number - 1) * page_size(page, garden.config) + 1,
        numbers=page_numbers(catalogue, page),
    )


def keyword_view(catalogue: Catalogue, page: Page) -> KeywordView:
    """A keyword: what it ties, and the keywords and topics it keeps company with."""
    garden, words = catalogue.garden, catalogue.words
    ids = garden.keywords.entities[page.id]
    first = page.number == 1
    extent = words.say("pieces", n=len(ids))
    return KeywordView(
        page=page,
        spoken=catalogue.words.lang,
        description=words.say("about_keyword", label=page.title, n=len(ids)),
        header=list_header(catalogue, page, "keyword", words.kind("keyword"), (extent,)),
        groups=by_kind(catalogue, portion(catalogue, ids, page)),
        near=near_keywords(catalogue, page.id) if first else (),
        topics=topics_on(catalogue, page.id) if first else (),
        numbers=page_numbers(catalogue, page),
    )


def near_keywords(catalogue: Catalogue, key: str) -> tuple[Ref, ...]:
    """The keywords that most often stand beside `key`, those first that have a page to go to."""
    keywords, pages = catalogue.garden.keywords, catalogue.plan.keywords
    beside = Counter(word.key for id in keywords.entities[key] for word in keywords.of.get(id, ()))
    del beside[key]
    nearest = nsmallest(
        NEAR_KEYWORDS, beside, key=lambda other: (other not in pages, -beside[other], other)
    )
    return tuple(
        catalogue.keyword_ref(other, keywords.labels.get(other, other)) for other in nearest
    )


def topics_on(catalogue: Catalogue, key: str) -> tuple[Ref, ...]:
    """The topics that most of the keyword's entities belong to."""
    garden = catalogue.garden
    counts = Counter(
        topic for id in garden.keywords.entities[key] for topic in garden.topics_of.get(id, ())
    )
    most = sorted(counts, key=lambda id: (-counts[id], id))[:KEYWORD_TOPICS]
    return tuple(catalogue.topic_ref(id) for id in most)


COMPOSERS: Mapping[PageKind, Callable[[Catalogue, Page], View]] = MappingProxyType(
    {
        "home": home_view,
        "entity": entity_view,
        "topic": topic_view,
        "series": series_view,
        "keyword": keyword_view,
        "trail": trail_view,
        "index": index_view,
        "titles": titles_view,
        "trails": trails_view,
        "browse": browse_view,
        "search": search_view,
        "map": map_view,
    }
)

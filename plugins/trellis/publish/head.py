"""What a page tells machines of itself, in its head: Open Graph, and JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from trellis.config import Config
from trellis.garden import Garden
from trellis.publish.exchange import SCHEMA_TYPES
from trellis.views.pages import View
from trellis.views.values import Header, Ref

_ARTICLES = {"Article", "BlogPosting"}
_PAGE_TYPES = {
    "home": "WebSite",
    "topic": "CollectionPage",
    "series": "CreativeWorkSeries",
    "keyword": "CollectionPage",
    "trail": "CollectionPage",
    "index": "CollectionPage",
    "titles": "CollectionPage",
    "trails": "CollectionPage",
    "browse": "CollectionPage",
    "search": "SearchResultsPage",
}
# What ends a script element, or a line of one, stays inside the text that holds it.
_SAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Head:
    """`description` and `properties` (Open Graph's) are plain text, `data` is JSON that can stand in a
    script element.
    """

    description: str
    properties: tuple[tuple[str, str], ...]
    data: str


def head_of(view: View, garden: Garden) -> Head:
    """The head of a page. Addresses stand in it where the site knows its own."""
    kind = _type(view, garden)
    site = _site(garden.config)
    lang = view.lang or view.spoken
    address = _address(garden.config, view.page.url)
    header = view.header
    title = header.title or view.page.title
    description = view.description or _plain_description(header, title, garden.config)
    published, modified = _days(header)
    properties = {
        "og:type": "article" if kind in _ARTICLES else "website",
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:site_name": garden.config.site_name,
        "og:locale": lang.replace("-", "_"),
    }
    if kind in _ARTICLES:
        properties |= {"article:published_time": published, "article:modified_time": modified}
    thing = {
        "@type": kind,
        "name": title,
        "headline": title if kind in _ARTICLES else "",
        "description": description,
        "url": address,
        "inLanguage": lang,
        "datePublished": published,
        "dateModified": modified,
        "author": {"@type": "Person", "name": header.author} if header.author else "",
        "wordCount": header.words or "",
        "keywords": [ref.title for ref in header.keywords],
        "about": [_named("Thing", ref, garden.config) for ref in header.topics],
        "isPartOf": [*_series(header, garden.config), *([site] if kind != "WebSite" else [])],
    }
    graph = [_filled(thing), *_trail(view, garden.config)]
    data = _ENCODER.encode({"@context": "https://schema.org", "@graph": graph})
    return Head(
        description,
        tuple((name, value) for name, value in properties.items() if value),
        data.translate(_SAFE),
    )


def _plain_description(header: Header, title: str, config: Config) -> str:
    """What can be said of a page without a text of its own."""
    what = f"{header.label}: {title}" if header.label else title
    return f"{what} ({config.site_name})"


def _type(view: View, garden: Garden) -> str:
    if view.page.kind == "entity":
        return SCHEMA_TYPES.get(garden.entities[view.page.id].kind, "Article")
    return _PAGE_TYPES.get(view.page.kind, "WebPage")


def _site(config: Config) -> dict[str, object]:
    return _filled({"@type": "WebSite", "name": config.site_name, "url": _address(config, "")})


def _days(header: Header) -> tuple[str, str]:
    return (header.day.iso if header.day else ""), (header.updated.iso if header.updated else "")


def _series(header: Header, config: Config) -> list[dict[str, object]]:
    if header.series is None:
        return []
    return [_named("CreativeWorkSeries", header.series.series, config)]


def _named(kind: str, ref: Ref, config: Config) -> dict[str, object]:
    url = _address(config, ref.url) if ref.url is not None else ""
    return _filled({"@type": kind, "name": ref.title, "url": url})


def _trail(view: View, config: Config) -> list[dict[str, object]]:
    """The way to a page from the site's home: it takes addresses."""
    if not config.site_url or view.page.kind == "home":
        return []
    steps = [Ref(config.site_name, "")]
    if view.header.index and view.header.index.url != view.page.url:
        steps.append(view.header.index)
    steps.append(Ref(view.header.title or view.page.title, view.page.url))
    places = [
        {
            "@type": "ListItem",
            "position": number,
            "name": step.title,
            "item": _address(config, step.url or ""),
        }
        for number, step in enumerate(steps, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": places}]


def _address(config: Config, url: str) -> str:
    return config.site_url.rstrip("/") + "/" + url if config.site_url else ""


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in ("", [])}

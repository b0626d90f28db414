"""A reader's browser asks nobody but the site for anything, and nothing it is asked for is missing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from built_site import Site

LOADS = {"src", "srcset", "poster", "data", "action"}
LOADING_RELATIONS = {"stylesheet", "preload", "preconnect", "dns-prefetch", "modulepreload", "icon"}
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")

TEXTS = {
    "posts/a.md": "---\ntitle: A\n---\nSee [[b]], :smile: and `code`.\n\n```mermaid\ngraph LR\n```\n\n"
    "```python\nprint()\n```\n\n$x^2$\n\n- [ ] task\n",
    "posts/b.md": "---\ntitle: B\n---\nB, and [out](https://example.com/).\n",
    "decks/c.md": "# One\n\n---\n\n# Two\n",
}


class _Resources(HTMLParser):
    """What a page loads, and what it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.loaded += [value for name, value in given.items() if name in LOADS]
        if tag == "link" and LOADING_RELATIONS & set(given.get("rel", "").split()):
            self.loaded.append(given.get("href", ""))
        if tag == "a" and "href" in given:
            self.linked.append(given["href"])
        if "id" in given:
            self.ids.append(given["id"])


def _resources(html: str) -> _Resources:
    parser = _Resources()
    parser.feed(html)
    return parser


@pytest.fixture
def site(configured: Callable[..., Site]) -> Site:
    return configured(TEXTS)


def test_no_page_loads_anything_from_elsewhere(site: Site) -> None:
    for name, html in site.pages.items():
        outside = [url for url in _resources(html).loaded if urlsplit(url).netloc]
        assert outside == [], name


def test_no_stylesheet_does(site: Site) -> None:
    for name, data in site.files.items():
        if name.endswith(".css"):
            urls = [one or other for one, other in CSS_URL.findall(data.decode())]
            assert [url for url in urls if urlsplit(url).netloc] == [], name


def test_every_link_and_resource_is_there(site: Site) -> None:
    for name, html in site.pages.items():
        if name == "404.html":
            continue  # served at any address, so its links are absolute
        found = _resources(html)
        for url in [*found.loaded, *found.linked]:
            parts = urlsplit(url)
            if parts.scheme or parts.netloc:
                continue
            target = site.path / os.path.normpath(
                os.path.join(os.path.dirname(name), unquote(parts.path))  # noqa: PTH118, PTH120
            )
            file = target if target.is_file() else target / "index.html"
            file = site.path / name if not parts.path else file
            assert file.is_file(), f"{name}: {url}"
            if parts.fragment and file.suffix == ".html":
                ids = _resources(file.read_text("utf-8")).ids
                assert unquote(parts.fragment) in ids, f"{name}: {url}"


def test_ids_are_unique_in_a_page(site: Site) -> None:
    for name, html in site.pages.items():
        ids = [id for id in _resources(html).ids if id not in ("__drawer", "__search", "__toc")]
        assert len(ids) == len(set(ids)), name

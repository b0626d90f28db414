"""What a page costs a reader who comes for the first time, on each kind of page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from built_site import Site, run_build, write_garden

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

REQUESTS = 10
KILOBYTES = {
    "": 125,
    "posts/piece-1/": 110,
    "topics/mesh/": 120,
    "series/neighbours/": 110,
    "projects/shed/": 110,
    "decks/talk/": 115,
    "newsletters/letter/": 105,
    "posts/": 110,
    "browse/": 110,
    "map/": 160,
    "search/": 110,
    "404.html": 110,
}
"""By page, packed, with fonts: the budgets of the design."""

FACTS = "author: Ada\npublishedAt: '2021-0{0}-01T00:00:00Z'\nexcerpt: What neighbours share.\n"
WORDS = "Neighbours carry *messages* over mesh networks, on trust and on mutual credit. " * 40


def entity(title: str, more: str = "", text: str = WORDS) -> str:
    return f"---\ntitle: {title}\n{more}---\n{text}\n"


GARDEN: dict[str, str | bytes] = {
    "index.md": "# Welcome\n\nA small garden.\n",
    "decks/talk.md": entity("Talk", "", "# One\n\n---\n\n## Two\n\nMesh networks.\n"),
    "projects/shed.md": entity("Shed", "year: 2020\n"),
    "series/neighbours.md": entity("Neighbours", "", "What neighbours do.\n"),
    "newsletters/letter.md": entity("Letter", "subject: Letter\nentityIds: [piece-1]\n"),
    "topics/mesh.md": "# Mesh networks\n\n## Content\n\nThey carry messages.\n\n## Keywords\n\n- mesh\n\n"
    "## Sources\n\n- Piece 1 (piece-1) [post]\n- Piece 2 (piece-2) [post]\n",
} | {
    f"posts/piece-{n}.md": entity(f"Piece {n}", FACTS.format(n) + "seriesName: Neighbours\n")
    for n in range(1, 7)
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("budget")
    return run_build(write_garden(folder / "garden", GARDEN), folder / "out")


def packed(site: Site, url: str) -> int:
    """The bytes of the file at `url`, as a server sends them."""
    path = unquote(urlsplit(url).path).lstrip("/")
    data = site.files[f"{path}index.html" if path.endswith("/") or not path else path]
    return len(data) if path.endswith((".woff2", ".png")) else len(gzip.compress(data, 9))


@pytest.mark.parametrize("page", KILOBYTES)
def test_a_first_visit_is_within_its_budget(site: Site, reading: Reading, page: str) -> None:
    with reading(site.path, viewport={"width": 360, "height": 800}) as reader:
        reader.open(page).evaluate("() => document.fonts.ready")
        requests = reader.seen.requests
        assert [url for url in requests if not url.startswith(reader.root)] == []
        sizes = {url.removeprefix(reader.root): packed(site, url) for url in requests}
        report = "\n".join(f"{size:8} {url}" for url, size in sizes.items())
        assert len(requests) <= REQUESTS, report
        assert sum(sizes.values()) <= KILOBYTES[page] * 1024, report
        assert reader.seen.failed == []
        assert reader.seen.errors == []


def test_nothing_is_fetched_before_it_is_asked_for(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        for page in KILOBYTES:
            reader.open(page)
        data = [url for url in reader.seen.requests if url.endswith((".json", ".bin", "peek.html"))]
        assert data == []


def test_what_makes_the_map_move_is_small(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        reader.open("map/")
        scripts = [url for url in reader.seen.requests if re.search(r"/(map|live)\.\w+\.js$", url)]
        assert len(scripts) == 1
        assert packed(site, scripts[0].removeprefix(reader.root)) <= 4 * 1024


@pytest.mark.parametrize("page", KILOBYTES)
def test_each_page_says_what_it_is(site: Site, page: str) -> None:
    html = site.html(page)
    assert html.count("<h1") == 1
    assert html.partition("</head>")[0].count("<title>") == 1
    assert html.count('name="description"') == 1
    if page != "404.html":
        assert 'property="og:title"' in html
        assert html.count("application/ld+json") == 1

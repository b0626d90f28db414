"""What a reader meets in a real browser: words, links and reasons; and no stranger."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from built_site import Site, run_build, write_garden

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

GARDEN: dict[str, str | bytes] = {
    "index.md": "# Welcome\n\nA small garden about how neighbours share.\n",
    "posts/mesh.md": "---\ntitle: Mesh networks\nstatus: published\nexcerpt: Neighbours as routers.\n"
    "author: Ada\nkeywords: [mesh networks, trust]\n---\n"
    "Neighbours carry each other's messages over mesh networks. See [[Mutual credit]].\n\n"
    "## What holds it up\n\nTrust holds a mesh network up.\n",
    "posts/credit.md": "---\ntitle: Mutual credit\nstatus: published\nexcerpt: Money as a promise.\n"
    "author: Ada\nkeywords: [mutual credit, trust]\n---\n"
    "Neighbours keep accounts of mutual credit. Trust holds it up, as in mesh networks.\n",
    "notes/voisins.md": "---\ntitle: Entre voisins\nlang: fr\n---\n"
    "Les voisins tiennent leurs comptes eux-mêmes, comme le dit [[Mutual credit]].\n",
    "decks/talk.md": "---\ntitle: A talk on trust\n---\n# A talk on trust\n\n---\n\n"
    '<!-- .slide: data-background-color="#1a1a2e" -->\n## Second slide\n\nTrust.\n',
    "topics/trust.md": "# Trust\n\n## Content\n\nTrust is what holds networks up.\n\n"
    "## Keywords\n\n- trust\n\n## Sources\n\n- Mesh networks (mesh-networks) [post]\n"
    "- Mutual credit (mutual-credit) [post]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("reading")
    return run_build(write_garden(folder / "garden", GARDEN), folder / "out")


def test_a_topic_leads_to_its_sources_and_back(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("topics/trust/")
        assert page.title().startswith("Trust")
        page.get_by_role("main").get_by_role("link", name="Mesh networks").first.click()
        page.wait_for_url("**/posts/mesh-networks/")
        assert page.locator("h1").all_inner_texts() == ["Mesh networks"]
        page.get_by_role("main").get_by_role("link", name="Trust", exact=True).first.click()
        page.wait_for_url("**/topics/trust/")


def test_backlinks_say_who_and_in_which_words(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        main = reader.open("posts/mutual-credit/").get_by_role("main")
        section = main.locator("section", has=reader.page.locator("#trellis-linked-from"))
        assert "Mesh networks" in section.inner_text()
        assert "Neighbours carry each other's messages" in section.inner_text()


def test_french_quotation_marks_stand_apart_from_the_words(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        quotes = reader.open("posts/mutual-credit/").locator(".trellis-backlinks blockquote")
        marks = "one => getComputedStyle(one).quotes"
        assert "«\xa0" in quotes.and_(reader.page.locator("[lang=fr]")).evaluate(marks)
        assert "«" not in quotes.and_(reader.page.locator(":not([lang])")).evaluate(marks)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_every_page_is_whole_and_asks_nobody_else(
    site: Site, reading: Reading, javascript: bool
) -> None:
    with reading(site.path, javascript=javascript) as reader:
        for name in site.pages:
            page = reader.open(name)
            assert page.locator("h1").count() == 1, name
            assert page.locator("main").inner_text().strip(), name
        assert [
            url for url in reader.seen.requests if not url.startswith((reader.root, "data:"))
        ] == []
        assert reader.seen.failed == []
        assert reader.seen.errors == []


def test_a_deck_reads_slide_by_slide(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        slides = reader.open("decks/a-talk-on-trust/").locator(".trellis-slide")
        assert slides.count() == 2
        assert "Second slide" in slides.nth(1).inner_text()


def test_a_slide_has_its_own_ground_and_words_that_can_be_read_on_it(
    site: Site, reading: Reading
) -> None:
    with reading(site.path, color_scheme="light") as reader:
        page = reader.open("decks/a-talk-on-trust/")
        colours = page.locator(".trellis-slide h2, .trellis-slide h1").evaluate_all(
            "all => all.map((one) => getComputedStyle(one).color)"
        )
        first, second = (sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours[-2:])
        assert first < 200
        assert second > 600
        grounds = page.locator(".trellis-slide__ground rect")
        assert grounds.evaluate_all("all => all.map((one) => getComputedStyle(one).fill)") == [
            "rgb(26, 26, 46)"
        ]
        assert reader.seen.errors == []


@pytest.mark.parametrize("width", [320, 760, 1280])
def test_no_page_is_wider_than_the_screen(site: Site, reading: Reading, width: int) -> None:
    with reading(site.path, viewport={"width": width, "height": 800}) as reader:
        for name in site.pages:
            page = reader.open(name)
            overhang = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            assert overhang <= 0, name

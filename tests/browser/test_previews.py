"""Previews: for a mouse and a keyboard, never for a tap; text alone; gone with Escape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from built_site import Site, run_build, write_garden

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

GARDEN: dict[str, str | bytes] = {
    "index.md": "# Welcome\n\nA garden with a [[Target]].\n",
    "notes/start.md": "# Start\n\nRead [[Target]], then [[Target#The second part|its end]], "
    "[elsewhere](https://example.org/) and [[Start#Below]].\n\n"
    + "Words.\n\n" * 40
    + "## Below\n\n[[Target]]\n",
    "notes/target.md": "---\ntitle: Target\nexcerpt: What <b>it</b> says & means.\n---\n"
    "The first words.\n\n## The second part\n\nThe words of <i>the</i> second part.\n\n## A third\n\nMore.\n",
    "notes/evil.md": "---\ntitle: '<img src=x onerror=alert(1)>'\n---\nSee [[Start]].\n",
    "notes/end.md": "# End\n\nSee [[<img src=x onerror=alert(1)>]] and [[Target]].\n",
}
CARD = "#trellis-peek"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("previews")
    return run_build(write_garden(folder / "garden", GARDEN), folder / "out")


def body_link(page: Any, name: str) -> Any:
    return page.locator("article a.trellis-link").get_by_text(name, exact=True).first


def open_card(page: Any, name: str) -> Any:
    body_link(page, name).hover()
    card = page.locator(f"{CARD}:popover-open")
    card.wait_for()
    return card


def test_a_pointer_on_a_link_shows_where_it_leads(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 800}) as reader:
        page = reader.open("notes/start/")
        assert [url for url in reader.seen.requests if "peek" in url] == []
        card = open_card(page, "Target")
        text = card.inner_text()
        assert "Note" in text
        assert "Target" in text
        assert "What <b>it</b> says & means." in text
        assert "second part" not in text
        link = body_link(page, "Target")
        assert link.get_attribute("aria-describedby") == "trellis-peek"
        box, at = card.bounding_box(), link.bounding_box()
        assert box["y"] >= at["y"] + at["height"] or box["y"] + box["height"] <= at["y"]
        assert reader.seen.errors == []
        assert reader.seen.failed == []


def test_a_link_to_a_section_shows_that_section(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 800}) as reader:
        text = open_card(reader.open("notes/start/"), "its end").inner_text()
        assert "The second part" in text
        assert "The words of" in text
        assert "What" not in text
        assert "More." not in text


def test_it_stays_while_pointed_at_and_goes_with_escape(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 800}) as reader:
        page = reader.open("notes/start/")
        card = open_card(page, "Target")
        card.hover()
        page.wait_for_timeout(600)
        assert card.is_visible()
        page.keyboard.press("Escape")
        page.locator(CARD).wait_for(state="hidden")
        assert page.locator("[aria-describedby='trellis-peek']").count() == 0
        open_card(page, "its end")
        page.mouse.move(5, 700)
        page.locator(CARD).wait_for(state="hidden")


def test_the_keyboard_shows_it_too(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 800}) as reader:
        page = reader.open("notes/start/")
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('article a.trellis-link')"):
                break
        page.locator(f"{CARD}:popover-open").wait_for()
        page.keyboard.press("Tab")
        page.locator(CARD).get_by_text("What").wait_for(state="hidden")


def test_a_tap_only_follows_the_link(site: Site, reading: Reading) -> None:
    with reading(
        site.path, viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True
    ) as reader:
        page = reader.open("notes/start/")
        body_link(page, "Target").tap()
        page.wait_for_url("**/notes/target/")
        assert [url for url in reader.seen.requests if "peek" in url] == []


def test_what_writers_wrote_is_text(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 800}) as reader:
        page = reader.open("notes/end/")
        page.locator("article a.trellis-link").first.hover()
        card = page.locator(f"{CARD}:popover-open")
        card.wait_for()
        assert "<img src=x onerror=alert(1)>" in card.inner_text()
        assert page.locator("img[src=x]").count() == 0
        assert reader.seen.dialogs == []


def test_external_links_have_none(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 800}) as reader:
        page = reader.open("notes/start/")
        page.get_by_role("article").get_by_role("link", name="elsewhere").hover()
        page.wait_for_timeout(500)
        assert page.locator(f"{CARD}:popover-open").count() == 0


def test_previews_are_small_and_not_for_search_engines(site: Site) -> None:
    files = [file for file in site.path.rglob("*.html") if file.name == "peek.html"]
    assert len(files) >= 4
    for file in files:
        assert len(file.read_bytes()) <= 1200, file
        assert b'name="robots" content="noindex"' in file.read_bytes(), file
    assert "peek" not in (site.path / "sitemap.xml").read_text("utf-8")

"""Pages of every kind, in several languages and scripts, on small and wide screens, and in print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from built_site import MKDOCS_YML, Site, run_build, write_garden

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG_TITLE = f"On {LONG} and the many other things that a title may hold before it comes to its end"
TOPIC = (
    "---\ntitle: Seed libraries\nkeywords: [seed libraries, sharing]\n---\n"
    "A seed library lends seeds.\n"
)
SEEDS = "Seed libraries lend seeds, and sharing keeps them alive in year {}."
TREES = "Apple trees want light, and whoever prunes them in winter number {} has fruit."
SERIES = ("seriesName: Seasons",)
GERMAN = (
    "Die Bücherei verleiht Saatgut, und wer es aussät, bringt im Herbst neues zurück. [[Seeds 1]]"
)


def post(title: str, year: int, body: str, *more: str) -> str:
    lines = "".join(f"{line}\n" for line in more)
    return (
        f"---\ntitle: '{title}'\nstatus: published\nauthor: Ada\nexcerpt: A word on seeds.\n"
        f"publishedAt: '{year}-03-01T00:00:00Z'\n{lines}---\n{body}\n"
    )


GARDEN: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML.format(name="Seeds").replace(
        "- trellis", "- trellis:\n      page_size: 5"
    ),
    "content/index.md": "---\ntitle: Seeds\nsummary: A garden that lends.\n"
    "start: ['[[Seeds 3]]']\n---\nWelcome.\n",
    **{
        f"content/posts/s{n}.md": post(
            f"Seeds {n}", 2010 + n, (SEEDS if n < 5 else TREES).format(n), *SERIES, f"seriesIndex: {n}"
        )
        for n in range(1, 13)
    },
    "content/posts/long.md": post(LONG_TITLE, 2024, f"{LONG} `{LONG}{LONG}`\n\n| {LONG} | {LONG} |\n"
                                  f"| --- | --- |\n| {LONG} | b |\n\n```\n{LONG * 3}\n```\n"),
    "content/posts/de.md": post("Die Saatgutbücherei", 2025, GERMAN, "lang: de"),
    "content/posts/ja.md": post("種の図書館", 2025, "種を貸す図書館です。" * 20, "lang: ja"),
    "content/posts/ar.md": post("مكتبة البذور", 2025, "مكتبة تعير البذور للجيران.", "lang: ar"),
    "content/topics/seed-libraries.md": TOPIC,
    "content/projects/shed.md": "---\ntitle: Tool shed\nstatus: published\nyear: 2020\n"
    "url: https://shed.example\n---\n## Context\n\nTools are shared.\n",
    "content/posts/lending.md": post("A year of lending", 2021, "We built the Tool shed together."),
    "content/decks/talk.md": "---\ntitle: A talk\nstatus: published\n---\n# A talk\n\n---\n\n"
    f"## {LONG_TITLE}\n\n- one\n- two\n\nNote:\nSlowly.\n",
    "content/newsletters/one.md": "---\nsubject: First letter\nstatus: published\n"
    "entityIds: [seeds-1, seeds-2]\n---\nHello.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("pages")
    return run_build(write_garden(folder / "garden", GARDEN), folder / "out")


def pages(site: Site) -> list[str]:
    return list(site.pages)


@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (360, "100%"), (640, "200%")])
def test_nothing_is_wider_than_the_screen(
    site: Site, reading: Reading, width: int, size: str
) -> None:
    with reading(site.path, viewport={"width": width, "height": 800}) as reader:
        for name in pages(site):
            page = reader.open(name)
            page.evaluate("size => document.documentElement.style.fontSize = size", size)
            overhang = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
            assert overhang <= 0, name


def test_headings_come_in_order_with_one_title(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        for name in pages(site):
            levels = reader.open(name).eval_on_selector_all(
                "h1, h2, h3, h4, h5, h6", "all => all.map(one => Number(one.tagName[1]))"
            )
            assert levels.count(1) == 1, name
            above = 0
            for level in levels:
                assert level <= above + 1, name
                above = level


def test_a_page_speaks_the_language_of_its_entity(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        header = reader.open("posts/die-saatgutbucherei/").locator(".trellis-header")
        assert "1. März 2025" in header.inner_text()
        assert header.evaluate("one => one.closest('[lang]').lang") == "de"
        assert reader.page.get_by_role("heading", name="Verwandtes").count() == 1
        index = reader.open("posts/")
        link = index.get_by_role("main").get_by_role("link", name="Die Saatgutbücherei")
        assert link.get_attribute("lang") == "de"
        assert "1 March 2025" in index.get_by_role("main").inner_text()


def test_what_stands_around_a_text_speaks_its_language_too(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("posts/die-saatgutbucherei/")
        assert page.locator("html").get_attribute("lang") == "de"
        assert page.locator(".md-skip").inner_text().strip() == "Zum Inhalt"
        assert page.locator(".trellis-search-link").inner_text().split() == ["Suche", "/"]
        assert (
            page.locator(".trellis-scheme").inner_text().strip() == "Farben: wie auf diesem Gerät"
        )
        assert (
            page.locator(".md-copyright").inner_text().strip() == "Erstellt mit Material for MkDocs"
        )
        rail = page.locator("#trellis-rail .md-nav__list")
        assert rail.get_attribute("lang") == "en"  # the titles of lists, which are in English
        page = reader.open("posts/種の図書館/")
        assert page.locator("html").get_attribute("lang") == "ja"
        page = reader.open("posts/مكتبة-البذور/")  # a language that has no words yet
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator(".trellis-search-link").inner_text().split() == ["Search", "/"]


def test_a_text_from_right_to_left_begins_on_the_right(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        text = reader.open("posts/مكتبة-البذور/").locator(".trellis-body p").first
        assert text.evaluate("one => one.closest('[lang]').lang") == "ar"
        assert text.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_a_list_leads_to_each_year_on_whichever_page(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        page = reader.open("posts/")
        page.get_by_role("navigation", name="Go to").get_by_role("link", name="2011").click()
        page.wait_for_url("**/posts/page/4/#trellis-2011")
        assert page.locator("#trellis-2011").inner_text() == "2011"
        page.get_by_role("link", name="Previous", exact=True).click()
        page.wait_for_url("**/posts/page/3/")


def test_a_list_can_be_had_by_title(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        page = reader.open("posts/")
        page.get_by_role("link", name="By title").click()
        page.wait_for_url("**/posts/a-z/")
        assert page.locator("#trellis-s").inner_text() == "S"
        page.get_by_role("link", name="Newest first").click()
        page.wait_for_url("**/posts/")


def test_the_home_page_says_what_this_is_and_where_to_begin(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        main = reader.open("").get_by_role("main")
        assert main.locator("h1").inner_text() == "Seeds"
        assert "A garden that lends." in main.inner_text()
        begin = main.locator(".trellis-begin")
        assert begin.get_by_role("link").all_inner_texts() == ["Seeds 3"]
        assert main.locator(".trellis-tended li").count() == 6


def test_a_slide_has_the_shape_of_a_screen(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 800}) as reader:
        box = reader.open("decks/a-talk/").locator(".trellis-slide__face").first.bounding_box()
        assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.01)


def test_a_project_says_what_came_of_it(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        main = reader.open("projects/tool-shed/").get_by_role("main")
        section = main.locator("section", has=reader.page.locator("#trellis-linked-from"))
        assert "What came of it" in section.inner_text()
        assert "A year of lending" in section.inner_text()


def test_a_topic_marks_what_its_evidence_is_shown_for(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        sources = reader.open("topics/seed-libraries/").locator(".trellis-source")
        assert "sharing" in sources.locator("mark").all_inner_texts()


def test_print_shows_the_text_alone(site: Site, reading: Reading) -> None:
    with reading(site.path, color_scheme="dark") as reader:
        page = reader.open("posts/")
        page.emulate_media(media="print")
        for part in ("header.md-header", ".trellis-jumps", ".trellis-pages"):
            assert not page.locator(part).first.is_visible(), part
        ink = page.locator("h1").evaluate("one => getComputedStyle(one).color")
        assert ink == "rgb(0, 0, 0)"


def test_forced_colours_keep_marks_and_focus(site: Site, reading: Reading) -> None:
    with reading(site.path, forced_colors="active") as reader:
        page = reader.open("posts/seeds-1/")
        mark = page.locator(".trellis-header .trellis-mark")
        assert mark.is_visible()
        mark.locator("..").focus()
        outline = mark.locator("..").evaluate("one => getComputedStyle(one).outlineStyle")
        assert outline != "none"


@pytest.mark.parametrize("width", [320, 360, 700, 1280])
def test_no_line_begins_with_the_dot_that_parts_words(
    site: Site, reading: Reading, width: int
) -> None:
    lines = """() => [...document.querySelectorAll(`.trellis-card__meta, .trellis-header__meta,
        .trellis-chips ul, .trellis-inline, .trellis-card__newest`)].flatMap((row) => {
            const left = row.getBoundingClientRect().left
            return [...row.children].filter((one) => one.getClientRects().length)
                .map((one) => [...one.getClientRects()].at(-1))
                .filter((box) => box.width < 12 && box.left - left < 1)
        }).length"""
    with reading(site.path, viewport={"width": width, "height": 800}) as reader:
        for url in ("", "posts/", "topics/seed-libraries/", "keywords/"):
            assert reader.open(url).evaluate(lines) == 0

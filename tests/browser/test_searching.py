"""The search in a real browser: by keyboard, in any script, and nothing of it before it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from built_site import Site, run_build, write_garden
from trellis.publish.search.terms import terms

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

SCRIPTS = Path(__file__).parents[2] / "theme" / "scripts" / "search"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

GARDEN: dict[str, str | bytes] = {
    "index.md": "# Welcome\n\nA small garden.\n",
    "posts/mesh.md": "---\ntitle: Mesh networks\npublishedAt: 2024-03-01\nseriesName: Commons\n"
    "keywords: [neighbourhood]\n---\nNeighbours carry each other's messages.\n\n"
    "## What holds it up\n\nA lichen grows on every rooftop antenna.\n",
    "posts/credit.md": "---\ntitle: Mutual crédit\npublishedAt: 2025-03-01\nseriesName: Commons\n---\n"
    "Neighbours keep accounts.\n",
    **{f"posts/p{n}.md": f"---\ntitle: Orchard {n}\n---\nApples.\n" for n in range(6)},
    "notes/ja.md": "---\ntitle: 相互信用\nlang: ja\n---\n地域通貨は信頼のネットワークを支える。\n\n"
    "## 庭の手入れ\n\n毎朝、苔に水をやる。\n",
    "decks/talk.md": "---\ntitle: A talk\n---\n# A talk\n\n---\n\n## Second slide\n\nLichenometry.\n",
    "topics/trust.md": "# Trust\n\n## Content\n\nTrust holds networks up.\n",
    "notes/evil.md": "---\ntitle: '<img src=x onerror=alert(1)>'\n---\n&lt;svg onload=alert(2)&gt; boojum\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("search")
    return run_build(write_garden(folder / "garden", GARDEN), folder / "out")


OPTIONS = ".trellis-search__results [role=option]"


def ask(page: Any, query: str, key: str = "/") -> Any:
    """Open the search and type; gives the options once texts were searched as well."""
    page.keyboard.press(key)
    page.locator("dialog[open]").wait_for()
    page.keyboard.type(query)
    page.locator(".trellis-search__status:not(:empty)").wait_for()
    return page.locator(OPTIONS)


def test_nothing_of_it_is_fetched_before_it_is_used(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("posts/mesh-networks/")
        page.wait_for_timeout(200)
        assert [url for url in reader.seen.requests if "search" in url or "dialog" in url] == []
        ask(page, "mesh")
        assert [url for url in reader.seen.requests if url.endswith("search/index.json")]
        assert reader.seen.failed == []
        assert reader.seen.errors == []


@pytest.mark.parametrize("key", ["/", "s", "Control+k"])
def test_keys_open_it_and_escape_closes_it(site: Site, reading: Reading, key: str) -> None:
    with reading(site.path) as reader:
        page = reader.open("posts/mesh-networks/")
        link = page.locator(".trellis-search-link")
        link.focus()
        page.keyboard.press(key)
        dialog = page.get_by_role("dialog", name="Search")
        dialog.wait_for()
        assert page.get_by_role("combobox").first.evaluate("it => it === document.activeElement")
        page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
        assert link.evaluate("it => it === document.activeElement")


def test_letters_are_letters_where_a_reader_writes(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("search/")
        page.locator("main input").press_sequentially("moss/")
        assert page.locator("main input").input_value() == "moss/"
        assert page.locator("dialog[open]").count() == 0


def test_a_page_is_found_and_opened_by_keyboard_alone(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("")
        options = ask(page, "neighbours")
        field = page.get_by_role("combobox").first
        chosen = page.locator('[role=option][aria-selected="true"]')
        first = field.get_attribute("aria-activedescendant")
        page.keyboard.press("ArrowDown")
        assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id") != first
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert chosen.get_attribute("id") == options.last.get_attribute("id")
        page.keyboard.press("ArrowDown")
        wanted = chosen.get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(wanted)


def test_ctrl_enter_opens_a_new_tab(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("")
        ask(page, "orchard 3")
        with page.context.expect_page() as opened:
            page.keyboard.press("Control+Enter")
        opened.value.wait_for_url("**/posts/orchard-3/")
        assert page.url == reader.root


@pytest.mark.parametrize("query", ["Mesh", "mehs", "msh netw", "credit", "CREDITS", "neighbourhod"])
def test_typos_accents_case_and_beginnings(site: Site, reading: Reading, query: str) -> None:
    with reading(site.path) as reader:
        options = ask(reader.open(""), query)
        assert {"Mesh networks", "Mutual crédit"} & set(options.first.inner_text().split("\n"))


def test_a_result_says_what_it_is_and_shows_the_place(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        option = ask(reader.open(""), "lichen antenna").first
        option.locator("mark").first.wait_for()
        text = option.inner_text()
        for part in ("Mesh networks", "Post", "1 Mar 2024", "What holds it up", "rooftop"):
            assert part in text
        assert option.locator("mark").all_inner_texts() == ["lichen", "antenna"]
        assert option.get_attribute("href").endswith("/posts/mesh-networks/#what-holds-it-up")


def test_a_heading_leads_to_its_section_and_a_slide_to_itself(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        option = ask(reader.open(""), "what holds").first
        assert option.get_attribute("href").endswith("#what-holds-it-up")
        page = reader.open("")
        option = ask(page, "lichenometry").first
        option.locator("mark").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url("**/decks/a-talk/#trellis-slide-2")


@pytest.mark.parametrize("query", ["信用", "苔", "庭の手入", "ネットワーク"])
def test_scripts_without_spaces(site: Site, reading: Reading, query: str) -> None:
    with reading(site.path) as reader:
        option = ask(reader.open(""), query).first
        assert "相互信用" in option.inner_text()
        option.locator("mark").first.wait_for()
        assert query in option.locator("mark").all_inner_texts()
        assert option.locator(".trellis-search__title").get_attribute("lang") == "ja"


def test_the_interface_speaks_the_language_of_the_page(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("notes/ja/")
        ask(page, "mesh")
        assert page.locator("dialog").get_attribute("lang") == "ja"
        assert page.get_by_role("button", name="閉じる").count() == 1


def test_kinds_in_groups_and_all_of_one(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("")
        options = ask(page, "orchard")
        posts = page.locator("#trellis-search-post ~ [role=option]")
        assert posts.count() == 4
        while not page.locator(".trellis-search__all[aria-selected=true]").count():
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.locator(".trellis-search__all").wait_for(state="detached")
        assert options.count() == 6
        assert page.get_by_label("Kind").input_value() == "post"


def test_what_is_found_is_narrowed(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("")
        options = ask(page, "neighbours")
        options.filter(has_text="Mutual crédit").wait_for()
        page.get_by_label("Year").select_option("2024")
        page.get_by_text("1 page found").wait_for()
        assert "Mesh networks" in options.first.inner_text()


def test_the_newest_first(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("")
        options = ask(page, "neighbours")
        options.filter(has_text="Mutual crédit").wait_for()
        page.get_by_label("Order").select_option("newest")
        posts = page.locator("#trellis-search-post ~ [role=option] .trellis-search__title")
        expect(posts).to_have_text(["Mutual crédit", "Mesh networks"])


def test_where_nothing_is_found_near_words_are_offered(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("")
        ask(page, "orghxrd")
        page.get_by_role("button", name="orchard").click()
        page.locator(OPTIONS).first.wait_for()


def test_nothing_that_is_found_runs(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("")
        option = ask(page, "boojum").first
        option.locator("mark").first.wait_for()
        assert "<img src=x onerror=alert(1)>" in option.inner_text()
        assert reader.seen.dialogs == []
        assert page.locator("dialog img, dialog svg").count() == 0


def test_its_page_answers_and_can_be_linked_to(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("search/?q=orchard&kind=post")
        page.locator(OPTIONS).nth(5).wait_for()
        page.locator("main input").fill("mesh")
        page.get_by_role("option", name="Mesh networks").wait_for()
        page.wait_for_url("**/search/?q=mesh&kind=post")
        assert reader.seen.errors == []


def test_without_javascript_the_button_leads_to_the_other_ways(
    site: Site, reading: Reading
) -> None:
    with reading(site.path, javascript=False) as reader:
        page = reader.open("posts/mesh-networks/")
        page.get_by_role("link", name="Search").click()
        page.wait_for_url("**/search/")
        assert not page.locator("main form").is_visible()
        assert page.get_by_text("Searching takes JavaScript").is_visible()
        page.locator(".trellis-ways").get_by_role("link", name="Browse A–Z").click()
        page.wait_for_url("**/browse/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(site: Site, reading: Reading, scheme: str, width: int) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    size = {"width": width, "height": 800}
    with reading(site.path, color_scheme=scheme, viewport=size, bypass_csp=True) as reader:
        for url, key in (("posts/mesh-networks/", "/"), ("search/?q=orchard", None)):
            page = reader.open(url)
            if key:
                ask(page, "orchard")
            page.locator(OPTIONS).first.wait_for()
            page.evaluate(axe)
            found = page.evaluate(
                "rules => axe.run({runOnly: {type: 'tag', values: rules}})", RULES
            )["violations"]
            assert found == [], json.dumps(
                [{rule["id"]: [node["html"] for node in rule["nodes"]]} for rule in found], indent=1
            )
            assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


SAMPLES = (
    "Mesh networks, again. Crème BRÛLÉE in Łódź; Straße ΛΌΓΟΣ ёж don’t x86_64 2024-01",
    "相互信用がくABC 〆切 ｶﾞｰﾃﾞﾝ ﬁne 신뢰의 그물 हिन्दी में สวัสดี שָׁלוֹם مَدرَسة İstanbul ǅ ĳ №5 e\u0301t\u00e9",
)


@pytest.mark.parametrize("text", SAMPLES)
def test_queries_are_cut_as_texts_are(browser: Any, text: str) -> None:
    """The terms of the build and those of the browser are the same, or nothing would be found."""
    source = (SCRIPTS / "terms.js").read_text("utf-8").replace("export const", "const")
    page = browser.new_page()
    assert page.evaluate(f"text => {{ {source}; return terms(text) }}", text) == terms(text)
    page.close()


def test_a_page_that_is_missing_offers_what_its_address_names(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        missing = (site.path / "404.html").read_text("utf-8")
        reader.page.route(
            "**/old/mesh-netwroks/",
            lambda asked: asked.fulfill(status=404, body=missing, content_type="text/html"),
        )
        page = reader.open("old/mesh-netwroks/")
        expect(page.locator("[name=q]")).to_have_value("mesh netwroks")
        page.locator(".trellis-search__status:not(:empty)").wait_for()
        found = (
            page.get_by_role("main").get_by_text("Mesh networks").or_(page.get_by_role("button"))
        )
        expect(found.first).to_be_visible()
        page.locator("[name=q]").fill("mesh networks")
        expect(page.locator(OPTIONS).first).to_contain_text("Mesh networks")
        assert reader.seen.errors == [line for line in reader.seen.errors if "404" in line]


def test_the_page_for_missing_pages_asks_for_nothing_by_itself(
    site: Site, reading: Reading
) -> None:
    with reading(site.path) as reader:
        page = reader.open("404.html")
        expect(page.locator("[name=q]")).to_have_value("")
        assert [url for url in reader.seen.requests if "/search/" in url] == []

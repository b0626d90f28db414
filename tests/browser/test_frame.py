"""The frame of every page: colours, fonts, menu; with JavaScript and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from built_site import Site, configured, run_build, write_garden

__all__ = ["configured"]

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

LIGHTNESS = (
    "() => getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g)"
    ".slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765"
)
TEXT = "---\ntitle: Mesh networks\n---\nNeighbours carry *each other's* messages.\n\n## Trust\n\nIt helps.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("frame")
    return run_build(write_garden(folder / "garden", {"posts/mesh.md": TEXT}), folder / "out")


def is_dark(page: Any) -> bool:
    return bool(page.evaluate(LIGHTNESS) < 0.5)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(
    site: Site, reading: Reading, scheme: str, javascript: bool
) -> None:
    with reading(site.path, color_scheme=scheme, javascript=javascript) as reader:
        assert is_dark(reader.open("posts/mesh-networks/")) == (scheme == "dark")


def test_the_system_may_change_its_mind(site: Site, reading: Reading) -> None:
    with reading(site.path, color_scheme="light") as reader:
        page = reader.open("posts/mesh-networks/")
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(f"() => ({LIGHTNESS})() < 0.5")


def test_the_switch_has_three_states_and_pages_keep_them(site: Site, reading: Reading) -> None:
    with reading(site.path, color_scheme="dark") as reader:
        page = reader.open("posts/mesh-networks/")
        switch = page.locator(".trellis-scheme")
        seen = []
        for _ in range(4):
            page = reader.open("posts/mesh-networks/")
            seen.append((switch.inner_text().strip(), is_dark(page)))
            assert page.get_by_role("button", name=seen[-1][0]).count() == 1
            switch.focus()
            page.keyboard.press("Enter")
        assert seen == [
            ("Colours: as on this device", True),
            ("Colours: light", False),
            ("Colours: dark", True),
            ("Colours: as on this device", True),
        ]


def test_a_chosen_scheme_is_there_before_anything_is_painted(site: Site, reading: Reading) -> None:
    """It is set by a script that the parser waits for, ahead of the body."""
    with reading(site.path, color_scheme="dark") as reader:
        page = reader.open("posts/mesh-networks/")
        page.locator(".trellis-scheme").click()
        page.route("**/bundle.*.js", lambda route: route.abort())
        page.route("**/trellis.*.js", lambda route: route.abort())
        assert not is_dark(reader.open("posts/mesh-networks/"))


def test_an_owners_palette_goes_before_ours(
    configured: Callable[..., Site], reading: Reading
) -> None:
    night = "theme:\n  name: material\n  palette: {scheme: slate}\n"
    site = configured({"index.md": "# Home\n"}, more=night)
    with reading(site.path, color_scheme="light") as reader:
        page = reader.open("")
        assert is_dark(page)
        assert page.locator(".trellis-scheme").count() == 0


def test_fonts_come_from_the_site_and_only_those_that_are_used(
    site: Site, reading: Reading
) -> None:
    with reading(site.path) as reader:
        page = reader.open("posts/mesh-networks/")
        page.evaluate("() => document.fonts.ready")
        fonts = sorted(
            url.rpartition("/")[2].split(".")[0] for url in reader.seen.requests if "woff2" in url
        )
        assert fonts == [
            "literata-latin-600-normal",
            "source-sans-3-latin-400-italic",
            "source-sans-3-latin-wght-normal",
        ]
        assert page.evaluate("() => document.fonts.check('400 1rem \"Source Sans 3\"')")


def test_nothing_moves_when_the_fonts_come(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 360, "height": 800}) as reader:
        page = reader.page

        def late(route: Any) -> None:
            page.wait_for_timeout(400)
            route.continue_()

        page.route("**/*.woff2", late)
        reader.open("posts/mesh-networks/")
        page.evaluate("() => document.fonts.ready")
        page.wait_for_timeout(200)
        shift = page.evaluate(
            "() => new Promise(tell => new PerformanceObserver(list => "
            "tell(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))"
            ".observe({type: 'layout-shift', buffered: true}) || setTimeout(() => tell(0), 200))"
        )
        assert shift <= 0.01


def test_an_owner_may_want_no_fonts_of_ours(
    configured: Callable[..., Site], reading: Reading
) -> None:
    site = configured({"posts/mesh.md": TEXT}, more="theme: {name: material, font: false}\n")
    with reading(site.path) as reader:
        reader.open("posts/mesh-networks/").evaluate("() => document.fonts.ready")
        assert [url for url in reader.seen.requests if "woff2" in url] == []


@pytest.mark.parametrize(
    ("text", "more", "scripts"),
    [
        ("Words.\n\n    code\n\n| a |\n|---|\n| b |\n", "", False),
        ('=== "One"\n\n    First.\n', "markdown_extensions: [pymdownx.tabbed]\n", True),
        ("Words.\n", "theme: {name: material, features: [content.code.copy]}\n", True),
        ("Words.\n", "extra_javascript: [own.js]\n", True),
    ],
    ids=["prose", "tabs", "features", "extra-javascript"],
)
def test_materials_scripts_come_where_something_needs_them(
    configured: Callable[..., Site], text: str, more: str, scripts: bool
) -> None:
    plugins = "plugins: [trellis]\n"
    site = configured({"posts/a.md": text, "own.js": ""}, more=plugins + more)
    assert ("javascripts/bundle." in site.html("posts/a/")) == scripts
    assert ('id="__config"' in site.html("posts/a/")) == scripts


def test_without_materials_scripts_the_frame_works(
    configured: Callable[..., Site], reading: Reading
) -> None:
    wide = "`" + "x" * 300 + "`\n\n```\n" + "x" * 300 + "\n```\n"
    text = "Text.\n\n" + "".join(f"## Part {n}\n\n{'Words. ' * 200}\n\n" for n in range(4)) + wide
    site = configured({"posts/a.md": text}, more="plugins: [trellis]\n")
    with reading(site.path, viewport={"width": 1280, "height": 800}) as reader:
        page = reader.open("posts/a/")
        here = page.locator(".trellis-margin__contents [aria-current=location]")
        page.locator("#part-2").evaluate("heading => heading.scrollIntoView()")
        page.wait_for_function(
            "() => document.querySelector('[aria-current=location]')?.textContent.trim() === 'Part 2'"
        )
        assert here.count() == 1
        assert page.locator("pre > code").get_attribute("tabindex") == "0"
        rail = page.locator("#trellis-rail")
        assert rail.bounding_box()["height"] > 100
        assert reader.seen.errors == []


def test_instant_navigation_leaves_everything_working(
    configured: Callable[..., Site], reading: Reading
) -> None:
    texts = {
        "posts/one.md": "---\ntitle: One\n---\nWords on trust. [[Two]].\n",
        "posts/two.md": "---\ntitle: Two\n---\nTrust, $x^2$, and "
        '<b style="color: rgb(255, 0, 0)">red</b>.\n\n```mermaid\ngraph LR\n  A --> B\n```\n',
    }
    instant = "theme: {name: material, features: [navigation.instant]}\n"
    site = configured(texts, more="site_url: https://garden.example/\n" + instant)
    with reading(site.path, viewport={"width": 360, "height": 800}) as reader:
        sitemap = site.files["sitemap.xml"].decode()
        here = sitemap.replace("https://garden.example/", reader.root)
        reader.page.route("**/sitemap.xml", lambda route: route.fulfill(body=here))
        page = reader.open("posts/one/")
        page.evaluate("() => { window.stayed = true }")
        page.wait_for_load_state("networkidle")
        page.locator("article .trellis-link").first.click()
        page.wait_for_url("**/posts/two/")
        page.locator(".katex").first.wait_for()
        page.locator("figure.trellis-diagram svg").wait_for()
        assert page.evaluate("() => window.stayed")
        assert page.locator("b").evaluate("e => getComputedStyle(e).color") == "rgb(255, 0, 0)"
        page.get_by_role("button", name="Navigation").click()
        assert page.locator("#trellis-rail").is_visible()
        assert reader.open("map/").locator(".trellis-sheet use").count()
        page.wait_for_load_state("networkidle")
        assert reader.seen.errors == []


def test_an_owners_sign_goes_before_ours(configured: Callable[..., Site]) -> None:
    assert 'rel="icon" href="assets/images/trellis.svg"' in configured({"index.md": "Hi."}).html("")
    own = configured(
        {"index.md": "Hi.", "sign.png": b""}, more="theme: {name: material, favicon: sign.png}\n"
    )
    assert 'rel="icon" href="sign.png"' in own.html("")


def test_the_skip_link_comes_first_and_leads_somewhere(
    configured: Callable[..., Site], reading: Reading
) -> None:
    site = configured({"posts/mesh.md": TEXT, "notes/bare.md": "Words.\n"})
    with reading(site.path, viewport={"width": 360, "height": 800}) as reader:
        for url in ("", "posts/mesh-networks/", "notes/bare/", "browse/", "search/", "404.html"):
            page = reader.open(url)
            page.keyboard.press("Tab")
            skip = page.locator(":focus")
            assert skip.get_attribute("class") == "md-skip", url
            target = str(skip.get_attribute("href"))
            assert page.locator(f"[id='{target.removeprefix('#')}']").count() == 1, url
            reached = []
            for _ in range(5):
                page.keyboard.press("Tab")
                reached.append(page.locator(":focus").get_attribute("class") or "")
            assert any("trellis-menu" in name for name in reached), url


def test_colours_and_menu_work_from_the_disk_too(site: Site, browser: Any) -> None:
    """A browser runs no module of a page that it opens from there."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((site.path / "posts/mesh-networks/index.html").as_uri())
    page.locator(".trellis-scheme").click()
    assert page.locator("html").get_attribute("data-trellis-scheme") == "light"
    menu = page.get_by_role("button", name="Navigation")
    menu.click()
    assert menu.get_attribute("aria-expanded") == "true"
    page.locator("#trellis-rail").wait_for()
    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    page.close()

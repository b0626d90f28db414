"""The map and the small maps: whole without JavaScript, moved by hand and by keyboard with it."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any

import pytest
from playwright.sync_api import expect

from built_site import Site, configured, run_build, write_garden

__all__ = ["configured"]

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

THEMES = {
    "moss": "Moss grows on the north side. Damp stones carry moss. Moss needs shade and rain.",
    "bread": "Bread rises with yeast. Flour and water make bread. Sourdough is slow bread.",
    "radio": "Radio waves carry voices. A radio antenna listens. Mesh radio links neighbours.",
}


def garden() -> dict[str, str | bytes]:
    texts: dict[str, str | bytes] = {"index.md": "# Welcome\n\nA garden of three topics.\n"}
    for name, text in THEMES.items():
        texts[f"topics/{name}.md"] = (
            f"# All about {name}\n\n## Content\n\n{text}\n\n## Keywords\n\n- {name}\n\n## Sources\n\n"
            + "".join(f"- {name.title()} {n} ({name}-{n}) [post]\n" for n in range(8))
        )
        for n in range(8):
            texts[f"posts/{name}{n}.md"] = (
                f"---\ntitle: {name.title()} {n}\nstatus: published\nkeywords: [{name}]\n"
                f"publishedAt: '{2015 + n}-01-01T00:00:00Z'\n---\n"
                f"{text} See [[{name.title()} {(n + 1) % 8}]].\n"
            )
    texts["notes/lone.md"] = "# Lone\n\nNothing to do with anything else here at all.\n"
    texts["posts/moss0.md"] = str(texts["posts/moss0.md"]) + "\nAnd [[Bread 0]].\n"
    texts["drafts/hidden.md"] = "---\ntitle: Hidden plan\nstatus: draft\n---\nMoss and bread.\n"
    return texts


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("map")
    return run_build(write_garden(folder / "garden", garden()), folder / "out")


DOT = ".trellis-map svg .dot"


def until(page: Any, expression: str) -> None:
    """Wait until `expression` holds. The page's policy forbids playwright's own way, text evaluated."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def test_without_javascript_every_entity_is_a_link_with_a_name(
    site: Site, reading: Reading
) -> None:
    with reading(site.path, javascript=False) as reader:
        page = reader.open("map/")
        names = page.locator(f"{DOT} > title").all_text_contents()
        assert sorted(names) == sorted(
            [*(f"{t.title()} {n}" for t in THEMES for n in range(8)), "Lone"]
        )
        assert not page.locator(".trellis-map__tools").is_visible()
        page.locator(DOT).first.dispatch_event("click")
        page.wait_for_url("**/posts/*/")
        assert [url for url in reader.seen.requests if "/map/map" in url] == []


def test_the_list_says_what_the_map_shows_in_the_same_order(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        page = reader.open("map/")
        drawn = page.locator(".trellis-map svg a.name").all_text_contents()
        said = page.locator(".trellis-map__list h3").all_text_contents()
        assert [" ".join(name.split()) for name in drawn] == [
            " ".join(name.split()[:-1]) for name in said
        ]


def test_no_name_on_the_map_covers_a_dot_or_another_name(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        overlaps = reader.open("map/").evaluate(
            """() => {
              const boxes = (query, name) =>
                [...document.querySelectorAll(`.trellis-map svg ${query}`)].map((one) =>
                  [name ?? one.textContent, one.getBoundingClientRect()])
              const [names, dots] = [boxes('text'), boxes('.dot', 'dot')]
              const meet = (a, b) =>
                a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom
              return names.flatMap(([name, box], at) =>
                [...names.slice(at + 1), ...dots]
                  .filter(([, other]) => meet(box, other))
                  .map(([other]) => [name, other]))
            }"""
        )
        assert overlaps == []


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen(site: Site, reading: Reading, width: int) -> None:
    with reading(site.path, viewport={"width": width, "height": 800}) as reader:
        for url in ("map/", "posts/moss-0/", "topics/moss/"):
            page = reader.open(url)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url


def test_data_is_asked_for_when_the_map_is_moved(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("map/")
        closer = page.get_by_role("button", name="Closer")
        closer.wait_for()
        assert [
            url for url in reader.seen.requests if url.endswith(("map.bin", "titles.json"))
        ] == []
        with page.expect_response("**/map.bin"):
            closer.click()
        until(page, "document.querySelector('.trellis-map svg').style.transform.includes('1.6')")
        page.get_by_role("button", name="Whole map").click()
        until(
            page, "/scale\\(1\\)/.test(document.querySelector('.trellis-map svg').style.transform)"
        )
        assert reader.seen.errors == []


def test_dots_have_names_once_they_have_room(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("map/")
        for scale in (1.6, 2.56):
            page.get_by_role("button", name="Closer").click()
            until(
                page,
                f"document.querySelector('.trellis-map svg').style.transform.includes('{scale}')",
            )
        expect(page.locator(".trellis-map__frame[data-named]")).to_have_count(1)
        ink = """() => {
          const canvas = document.querySelector('.trellis-map canvas')
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
          const [r, g, b] = getComputedStyle(document.body).color.match(/\\d+/g).map(Number)
          let found = 0
          for (let at = 0; at < pixels.length; at += 4)
            if (pixels[at] === r && pixels[at + 1] === g && pixels[at + 2] === b) found++
          return found
        }"""
        assert page.evaluate(ink) > 100


def test_a_hand_moves_the_map_and_follows_no_link_by_it(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("map/")
        page.get_by_role("button", name="Closer").click()
        until(page, "document.querySelector('.trellis-map svg').style.transform.includes('1.6')")
        frame = page.locator(".trellis-map__frame").bounding_box()
        x, y = frame["x"] + frame["width"] / 2, frame["y"] + min(frame["height"] / 2, 200)
        before = page.locator(".trellis-map svg").evaluate("svg => getComputedStyle(svg).transform")
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 60, y - 30, steps=6)
        page.mouse.up()
        expect(page.locator(".trellis-map svg")).not_to_have_css("transform", before)
        assert page.url.endswith("map/")


def test_a_wheel_passes_by_unless_it_is_meant(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 500}) as reader:
        page = reader.open("map/")
        page.get_by_role("button", name="Closer").wait_for()
        frame = page.locator(".trellis-map__frame").bounding_box()
        page.mouse.move(frame["x"] + 200, 450)
        page.mouse.wheel(0, 200)
        until(page, "scrollY > 0")
        page.keyboard.down("Control")
        page.mouse.wheel(0, -200)
        page.keyboard.up("Control")
        until(
            page,
            "/scale\\(1\\.\\d/.test(document.querySelector('.trellis-map svg').style.transform)",
        )


def test_a_title_is_found_and_its_neighbours_named(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("map/")
        field = page.get_by_label("Find on the map")
        field.wait_for()  # keys are sent to whatever has the focus, seen or not
        field.press_sequentially("moss 3")
        until(page, "document.querySelector('#trellis-map-find option')?.value === 'Moss 3'")
        field.fill("Moss 3")
        field.press("Enter")
        page.locator(".trellis-map__said a").first.wait_for()
        said = page.locator(".trellis-map__said").inner_text()
        assert said.startswith("Moss 3")
        assert "Moss 4" in said
        expect(page.locator(".trellis-map__frame[data-dim]")).to_have_count(1)


def test_filters_say_how_many_are_left(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("map/")
        page.locator(".trellis-map__tools summary").click()
        page.locator("select[name=kind]").select_option("post")
        said = page.locator(".trellis-map__said")
        until(page, "document.querySelector('.trellis-map__said').textContent === '24 / 25'")
        page.locator("select[name=year]").select_option("2016")
        until(page, "document.querySelector('.trellis-map__said').textContent === '3 / 25'")
        page.locator("select[name=topic]").select_option("All about moss")
        until(page, "document.querySelector('.trellis-map__said').textContent === '1 / 25'")
        assert said.get_attribute("aria-live") == "polite"


def test_the_way_between_two_is_told_step_by_step(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("map/")
        page.locator(".trellis-map__tools summary").click()
        page.locator("input[name=start]").fill("Moss 1")
        page.locator("input[name=end]").fill("Bread 1")
        page.locator("input[name=end]").press("Enter")
        steps = page.locator(".trellis-map__said ol > li")
        steps.first.wait_for()
        told = steps.all_text_contents()
        assert (told[0], told[-1]) == ("Moss 1", "Bread 1")
        assert 3 <= len(told) <= 5


def test_arrows_lead_from_dot_to_dot_and_tab_goes_on(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("map/")
        page.get_by_role("button", name="Closer").wait_for()
        page.locator(".trellis-map a.name").first.focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.dot')")
        assert page.locator(f"{DOT}:not([tabindex='-1'])").count() == 1
        first = page.evaluate("document.activeElement.textContent")
        for key in ("ArrowRight", "ArrowDown", "ArrowLeft"):
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.matches('.dot')")
        assert page.evaluate("document.activeElement.textContent") != first
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: not url.endswith("map/"))


def test_a_skip_link_leads_past_the_map(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        page = reader.open("map/")
        page.locator(".trellis-map__skip").focus()
        assert page.locator(".trellis-map__skip").is_visible()
        page.keyboard.press("Enter")
        page.wait_for_url("**#trellis-map-list")


def test_a_small_map_stands_beside_each_page_and_leads_on(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("posts/moss-3/")
        small = page.locator(".trellis-nearby")
        names = small.locator(".dot > title").all_text_contents()
        assert {"Moss 2", "Moss 4"} <= set(names)
        assert 0 < small.locator(".dot").count() <= 16
        assert "Moss 3" not in names
        small.get_by_role("link", name="Open the map").click()
        page.wait_for_url("**/map/#at-*")
        assert page.locator("g:target").count() == 1


def test_a_topic_has_a_small_map_of_its_own(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        small = reader.open("topics/moss/").locator(".trellis-nearby")
        if small.count():
            assert small.locator("a.inner").first.text_content().strip().startswith("All about")


def test_nothing_hidden_is_on_the_map(site: Site) -> None:
    for file in [*site.path.rglob("map*"), *site.path.rglob("peek.html")]:
        if file.is_file():
            assert b"Hidden plan" not in file.read_bytes(), file


PHONE = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}


def gaps(page: Any, query: str) -> list[float]:
    """For each of what `query` finds how far its middle is from that of the nearest other."""
    places = page.evaluate(
        """query => [...document.querySelectorAll(query)].map((one) => {
             const {x, y, width, height} = one.getBoundingClientRect()
             return [x + width / 2, y + height / 2]
           })""",
        query,
    )
    return [
        min(hypot(x - a, y - b) for at, (a, b) in enumerate(places) if at != own)
        for own, (x, y) in enumerate(places)
    ]


@pytest.mark.parametrize("javascript", [True, False])
def test_every_dot_is_a_target_of_its_own_for_a_finger(
    site: Site, reading: Reading, javascript: bool
) -> None:
    with reading(site.path, javascript=javascript, **PHONE) as reader:
        page = reader.open("map/")
        assert min(gaps(page, ".trellis-map .dot > circle")) >= 23.9
        widths = page.locator(".trellis-map .dot > circle").evaluate_all(
            """dots => dots.map((dot) => {
                 const {r, strokeWidth} = getComputedStyle(dot)
                 return 2 * parseFloat(r) + parseFloat(strokeWidth)
               })"""
        )
        assert {round(width, 1) for width in widths} == {24}


def test_nothing_is_lettered_smaller_than_can_be_read(site: Site, reading: Reading) -> None:
    with reading(site.path, **PHONE) as reader:
        for url in ("map/", "posts/moss-3/", "topics/moss/"):
            sizes = (
                reader.open(url)
                .locator(".trellis-sheet text")
                .evaluate_all(
                    """names => names.map((name) => parseFloat(getComputedStyle(name).fontSize)
                         * name.ownerSVGElement.getBoundingClientRect().width
                         / name.ownerSVGElement.viewBox.baseVal.width)"""
                )
            )
            assert min(sizes, default=15) >= 14.4, url


def test_a_tap_names_the_dot_and_another_opens_it(site: Site, reading: Reading) -> None:
    with reading(site.path, **PHONE) as reader:
        page = reader.open("map/")
        expect(page.locator(".trellis-map__frame[data-live]")).to_have_count(1)
        dot = page.locator(DOT).first
        title = dot.locator("title").text_content()
        dot.scroll_into_view_if_needed()
        dot.tap()
        said = page.locator(".trellis-map__said")
        expect(said.locator("a").first).to_have_text(title)
        assert said.bounding_box()["y"] < 740
        assert page.url.endswith("/map/")
        dot.tap()
        page.wait_for_url("**/posts/*/")


def test_without_javascript_a_finger_reaches_a_topic_all_over_its_ground(
    site: Site, reading: Reading
) -> None:
    with reading(site.path, javascript=False, **PHONE) as reader:
        page = reader.open("map/")
        page.locator(".trellis-map svg").scroll_into_view_if_needed()
        x, y = page.evaluate(
            """() => {
              for (let y = 100; y < innerHeight; y += 7)
                for (let x = 30; x < innerWidth - 30; x += 7)
                  if (document.elementFromPoint(x, y).matches(".ground")) return [x, y]
            }"""
        )
        page.touchscreen.tap(x, y)
        page.wait_for_url("**/topics/*/")


def test_the_whole_map_fits_the_screen(site: Site, reading: Reading) -> None:
    with reading(site.path, **PHONE) as reader:
        page = reader.open("map/")
        page.get_by_role("button", name="Whole map").click()
        for side in ("width", "height"):
            bounds = [
                f"document.querySelector('.trellis-map {part}').getBoundingClientRect().{side}"
                for part in ("svg", ".trellis-map__frame")
            ]
            until(page, f"Math.abs({bounds[0]} - {bounds[1]}) < 4")


LEFT_BEHIND = """
  window.left = []
  for (const one of [window, document]) {
    const add = one.addEventListener
    one.addEventListener = (type, ...more) => {
      if (/\\/(map|live)\\./.test(new Error().stack)) window.left.push(type)
      return add.call(one, type, ...more)
    }
  }
"""


def test_the_map_moves_each_time_that_instant_navigation_shows_it(
    configured: Callable[..., Site], reading: Reading
) -> None:
    texts = {name: text for name, text in garden().items() if name != "index.md"}
    instant = "theme: {name: material, features: [navigation.instant]}\n"
    site = configured(texts, more="site_url: https://garden.example/\n" + instant)
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        here = site.files["sitemap.xml"].decode().replace("https://garden.example/", reader.root)
        reader.page.route("**/sitemap.xml", lambda route: route.fulfill(body=here))
        reader.page.add_init_script(LEFT_BEHIND)
        page = reader.open("posts/")
        page.evaluate("() => { window.stayed = true }")
        page.wait_for_load_state("networkidle")

        def go(name: str) -> None:
            page.locator("#trellis-rail").get_by_role("link", name=name, exact=True).click()

        def moves() -> None:
            expect(page.locator(".trellis-map__frame[data-live]")).to_have_count(1)
            page.get_by_role("button", name="Closer").click()
            until(
                page, "document.querySelector('.trellis-map svg').style.transform.includes('1.6')"
            )
            expect(page.locator(".trellis-map__frame[data-drawn]")).to_have_count(1)

        go("Map")
        moves()
        for _ in range(2):
            go("Posts")
            page.wait_for_url("**/posts/")
            go("Map")
            page.wait_for_url("**/map/")
            moves()
        page.go_back()
        page.wait_for_url("**/posts/")
        page.go_forward()
        page.wait_for_url("**/map/")
        moves()
        assert page.evaluate("window.stayed")
        assert page.evaluate("window.left") == []
        page.locator(DOT).first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/map/" not in url)
        assert reader.seen.errors == []

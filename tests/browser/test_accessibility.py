"""axe-core finds nothing on any kind of page, light and dark, small and wide (WCAG 2.2 AA, good practice)."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from built_site import Site, run_build, write_garden

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

FACTS = "status: published\nauthor: Ada\npublishedAt: '{year}-03-01T00:00:00Z'\n"


def post(title: str, year: int, body: str) -> str:
    return (
        f"---\ntitle: {title}\n{FACTS.format(year=year)}excerpt: A sentence on {title.lower()}.\n"
        f"seriesName: Neighbours\nkeywords: [mesh networks, trust]\n---\n{body}\n"
    )


PAGES = (
    "",
    "browse/",
    "map/",
    "posts/",
    "posts/mesh-networks/",
    "posts/bread/",
    "posts/mutual-credit/",
    "posts/mutual-credit/#fn:1",
    "notes/gruss/",
    "decks/a-talk-on-trust/",
    "projects/tool-shed/",
    "series/neighbours/",
    "newsletters/one/",
    "topics/trust/",
    "topics/",
    "trails/",
    "trails/bread-to-neighbours/",
    "404.html",
)

GARDEN: dict[str, str | bytes] = {
    "index.md": "# Welcome\n\nA small garden about how neighbours share.\n",
    "posts/mesh.md": post(
        "Mesh networks",
        2021,
        "Neighbours carry messages over mesh networks. See [[Mutual credit]].\n\n"
        "#### Deep down\n\n| what | how |\n| --- | --- |\n| trust | slowly |\n\n"
        "```yaml\ntitle: A note # which one\ncount: 3\ndone: true\n```\n\n> [!tip] Mind\n> the gap.",
    ),
    "posts/credit.md": post(
        "Mutual credit",
        2022,
        "Trust holds mutual credit up, as in [[Mesh networks]].[^1]\n\n[^1]: So.",
    ),
    "posts/bread.md": post("Bread", 2023, "Mesh networks share bread. Trust, too.\n\n- [ ] bake"),
    "notes/gruss.md": "---\ntitle: Ein Gruß\nlang: de\n---\n# Ein Gruß\n\nVertrauen. [[Mesh networks]]\n",
    "decks/talk.md": "---\ntitle: A talk on trust\nstatus: published\n---\n#### Small\n\n# Large\n\n"
    "---\n\n### Second\n\nTrust.\n\nNote:\nSay it slowly.\n",
    "projects/shed.md": "---\ntitle: Tool shed\nstatus: published\nyear: 2020\n"
    "url: https://shed.example\n---\n## Context\n\nTools are shared on trust.\n",
    "series/neighbours.md": "---\ntitle: Neighbours\n---\nWhat neighbours do.\n",
    "newsletters/one.md": "---\nsubject: First letter\nstatus: published\nentityIds: [mesh-networks]\n"
    "---\nHello.\n",
    "topics/trust.md": "# Trust\n\n## Content\n\nTrust is what holds networks up.\n\n"
    "## Keywords\n\n- trust\n\n## Sources\n\n- Mesh networks (mesh-networks) [post]\n",
    "topics/bread.md": "# Bread\n\n## Keywords\n\n- trust\n- neighbours\n\n## Sources\n\n"
    "- Bread (bread) [post]\n",
} | {f"notes/leaf-{n}.md": f"# Leaf {n}\n\nOne of many in a list.\n" for n in range(12)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("accessible")
    return run_build(write_garden(folder / "garden", GARDEN), folder / "out")


@pytest.fixture(scope="module")
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_a_readers_way(
    site: Site, reading: Reading, axe: str, scheme: str, width: int
) -> None:
    with reading(
        site.path, color_scheme=scheme, viewport={"width": width, "height": 800}
    ) as reader:
        assert [fault for url in PAGES for fault in faults(reader.open(url), axe)] == []


def test_each_kind_of_page_is_looked_at(site: Site) -> None:
    assert [url for url in PAGES if not site.has(url.partition("#")[0])] == []


def faults(page: Any, axe: str) -> list[str]:
    """What axe finds wrong with a page: the rule, where, and why."""
    page.evaluate(axe)
    result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{page.url}: {broken['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for broken in result["violations"]
        for node in broken["nodes"]
    ]


def test_the_keyboard_opens_and_closes_the_menu(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 360, "height": 800}) as reader:
        page = reader.open("posts/mesh-networks/")
        button = page.get_by_role("button", name="Navigation")
        rail = page.locator("#trellis-rail")
        assert not rail.is_visible()
        for _ in range(6):
            page.keyboard.press("Tab")
            if button.evaluate("button => button === document.activeElement"):
                break
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        assert rail.is_visible()
        page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert button.evaluate("button => button === document.activeElement")


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1280, True)])
def test_what_is_near_stands_beside_the_text_or_below_it(
    site: Site, reading: Reading, width: int, beside: bool
) -> None:
    with reading(site.path, viewport={"width": width, "height": 800}) as reader:
        page = reader.open("posts/mesh-networks/")
        near = page.locator(".trellis-related")
        assert near.count() == 1
        text, aside = page.locator("article").bounding_box(), near.bounding_box()
        assert (aside["x"] >= text["x"] + text["width"]) == beside
        assert (aside["y"] >= text["y"] + text["height"]) != beside

"""What query blocks list, in the hands of readers: wide or narrow, by keyboard, for those who listen."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from built_site import Site, run_build, write_garden

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

ASKING = """# Asking

```trellis
kind: post
```

```trellis
show: table
columns: kind, date, words, author, rating, tags, summary
```

```trellis
show: cards
columns: author, date
group: year
```

> [!tip] Of these
> ```trellis
> group: kind
> show: table
> ```

```trellis
kind: pots
```

```trellis
year: 1900
```
"""
GARDEN: dict[str, str | bytes] = {
    "index.md": "# Welcome\n\nHello.\n",
    "notes/asking.md": ASKING,
    **{
        f"posts/p{number}.md": f"---\ntitle: Post number {number} of the mesh\nauthor: Ada\n"
        f"date: 202{number}-03-01\nrating: {number}\ntags: [trust, mesh networks]\n"
        "excerpt: A sentence that is long enough to want a column of its own.\n---\nText.\n"
        for number in range(1, 5)
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("listings")
    return run_build(write_garden(folder / "garden", GARDEN), folder / "out")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_a_readers_way(
    site: Site, reading: Reading, scheme: str, width: int
) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    view = {"width": width, "height": 800}
    with reading(site.path, color_scheme=scheme, viewport=view) as reader:
        page = reader.open("notes/asking/")
        page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
        page.evaluate(axe)
        found = page.evaluate("axe.run(document)")["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
        assert reader.seen.errors == []


def test_a_wide_table_scrolls_by_itself_and_by_keyboard(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 360, "height": 800}) as reader:
        page = reader.open("notes/asking/")
        table = page.get_by_role("group", name="A list from this garden").first
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert table.evaluate("one => one.scrollWidth > one.clientWidth")
        table.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("one => one.scrollLeft > 0", arg=table.element_handle())


def test_a_row_is_called_by_its_page(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("notes/asking/")
        assert page.get_by_role("rowheader", name="Post number 4 of the mesh").count() == 2
        assert page.get_by_role("columnheader", name="Summary").count() == 1


def test_it_is_all_there_without_scripts(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        page = reader.open("notes/asking/")
        page.get_by_text("What was asked").click()
        assert page.get_by_text("kind: pots").is_visible()
        page.get_by_role("link", name="Post number 1 of the mesh").first.click()
        page.wait_for_url("**/posts/post-number-1-of-the-mesh/")

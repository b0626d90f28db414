"""Nothing that stands in a file's frontmatter ever runs in a reader's browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from built_site import Site, run_build, write_garden

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(2)</script>",
    "\"'><svg onload=alert(3)>",
    "&lt;img src=x onerror=alert(4)&gt;",
    "javascript:alert(5)",
)
FIELDS = (
    "title",
    "subject",
    "excerpt",
    "description",
    "author",
    "seriesName",
    "event",
    "name",
    "url",
)
LISTS = ("keywords", "tags", "aliases")
KINDS = ("posts", "decks", "series", "projects", "notes", "topics", "newsletters")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    texts: dict[str, str | bytes] = {}
    for number, payload in enumerate(PAYLOADS):
        quoted = "'" + payload.replace("'", "''") + "'"
        lines = [f"{name}: {quoted}" for name in FIELDS] + [f"{name}: [{quoted}]" for name in LISTS]
        text = "\n".join(["---", *lines, "---", "Words on trust. [[1]]", "", "---", "", "More."])
        texts |= {f"{kind}/{number}.md": text for kind in KINDS}
    folder: Path = tmp_path_factory.mktemp("hostile")
    return run_build(write_garden(folder / "garden", texts), folder / "out")


def test_nothing_in_frontmatter_ever_runs(hostile: Site, reading: Reading) -> None:
    with reading(hostile.path) as reader:
        for name in hostile.pages:
            page = reader.open(name)
            assert page.locator("img[src=x], svg[onload]").count() == 0, name
        assert reader.seen.dialogs == []
        assert "<img src=x onerror=alert(1)>" in reader.open("posts/").inner_text("main")


def test_nothing_runs_from_the_search_either(hostile: Site, reading: Reading) -> None:
    with reading(hostile.path) as reader:
        page = reader.open("")
        page.keyboard.press("/")
        page.locator("dialog[open]").wait_for()
        page.keyboard.type("trust")
        page.locator("dialog mark").first.wait_for()
        page.wait_for_timeout(300)
        assert page.locator("dialog :is(img, svg, script)").count() == 0
        assert reader.seen.dialogs == []

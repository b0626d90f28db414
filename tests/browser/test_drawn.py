"""Diagrams are drawn and formulas set, by what the site itself holds, on the pages that have some."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from built_site import Site, configured

__all__ = ["configured"]

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

DIAGRAM = "```mermaid\ngraph LR\n  Seed --> Sprout\n```\n"
TEXTS = {
    "posts/a.md": f'Some <b style="color: rgb(255, 0, 0)">red</b>.\n\n{DIAGRAM}',
    "posts/b.md": "Euler: $e^{i\\pi} = -1$, for $5 or $6-$7.\n\n$$\n\\int_0^1 x\\,dx\n$$\n",
    "posts/c.md": "Neither.\n",
}


@pytest.fixture
def site(configured: Callable[..., Site]) -> Site:
    return configured(TEXTS)


def test_a_diagram_is_drawn_and_again_at_night(site: Site, reading: Reading) -> None:
    with reading(site.path, color_scheme="light") as reader:
        page = reader.open("posts/a/")
        page.locator("figure.trellis-diagram svg").wait_for()
        box = "() => getComputedStyle(document.querySelector('.trellis-diagram .node rect')).fill"
        light = page.evaluate(box)
        assert light == "rgb(243, 240, 232)"
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(f"() => ({box})() !== '{light}'")
        drawing = page.locator("figure.trellis-diagram")
        assert "Seed" in (drawing.text_content() or "")
        assert drawing.locator("foreignObject").count() == 0
        assert page.locator("b").evaluate("e => getComputedStyle(e).color") == "rgb(255, 0, 0)"
        assert reader.seen.errors == []
        assert [url for url in reader.seen.requests if not url.startswith(reader.root)] == []


def test_a_formula_is_set_and_a_price_is_not(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        page = reader.open("posts/b/")
        page.locator(".katex").first.wait_for()
        assert page.locator(".arithmatex .katex").count() == 2
        assert page.locator(".katex-display").count() == 1
        assert "for $5 or $6-$7." in page.locator("article").inner_text()
        page.evaluate("() => document.fonts.ready")
        assert page.evaluate("() => document.fonts.check('1rem KaTeX_Main')")
        assert reader.seen.errors == []
        assert [url for url in reader.seen.requests if not url.startswith(reader.root)] == []


def test_without_javascript_both_are_there_as_text(site: Site, reading: Reading) -> None:
    with reading(site.path, javascript=False) as reader:
        assert "Seed --> Sprout" in reader.open("posts/a/").locator("article").inner_text()
        assert "e^{i\\pi} = -1" in reader.open("posts/b/").locator("article").inner_text()


def test_other_pages_have_none_of_it(site: Site, reading: Reading) -> None:
    with reading(site.path) as reader:
        reader.open("posts/c/")
        assert [url for url in reader.seen.requests if "/math" in url or "/diagrams" in url] == []
    assert "unsafe-inline" not in site.html("posts/b/")


def test_a_site_without_any_has_none_of_it(configured: Callable[..., Site]) -> None:
    site = configured({"posts/c.md": "Neither."})
    assert not [name for name in site.files if "diagrams/" in name or "math/" in name]


def test_an_owners_own_scripts_and_fences_go_before_ours(configured: Callable[..., Site]) -> None:
    fences = """
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
"""
    site = configured(TEXTS, more=fences)
    assert 'class="trellis-diagram"' in site.html("posts/a/")  # Material would ask a third party
    own = configured(TEXTS, more="extra_javascript: [mathjax.js]\n")
    assert "assets/trellis/math/" not in own.html("posts/b/")

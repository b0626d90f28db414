"""A plain garden's pages have Material's styles for what they show, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import material
import pytest

from built_site import Site
from mkdocs_trellis.stylesheet import trimmed

TEXTS: dict[str, str | bytes] = {
    "posts/a.md": "# Apples\n\nOne.\n",
    "notes/b.md": "# Pears\n\nTwo.\n",
}
OWN, MATERIALS = "assets/trellis/material.", "assets/stylesheets/main."


def sheets(html: str) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="(?:\.\./)*([^"]+)"', html)


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".md-search{a:b}.md-nav{c:d}", ".md-nav{c:d}"),
        (".md-search__form,.md-nav,.md-tabs>a{a:b}", ".md-nav{a:b}"),
        (".md-nav:is(.md-a,.md-b){a:b}", ".md-nav:is(.md-a,.md-b){a:b}"),
        (".md-sourced,.md-tagged{a:b}", ".md-sourced,.md-tagged{a:b}"),
        ("@media print{.md-top{a:b}.md-nav{c:d}}", "@media print{.md-nav{c:d}}"),
        ("@media print{.md-top{a:b}}.md-nav{c:d}", ".md-nav{c:d}"),
        ('@charset "UTF-8";.md-nav{a:b}', '@charset "UTF-8";.md-nav{a:b}'),
        ("@keyframes md{0%{a:b}to{c:d}}", "@keyframes md{0%{a:b}to{c:d}}"),
        ('.md-nav{a:"};{"}.md-top{b:c}', '.md-nav{a:"};{"}'),
        (":root{--md-tag-icon:url('a;b}');--md-toc-icon:c}", ":root{--md-toc-icon:c}"),
        (":root{--md-tag-icon:a}", ""),
        ("/* .md-nav{ */.md-nav{a:b}", ".md-nav{a:b}"),
    ],
)
def test_rules_for_what_is_never_shown_go(css: str, left: str) -> None:
    assert trimmed(css) == left


def test_materials_own_stylesheet_loses_a_third_and_stays_whole() -> None:
    (file,) = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")
    css = file.read_text("utf-8")
    left = trimmed(css)
    assert len(left) < 0.67 * len(css)
    assert left.count("{") == left.count("}")
    for kept in (".md-typeset table", ".admonition", ".md-nav__link", ".md-header", ".highlight"):
        assert kept in left
    assert ".md-search" not in left


def test_a_plain_garden_links_to_the_shorter_one(configured: Callable[..., Site]) -> None:
    site = configured(TEXTS)
    for page in ("", "posts/apples/", "notes/b/"):
        (sheet,) = [one for one in sheets(site.html(page)) if one.startswith((OWN, MATERIALS))]
        assert sheet.startswith(OWN)
        assert sheet in site.files


@pytest.mark.parametrize(
    "more",
    [
        "extra: {social: [{icon: fontawesome/brands/mastodon, link: https://example.org/@a}]}\n",
        "extra_javascript: [a.js]\n",
    ],
)
def test_where_the_owner_asks_for_more_it_is_materials(
    configured: Callable[..., Site], more: str
) -> None:
    html = configured(TEXTS, more=more).html("posts/apples/")
    assert [one for one in sheets(html) if one.startswith(MATERIALS)]
    assert not [one for one in sheets(html) if one.startswith(OWN)]


def test_a_page_that_works_by_materials_script_has_its_styles(
    configured: Callable[..., Site],
) -> None:
    tabs = '# Tabs\n\n=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.\n'
    extension = "markdown_extensions:\n  - pymdownx.tabbed: {alternate_style: true}\n"
    site = configured(TEXTS | {"notes/tabs.md": tabs}, more=extension)
    assert sheets(site.html("notes/tabs/"))[0].startswith(MATERIALS)
    assert sheets(site.html("notes/b/"))[0].startswith(OWN)

"""Whose search a site has, and what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from built_site import MKDOCS_YML, Site, write_garden

FOLDER = "assets/trellis/search"
TEXTS: dict[str, str | bytes] = {
    "posts/a.md": "---\ntitle: Alpha\n---\nSee [[Beta]].\n",
    "posts/b.md": "---\ntitle: Beta\ndraft: true\n---\nXyzzy.\n",
}


def test_ours_takes_the_place_of_the_stock_one(configured: Callable[..., Site]) -> None:
    site = configured(TEXTS)
    assert site.has(f"{FOLDER}/index.json")
    assert not site.has("search/search_index.json")
    assert "md-search" not in site.html("posts/alpha/")
    assert 'href="../../search/"' in site.html("posts/alpha/")


def test_no_page_names_a_file_of_the_index(configured: Callable[..., Site]) -> None:
    site = configured(TEXTS)
    assert not [name for name, html in site.pages.items() if f"{FOLDER}/index.json" in html]


def test_drafts_are_in_none_of_its_files(configured: Callable[..., Site]) -> None:
    assert configured(TEXTS).holding("Xyzzy") == []


@pytest.mark.parametrize("order", [["search", "trellis"], ["trellis", "search"]])
@pytest.mark.parametrize("chosen", ["trellis", "mkdocs", "none"])
def test_the_owner_chooses(tmp_path, order: list[str], chosen: str) -> None:
    plugins = "".join(
        f"  - trellis: {{search: {chosen}}}\n" if name == "trellis" else f"  - {name}\n"
        for name in order
    )
    config = MKDOCS_YML.format(name="G").replace("  - search\n  - trellis\n", plugins)
    files = {f"content/{path}": text for path, text in TEXTS.items()}
    root = write_garden(tmp_path / "garden", {"mkdocs.yml": config, **files})
    out = tmp_path / "out"
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(out)))
    site = Site(out, "", 0)
    assert (
        site.has(f"{FOLDER}/index.json") == site.has("search/index.html") == (chosen == "trellis")
    )
    assert site.has("search/search_index.json") == (chosen == "mkdocs")
    assert ('class="md-search"' in site.html("")) == (chosen == "mkdocs")
    assert ("trellis-search-link" in site.html("")) == (chosen == "trellis")


def test_other_plugins_go_on(tmp_path) -> None:
    """Taking one plugin out while MkDocs goes through them all skips no other."""
    config = MKDOCS_YML.format(name="G").replace(
        "  - search\n  - trellis\n", "  - search\n  - trellis\n  - tags\n"
    )
    hook = "def on_config(config):\n    config.site_name = 'Hooked'\n    return config\n"
    root = write_garden(
        tmp_path / "garden",
        {"mkdocs.yml": config + "hooks: [hook.py]\n", "hook.py": hook, "content/a.md": "Words.\n"},
    )
    out = tmp_path / "out"
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(out)))
    assert "Hooked" in (out / "index.html").read_text("utf-8")


def test_the_page_leads_everywhere_without_javascript(configured: Callable[..., Site]) -> None:
    html = configured(TEXTS | {"topics/tea.md": "# Tea\n\n## Content\n\nHot.\n"}).html("search/")
    for href in ("../browse/", "../posts/", "../topics/", "../topics/tea/"):
        assert f'href="{href}"' in html


def test_words_are_there_for_each_language_of_the_garden(configured: Callable[..., Site]) -> None:
    site = configured(TEXTS | {"notes/de.md": "---\nlang: de\n---\nEin Wort.\n"})
    index = json.loads(site.files[f"{FOLDER}/index.json"])
    assert index["languages"] == ["en", "de"]
    assert (
        json.loads(site.files[f"{FOLDER}/words/de.json"])["phrases"]["search"]["other"] == "Suche"
    )

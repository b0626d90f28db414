"""Query blocks in really built sites."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from built_site import MKDOCS_YML, Site, run_build, write_garden
from trellis.cli.app import trellis

BASE = """
views:
  - {type: list, name: Best, filters: rating > 4}
  - {type: table, name: All, order: [file.name, rating], sort: [{property: rating, direction: DESC}]}
  - {type: map, name: Map}
"""
TEXTS: dict[str, str | bytes] = {
    "posts/a.md": "---\ntitle: Alpha\nrating: 4\n---\nSee [[b]].\n",
    "posts/b.md": "---\ntitle: Beta\nrating: 5\n---\nThat is it.\n",
    "posts/secret.md": "---\ntitle: Whisper\nstatus: draft\nrating: 9\n---\nHush.\n",
    "files/Books.base": BASE,
    "notes/all.md": "# All\n\n> [!tip] In a callout\n> ```trellis\n> kind: post\n> ```\n\n"
    '- in an item\n  ```dataview\n  TABLE rating FROM "posts"\n  ```\n\n'
    "![[Books.base#All]]\n\n![[other]]\n",
    "notes/deep/other.md": "# Other\n\n![[Books.base]]\n",
    "notes/faulty.md": "# Faulty\n\n```trellis\nkind: pots\n```\n\n![[Books.base#Map]]\n\n"
    "```dataviewjs\ndv.list()\n```\n",
    "decks/talk.md": "# Talk\n\n---\n\n```trellis\nkind: post\n```\n\n---\n\nEnd\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("queries")
    files = {f"content/{path}": text for path, text in TEXTS.items()}
    write_garden(folder / "garden", {"mkdocs.yml": MKDOCS_YML.format(name="G"), **files})
    return run_build(folder / "garden", folder / "out")


def test_answers_stand_in_the_text_in_callouts_items_embeds_and_slides(site: Site) -> None:
    page = site.html("notes/all/")
    assert page.count('<div class="trellis-query') == 4
    callout = page.partition('data-callout="tip"')[2].partition("in an item")[0]
    assert '<a href="../../posts/alpha/">Alpha</a>' in callout
    _, _, embedded = page.partition('class="trellis-embed-content"')
    embedded, _, _ = embedded.partition("trellis-embed-source")
    assert '<a href="../../posts/beta/">Beta</a>' in embedded
    assert "Alpha</a>" not in embedded
    assert '<a href="../../posts/beta/">Beta</a>' in site.html("decks/talk/")


def test_what_is_not_understood_shows_a_notice_in_its_place(site: Site) -> None:
    page = site.html("notes/faulty/")
    assert page.count("This list could not be made") == 3
    assert "kind: pots</code>" in page


def test_each_fault_is_reported_once_and_in_the_same_words_by_check(site: Site) -> None:
    expected = {
        "files/Books.base:5:12: warning[query-invalid]: views of the type `map` are not understood",
        "notes/faulty.md:4:7: warning[query-unknown-name]: there is no kind `pots`",
        "notes/faulty.md:10:1: warning[query-invalid]: scripts are not run",
    }
    for line in expected:
        assert site.output.count(line) == 1
    root = site.path.parent / "garden"
    checked = CliRunner().invoke(trellis, ["check", str(root), "--json"])
    found = [one for one in json.loads(checked.output) if one["code"].startswith("query-")]
    assert {
        f"{one['path']}:{one['line']}:{one['column']}: warning[{one['code']}]: {one['message']}"
        for one in found
    } == expected
    assert len(found) == len(expected)


def test_drafts_are_in_no_listing(site: Site) -> None:
    assert site.holding("Whisper") == []


def test_a_listing_cites_nobody(site: Site) -> None:
    beta = site.html("posts/beta/")
    linked_from = beta.partition("Linked from")[2]
    assert "Alpha" in linked_from
    assert "All" not in linked_from.partition("</section>")[0].replace("Alpha", "")

"""The answer to a query block as readers see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from trellis import Garden
from trellis.inventory import plan
from trellis.render import Renderer
from trellis.views.listing import ListingView, listing_view

Grow = Callable[..., Garden]

FRAGMENTS = Path(__file__).resolve().parents[3] / "theme" / "fragments"
PAYLOAD = "<img src=x onerror=alert(1)> {{ words }}"
TEXTS = {
    "posts/a.md": f"---\ntitle: A {PAYLOAD}\ndate: 2024-05-01\ntags: ['{PAYLOAD}']\nrating: 4\n"
    "done: true\nsite: https://example.org/x\nbad: 'javascript:alert(1)'\n---\nText of this post.\n",
    "posts/b.md": "---\ntitle: B\nseriesName: Growing\ndone: false\n---\nText [[a]].\n",
    "de.md": "---\ntitle: Über\nlang: de\n---\nDeutscher Text.\n\n```trellis\nshow: table\n```\n",
}


def listing(garden: Grow, block: str, language: str = "trellis") -> tuple[ListingView, str]:
    """The view and the HTML of a block on the page of a note."""
    grown = garden(TEXTS | {"ask.md": f"# Ask\n\n```{language}\n{block}\n```\n"})
    page = next(page for page in plan(grown).pages if page.entity_id == "ask")
    (answer,) = grown.answers["ask"].values()
    html = Renderer([FRAGMENTS], "en").listings(grown, page)(answer)
    return listing_view(grown, page, answer), html


def test_a_list_links_each_page(garden):
    _, html = listing(garden, "kind: post\nsort: title desc")
    assert re.findall(r'href="([^"]+)">', html)[0] == "../posts/b/"
    assert html.startswith('<div class="trellis-query">')


def test_a_table_has_headings_for_columns_and_rows(garden):
    view, html = listing(
        garden, "kind: post\nsort: title\ncolumns: kind, date, rating as Stars, done, series"
    )
    assert view.labels == ("Title", "Kind", "Date", "Stars", "Done", "Series")
    assert html.count('scope="col"') == 6
    assert html.count('scope="row"') == 2
    assert 'tabindex="0"' in html
    assert '<span class="trellis-mark trellis-mark--post">Post</span>' in html
    assert '<time datetime="2024-05-01">1 May 2024</time>' in html
    assert "<td>yes</td>" in html
    assert "<td>no</td>" in html
    assert '<a href="../series/growing/">Growing</a>' in html


def test_cards_are_those_of_other_lists(garden):
    _, html = listing(garden, "kind: post\nshow: cards\ncolumns: rating")
    assert html.count('class="trellis-card"') == 2
    assert "<dt>Rating</dt><dd>4</dd>" in html


def test_groups_have_headings(garden):
    _, html = listing(garden, "group: kind\nshow: table")
    assert 'scope="rowgroup"' in html
    _, html = listing(garden, "group: year")
    assert '<p class="trellis-query__heading">2024</p>' in html
    assert '<p class="trellis-query__heading">Without</p>' in html


def test_writers_text_is_text_everywhere(garden):
    _, html = listing(
        garden, f"kind: post\ncolumns: title as '{PAYLOAD}', tags, bad, site\nshow: table"
    )
    unknown, invalid = listing(garden, f"kind: {PAYLOAD}")[1], listing(garden, PAYLOAD, "base")[1]
    for shown in (html, unknown, invalid):
        assert "<img" not in shown
        assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', shown))


def test_what_leads_out_says_so(garden):
    _, html = listing(garden, "kind: post\ncolumns: site\nshow: table")
    assert '<a class="trellis-external" rel="noopener" href="https://example.org/x">' in html
    _, html = listing(garden, 'TABLE elink("javascript:alert(1)", "x")', "dataview")
    assert "<td>x</td>" in html


def test_nothing_found_is_said(garden):
    _, html = listing(garden, "year: 1900")
    assert "Nothing here yet." in html


def test_what_is_not_understood_shows_a_notice_and_the_source(garden):
    view, html = listing(garden, "kind: pots\nshow: tabel")
    assert len(view.faults) == 2
    assert "This list could not be made" in html
    assert "there is no kind <code>pots</code> (did you mean <code>post</code>?)" in html
    assert "<details class=" in html
    assert "kind: pots\nshow: tabel</code>" in html


@pytest.mark.parametrize("block", ["", "show: table", "show: cards", "group: kind", "kind: pots"])
def test_it_is_one_element(garden, block):
    _, html = listing(garden, block)
    assert html.startswith("<div ")
    assert html.endswith("</div>")
    assert html.count("<div") == html.count("</div")


def test_it_speaks_the_language_of_its_page(garden):
    grown = garden(TEXTS)
    page = next(page for page in plan(grown).pages if page.entity_id == "de")
    (answer,) = grown.answers["de"].values()
    assert listing_view(grown, page, answer).labels == ("Titel", "Art", "Datum")

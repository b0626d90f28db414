"""Footnotes stand beside their marks where there is room, come when asked for where there is none, and
need no script for either.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from built_site import MKDOCS_YML, Site, run_build, write_garden

pytestmark = pytest.mark.browser

Reading = Callable[..., Any]

LONG = "A note that says more than fits on one line of a margin, so that the next one has to wait. "
MANY = range(1, 71)

GARDEN: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML.format(name="Notes"),
    "content/index.md": "# Notes\n",
    "content/notes/crowded.md": "---\ntitle: Crowded\n---\n"
    + "## One\n\nA line[^b] with three[^a] notes[^c], and words after them.\n\n" + "Words. " * 200
    + "\n\n## Two\n\n> A quote[^q].\n\n" + "More words. " * 150 + "\n\n## Three\n\nThe end[^end].\n\n"
    + f"[^a]: {LONG * 2}\n[^b]: {LONG * 3}\n[^c]: Short.\n[^q]: Of a quote.\n[^end]: {LONG * 4}\n",
    "content/notes/many.md": "---\ntitle: Many\n---\n"
    + " ".join(f"word[^{n}]" for n in MANY) + "\n\n" + "".join(f"[^{n}]: {LONG}\n" for n in MANY),
    "content/notes/linked.md": "# Linked\n\nOne[^1] and two[^2].\n\n"
    "[^1]: [The first of two sources](https://example.org/1)\n[^2]: [The other](https://example.org/2)\n",
    "content/notes/other.md": "---\ntitle: Other\n---\nSee [[crowded]] and [[many]].\n\n## A\n\n## B\n",
}  # fmt: skip

PLACES = """() => {
    const box = (one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect()
        return { left, top: top + scrollY, right, bottom: bottom + scrollY }
    }
    const all = (selector) => [...document.querySelectorAll(selector)].map(box)
    return {
        notes: all(".footnote > ol > li"),
        marks: all(".footnote-ref[data-note]"),
        others: all(`.trellis-margin__contents, .trellis-margin__near > *, .md-footer, #trellis-rail,
            article > p, article > h2, article > blockquote, .trellis-header, .trellis-backlinks`),
        width: document.documentElement.scrollWidth,
    }
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("footnotes")
    return run_build(write_garden(folder / "garden", GARDEN), folder / "out")


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return across and one["top"] < other["bottom"] and other["top"] < one["bottom"]


@pytest.mark.parametrize("width", [1220, 1280, 1600, 2200])
@pytest.mark.parametrize("page", ["crowded", "many"])
def test_on_wide_screens_notes_stand_in_the_margin_and_in_nothings_way(
    site: Site, reading: Reading, page: str, width: int
) -> None:
    viewport = {"width": width, "height": 900}
    with reading(site.path, javascript=False, viewport=viewport) as reader:
        places = reader.open(f"notes/{page}/").evaluate(PLACES)
        notes, marks = places["notes"], places["marks"]
        assert places["width"] == width
        assert len(notes) == len(marks) > 4
        for number, (note, mark) in enumerate(zip(notes, marks, strict=True)):
            assert note["left"] > mark["right"]
            assert note["right"] <= width
            assert all(
                not overlap(note, other) for other in (*places["others"], *notes[number + 1 :])
            )
            level = abs(note["top"] - mark["top"]) < 12
            waits = number and note["top"] - notes[number - 1]["bottom"] < 24
            assert level or waits


def test_text_begins_at_the_same_place_with_notes_and_without(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        left = [
            reader.open(f"notes/{page}/").locator("h1").bounding_box()["x"]
            for page in ("crowded", "other")
        ]
        assert left[0] == left[1]


@pytest.mark.parametrize("width", [320, 360, 900])
def test_on_small_screens_a_note_comes_when_asked_for_and_goes_again(
    site: Site, reading: Reading, width: int
) -> None:
    viewport = {"width": width, "height": 700}
    with reading(site.path, javascript=False, viewport=viewport) as reader:
        page = reader.open("notes/crowded/")
        mark, note = page.locator("a[href='#fn:a']").first, page.locator("[id='fn:a']")
        mark.scroll_into_view_if_needed()
        before = mark.bounding_box()
        mark.press("Enter")
        page.wait_for_url("**#fn:a")
        place = note.bounding_box()
        assert round(place["y"] + place["height"]) == 700
        assert place["width"] == width
        assert mark.bounding_box() == before  # the text has not moved
        page.keyboard.press("Tab")
        back = note.locator(".footnote-backref")
        assert back.evaluate("one => one === document.activeElement")
        assert back.get_attribute("aria-label") == "Back from footnote 2 to the text"
        size = back.bounding_box()
        assert min(size["width"], size["height"]) >= 40
        page.keyboard.press("Enter")
        page.wait_for_url("**#fnref:a")
        assert note.bounding_box()["y"] > 700
        seen = mark.bounding_box()
        assert 0 < seen["y"] < 700


def test_on_small_screens_what_notes_hold_is_large_enough_to_hit(
    site: Site, reading: Reading
) -> None:
    with reading(site.path, viewport={"width": 360, "height": 740}, javascript=False) as reader:
        links = reader.open("notes/linked/").locator(".footnote li a").all()
        assert len(links) == 4
        for link in links:
            box = link.bounding_box()
            assert min(box["width"], box["height"]) >= 24, link.inner_text()


def test_on_paper_notes_follow_the_text(site: Site, reading: Reading) -> None:
    with reading(site.path, viewport={"width": 1280, "height": 900}) as reader:
        page = reader.open("notes/crowded/")
        page.emulate_media(media="print")
        places = page.evaluate(PLACES)
        text = page.locator("article h2", has_text="Three").bounding_box()
        tops = [note["top"] for note in places["notes"]]
        assert tops == sorted(tops)
        assert tops[0] > text["y"]
        assert not page.locator(".footnote-backref").first.is_visible()


def test_pages_without_notes_have_no_styles_for_them(site: Site) -> None:
    assert "/notes." in site.html("notes/crowded/")
    assert "/notes." not in site.html("notes/other/")

"""Footnotes as readers meet them: numbered in the order of the text, each with a way back."""

from __future__ import annotations

import re

import markdown
import pytest

from trellis.markup.extension import TrellisExtension


def convert(text: str, **footnotes: object) -> str:
    parser = markdown.Markdown(
        extensions=["footnotes", TrellisExtension()], extension_configs={"footnotes": footnotes}
    )
    return parser.reset().convert(text)


def marks(html: str) -> list[tuple[str, str]]:
    """Every mark: which note it leads to, and the number that it shows."""
    return re.findall(r'<a class="footnote-ref"[^>]*href="#fn:(\w+)"[^>]*>([^<]*)</a>', html)


def notes(html: str) -> list[tuple[str, str]]:
    """Every note in order: its number, and its name."""
    return re.findall(r'<li data-note="(\d+)" id="fn:(\w+)">', html)


def test_they_are_numbered_as_the_text_comes_to_them() -> None:
    html = convert("x[^b] y[^a] z[^b]\n\n[^a]: one\n[^b]: two\n\n> q[^c]\n\n[^c]: three")
    assert marks(html) == [("b", "1"), ("a", "2"), ("b", "1"), ("c", "3")]
    assert notes(html) == [("1", "b"), ("2", "a"), ("3", "c")]


def test_what_notes_refer_to_comes_after_what_the_text_does() -> None:
    html = convert("x[^a] y[^b]\n\n[^c]: deep[^d]\n[^d]: deeper\n[^a]: see[^c]\n[^b]: two")
    assert notes(html) == [("1", "a"), ("2", "b"), ("3", "c"), ("4", "d")]
    assert sorted(marks(html)) == [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]


def test_a_note_is_told_its_first_mark() -> None:
    html = convert("x[^a] y[^a]\n\n[^a]: one")
    assert html.count('<a class="footnote-ref" data-note="1"') == 1
    assert html.count('<a class="footnote-ref" href') == 1
    assert re.findall(
        r'class="footnote-backref" href="#(\S+)" role="doc-backlink" title="1"', html
    ) == [
        "fnref:a",
        "fnref2:a",
    ]


def test_a_note_that_no_text_refers_to_comes_last_and_leads_nowhere() -> None:
    html = convert("x[^b]\n\n[^a]: unused\n[^b]: used")
    assert notes(html) == [("1", "b"), ("2", "a")]
    assert html.count("footnote-backref") == 1
    assert 'href="#fnref:a"' not in html


def test_notes_that_only_refer_to_each_other_are_unused() -> None:
    html = convert("x[^c]\n\n[^a]: see[^b]\n[^b]: see[^a]\n[^c]: used")
    assert notes(html) == [("1", "c"), ("2", "a"), ("3", "b")]


@pytest.mark.parametrize(
    ("options", "shown"),
    [({"SUPERSCRIPT_TEXT": "[{}]"}, "[1]"), ({"USE_DEFINITION_ORDER": False}, "1")],
)
def test_an_owners_settings_hold(options: dict[str, object], shown: str) -> None:
    assert marks(convert("x[^b]\n\n[^a]: one\n[^b]: two", **options)) == [("b", shown)]


def test_where_an_owner_puts_them_they_stand() -> None:
    html = convert("x[^a]\n\n///Footnotes Go Here///\n\n## End\n\n[^a]: one")
    assert html.index('class="footnote"') < html.index("End")
    assert notes(html) == [("1", "a")]


def test_notes_that_stand_within_another_are_notes_like_it() -> None:
    html = convert("One[^1], two[^2], three[^3].\n\n[^1]:\n\n    [^2]: B\n    [^3]: C\n")
    assert notes(html) == [("1", "1"), ("2", "2"), ("3", "3")]

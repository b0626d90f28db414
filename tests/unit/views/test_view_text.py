"""The small texts that views are made of: descriptions, quotes, reasons, letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis import Garden
from trellis.graph import Reason
from trellis.links import Backlink
from trellis.views.connections import because, quote
from trellis.views.excerpts import external, opening, shortened
from trellis.views.header import texts
from trellis.views.lists import folded, letter
from trellis.words import words_for

ENGLISH = words_for("en")


@given(st.text(), st.integers(20, 200))
def test_a_shortened_text_is_never_longer_than_asked(text, length):
    assert len(shortened(text, length)) <= length


def test_text_is_cut_at_the_end_of_a_sentence_or_of_a_word():
    assert shortened("One two three. Four five six seven.", 20) == "One two three."
    assert shortened("One two three four five six", 20) == "One two three four…"


@pytest.mark.parametrize("url", ["https://a.example/x", "HTTP://a.example", "mailto:a@b.example"])
def test_an_outside_address_may_be_a_link(url):
    assert external(url) == url


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", " jAvAsCrIpT:x", "java\nscript:x", "data:text/html,x", "/x", "", None,
     "https://[bad", "//host/x", ["https://a.example"]],
)  # fmt: skip
def test_anything_else_is_text(value):
    assert external(value) is None


def test_a_field_is_shown_as_words():
    assert texts(2013) == ["2013"]
    assert texts(["Rust", {"a": 1}, " Go "]) == ["Rust", "Go"]
    assert texts({"a": 1}) == []


def test_a_quote_is_cut_around_the_citing_words():
    context = "Before it. " * 40 + "Here stands a tall garden wall. " + "After it. " * 40
    found = quote(Backlink("a", "garden wall", context, "spot"), ENGLISH)
    assert found.words == "garden wall"
    assert found.before.startswith("…")
    assert found.before.endswith("Here stands a tall ")
    assert found.after.startswith(". After")
    assert found.after.endswith("…")
    assert len(found.before + found.words + found.after) < 300
    assert found.anchor == "spot"


def test_a_quote_prefers_whole_words_in_any_case():
    found = quote(Backlink("a", "trust", "Distrust is not Trust.", ""), ENGLISH)
    assert (found.before, found.words, found.after) == ("Distrust is not ", "Trust", ".")


def test_a_quote_without_its_words_is_the_passage():
    found = quote(Backlink("a", "elsewhere", "A passage.", ""), ENGLISH)
    assert (found.before, found.words) == ("A passage.", "")


def test_reasons_are_one_sentence():
    reasons = (
        Reason("keyword", "mesh networks", 0.5),
        Reason("keyword", "trust", 0.2),
        Reason("backlink", "", 0.1),
    )
    assert because(reasons, ENGLISH) == "shares mesh networks and trust; links to this page"
    assert because([Reason("text", "", 1.0)], ENGLISH) == "similar in wording"
    assert because([Reason("source", "3", 1.0)], ENGLISH) == "3 sources in common"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("de", "ähnlich im Wortlaut; verweist auf diese Seite"),
        ("fr", "d’un langage proche\xa0; renvoie à cette page"),
        ("ja", "言葉づかいが近い；このページにリンクしている"),
        ("zh", "用词相近；链接到本页"),
    ],
)
def test_reasons_are_parted_as_the_language_does(lang, told):
    reasons = (Reason("text", "", 1.0), Reason("backlink", "", 0.1))
    assert because(reasons, words_for(lang)) == told


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Éclair", "E"), ("“Quoted”", "Q"), ("2024 in review", "#"), ("…", "#"), ("漢字", "漢"),
     ("한국", "한"), ("ßtraße", "S"), ("Ångström", "A"), ("яблоко", "Я"), ("", "#")],
)  # fmt: skip
def test_titles_stand_under_their_first_letter(title, heading):
    assert letter(title) == heading


@given(st.text())
def test_every_title_has_a_letter(title):
    assert letter(title)
    assert isinstance(folded(title), str)


def test_a_page_is_described_with_the_names_in_its_code_and_without_what_has_holes(
    garden: Callable[..., Garden],
) -> None:
    text = "A {{macro}} stands at the gate.\n\nThe `plant` command sets a tree, of $n$ trees."
    entity = garden({"a.md": f"# A\n\n{text}"}).entities["a"]
    assert opening(entity) == "The plant command sets a tree, of n trees."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Related: [[Memex]], thoughts\n\nTrails lead to pages.", "Trails lead to pages."),
        ("Source: a talk on gardens", "Source: a talk on gardens"),
        (
            "A garden needs the following tools:\n\n- a spade\n\nA spade turns the earth of a bed.",
            "A spade turns the earth of a bed.",
        ),
        ("A garden needs the following tools:\n\n- a spade", "A garden needs the following tools:"),
        ("Gardening: a slow art of many years.", "Gardening: a slow art of many years."),
    ],
)
def test_a_page_is_described_by_a_sentence_rather_than_by_a_line_with_a_label(
    garden: Callable[..., Garden], text: str, said: str
) -> None:
    assert opening(garden({"a.md": text}).entities["a"]) == said

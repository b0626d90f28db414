"""Depth: quotes, lists and HTML are nested only so deep, whatever the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from test_headings import MATERIAL
from test_scanner import MARKUP

from trellis.markup.depth import DEEPEST, DEEPEST_HTML, bounded, shallow, too_deep
from trellis.markup.extension import TrellisExtension

DEEP = {
    "quotes": "> " * 200 + "x",
    "tight quotes": ">" * 200 + "x",
    "items": "- " * 200 + "x",
    "numbers": "1. " * 200 + "x",
    "both": "> - " * 100 + "x",
    "stairs": "".join("  " * level + "- x\n" for level in range(200)),
    "stairs of tabs": "".join("\t" * level + "- x\n" for level in range(200)),
    "stairs in a quote": "".join("> " + "    " * level + "- x\n" for level in range(200)),
    "admonitions": "".join("    " * level + "!!! note\n" for level in range(200)),
}


def depth(html: str) -> int:
    now = most = 0
    for tag in re.finditer(r"<(/?)(?!input|br|hr)[a-z]", html):
        now += -1 if tag[1] else 1
        most = max(most, now)
    return most


@pytest.mark.parametrize("name", DEEP)
def test_a_deep_text_becomes_shallow_html_with_all_its_words(name: str) -> None:
    html = Markdown(extensions=[*MATERIAL, TrellisExtension()]).convert(DEEP[name])
    assert depth(html) <= 3 * DEEPEST + 5
    assert html.count("x") >= DEEP[name].count("x")
    assert too_deep(DEEP[name]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "> " * DEEPEST + "x",
        "".join("    " * level + "- x\n" for level in range(DEEPEST)),
        "- " * 100,
        "* " * 100 + "\n\nx",
        "```\n" + "> " * 200 + "\n```",
        "    " * 200 + "code",
        "<p>" * 200 + "<br>" * 200,
    ],
)
def test_what_is_not_deep_stays_as_it_is(text: str) -> None:
    assert bounded(text) == text
    assert too_deep(text) is None


@given(MARKUP)
def test_bounding_is_done_once(text: str) -> None:
    assert bounded(bounded(text)) == bounded(text)


def test_html_is_cut_where_it_is_too_deep() -> None:
    html = "<div>" * 100 + "<p>x<br/>" + "</div>" * 100 + "<b>y</b>"
    most = DEEPEST_HTML
    assert shallow(html) == "<div>" * most + "<p>x<br/>" + "</div>" * most + "<b>y</b>"
    assert too_deep("a " + "<b>" * 100) == 2 + 3 * most


@given(st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<p>", "x", "<br>", "</u>"])))
def test_html_that_is_not_deep_stays_as_it_is(pieces: list[str]) -> None:
    html = "".join(pieces[:DEEPEST_HTML])
    assert shallow(html) == html

"""References: every form in which a text points elsewhere, with its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from test_scanner import MARKUP

from trellis.markup import Reference, references


def only(text: str) -> tuple[str, str, str, str]:
    (reference,) = references(text)
    return reference.kind, reference.target, reference.fragment, reference.label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[page]]", ("wikilink", "page", "", "")),
        ("[[page|label]]", ("wikilink", "page", "", "label")),
        ("[[page#heading]]", ("wikilink", "page", "heading", "")),
        ("[[page#a#b|label]]", ("wikilink", "page", "a#b", "label")),
        ("[[#heading]]", ("wikilink", "", "heading", "")),
        ("[[page#^block]]", ("wikilink", "page", "^block", "")),
        ("[[folder/page.md]]", ("wikilink", "folder/page.md", "", "")),
        ("[[v1.2 (draft)]]", ("wikilink", "v1.2 (draft)", "", "")),
        ("[[page|see [1] there]]", ("wikilink", "page", "", "see [1] there")),
        ("| [[page\\|label]] |", ("wikilink", "page", "", "label")),
        ("![[page]]", ("embed", "page", "", "")),
        ("![[image.png|300x200]]", ("embed", "image.png", "", "300x200")),
        ("[[頁#見出し]]", ("wikilink", "頁", "見出し", "")),
    ],
)
def test_wikilinks_and_embeds(text: str, expected: tuple[str, str, str, str]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[label](page.md)", ("link", "page.md", "", "label")),
        ("[label](../a/page.md#top)", ("link", "../a/page.md", "top", "label")),
        ("[label](/posts/page)", ("link", "/posts/page", "", "label")),
        ("[label](my%20page.md)", ("link", "my%20page.md", "", "label")),
        ("[label](<my page.md>)", ("link", "my page.md", "", "label")),
        ("[label](my page.md)", ("link", "my page.md", "", "label")),
        ('[label](page.md "a title")', ("link", "page.md", "", "label")),
        ("[label](page.md 'a title')", ("link", "page.md", "", "label")),
        ("[label](page_(draft).md)", ("link", "page_(draft).md", "", "label")),
        ("[a *b* `c`](page.md)", ("link", "page.md", "", "a b c")),
        ("[a [b] c](page.md)", ("link", "page.md", "", "a [b] c")),
        ("[label][id]\n\n[id]: page.md 'title'", ("link", "page.md", "", "label")),
        ("[label][]\n\n[Label]: <my page.md>", ("link", "my page.md", "", "label")),
        ("[label]\n\n[label]: page.md", ("link", "page.md", "", "label")),
        ("![alt](image.png)", ("image", "image.png", "", "alt")),
        ("![x](entity://image/og-1)", ("image", "entity://image/og-1", "", "x")),
        ("[](page.md)", ("link", "page.md", "", "")),
    ],
)
def test_markdown_links_and_images(text: str, expected: tuple[str, str, str, str]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`[[page]]`",
        "```\n[[page]]\n```",
        "    [[page]]",
        "<!-- [[page]] -->",
        "%%[[page]]%%",
        "$[[page]]$",
        '<a title="[[page]]">x</a>',
        r"\[[page]]",
        r"\[label](page.md)",
        "[[]]",
        "[label]",
        "[x](https://example.org/page)",
        "[x](mailto:me@example.org)",
        "[x](//example.org/page)",
        "[^1] and\n\n[^1]: a footnote",
        "- [ ] a task",
    ],
)
def test_what_points_nowhere_in_the_garden(text: str) -> None:
    assert references(text) == ()


def test_urls_of_own_hosts_are_references() -> None:
    (reference,) = references(
        "[x](https://Garden.example/essays/page#a)", own_hosts=["garden.example"]
    )
    assert (reference.target, reference.fragment) == ("https://Garden.example/essays/page", "a")


def test_an_image_within_a_link_gives_both() -> None:
    kinds = [(r.kind, r.target) for r in references("[![alt](small.png)](page.md)")]
    assert kinds == [("link", "page.md"), ("image", "small.png")]


def test_places_are_exact_and_count_from_the_first_line_of_the_file() -> None:
    found = references("é [[a]]\n\n> - ![[b]] [c](d.md)\n", first_line=5)
    assert [(r.target, r.line, r.column) for r in found] == [
        ("a", 5, 3),
        ("b", 7, 5),
        ("d.md", 7, 12),
    ]


@given(MARKUP)
def test_any_text_can_be_read(text: str) -> None:
    lines = text.split("\n")
    for reference in references(text):
        assert isinstance(reference, Reference)
        assert lines[reference.line - 1][reference.column - 1] in "[!"

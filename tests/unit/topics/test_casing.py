"""Names as titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from trellis import Garden
from trellis.topics.casing import title_case, written_small

Grow = Callable[..., Garden]


@pytest.mark.parametrize(
    ("label", "lang", "title"),
    [
        ("mesh networks", "en", "Mesh Networks"),
        ("state of the art", "en", "State of the Art"),
        ("iOS apps", "en", "iOS Apps"),
        ("npm cache", "en", "npm Cache"),
        ("Charles de Gaulle", "en", "Charles de Gaulle"),
        ("red and blue", "en", "Red and Blue"),
        ("arts-and-crafts", "en", "Arts and Crafts"),
        ("self-organization", "en", "Self-organization"),
        ("offene Gärten", "de", "Offene Gärten"),
        ("庭の道", "ja", "庭の道"),
        ("dm-crypt", "zh", "dm-crypt"),
    ],
)
def test_names_are_written_as_titles(label: str, lang: str, title: str) -> None:
    assert title_case(label, lang, {"npm"}) == title


def test_a_name_that_begins_sentences_small_is_written_small(garden: Grow) -> None:
    said = "npm is a tool.\n\nTools are made for it.\n\n`tools` tools are code.\n"
    texts = {f"{name}.md": said + "\nnodes may be many." * (name == "a") for name in "abc"}
    more = {"d.md": "\n\n".join(["People use tools."] * 40)}
    assert written_small(garden({**texts, **more}).entities.values()) == {"npm"}


def test_where_sentences_begin_small_at_will_no_name_is_known_by_it(garden: Grow) -> None:
    texts = {f"{name}.md": "paths lead on.\n\ngates are open." for name in "abcd"}
    assert written_small(garden(texts).entities.values()) == frozenset()

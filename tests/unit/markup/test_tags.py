"""Tags in the running text: what is one, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from test_scanner import MARKUP

from trellis.markup import inline_tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a #tag/nested b", ("tag/nested",)),
        ("#a\n\n- #b\n> #c\n\n# D #e", ("a", "b", "c", "e")),
        ("(#a), #b; #c. #d, #a", ("a", "b", "c", "d")),
        ("次 #タグ/語、#日本。 #Straße", ("タグ/語", "Straße")),
        ("#🌱 #✅done", ("🌱", "✅done")),
        ("#2024-goals #y1984", ("2024-goals", "y1984")),
        ("| #a | b |\n|---|---|\n|#c| d |", ("a", "c")),
        ("# Heading\n\n## #\n\na# b#c ##d \\#e", ()),
        ("#1 #2024 #1a2b3c #f0f", ()),
        ("`#a` $#b$ %%#c%% <p title=' #d '>\n\n```\n#e\n```", ()),
        ("[x](#a) [ #b ](c) [[#d]] [[e| #f ]] https://g/#h", ()),
        ("[a]: b#c\n&#39; &#x20;", ()),
    ],
)
def test_tags(text: str, expected: tuple[str, ...]) -> None:
    assert inline_tags(text) == expected


@given(MARKUP)
def test_a_tag_stands_in_the_text(text: str) -> None:
    assert all(f"#{name}" in text for name in inline_tags(text))


def test_escaped_brackets_open_no_link() -> None:
    assert inline_tags("\\[ #a ](b) [\\] #c](d) #e") == ("a", "e")

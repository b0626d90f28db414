"""A slide has the ground that its writer gave it, if what is written on it can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.views.grounds import ground, luminance

TOKENS = Path(__file__).parents[3] / "theme/styles/parts/tokens.css"
TEXT = ("ink", "ink-2", "ink-3", "link", "visited")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("#1a1a2e", ("#1a1a2e", "dark")),
        ("#FFF", ("#fff", "light")),
        (" #000 ", ("#000", "dark")),
        ("#808080", ("", "")),
        ("red", ("", "")),
        ("url(x.png)", ("", "")),
        ('#fff"/><script>', ("", "")),
        ("#ffff", ("", "")),
    ],
)
def test_a_ground_is_a_colour_dark_or_light_enough(given: str, found: tuple[str, str]) -> None:
    assert ground({"data-background-color": given}) == found


def test_the_short_name_of_the_attribute_counts_too() -> None:
    assert ground({"data-background": "#111"}) == ("#111", "dark")
    assert ground({"data-transition": "none"}) == ("", "")


def test_luminance_is_that_of_the_standard() -> None:
    assert luminance("#000") == 0
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#f00") == pytest.approx(0.2126)


@given(st.integers(0, 0xFFFFFF))
def test_all_text_on_a_ground_can_be_read(number: int) -> None:
    colour, scheme = ground({"data-background-color": f"#{number:06x}"})
    if not colour:
        return
    tokens = TOKENS.read_text("utf-8")
    for name in TEXT:
        found = re.search(rf"--trellis-{name}: light-dark\((#\w+), (#\w+)\)", tokens)
        assert found, name
        text = luminance(found[1 if scheme == "light" else 2])
        low, high = sorted((text, luminance(colour)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (colour, name)

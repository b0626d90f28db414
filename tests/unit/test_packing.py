"""Texts that are kept for later come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trellis.packing import Packed


@given(st.text(st.characters(), max_size=300))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert Packed.of(text).text == text


def test_half_a_character_is_kept_too() -> None:
    assert Packed.of("broken \ud83d").text == "broken \ud83d"


def test_a_long_text_takes_less_room() -> None:
    text = "Sourdough bread needs a starter, flour and patience. " * 40
    assert len(Packed.of(text).data) * 3 < len(text)

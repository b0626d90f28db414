"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.language import sentences


@pytest.mark.parametrize(
    "whole",
    [
        "We use tools, e.g. this one, i.e. the oldest.",
        "The U.S. Senate met.",
        "Dr. Smith and Prof. Jones came with Mr. Brown.",
        "It grew by 3.5 percent in v1.2.3 of the tool.",
        "J. R. R. Tolkien wrote it.",
        "See Fig. 3 and pp. 12 for more.",
        'She asked "why now?" and left.',
        "Wait... then go.",
        "1. First things first.",
        "a fragment of a list",
    ],
)
def test_these_are_one_sentence(whole: str) -> None:
    assert sentences(whole, "en") == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rains.", "We stay."],
        ["Really?!", "Yes.", "Good…", "Then come."],
        ["He said “It works.”", "Nobody listened."],
        ["It is old (see below.)", "It is new."],
        ["They live in the U.S.", "The law is new."],
        ["Bring apples, pears etc.", "The rest is there."],
        ["It was 2024.", "Things changed."],
    ],
)
def test_these_are_several(parts: list[str]) -> None:
    assert sentences(" ".join(parts), "en") == parts


def test_german_abbreviations_and_dates_end_nothing() -> None:
    text = "Das gilt z.B. am 3. Oktober. Vgl. Abb. 4 bzw. Kapitel 2. Dann geht es weiter."
    assert sentences(text, "de") == [
        "Das gilt z.B. am 3. Oktober.",
        "Vgl. Abb. 4 bzw. Kapitel 2.",
        "Dann geht es weiter.",
    ]


def test_cjk_sentences_need_no_space() -> None:
    assert sentences("庭は育つ。本当に！「そうです。」終わり", "ja") == [
        "庭は育つ。", "本当に！", "「そうです。」", "終わり",
    ]  # fmt: skip
    assert sentences("花园在生长。我们在学习？是的", "zh") == [
        "花园在生长。",
        "我们在学习？",
        "是的",
    ]


def test_white_space_is_collapsed_and_an_empty_line_is_an_end() -> None:
    assert sentences("One  line\nwrapped here\n\nanother", "en") == [
        "One line wrapped here",
        "another",
    ]
    assert sentences("  \n ", "en") == []


@given(st.text(max_size=400), st.sampled_from(["en", "de", "fr", "ja", "zh", "xx"]))
def test_nothing_is_lost_or_added(text: str, lang: str) -> None:
    import unicodedata

    joined = "".join("".join(sentences(text, lang)).split())
    assert joined == "".join(unicodedata.normalize("NFC", text).split())


def test_long_texts_take_no_more_than_their_length() -> None:
    assert len(sentences("A. " * 20_000, "en")) >= 1
    assert len(sentences("." * 50_000, "en")) == 1

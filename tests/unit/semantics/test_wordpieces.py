"""Texts in pieces, as BERT's own tokenizer cuts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.semantics.wordpieces import pieces, vocabulary

NAMES = {number: piece for piece, number in vocabulary().items()}


def cut(text: str, most: int = 10_000) -> list[str]:
    return [NAMES[number] for number in pieces(text, most)[0]]


def test_the_vocabulary_is_the_models() -> None:
    assert len(vocabulary()) == 30_522
    assert [vocabulary()[one] for one in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "##s")] == [
        *(0, 100, 101, 102, 2015)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mesh networks", ["mesh", "networks"]),
        ("unaffable", ["una", "##ffa", "##ble"]),
        ("Don't e-mail!", ["don", "'", "t", "e", "-", "mail", "!"]),
        ("naïve Café", ["naive", "cafe"]),
        ("中文 mixed", ["中", "文", "mixed"]),
        ("a\u200bb\0c\ufffd", ["abc"]),
        ("one\u00a0two\tthree\n", ["one", "two", "three"]),
        ("😀", ["[UNK]"]),
        ("x" * 101, ["[UNK]"]),
        ("", []),
    ],
)
def test_a_text_is_cut_as_the_model_was_taught(text: str, found: list[str]) -> None:
    assert cut(text) == ["[CLS]", *found, "[SEP]"]


def test_pieces_know_where_they_stand() -> None:
    text = "ǅ Café’s İstanbul"
    _, spans = pieces(text, 100)
    assert spans[0] == spans[-1] == (0, 0)
    joined = "".join(text[start:end] for start, end in spans)
    assert joined == text.replace(" ", "")


def test_no_more_pieces_than_asked_for() -> None:
    assert cut("one two three four", 4) == ["[CLS]", "one", "two", "[SEP]"]


@given(st.text(max_size=200), st.integers(2, 40))
def test_any_text_is_cut(text: str, most: int) -> None:
    numbers, spans = pieces(text, most)
    assert len(numbers) == len(spans) <= most
    inner = spans[1:-1]
    assert inner == sorted(inner)
    assert all(0 <= start < end <= len(text) for start, end in inner)

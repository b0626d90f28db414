"""Which known name a misspelt one was meant to be."""

from __future__ import annotations

import pytest

from trellis.fieldnames import distance, misspelt, normal_key

KNOWN = frozenset({"title", "status", "date", "publishedat", "tags"})


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("", "abc", 3),
        ("title", "title", 0),
        ("titel", "title", 1),
        ("stauts", "status", 1),
        ("ca", "abc", 3),
    ],
)
def test_swapped_neighbours_are_one_edit(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == distance(other, one) == edits


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("statuss", "status"),
        ("publshedt", "publishedat"),
        ("craft", None),
        ("tasg", None),
        ("stage", None),
        ("tag", None),
        ("title", None),
        ("unrelated", None),
    ],
)
def test_one_slip_is_forgiven_and_two_in_long_words(word: str, meant: str | None) -> None:
    assert misspelt(word, KNOWN) == meant


def test_keys_differ_by_more_than_case_and_hyphens() -> None:
    assert normal_key("Published-At") == normal_key("published_at") == normal_key("publishedAt")

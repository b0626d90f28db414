"""Keywords as numbers: rows in flat arrays, keys in alphabetical order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis import Config, Garden
from trellis.keywords import collect
from trellis.keywords.arrays import column, each_once, packed, places_in, starts_of, tally
from trellis.keywords.keys import number, within
from trellis.keywords.normal import closed_hashes

Grow = Callable[..., Garden]

ROWS = st.lists(st.lists(st.integers(0, 2**20), min_size=1, max_size=9), min_size=1, max_size=30)

TEXT = """
Data base systems keep a decision-making process. A database keeps mesh networks, the mesh network
of trust, and local mesh network operators. IT and The Who; neural network training data sets.
"""


@given(ROWS)
@settings(max_examples=60)
def test_packed_rows_are_equal_and_ordered_as_the_rows_are(rows: list[list[int]]) -> None:
    flat = np.array([one for row in rows for one in row])
    lengths = np.array([len(row) for row in rows])
    starts = starts_of(lengths)[:-1]
    columns = [column(flat, starts, lengths, place) for place in range(9)]
    code = packed(columns, 2**20 + 2).tolist()
    order = sorted(range(len(rows)), key=rows.__getitem__)
    assert order == sorted(range(len(rows)), key=code.__getitem__)
    assert len(set(code)) == len({tuple(row) for row in rows})
    assert flat[places_in(starts, lengths)].tolist() == flat.tolist()


def test_keys_are_numbered_in_alphabetical_order(garden: Grow) -> None:
    entities = garden({"a.md": TEXT}).entities
    offers = collect(entities, Config())
    keys, of_phrase, numbers = number(offers, ["never said", "mesh network"])
    texts = [keys.text(key) for key in range(len(keys))]
    assert texts == sorted(set(texts))
    assert {"mesh network", "decis make process", "never said"} <= set(texts)
    assert [texts[numbers[one]] for one in ("never said", "mesh network")] == [
        "never said",
        "mesh network",
    ]
    assert numbers["mesh network"] in of_phrase
    assert numbers["never said"] not in of_phrase


def test_shorter_keys_are_found_within_longer_ones(garden: Grow) -> None:
    entities = garden({"a.md": TEXT}).entities
    offers = collect(entities, Config())
    keys, _, _ = number(offers, ["network train", "local mesh"])
    every = np.arange(len(keys))
    texts = [keys.text(key) for key in every.tolist()]
    for length in (1, 2, 3):
        found = {
            (texts[place], start, texts[key])
            for place, start, key in zip(
                *(one.tolist() for one in within(keys, every, length)), strict=True
            )
        }
        assert found == {
            (text, start, part)
            for text in texts
            for start in range(len(text.split()) - length + 1)
            if (part := " ".join(text.split()[start : start + length])) in texts and part != text
        }


def test_keys_that_differ_by_a_space_only_have_one_hash(garden: Grow) -> None:
    entities = garden({"a.md": TEXT}).entities
    offers = collect(entities, Config())
    keys, _, numbers = number(offers, ["data base", "databas", "dat abas"])
    hashes = closed_hashes(keys).tolist()
    alike = {hashes[numbers[one]] for one in ("data base", "databas", "dat abas")}
    assert len(alike) == 1
    assert len(set(hashes)) > len(keys) / 2


def test_shares_of_the_garden_are_numbered_as_the_whole(garden: Grow) -> None:
    said = ("mesh networks of trust", "un jardin partagé", "信頼のネットワークと相互信用")
    texts = {f"n{at}.md": f"# Note {at}\n\n{said[at % 3]} {at % 7}, {TEXT}" for at in range(210)}
    entities = garden(texts).entities
    one, two = (collect(entities, Config(processes=count)) for count in (1, 2))
    for name in ("ids", "langs", "acronyms", "stems", "words"):
        assert getattr(one, name) == getattr(two, name)
    for name in ("word_counts", "word_stems", "tokens", "phrase_words", "phrase_lengths", "loose"):
        assert np.array_equal(getattr(one, name), getattr(two, name)), name
        assert getattr(one, name).dtype == getattr(two, name).dtype
    for field in fields(one.pieces):
        assert np.array_equal(getattr(one.pieces, field.name), getattr(two.pieces, field.name))


@given(st.lists(st.integers(0, 20)))
def test_each_member_once_and_how_often(members: list[int]) -> None:
    numbers = np.array(members, dtype=np.int32)
    assert each_once(numbers.astype(np.int64)).tolist() == sorted(set(members))
    assert tally(numbers, 21).tolist() == [members.count(number) for number in range(21)]

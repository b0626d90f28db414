"""Passages that tell what an entity is, and which texts come near to them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from trellis import Garden
from trellis.graph.neighbours import nearest_in_parts
from trellis.graph.passages import AROUND, Passages, around
from trellis.graph.vectors import vectorise
from trellis.keywords import collect
from trellis.markup import Block

Grow = Callable[..., Garden]

FILLER = " ".join(f"filler{number}" for number in range(3 * AROUND))
OTHERS = {f"other {n}.md": f"# Other {n}\n\nNothing of either, {n} times.\n" for n in range(9)}


def before(garden: Garden, asked: str, near: str, far: str) -> bool:
    """Whether one is nearer to the note that is asked for than another."""
    order = [one.id for one in garden.related(asked)]
    return near in order and far not in order[: order.index(near)]


def test_the_words_next_to_a_link_tell_of_a_page_and_not_those_far_from_it(garden: Grow) -> None:
    grown = garden(
        {
            "quince.md": "# Quince\n\nA fruit on a tree.\n",
            "medlar.md": "# Medlar\n\nA fruit on a tree.\n",
            "cellar.md": f"# Cellar\n\n[[medlar]] first. {FILLER} Winter storage in damp sand: [[quince]].\n",
            "pantry.md": "# Pantry\n\nAll winter storage in damp sand keeps the shelves full.\n",
            **OTHERS,
        }
    )
    assert before(grown, "pantry", "quince", "medlar")


def test_the_first_words_of_a_page_tell_more_of_it_than_its_last(garden: Grow) -> None:
    early = f"It ferments slowly in clay jars.\n\n{FILLER}\n"
    late = f"{FILLER}\n\nIt ferments slowly in clay jars.\n"
    grown = garden(
        {
            "b first.md": f"# First\n\n{early}",
            "a last.md": f"# Last\n\n{late}",
            "kimchi.md": "# Kimchi\n\nWhat ferments slowly is kept in clay jars by the door.\n",
            **OTHERS,
        }
    )
    assert before(grown, "kimchi", "b first", "a last")


def near_in_parts(parts: list[list[float]], about: list[int], within: list[int]) -> list[float]:
    """How near the first of three texts is to each, by parts about them."""
    texts = sparse.csr_array(np.eye(3, dtype=np.float32))
    told = sparse.csr_array(np.array(parts, dtype=np.float32))
    measure = nearest_in_parts(texts, told, np.array(about), np.array(within), 3)
    found: list[float] = measure(np.array([0])).toarray()[0].astype(float).round(3).tolist()
    return found


def test_several_parts_tell_more_than_one_and_the_nearest_tells_most() -> None:
    one = near_in_parts([[0.6, 0, 0.8], [0.6, 0, 0.8]], [1, 2], [1, 2])
    assert one == [0, 0.6, 0.6]
    two = near_in_parts([[0.6, 0, 0.8], [0.6, 0, 0.8], [0.6, 0, 0.8]], [1, 2, 2], [1, 2, 2])
    assert two[2] > two[1]
    several = near_in_parts([[0.8, 0, 0.6], *([[0.4, 0, 0.9]] * 3)], [1, 2, 2, 2], [1, 2, 2, 2])
    assert several[1] > several[2]


def test_what_stands_in_a_text_tells_it_nothing_new() -> None:
    assert near_in_parts([[1, 0, 0], [0.6, 0.8, 0]], [1, 2], [0, 2]) == [0, 0, 0.6]


PASSAGES = st.lists(st.integers(0, 4), max_size=12).map(sorted)


def passages(about: list[int], number: int) -> Passages:
    counts = sparse.csr_array(np.full((len(about), 2), number, dtype=np.float32))
    return Passages(counts, np.array(about, dtype=np.int32), np.full(len(about), number, np.int32))


@given(PASSAGES, PASSAGES, st.sets(st.integers(0, 4)))
def test_passages_about_some_take_the_place_of_those_that_were(
    old: list[int], new: list[int], chosen: set[int]
) -> None:
    part = passages([one for one in new if one in chosen], 2)
    found = passages(old, 1).revised(np.array(sorted(chosen), dtype=np.int64), part)
    expected = sorted(
        [(one, 1) for one in old if one not in chosen] + [(one, 2) for one in new if one in chosen]
    )
    assert list(zip(found.about.tolist(), found.within.tolist(), strict=True)) == expected
    assert found.counts.toarray()[:, 0].tolist() == [number for _, number in expected]


NUMBERS = st.lists(st.sampled_from([-1, 0, 1, 255, 256, 257, 65536]))


@given(NUMBERS, NUMBERS, NUMBERS)
def test_words_around_a_label_are_those_next_to_where_it_first_stands(
    before: list[int], label: list[int], after: list[int]
) -> None:
    words = [*before, *label, *after]
    first = next(at for at in range(len(words) + 1) if words[at : at + len(label)] == label)
    expected = words[max(0, first - AROUND) : first + len(label) + AROUND] if label else words
    assert around(array("i", words), array("i", label)).tolist() == expected


def test_words_around_a_label_that_is_not_there_are_all() -> None:
    assert around(array("i", [256, 1]), array("i", [1, 256])).tolist() == [256, 1]


class Looked(tuple[Block, ...]):
    """Blocks, and how many of them were looked at."""

    seen: int = 0

    def __iter__(self) -> Iterator[Block]:
        for block in super().__iter__():
            self.seen += 1
            yield block


def test_the_blocks_of_a_list_of_links_are_gone_through_once(garden: Grow) -> None:
    notes = {f"n{n}.md": f"# Note {n}\n\nOne of number{n}.\n" for n in range(60)}
    hub = "\n\n".join(f"See [[n{n}]]." for n in range(60))
    grown = garden({**notes, "hub.md": f"# Hub\n\n{hub}\n"})
    offers = collect(grown.entities, grown.config)
    vectors = vectorise(offers, grown.entities)
    blocks = Looked(grown.entities["hub"].blocks)
    entities = {**grown.entities, "hub": replace(grown.entities["hub"], blocks=blocks)}
    found = Passages.of(vectors, grown.links, entities, offers, vectors.ids)
    assert len(found.about) == 121
    assert blocks.seen <= 2 * len(blocks)

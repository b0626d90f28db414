"""Some rows of what is held for a whole garden, made anew."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from trellis.graph.nearest import Near
from trellis.graph.vectors import with_rows

ROWS = st.integers(1, 6).flatmap(
    lambda size: st.tuples(
        st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=size, max_size=size),
        st.sets(st.integers(0, size - 1)),
    )
)


@given(ROWS)
def test_the_rows_of_a_matrix_are_replaced_and_the_others_stay(
    drawn: tuple[list[list[int]], set[int]],
) -> None:
    cells, chosen = drawn
    rows = np.array(sorted(chosen), dtype=np.int64)
    new = np.full((len(rows), 4), 9)
    found = with_rows(sparse.csr_array(np.array(cells)), rows, sparse.csr_array(new))
    expected = np.array(cells)
    expected[rows] = 9
    assert found.toarray().tolist() == expected.tolist()


def near(*lists: list[int]) -> Near:
    """Those near to each row; who is far has a lower score, and the first is linked."""
    flat = [other for one in lists for other in one]
    return Near(
        np.cumsum([0, *map(len, lists)]),
        np.array(flat, dtype=np.int32),
        np.array([1 / (1 + other) for other in flat], dtype=np.float32),
        np.array([place == 0 for one in lists for place in range(len(one))], dtype=bool),
    )


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), min_size=2, max_size=6), st.data())
def test_what_is_near_to_some_is_replaced_in_its_place(
    lists: list[list[int]], data: st.DataObject
) -> None:
    chosen = sorted(data.draw(st.sets(st.integers(0, len(lists) - 1), min_size=1)))
    new = [data.draw(st.lists(st.integers(0, 9), max_size=4)) for _ in chosen]
    found = near(*lists).revised(np.array(chosen), near(*new))
    for row, one in zip(chosen, new, strict=True):
        lists[row] = one
    expected = near(*lists)
    assert found.starts.tolist() == expected.starts.tolist()
    assert found.rows.tolist() == expected.rows.tolist()
    assert found.scores.tolist() == expected.scores.tolist()
    assert found.linked.tolist() == expected.linked.tolist()

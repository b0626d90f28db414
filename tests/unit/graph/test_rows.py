"""Rows of sparse matrices, cut to what is wanted of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import sparse

from trellis.graph.rows import heaviest, only

AMOUNTS = st.sampled_from([0.0, 0.0, -1.0, 1e-9, 0.25, 0.5, 0.5000001, 1 / 3, 7.0, 3_000.0])


@st.composite
def tables(draw: st.DrawFn) -> NDArray[np.float32]:
    width = draw(st.integers(1, 8))
    row = st.lists(AMOUNTS, min_size=width, max_size=width)
    return np.array(draw(st.lists(row, min_size=1, max_size=6)), dtype=np.float32)


def best_of(row: NDArray[np.float32], k: int) -> dict[int, float]:
    """The largest entries of one row, looked at one by one."""
    rounded = {column: round(float(amount), 6) for column, amount in enumerate(row)}
    order = sorted(rounded, key=lambda column: (-rounded[column], column))
    return {column: rounded[column] for column in order[:k] if rounded[column] > 0}


@given(tables(), st.integers(1, 5))
def test_the_heaviest_are_the_largest_and_of_level_ones_the_first(
    table: NDArray[np.float32], k: int
) -> None:
    cut = heaviest(sparse.csr_array(table), k)
    assert cut.shape == table.shape
    for number, row in enumerate(table):
        some = slice(*cut.indptr[number : number + 2])
        found = dict(zip(cut.indices[some].tolist(), cut.data[some].tolist(), strict=True))
        expected = best_of(row, k)
        assert list(found) == sorted(expected)
        assert np.allclose([found[column] for column in expected], list(expected.values()))


@given(tables(), st.data())
def test_only_some_columns_are_left(table: NDArray[np.float32], data: st.DataObject) -> None:
    width = table.shape[1]
    columns = np.array(data.draw(st.lists(st.booleans(), min_size=width, max_size=width)))
    assert (only(sparse.csr_array(table), columns).toarray() == table * columns).all()

"""GATHER: the centre of each ground, and how near to it every entity is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trellis.graph.neighbours import heaviest
from trellis.graph.vectors import unit_rows
from trellis.keywords.arrays import batches
from trellis.topics.grounds import Ground

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

CENTRE = 300  # terms that make the centre of a community
TOGETHER = 10  # communities whose centres are sought at a time


def around_each(
    matrix: Matrix, rows: Sequence[int], grounds: Sequence[Ground]
) -> Iterator[tuple[Ground, dict[int, float], dict[int, float]]]:
    """For each ground, its centre (weights by column), and the cosine of each of `rows` of `matrix`, places
    among which are its rows, with it."""
    import numpy as np
    from scipy import sparse

    if not grounds:
        return
    every = np.array(rows)
    cells = [
        (number, rows[place]) for number, ground in enumerate(grounds) for place in ground.rows
    ]
    member: Matrix = sparse.coo_array(
        ([1.0] * len(cells), tuple(zip(*cells, strict=True))),
        shape=(len(grounds), matrix.shape[0]),
        dtype="float32",
    ).tocsr()
    some = range(0, len(grounds), TOGETHER)
    sums = (member[start : start + TOGETHER] @ matrix for start in some)
    centres = sparse.vstack(
        [unit_rows(heaviest(unit_rows(one), CENTRE)) for one in sums], format="csr"
    )
    turned = centres.T.tocsr()
    near = sparse.vstack(
        [matrix[every[first:last]] @ turned for first, last in batches(len(rows))], format="csc"
    )
    for number, ground in enumerate(grounds):
        yield ground, _entries(centres, number), _entries(near, number)


def _entries(matrix: Matrix, row: int) -> dict[int, float]:
    span = slice(matrix.indptr[row], matrix.indptr[row + 1])
    columns, values = matrix.indices[span].tolist(), matrix.data[span].tolist()
    return {column: round(value, 6) for column, value in zip(columns, values, strict=True)}

"""GATHER: the centre of each ground, and how near to it every entity is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trellis.graph.rows import heaviest
from trellis.graph.vectors import unit_rows
from trellis.keywords.arrays import batches
from trellis.topics.grounds import Ground

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

    Floats = NDArray[np.float64]

CENTRE = 300  # terms that make the centre of a community
TOGETHER = 10  # communities whose centres are sought at a time


def around_each(
    matrix: Matrix, rows: Sequence[int], grounds: Sequence[Ground]
) -> Iterator[tuple[Ground, dict[int, float], Floats]]:
    """For each ground, its centre (weights by column), and the cosine with it of each of `rows` of `matrix`,
    places among which are its rows."""
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
        columns, weights = _entries(centres, number)
        centre = dict(zip(columns.tolist(), weights.tolist(), strict=True))
        places, cosines = _entries(near, number)
        whole = np.zeros(len(rows))
        whole[places] = cosines
        yield ground, centre, whole


def _entries(matrix: Matrix, row: int) -> tuple[NDArray[np.integer], Floats]:
    """The columns of what a row holds, and that to six digits."""
    import numpy as np

    span = slice(matrix.indptr[row], matrix.indptr[row + 1])
    weights: Floats = matrix.data[span].astype(np.float64)
    return matrix.indices[span], weights.round(6)

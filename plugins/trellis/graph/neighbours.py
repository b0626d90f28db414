"""CONNECT: which entities are near which, by text and over links, as sparse rows.

Candidates come from the rare terms of each entity alone, a bounded number of entities at a time, so
that time and memory grow with the number of entities and never with the number of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

CHUNK = 512  # rows multiplied at a time


def by_text(matrix: Matrix, k: int, terms: int = 100) -> Matrix:
    """The cosine of each row and its `k` nearest others, each row judged by its heaviest `terms`."""
    from scipy import sparse

    queries, turned = heaviest(matrix, terms), matrix.T.tocsr()
    parts = [
        heaviest(without_self(queries[start:stop] @ turned, start), k)
        for start, stop in _chunks(matrix.shape[0])
    ]
    return sparse.vstack(parts, format="csr") if parts else _empty(matrix.shape[0])


def heaviest(matrix: Matrix, k: int) -> Matrix:
    """The `k` largest positive entries of each row, rounded to six digits; ties go to the first column."""
    import numpy as np
    from scipy import sparse

    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    data = np.round(matrix.data.astype(np.float64), 6)
    order = np.lexsort((matrix.indices, -data, rows))
    rank = np.arange(len(order)) - matrix.indptr[rows[order]]
    kept = order[(rank < k) & (data[order] > 0)]
    return sparse.csr_array(
        (data[kept].astype(np.float32), (rows[kept], matrix.indices[kept])), shape=matrix.shape
    )


def without_self(matrix: Matrix, start: int) -> Matrix:
    """`matrix`, whose row i stands for the entity `start + i`, without what entities have of themselves."""
    import numpy as np

    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr)) + start
    matrix.data[matrix.indices == rows] = 0
    return matrix


def _chunks(size: int) -> Iterator[tuple[int, int]]:
    return ((start, min(size, start + CHUNK)) for start in range(0, size, CHUNK))


def _empty(size: int) -> Matrix:
    from scipy import sparse

    return sparse.csr_array((size, size), dtype="float32")

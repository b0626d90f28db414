"""CONNECT: rows of sparse matrices, cut to what is wanted of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trellis.keywords.arrays import batches, starts_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

    Rows = NDArray[np.intp]

MILLION = 1_000_000


def heaviest(matrix: Matrix, k: int) -> Matrix:
    """The `k` largest positive entries of each row, rounded to six digits; ties go to the first column."""
    import numpy as np
    from scipy import sparse

    starts, size = matrix.indptr, matrix.shape[0]
    chosen, amounts = [], []
    many = np.zeros(size, dtype=np.int64)
    for first, last in batches(size):
        start, end = starts[[first, last]].tolist()
        ends = starts[first : last + 1] - start
        millionths = _millionths(matrix.data[start:end])
        heavy = _heavy(millionths, matrix.indices[start:end], ends, k)
        chosen.append(np.flatnonzero(heavy) + start)
        amounts.append((millionths[heavy] / MILLION).astype(np.float32))
        many[first:last] = _counted(heavy, ends)
    columns = matrix.indices[np.concatenate(chosen)]
    cut: Matrix = sparse.csr_array(
        (np.concatenate(amounts), columns, starts_of(many).astype(starts.dtype)), shape=matrix.shape
    )
    cut.sort_indices()
    return cut


def only(matrix: Matrix, columns: NDArray[np.bool_]) -> Matrix:
    """`matrix` with the entries of some `columns` alone."""
    import numpy as np
    from scipy import sparse

    if columns.all():
        return matrix
    kept, starts = columns[matrix.indices], matrix.indptr
    many = np.zeros(matrix.shape[0], dtype=np.int64)
    for first, last in batches(matrix.shape[0]):
        ends = starts[first : last + 1]
        many[first:last] = _counted(kept[ends[0] : ends[-1]], ends - ends[0])
    ends = starts_of(many).astype(np.int32)
    return sparse.csr_array((matrix.data[kept], matrix.indices[kept], ends), shape=matrix.shape)


def without_self(matrix: Matrix, own: Rows) -> Matrix:
    """`matrix`, whose row i stands for the entity `own[i]`, without what entities have of themselves."""
    import numpy as np

    matrix.data[matrix.indices == np.repeat(own, np.diff(matrix.indptr))] = 0
    matrix.eliminate_zeros()
    return matrix


def relative(matrix: Matrix) -> Matrix:
    """Every row divided by its largest entry; places are those of `matrix`."""
    import numpy as np
    from scipy import sparse

    if not matrix.nnz:
        return matrix
    best = matrix.max(axis=1).toarray().ravel()
    filled = np.diff(matrix.indptr)
    shares = matrix.data / np.repeat(np.where(best > 0, best, 1), filled)
    return sparse.csr_array((shares, matrix.indices, matrix.indptr), shape=matrix.shape)


def _heavy(
    amounts: NDArray[np.integer], columns: NDArray[np.integer], ends: Rows, k: int
) -> NDArray[np.bool_]:
    """Which of the `amounts` of some rows, whose `ends` are given, are the `k` largest of their row."""
    import numpy as np

    lengths, ordered = np.diff(ends), amounts.copy()
    long = np.flatnonzero(lengths > k)
    for start, end in zip(ends[long].tolist(), ends[long + 1].tolist(), strict=True):
        ordered[start:end].partition(end - start - k)
    least = np.ones(len(lengths), dtype=amounts.dtype)
    least[long] = np.maximum(ordered[ends[long + 1] - k], 1)
    heavy: NDArray[np.bool_] = amounts >= np.repeat(least, lengths)
    many = _counted(heavy, ends)
    for row in np.flatnonzero(many > k).tolist():
        start, end = ends[row : row + 2].tolist()
        level = start + np.flatnonzero(amounts[start:end] == least[row])
        heavy[level[np.argsort(columns[level])[k - many[row] :]]] = False
    return heavy


def _counted(some: NDArray[np.bool_], ends: Rows) -> Rows:
    """How many there are in each row."""
    import numpy as np

    return np.diff(np.searchsorted(np.flatnonzero(some), ends))


def _millionths(data: NDArray[np.floating]) -> NDArray[np.integer]:
    """`data` in whole millionths, in as small numbers as hold them: they are set in order sooner."""
    import numpy as np

    rounded = np.rint(data.astype(np.float64) * MILLION)
    small = rounded.max(initial=0) <= np.iinfo(np.int32).max
    return rounded.astype(np.int32 if small else np.int64)

"""CONNECT: which entities are near which, as sparse rows of scores.

Rows are multiplied a bounded number at a time and cut to the best few at once, and the commonest terms
are left out as soon as the work per entity passes a bound: time and memory grow with the number of
entities, never with the number of pairs. What is got ready first for all rows is a measure, which then
answers for some at a time; where a few `rows` are all that will be asked for, less is got ready.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from trellis.graph.rows import heaviest, only, without_self
from trellis.keywords.arrays import batches, tally

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.rows import Rows
    from trellis.graph.vectors import Matrix

    Measure = Callable[[Rows], Matrix]
    """How near some rows are to all others, as rows of scores."""

CELLS = 1_000_000  # of a product that are held at a time, at most
WORK = 10_000  # multiplications per entity,
PARTED = 2  # and so many times fewer with its parts, which are many, and whose products are cubed
STEPS = 3  # of a walk; the next would add an eighth of a sixteenth
STAY = 0.5  # of a walk, at each step
WIDTH = 100  # ends of a walk that are kept
CITERS = 200  # rows like one, from which citations lead on; and citations of one that chooses
ENTRIES = 400_000  # of all rows together, up to which nothing need be cut


def nearest(queries: Matrix, targets: Matrix, k: int, rows: Rows | None = None) -> Measure:
    """The `k` largest products of rows of `queries` with the others' rows of `targets`."""
    cheap = _cheap(queries, targets)
    times = _multiplier(only(targets, cheap), rows)
    return lambda some: heaviest(without_self(times(only(queries[some], cheap)), some), k)


def nearest_in_parts(
    queries: Matrix,
    parts: Matrix,
    about: NDArray[np.integer],
    within: NDArray[np.integer],
    k: int,
    rows: Rows | None = None,
) -> Measure:
    """The `k` to which rows of `queries` come nearest in some of the `parts` that are `about` them: the cube
    root of the summed cubes of all products, so that the largest few tell. To those `within` whose own
    text a part stands it says nothing new."""
    import numpy as np
    from scipy import sparse

    size, terms = queries.shape
    asked, held = tally(queries.indices, terms), tally(parts.indices, terms)
    cheap = _affordable(asked, held, size // PARTED)
    times = _multiplier(only(parts, cheap), rows)
    entries = np.ones(len(about), dtype=np.float32), about, np.arange(len(about) + 1)
    whole = sparse.csr_array(entries, shape=(len(about), size))

    def summed(some: Rows) -> Matrix:
        found = times(only(queries[some], cheap))
        own = np.repeat(some.astype(within.dtype), np.diff(found.indptr))
        found.data[within[found.indices] == own] = 0
        found.data *= found.data * found.data
        cubes = (found @ whole).tocsr()
        cubes.data = np.cbrt(cubes.data)
        return heaviest(without_self(cubes, some), k)

    def close(some: Rows) -> Matrix:
        return sparse.vstack([summed(few) for few in chunks(len(about), some)], format="csr")

    return close


def nearest_among(matrix: Matrix, rows: Rows, k: int) -> Matrix:
    """The `k` largest products of each of some `rows` with the others, by their places among these."""
    import numpy as np
    from scipy import sparse

    held = np.zeros(matrix.shape[1], dtype=np.int64)
    for first, last in batches(len(rows)):
        held += tally(matrix[rows[first:last]].indices, len(held))
    cheap = _affordable(held, held, len(rows))
    turned = only(matrix, cheap)[rows].T.tocsr()
    parts = [
        heaviest(without_self(only(matrix[rows[some]], cheap) @ turned, some), k)
        for some in chunks(len(rows))
    ]
    return sparse.vstack(parts, format="csr")


def _multiplier(targets: Matrix, rows: Rows | None) -> Callable[[Matrix], Matrix]:
    """What multiplies rows with those of `targets`: these are turned first where all `rows` are asked for."""
    if rows is not None:
        return lambda some: (targets @ some.T.tocsr()).T.tocsr()
    turned = targets.T.tocsr()
    return lambda some: some @ turned


def affordable(matrix: Matrix) -> Matrix:
    """`matrix` without the commonest terms, if it is so large that they would cost too much."""
    return only(matrix, _cheap(matrix, matrix))


def nearest_as_cited(
    matrix: Matrix, citations: Matrix, names: Matrix, few: int, k: int, rows: Rows | None = None
) -> tuple[Matrix, Matrix, Matrix]:
    """The `few` nearest of each of `rows` (all, where none are given), the `k` nearest where a row is also
    like what cites it, and the `k` nearest of its `names`.

    A page is also about what the pages that lead to it are about. A citer that cites many, and a page
    that many cite, count for less: the weight of a citation is one over the root of both numbers.
    """
    from scipy import sparse

    times, spread = _multiplier(matrix, rows), damped(citations)
    alone, cited, named = [], [], []
    for some in chunks(matrix.shape[0], rows):
        alike = heaviest(times(matrix[some]), room(CITERS, matrix.shape[0]))
        cited.append(heaviest(without_self((alike + alike @ spread).tocsr(), some), k))
        alone.append(heaviest(without_self(alike, some), few))
        named.append(heaviest(without_self(times(names[some]), some), k))
    first, second, third = (sparse.vstack(one, format="csr") for one in (alone, cited, named))
    return first, second, third


def damped(citations: Matrix) -> Matrix:
    """Each citation divided by the root of the citing row's and of the cited column's sum."""
    import numpy as np

    given, taken = citations.sum(axis=1), citations.sum(axis=0)
    scaled = citations.tocoo()
    scaled.data = (scaled.data / np.sqrt(given[scaled.row] * taken[scaled.col])).astype(np.float32)
    return scaled.tocsr()


def cited_by_alike(citations: Matrix, few: int, k: int, rows: Rows | None = None) -> Measure:
    """The `k` that are cited by most of the `few` that cite most of what each row cites (bibliographic
    coupling, Kessler 1963). What many cite makes two less alike, and what cites a great many is like none.
    """
    import numpy as np
    from scipy import sparse

    telling = citations.copy()
    telling.data = (1 / np.log(2 + citations.sum(axis=0)))[citations.indices].astype(np.float32)
    chosen = choosy(citations)
    cheap = _cheap(telling, chosen)
    times = _multiplier(only(chosen, cheap), rows)

    def cited(some: Rows) -> Matrix:
        coupled = heaviest(without_self(times(only(telling[some], cheap)), some), few)
        whole = coupled.sum(axis=1)
        shares = sparse.diags_array(1 / np.where(whole > 0, whole, 1.0)) @ coupled
        return heaviest(without_self((shares @ chosen).tocsr(), some), k)

    return cited


def choosy(citations: Matrix) -> Matrix:
    """`citations` without those of rows that cite a great many: an index of all leads from each to each."""
    import numpy as np

    given = np.diff(citations.indptr)
    chosen = citations.copy()
    chosen.data = citations.data * np.repeat(given <= CITERS, given)
    chosen.eliminate_zeros()
    return chosen


def walk(graph: Matrix, k: int) -> Measure:
    """The `k` where most short random walks from each row end, without its start (personalised PageRank,
    cut off; Page et al. 1999, Haveliwala 2002)."""
    import numpy as np
    from scipy import sparse

    leaving = graph.sum(axis=1)
    steps = (sparse.diags_array(1 / np.where(leaving > 0, leaving, 1.0)) @ graph).tocsr()

    def reached(some: Rows) -> Matrix:
        ends = steps[some]
        found = ends * (1 - STAY) * STAY
        for step in range(1, STEPS):
            ends = heaviest(ends @ steps, WIDTH)
            found = found + ends * ((1 - STAY) * STAY ** (step + 1))
        return heaviest(without_self(found.tocsr(), some), k)

    return reached


def room(least: int, size: int) -> int:
    """How many entries of each of `size` rows are kept: `least` where there are many, all where there are
    few."""
    return max(least, ENTRIES // max(size, 1))


def _cheap(queries: Matrix, targets: Matrix) -> NDArray[np.bool_]:
    """The terms that are looked at: all but the commonest, which would cost too much together."""
    size, terms = queries.shape
    return _affordable(tally(queries.indices, terms), tally(targets.indices, terms), size)


def _affordable(asked: Rows, held: Rows, size: int) -> NDArray[np.bool_]:
    """The cheapest terms for `size` entities, of which so many have each as are `asked` and `held`."""
    import numpy as np

    work = asked.astype(np.float64) * held
    most = WORK * max(size, 1)
    if work.sum() <= most:
        return np.ones(len(work), dtype=bool)
    cheap_first = np.argsort(work, kind="stable")
    kept = np.zeros(len(work), dtype=bool)
    kept[cheap_first[np.cumsum(work[cheap_first]) <= most]] = True
    return kept


def chunks(size: int, rows: Rows | None = None) -> Iterator[Rows]:
    """The `rows` to work on (all of them, where none are given), so many at a time that each may touch
    `size` others; one time at least."""
    import numpy as np

    asked = np.arange(size) if rows is None else rows
    most = max(16, CELLS // max(size, 1))
    return (asked[start : start + most] for start in range(0, max(len(asked), 1), most))

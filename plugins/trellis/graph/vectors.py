"""CONNECT: one sparse TF-IDF matrix of all entities, which everything about text similarity shares.

Terms are the stems of an entity and the pairs of neighbouring stems, with logarithmic term frequency,
smoothed inverse document frequency and rows of length one (Salton & Buckley 1988). Runs of words that
many entities repeat (headers, footers, navigation) are left out first, or they would drown the rest.
Nothing here is ever dense in pairs of entities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from trellis.keywords import Candidates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy import sparse

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]
    Matrix = sparse.csr_array[Any, tuple[int, int]]

RUN = 6  # words in a row that must repeat to count as boilerplate
COMMON = 0.3  # terms in a larger share of entities say nothing
SMALL = 20  # gardens below this size keep every term


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Row i of both matrices is the entity `ids[i]`; rows of `matrix` have length one (or zero).

    `counts` holds how often a term occurs, `idf` the weight of each column, `stems` the number of each
    stem, and `columns` the number of each column's term: a stem's own, or for a pair of stems
    `(first + 1) * len(stems) + second`, ascending.
    """

    ids: tuple[str, ...]
    matrix: Matrix
    counts: Matrix
    idf: Floats
    stems: Mapping[str, int]
    columns: Ints

    def project(self, tokens: Sequence[str], weight: float = 1.0) -> dict[int, float]:
        """How often each known term occurs in `tokens`, times `weight`, by column."""
        import numpy as np

        numbers = [self.stems.get(token, -1) for token in tokens]
        size = len(self.stems)
        pairs = pairwise(numbers)
        terms = [number for number in numbers if number >= 0]
        terms += [(a + 1) * size + b for a, b in pairs if a >= 0 and b >= 0]
        if not terms or not len(self.columns):
            return {}
        known = np.asarray(terms, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.columns, known), len(self.columns) - 1)
        found: dict[int, float] = {}
        for column in at[self.columns[at] == known].tolist():
            found[column] = found.get(column, 0.0) + weight
        return found

    def terms_of(self, column: int) -> tuple[int, ...]:
        """The numbers of the stems that make the term of `column`."""
        number, size = int(self.columns[column]), len(self.stems)
        return (number,) if number < size else (number // size - 1, number % size)


def vectorise(offers: Mapping[str, Candidates]) -> Vectors:
    """TF-IDF vectors of all entities, in id order."""
    import numpy as np
    from scipy import sparse

    ids = tuple(sorted(offers))
    stems, words, lengths = _numbered([offers[id].tokens for id in ids])
    owner = np.repeat(np.arange(len(ids)), lengths)
    keep = ~_boilerplate(words, owner, len(ids))
    rows, columns, amounts, terms = _count(words, owner, keep, len(ids), len(stems))
    shape = (len(ids), len(terms))
    counts: Matrix = sparse.coo_array((amounts, (rows, columns)), shape=shape).tocsr()
    frequency = np.bincount(columns, minlength=len(terms))
    idf = (np.log((1 + len(ids)) / (1 + frequency)) + 1).astype(np.float32)
    matrix = counts.copy()
    matrix.data = (1 + np.log(matrix.data)) * idf[matrix.indices]
    return Vectors(ids, unit_rows(matrix), counts, idf, stems, terms)


def unit_rows(matrix: Matrix) -> Matrix:
    """`matrix` with every row that is not empty scaled to length one."""
    import numpy as np

    squares = np.add.reduceat(
        np.append(matrix.data.astype(np.float64) ** 2, 0.0), matrix.indptr[:-1]
    ) * (np.diff(matrix.indptr) > 0)
    scale = 1 / np.sqrt(np.where(squares > 0, squares, 1.0))
    scaled = matrix.copy()
    scaled.data = (matrix.data * np.repeat(scale, np.diff(matrix.indptr))).astype(np.float32)
    return scaled


def _numbered(texts: list[tuple[str, ...]]) -> tuple[dict[str, int], Ints, list[int]]:
    """Stems numbered in alphabetical order, all texts as one run of numbers, and their lengths."""
    import numpy as np

    stems = {stem: number for number, stem in enumerate(sorted(set().union(*texts)))}
    words = np.fromiter((stems[token] for text in texts for token in text), dtype=np.int64)
    return stems, words, [len(text) for text in texts]


def _boilerplate(words: Ints, owner: Ints, size: int) -> NDArray[np.bool_]:
    """Which words stand in a run that many entities repeat."""
    import numpy as np

    marked = np.zeros(len(words), dtype=bool)
    starts = len(words) - RUN + 1
    if starts <= 0:
        return marked
    # A polynomial hash of each run; wrapping around is wanted.
    runs = np.zeros(starts, dtype=np.uint64)
    for offset in range(RUN):
        runs = runs * np.uint64(1_000_003) + words[offset : offset + starts].astype(np.uint64)
    whole = np.flatnonzero(owner[:starts] == owner[RUN - 1 :])
    _, kind, often = np.unique(runs[whole], return_inverse=True, return_counts=True)
    least = max(4, round(size**0.5))
    frequent = often[kind] >= least
    whole, kind = whole[frequent], kind[frequent]
    pairs = np.unique(kind * size + owner[whole])
    spread = np.bincount(pairs // size, minlength=len(often))
    for start in whole[spread[kind] >= least].tolist():
        marked[start : start + RUN] = True
    return marked


def _count(
    words: Ints, owner: Ints, keep: NDArray[np.bool_], size: int, stems: int
) -> tuple[Ints, Ints, Floats, Ints]:
    """Row, column and amount of every term that is neither unique nor everywhere, and the terms."""
    import numpy as np

    whole = np.flatnonzero(keep[:-1] & keep[1:] & (owner[:-1] == owner[1:]))
    terms = np.concatenate([words[keep], (words[whole] + 1) * stems + words[whole + 1]])
    owners = np.concatenate([owner[keep], owner[whole]])
    names, kind, often = np.unique(terms, return_inverse=True, return_counts=True)
    del terms
    repeated = often[kind] > 1 if size >= SMALL else np.ones(len(kind), dtype=bool)
    cells, amounts = np.unique(kind[repeated] * size + owners[repeated], return_counts=True)
    kind, rows = cells // size, cells % size
    spread = np.bincount(kind, minlength=len(names))
    wanted = spread > 1
    if size >= SMALL:
        wanted &= spread <= COMMON * size
    columns = np.cumsum(wanted) - 1
    kept = wanted[kind]
    return rows[kept], columns[kind[kept]], amounts[kept].astype(np.float32), names[wanted]

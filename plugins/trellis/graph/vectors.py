"""CONNECT: one sparse TF-IDF matrix of all entities, which everything about text similarity shares.

Terms are the stems of an entity and the pairs of neighbouring stems, with logarithmic term frequency,
smoothed inverse document frequency and rows of length one (Salton & Buckley 1988,
doi:10.1016/0306-4573(88)90021-0). Nothing here is ever dense in pairs of entities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from trellis.entities import Entity
from trellis.graph.texts import Texts, number
from trellis.keywords import Offers
from trellis.keywords.arrays import among

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy import sparse

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]
    Matrix = sparse.csr_array[Any, tuple[int, int]]

COMMON = 0.3  # terms in a larger share of entities say nothing
SMALL = 20  # gardens below this size keep every term


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Row i of both matrices is the entity `ids[i]`; rows of `matrix` have length one (or zero).

    `counts` holds how often a term occurs, `idf` the weight of each column, and `columns` the number of
    each column's term, ascending: a stem's own, or for a pair of stems
    `(first + 1) * len(texts.stems) + second`.
    """

    texts: Texts
    matrix: Matrix
    counts: Matrix
    idf: Floats
    columns: Ints

    @property
    def ids(self) -> tuple[str, ...]:
        return self.texts.ids

    def project(self, tokens: Sequence[str]) -> dict[int, float]:
        """How often each known term occurs in `tokens`, by column."""
        _, columns = self._cells([[self.texts.stems.get(token, -1) for token in tokens]])
        return {column: float(often) for column, often in Counter(columns.tolist()).items()}

    def counted(self, runs: Sequence[Sequence[int]]) -> Matrix:
        """How often each known term occurs in each of `runs` of numbered stems; -1 is no stem."""
        import numpy as np
        from scipy import sparse

        rows, columns = self._cells(runs)
        counts: Matrix = sparse.coo_array(
            (np.ones(len(rows), dtype=np.float32), (rows, columns)),
            shape=(len(runs), len(self.columns)),
        ).tocsr()
        return counts

    def _cells(self, runs: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
        """The run and column of each known term in `runs`."""
        import numpy as np

        lengths = np.array([len(run) for run in runs], dtype=np.int64)
        words = np.fromiter(chain.from_iterable(runs), dtype=np.int64, count=int(lengths.sum()))
        owner = np.repeat(np.arange(len(runs)), lengths)
        stems = np.flatnonzero(words >= 0)
        pairs = np.flatnonzero((words[:-1] >= 0) & (words[1:] >= 0) & (owner[:-1] == owner[1:]))
        double = (words[pairs] + 1) * len(self.texts.stems) + words[pairs + 1]
        known, columns = among(np.concatenate([words[stems], double]), self.columns)
        return np.concatenate([owner[stems], owner[pairs]])[known], columns[known]

    def columns_of(self, terms: Iterable[Sequence[str]]) -> list[int]:
        """The column of each of `terms`, one stem or two that follow each other; -1 where it has none."""
        import numpy as np

        numbers = [[self.texts.stems.get(stem, -1) for stem in term] for term in terms]
        size = len(self.texts.stems)
        named = [
            words[0]
            if len(words) == 1
            else (words[0] + 1) * size + words[1]
            if len(words) == 2 and min(words) >= 0
            else -1
            for words in numbers
        ]
        known, columns = among(np.array(named, dtype=np.int64), self.columns)
        found: list[int] = np.where(known, columns, -1).tolist()
        return found

    def words_of(self, column: int) -> tuple[int, ...]:
        """The numbers of the stems that make the term of `column`."""
        term, size = int(self.columns[column]), len(self.texts.stems)
        return (term,) if term < size else (term // size - 1, term % size)


def vectorise(offers: Offers, entities: Mapping[str, Entity]) -> Vectors:
    """TF-IDF vectors of all entities, in id order."""
    import numpy as np
    from scipy import sparse

    texts = number(offers, entities)
    rows, columns, amounts, terms = _count(texts)
    shape = (len(texts.ids), len(terms))
    counts: Matrix = sparse.coo_array((amounts, (rows, columns)), shape=shape).tocsr()
    frequency = np.bincount(columns, minlength=len(terms))
    idf = (np.log((1 + shape[0]) / (1 + frequency)) + 1).astype(np.float32)
    return Vectors(texts, weighted(counts, idf), counts, idf, terms)


def weighted(counts: Matrix, idf: Floats) -> Matrix:
    """TF-IDF rows of length one, from counts by term."""
    import numpy as np

    return unit_rows(_with(counts, (1 + np.log(counts.data)) * idf[counts.indices]))


def unit_rows(matrix: Matrix) -> Matrix:
    """`matrix` with every row that is not empty scaled to length one."""
    import numpy as np

    filled = np.diff(matrix.indptr)
    squares = np.bincount(
        np.repeat(np.arange(len(filled)), filled),
        weights=matrix.data.astype(np.float64) ** 2,
        minlength=len(filled),
    )
    scale = 1 / np.sqrt(np.where(squares > 0, squares, 1.0))
    return _with(matrix, (matrix.data * np.repeat(scale, filled)).astype(np.float32))


def _with(matrix: Matrix, data: NDArray[np.floating]) -> Matrix:
    """A matrix with entries where `matrix` has them; the two share their places."""
    from scipy import sparse

    return sparse.csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def _count(
    texts: Texts,
) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats, Ints]:
    """Row, column and amount of every term that is worth counting, and these terms.

    Pairs that stand in one entity alone are left out, and in all but small gardens what stands in a
    large share of the entities.
    """
    import numpy as np

    size = max(1, len(texts.ids))
    cells = _said(texts, size)
    first = _starts(cells)
    amounts = np.diff(first, append=len(cells)).astype(np.float32)
    cells = cells[first]
    terms = cells // size
    cells -= terms * size
    rows = cells.astype(np.int32)
    del cells
    start = _starts(terms)
    names, spread = terms[start], np.diff(start, append=len(terms))
    del terms
    wanted = (spread > 1) | (names < len(texts.stems))
    if size >= SMALL:
        wanted &= spread <= COMMON * size
    kept = np.repeat(wanted, spread)
    columns = np.repeat(np.arange(int(wanted.sum()), dtype=np.int32), spread[wanted])
    return rows[kept], columns, amounts[kept], names[wanted]


def _said(texts: Texts, size: int) -> Ints:
    """Every stem and every pair of stems that follow each other, times `size`, plus the row of the entity
    that says it: in order."""
    import numpy as np

    words, owner = texts.words, texts.owner
    whole = np.flatnonzero(owner[:-1] == owner[1:])
    cells = np.empty(len(words) + len(whole), dtype=np.int64)
    stems, pairs = cells[: len(words)], cells[len(words) :]
    stems[:] = words
    pairs[:] = words[whole]
    pairs += 1
    pairs *= len(texts.stems)
    pairs += words[whole + 1]
    cells *= size
    stems += owner
    pairs += owner[whole]
    cells.sort()
    return cells


def _starts(members: Ints) -> Ints:
    """Where in `members`, which are in order, each different one begins."""
    import numpy as np

    return np.flatnonzero(np.concatenate([[True], members[1:] != members[:-1]])[: len(members)])

"""CONNECT: one sparse TF-IDF matrix of all entities, which everything about text similarity shares.

Terms are the stems of an entity and the pairs of neighbouring stems, with logarithmic term frequency,
smoothed inverse document frequency and rows of length one (Salton & Buckley 1988,
doi:10.1016/0306-4573(88)90021-0). Nothing here is ever dense in pairs of entities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from trellis.entities import Entity
from trellis.graph.compounds import Compounds
from trellis.graph.mentions import Called, mentions
from trellis.graph.rows import without_self
from trellis.graph.texts import Names, Texts, number, owners
from trellis.keywords import Offers
from trellis.keywords.arrays import among, batches, beginnings, starts_of, tally

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy import sparse

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]
    Matrix = sparse.csr_array[Any, tuple[int, int]]

COMMON = 0.3  # terms in a larger share of entities say nothing
SMALL = 20  # gardens below this size keep every term
_MOST = 65_535  # times that a term is counted in one text
_AT_ONCE = 500_000  # words counted together


@dataclass(frozen=True, eq=False)
class Vectors:
    """Row i of both matrices is the entity `ids[i]`; rows of `matrix` have length one (or zero).

    `counts` holds how often a term occurs, `idf` the weight of each column, and `columns` the number of
    each column's term, ascending: a stem's own in `stems`, or for a pair of stems
    `(first + 1) * len(stems) + second`. `names` are what each entity is called, as numbers of stems, and
    `said` is how much each text says the names of others, all of which are `called`. `repeated` are runs of
    words that no text's are counted with, and `compounds` tell what some stems are made of.
    """

    ids: tuple[str, ...]
    stems: Mapping[str, int]
    names: Names
    said: Matrix
    matrix: Matrix
    counts: Matrix
    idf: Floats
    columns: Ints
    called: tuple[Called, ...] = ()
    repeated: NDArray[np.uint64] | None = None
    compounds: Compounds = field(default_factory=dict)

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """Each stem, by its number."""
        return tuple(self.stems)

    def rows_of(self, ids: Iterable[str]) -> Ints:
        """The rows of some entities."""
        import numpy as np

        row = {id: number for number, id in enumerate(self.ids)}
        return np.array([row[id] for id in ids], dtype=np.int64)

    def project(self, runs: Sequence[Sequence[str]]) -> dict[int, float]:
        """How often each known term occurs in `runs` of tokens, by column."""
        _, columns = self._cells([[self.stems.get(token, -1) for token in run] for run in runs])
        return {column: float(often) for column, often in Counter(columns.tolist()).items()}

    def counted(self, runs: Sequence[Sequence[int]]) -> Matrix:
        """How often each known term occurs in each of `runs` of numbered stems; -1 is no stem."""
        import numpy as np
        from scipy import sparse

        rows, columns = self._cells(runs)
        counts: Matrix = sparse.coo_array(
            (
                np.ones(len(rows), dtype=np.float32),
                (rows.astype(np.int32), columns.astype(np.int32)),
            ),
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
        double = (words[pairs] + 1) * len(self.stems) + words[pairs + 1]
        known, columns = among(np.concatenate([words[stems], double]), self.columns)
        return np.concatenate([owner[stems], owner[pairs]])[known], columns[known]

    def columns_of(self, terms: Iterable[Sequence[str]]) -> list[int]:
        """The column of each of `terms`, one stem or two that follow each other; -1 where it has none."""
        import numpy as np

        numbers = [[self.stems.get(stem, -1) for stem in term] for term in terms]
        size = len(self.stems)
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
        term, size = int(self.columns[column]), len(self.stems)
        return (term,) if term < size else (term // size - 1, term % size)


def vectorise(offers: Offers, entities: Mapping[str, Entity]) -> Vectors:
    """TF-IDF vectors of all entities, in id order."""
    import numpy as np

    texts = number(offers, entities)
    counts, frequency, terms = _count(texts)
    idf = (np.log((1 + len(texts.ids)) / (1 + frequency)) + 1).astype(np.float32)
    matrix = weighted(counts, idf)
    said, called = mentions(texts, len(texts.ids))
    said = without_self(said, np.arange(len(texts.ids)))
    return Vectors(
        texts.ids,
        texts.stems,
        texts.names,
        said,
        matrix,
        counts,
        idf,
        terms,
        called,
        texts.repeated,
        texts.compounds,
    )


def vectorise_again(since: Vectors, offers: Offers, entities: Mapping[str, Entity]) -> Vectors:
    """`since`, with the rows of those that offer something made anew. How rare a term is holds still, and
    so does what an entity is called."""
    texts = number(offers, entities, since.stems, since.repeated, since.compounds)
    rows = since.rows_of(offers.ids)
    ends = pairwise(texts.starts.tolist())
    new = since.counted([texts.words[start:end].tolist() for start, end in ends])
    counts = with_rows(since.counts, rows, new.astype(since.counts.dtype))
    matrix = with_rows(since.matrix, rows, weighted(new, since.idf))
    said, _ = mentions(texts, len(since.ids), since.called)
    return replace(
        since,
        counts=counts,
        matrix=replaced(counts, matrix.data),
        said=with_rows(since.said, rows, without_self(said, rows)),
    )


def with_rows(matrix: Matrix, rows: Ints, new: Matrix) -> Matrix:
    """`matrix` with `new` ones in the place of `rows`, which are in order."""
    from scipy import sparse

    ends = zip([0, *(rows + 1).tolist()], [*rows.tolist(), matrix.shape[0]], strict=True)
    kept = [matrix[start:end] for start, end in ends]
    between = [new[place : place + 1] for place in range(len(rows))]
    parts = [part for pair in zip(kept, between, strict=False) for part in pair]
    both: Matrix = sparse.vstack([*parts, kept[-1]], format="csr")
    return both


def names_within(vectors: Vectors) -> Matrix:
    """TF-IDF vectors of what the entities are called, of length one, in the space of `vectors`."""
    runs = [[w for name in called for w in (*name, -1)] for called in vectors.names]
    return weighted(vectors.counted(runs), vectors.idf)


def weighted(counts: Matrix, idf: Floats) -> Matrix:
    """TF-IDF rows of length one, from counts by term."""
    import numpy as np

    data = np.empty(counts.nnz, dtype=np.float32)
    for some in spans(counts):
        often = counts.data[some].astype(np.float32)
        data[some] = (1 + np.log(often)) * idf[counts.indices[some]]
    return unit_rows(replaced(counts, data))


def unit_rows(matrix: Matrix) -> Matrix:
    """`matrix` with every row that is not empty scaled to length one."""
    import numpy as np

    data = np.empty(matrix.nnz, dtype=np.float32)
    for (first, last), some in zip(batches(matrix.shape[0]), spans(matrix), strict=True):
        rows = owners(matrix.indptr, first, last) - first
        weights = matrix.data[some].astype(np.float64)
        squares = np.bincount(rows, weights=weights**2, minlength=last - first)
        scale = 1 / np.sqrt(np.where(squares > 0, squares, 1.0))
        data[some] = matrix.data[some] * scale[rows]
    return replaced(matrix, data)


def spans(matrix: Matrix) -> Iterator[slice]:
    """Where the entries of some rows at a time stand."""
    return (slice(*matrix.indptr[[first, last]]) for first, last in batches(matrix.shape[0]))


def replaced(matrix: Matrix, data: NDArray[np.floating]) -> Matrix:
    """`matrix` with other entries; the two share their places."""
    from scipy import sparse

    return sparse.csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def _count(texts: Texts) -> tuple[Matrix, Ints, Ints]:
    """How often each text (row) says each term that is worth counting (column), how many texts say each, and
    the terms' numbers.

    Pairs that stand in one entity alone are left out, and in all but small gardens what stands in a
    large share of the entities.
    """
    import numpy as np
    from scipy import sparse

    size = len(texts.ids)
    most = COMMON * size if size >= SMALL else size
    names, spreads, rows, amounts = [], [], [], []
    for cells in _said(texts, max(1, size)):
        first = np.flatnonzero(beginnings(cells))
        often = np.minimum(np.diff(first, append=len(cells)), _MOST).astype(np.uint16)
        terms, owner = np.divmod(cells[first], max(1, size))
        start = np.flatnonzero(beginnings(terms))
        found, spread = terms[start], np.diff(start, append=len(terms))
        wanted = ((spread > 1) | (found < len(texts.stems))) & (spread <= most)
        kept = np.repeat(wanted, spread)
        names.append(found[wanted])
        spreads.append(spread[wanted])
        rows.append(owner[kept].astype(np.int32))
        amounts.append(often[kept])
    known, frequency = np.concatenate(names), np.concatenate(spreads)
    by_term: Any = sparse.csc_array(
        (np.concatenate(amounts), np.concatenate(rows), starts_of(frequency).astype(np.int32)),
        shape=(size, len(known)),
    )
    del names, spreads, rows, amounts
    return by_term.tocsr(), frequency, known


def _said(texts: Texts, size: int) -> Iterator[Ints]:
    """Every stem and every pair of stems that follow each other, times `size`, plus the row of the entity
    that says it: in order, those of some terms at a time."""
    import numpy as np

    words, stems = texts.words, len(texts.stems)
    rows = owners(texts.starts, 0, len(texts.ids)).astype(np.int32)
    often = tally(words, stems)
    parts = len(words) // _AT_ONCE + 1
    part = ((np.cumsum(often) - often) // (len(words) // parts + 1)).astype(np.uint16)[words]
    for turn in range(parts):
        at = np.flatnonzero(part == turn)
        yield np.sort(words[at].astype(np.int64) * size + rows[at])
    part[-1:] = parts  # no word follows the last
    part[:-1][rows[:-1] != rows[1:]] = parts
    for turn in range(parts):
        at = np.flatnonzero(part == turn)
        pairs = (words[at].astype(np.int64) + 1) * stems + words[at + 1]
        yield np.sort(pairs * size + rows[at])

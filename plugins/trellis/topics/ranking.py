"""GATHER: how well each entity supports a topic, from the words that describe the topic.

The mean of two measures that fail on different topics: the cosine of TF-IDF vectors, and BM25
(Robertson & Zaragoza 2009, doi:10.1561/1500000019). Where a model has read the texts and the topic's
description is short, the passages nearest to that by meaning count besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.graph.rows import only
from trellis.graph.texts import owners
from trellis.graph.vectors import Vectors, replaced, spans
from trellis.keywords.arrays import batches, standing, tally
from trellis.semantics import Meanings, lengths_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

    Floats = NDArray[np.float64]

K1, B = 1.2, 0.75
NEAR = 0.12  # cosine of the best entity, below which none is near and all score less
RANKED = 500  # entities ranked for one topic
SATURATED = 3  # times a word counts in a query
MEANT = 3.0  # how much meaning counts beside one measure of words, where a topic is not described at all
ENOUGH = 60  # words that describe it, from which on they say enough
PASSAGES = 3  # of an entity, that come nearest
TOGETHER = 100  # topics ranked at a time
READ = 4_000  # passages compared at a time


@dataclass(frozen=True, slots=True)
class Query:
    """What a topic asks for: amounts by column of the vectors. `topic` is the entity that it is from, in
    which `said` words describe the topic."""

    amounts: Mapping[int, float]
    topic: str = ""
    said: int = ENOUGH

    @property
    def share(self) -> float:
        """How much meaning counts for it, beside one measure of words."""
        return MEANT * max(0.0, 1 - self.said / ENOUGH)


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """Scores entities, in the order of `vectors.ids`, for queries.

    `norm` is what the length of each text makes of a term's gain, `idf` the weight of each term there; what
    is not `eligible` (a topic is no source of topics) scores nothing.
    """

    vectors: Vectors
    eligible: NDArray[np.bool_]
    norm: NDArray[np.float32]
    idf: Floats
    meanings: Meanings | None = None

    @classmethod
    def of(
        cls, vectors: Vectors, excluded: Iterable[str] = (), meanings: Meanings | None = None
    ) -> Ranker:
        """A ranker over all of `vectors`, linear in their size."""
        import numpy as np

        counts, size = vectors.counts, len(vectors.ids)
        left_out = frozenset(excluded)
        lengths = np.zeros(size, dtype=np.float32)
        for (first, last), some in zip(batches(size), spans(counts), strict=True):
            rows = owners(counts.indptr, first, last) - first
            lengths[first:last] = np.bincount(rows, counts.data[some], minlength=last - first)
        mean = float(lengths.mean()) if size else 0.0
        norm = 1 - B + B * lengths / max(mean, 1e-9)
        spread = tally(counts.indices, counts.shape[1])
        idf = np.log(1 + (size - spread + 0.5) / (spread + 0.5))
        eligible = np.array([id not in left_out for id in vectors.ids], dtype=bool)
        return cls(vectors, eligible, norm, idf, meanings)

    def best(self, queries: Sequence[Query]) -> Iterator[list[tuple[str, float]]]:
        """For each query the entities that score above zero and their scores, best first, at most RANKED."""
        import numpy as np

        ids = self.vectors.ids
        for start in range(0, len(queries), TOGETHER):
            for scores in self.scores(queries[start : start + TOGETHER]):
                order = np.argsort(-scores, kind="stable")[:RANKED]
                found = zip(order.tolist(), scores[order].tolist(), strict=True)
                yield [(ids[row], score) for row, score in found if score > 0]

    def scores(self, queries: Sequence[Query]) -> Iterator[Floats]:
        """For each query the score of each entity, from 0 to 1, relative to the best one's where that is near
        at all."""
        import numpy as np

        by_term, gains = self._terms({term for query in queries for term in query.amounts})
        meant = self._by_meaning([query for query in queries if query.share])
        for query in queries:
            columns = np.array(sorted(query.amounts), dtype=np.int64)
            amounts = np.array([query.amounts[column] for column in columns.tolist()])
            weights = (1 + np.log(np.maximum(amounts, 1))) * self.vectors.idf[columns]
            cosine = weights @ by_term[columns] / max(float((weights**2).sum() ** 0.5), 1e-9)
            cosine = cosine * self.eligible
            gain = np.minimum(amounts, SATURATED) @ gains[columns] * self.eligible
            both = _share_of_best(cosine) + _share_of_best(gain)
            telling = min(1.0, float(cosine.max(initial=0.0)) / NEAR)
            nearer = next(meant) if query.share else None
            if nearer is not None:
                both = (both + query.share * _share_of_best(nearer)) * 2 / (2 + query.share)
            yield np.round(both / 2 * telling, 6)

    def _terms(self, asked: Set[int]) -> tuple[Matrix, Matrix]:
        """The weight of each term that is `asked` for (row) in each entity (column), and its BM25 gain."""
        import numpy as np

        columns = np.zeros(len(self.idf), dtype=bool)
        columns[sorted(asked)] = True
        weights = only(self.vectors.matrix, columns).T.tocsr().data
        counts = only(self.vectors.counts, columns).T.tocsr()
        gains = np.empty(counts.nnz, dtype=np.float32)
        for (first, last), some in zip(batches(counts.shape[0]), spans(counts), strict=True):
            often = counts.data[some].astype(np.float32)
            gain = often * (K1 + 1) / (often + K1 * self.norm[counts.indices[some]])
            gains[some] = gain * self.idf[owners(counts.indptr, first, last)]
        return replaced(counts, weights), replaced(counts, gains)

    def _by_meaning(self, queries: Sequence[Query]) -> Iterator[Floats | None]:
        """How much nearer by meaning than the median each entity is to the topic of each query: the mean
        cosine of its nearest passages. None for a topic that was not read."""
        import numpy as np

        found = self.meanings
        if found is None:
            yield from [None] * len(queries)
            return
        row = {id: number for number, id in enumerate(found.ids)}
        asked = found.whole[[row.get(query.topic, -1) for query in queries]]
        products = np.zeros((len(found.passages), len(queries)), dtype=np.float32)
        lengths = np.zeros(len(found.passages))
        for start in range(0, len(lengths), READ):
            some = slice(start, start + READ)
            passages = found.passages[some].astype(np.float32)
            products[some], lengths[some] = passages @ asked.T, lengths_of(passages)
        for query, near, whole in zip(queries, products.T, asked, strict=True):
            read = row.get(query.topic) in found.words
            length = max(float((whole**2).sum()) ** 0.5, 1)
            yield self._nearer(found, near / (lengths * length)) if read else None

    def _nearer(self, found: Meanings, cosines: Floats) -> Floats:
        """How much nearer than the median the passages of each entity are, of which `cosines` are given."""
        import numpy as np

        order = np.lexsort((-cosines, found.owner))
        owner, cosines = found.owner[order], cosines[order]
        few = standing(owner) < PASSAGES
        size = len(found.ids)
        often = np.bincount(owner[few], minlength=size)
        near = np.bincount(owner[few], weights=cosines[few], minlength=size) / np.maximum(often, 1)
        read = self.eligible & (often > 0)
        usual = float(np.median(near[read])) if read.any() else 0.0
        return np.where(read, np.maximum(near - usual, 0.0), 0.0)


def _share_of_best(values: NDArray[np.float64]) -> NDArray[np.float64]:
    best = float(values.max(initial=0.0))
    return values / best if best > 0 else values

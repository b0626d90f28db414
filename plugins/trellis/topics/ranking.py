"""GATHER: how well each entity supports a topic, from the words that describe the topic.

The mean of two measures that fail on different topics: the cosine of TF-IDF vectors, and BM25
(Robertson & Zaragoza 2009, doi:10.1561/1500000019). Where a model has read the texts and the topic's
description is short, the passages nearest to that by meaning count besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.graph.texts import owners
from trellis.graph.vectors import Vectors, replaced, spans
from trellis.keywords.arrays import batches, standing
from trellis.semantics import Meanings, lengths_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

K1, B = 1.2, 0.75
NEAR = 0.12  # cosine of the best entity, below which none is near and all score less
RANKED = 500  # entities ranked for one topic
SATURATED = 3  # times a word counts in a query
MEANT = 3.0  # how much meaning counts beside one measure of words, where a topic is not described at all
ENOUGH = 60  # words that describe it, from which on they say enough
PASSAGES = 3  # of an entity, that come nearest


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """Scores entities, in the order of `vectors.ids`, for a query: amounts by column of the vectors.

    `gains` holds the BM25 gain of each term in each entity, terms in rows; what is not `eligible` (a
    topic is no source of topics) scores nothing.
    """

    vectors: Vectors
    eligible: NDArray[np.bool_]
    by_term: Matrix
    gains: Matrix
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
        spread = np.bincount(counts.indices, minlength=counts.shape[1])
        idf = np.log(1 + (size - spread + 0.5) / (spread + 0.5))
        gains = np.empty(counts.nnz, dtype=np.float32)
        for (first, last), some in zip(batches(size), spans(counts), strict=True):
            often = counts.data[some].astype(np.float32)
            long = norm[owners(counts.indptr, first, last)]
            gains[some] = often * (K1 + 1) / (often + K1 * long) * idf[counts.indices[some]]
        eligible = np.array([id not in left_out for id in vectors.ids], dtype=bool)
        by_term: Matrix = vectors.matrix.T.tocsr()
        gain = replaced(counts, gains).T.tocsr().data  # its places are the same
        return cls(vectors, eligible, by_term, replaced(by_term, gain), meanings)

    def scores(
        self, query: Mapping[int, float], topic: str = "", said: int = ENOUGH
    ) -> NDArray[np.float64]:
        """For each entity a score from 0 to 1, relative to the best one's where that is near at all.

        `topic` is the entity that the query is from, in which `said` words describe the topic.
        """
        import numpy as np

        if not query:
            return np.zeros(len(self.vectors.ids))
        columns = np.array(sorted(query))
        amounts = np.array([query[column] for column in columns.tolist()])
        weights = self.weights(columns, amounts)
        cosine = weights @ self.by_term[columns] / max(float((weights**2).sum() ** 0.5), 1e-9)
        gain = np.minimum(amounts, SATURATED) @ self.gains[columns]
        both = _share_of_best(cosine * self.eligible) + _share_of_best(gain * self.eligible)
        telling = min(1.0, float((cosine * self.eligible).max(initial=0.0)) / NEAR)
        share = MEANT * max(0.0, 1 - said / ENOUGH)
        nearer = self._meant(topic) if share else None
        if nearer is not None:
            both = (both + share * _share_of_best(nearer)) * 2 / (2 + share)
        return np.round(both / 2 * telling, 6)

    def best(
        self, query: Mapping[int, float], topic: str = "", said: int = ENOUGH
    ) -> list[tuple[str, float]]:
        """The entities that score above zero and their scores, best first, at most RANKED."""
        import numpy as np

        scores = self.scores(query, topic, said)
        order = np.argsort(-scores, kind="stable")[:RANKED]
        found = zip(order.tolist(), scores[order].tolist(), strict=True)
        return [(self.vectors.ids[row], score) for row, score in found if score > 0]

    def _meant(self, topic: str) -> NDArray[np.float64] | None:
        """How much nearer by meaning than the median each entity is to a topic: the mean cosine of its
        nearest passages. None when the topic was not read."""
        import numpy as np

        found = self.meanings
        row = found.ids.index(topic) if found is not None and topic in found.ids else -1
        if found is None or row not in found.words:
            return None
        asked, passages = found.whole[row], found.passages.astype(np.float32)
        length = max(float((asked**2).sum()) ** 0.5, 1)
        cosines = passages @ asked / (lengths_of(passages) * length)
        order = np.lexsort((-cosines, found.owner))
        owner, cosines = found.owner[order], cosines[order]
        few = standing(owner) < PASSAGES
        size = len(found.ids)
        often = np.bincount(owner[few], minlength=size)
        near = np.bincount(owner[few], weights=cosines[few], minlength=size) / np.maximum(often, 1)
        read = self.eligible & (often > 0)
        usual = float(np.median(near[read])) if read.any() else 0.0
        return np.where(read, np.maximum(near - usual, 0.0), 0.0)

    def weights(
        self, columns: NDArray[np.int64], amounts: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The TF-IDF weight of amounts of terms."""
        import numpy as np

        weights: NDArray[np.float64] = (1 + np.log(np.maximum(amounts, 1))) * self.vectors.idf[
            columns
        ]
        return weights


def _share_of_best(values: NDArray[np.float64]) -> NDArray[np.float64]:
    best = float(values.max(initial=0.0))
    return values / best if best > 0 else values

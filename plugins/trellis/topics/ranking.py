"""GATHER: how well each entity supports a topic, from the words that describe the topic.

The mean of two measures that fail on different topics: the cosine of TF-IDF vectors, and BM25
(Robertson & Zaragoza 2009, doi:10.1561/1500000019).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.graph.texts import owners
from trellis.graph.vectors import Vectors, replaced, spans
from trellis.keywords.arrays import batches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

K1, B = 1.2, 0.75
NEAR = 0.12  # cosine of the best entity, below which none is near and all score less
RANKED = 500  # entities ranked for one topic
SATURATED = 3  # times a word counts in a query


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

    @classmethod
    def of(cls, vectors: Vectors, excluded: Iterable[str] = ()) -> Ranker:
        """A ranker over all of `vectors`, linear in their size."""
        import numpy as np

        counts, size = vectors.counts, len(vectors.ids)
        left_out = frozenset(excluded)
        lengths = np.asarray(counts.sum(axis=1), dtype=np.float32)
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
        return cls(vectors, eligible, by_term, replaced(by_term, gain))

    def scores(self, query: Mapping[int, float]) -> NDArray[np.float64]:
        """For each entity a score from 0 to 1, relative to the best one's where that is near at all."""
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
        return np.round(both / 2 * telling, 6)

    def best(self, query: Mapping[int, float], most: int = RANKED) -> list[tuple[str, float]]:
        """The entities that score above zero and their scores, best first, at most so many."""
        import numpy as np

        scores = self.scores(query)
        order = np.argsort(-scores, kind="stable")[:most]
        found = zip(order.tolist(), scores[order].tolist(), strict=True)
        return [(self.vectors.ids[row], score) for row, score in found if score > 0]

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

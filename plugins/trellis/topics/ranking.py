"""GATHER: how well each entity supports a topic, from the words that describe the topic.

The mean of two measures that fail on different topics: the cosine of TF-IDF vectors, and BM25
(Robertson & Zaragoza 2009, doi:10.1561/1500000019).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.graph.vectors import Vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

K1, B = 1.2, 0.75


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """Scores entities, in the order of `vectors.ids`, for a query: amounts by column of the vectors.

    `gains` holds the BM25 gain of each term in each entity, terms in rows.
    """

    vectors: Vectors
    by_term: Matrix
    gains: Matrix

    @classmethod
    def of(cls, vectors: Vectors) -> Ranker:
        """A ranker over all of `vectors`, linear in their size."""
        import numpy as np

        counts, size = vectors.counts, max(1, len(vectors.ids))
        lengths = counts.sum(axis=1)
        norm = 1 - B + B * lengths / max(float(lengths.mean()) if size else 1.0, 1e-9)
        rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        spread = np.bincount(counts.indices, minlength=counts.shape[1])
        idf = np.log(1 + (size - spread + 0.5) / (spread + 0.5))
        gains = counts.copy()
        gains.data = (
            counts.data * (K1 + 1) / (counts.data + K1 * norm[rows]) * idf[counts.indices]
        ).astype(np.float32)
        return cls(vectors, vectors.matrix.T.tocsr(), gains.T.tocsr())

    def scores(self, query: Mapping[int, float]) -> NDArray[np.float64]:
        """For each entity a score from 0 to 1, relative to the best one's."""
        import numpy as np

        size = len(self.vectors.ids)
        if not query:
            return np.zeros(size)
        columns = np.array(sorted(query))
        amounts = np.array([query[column] for column in columns.tolist()])
        weights = (1 + np.log(np.maximum(amounts, 1))) * self.vectors.idf[columns]
        cosine = weights @ self.by_term[columns]
        gain = np.minimum(amounts, 3) @ self.gains[columns]
        return np.round((_share_of_best(cosine) + _share_of_best(gain)) / 2, 6)


def _share_of_best(values: NDArray[np.float64]) -> NDArray[np.float64]:
    best = float(values.max(initial=0.0))
    return values / best if best > 0 else values

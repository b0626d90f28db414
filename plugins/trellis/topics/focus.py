"""GATHER: the stems that a topic is about, with weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log

from trellis.graph.vectors import Vectors

TERMS = 60  # heaviest terms of a topic that are looked for in texts


def focus_of(query: Mapping[int, float], vectors: Vectors) -> dict[str, int]:
    """Weights of the stems in the heaviest terms of a query (amounts by column), the best at 1000."""
    weights = {
        column: (1 + log(max(amount, 1))) * float(vectors.idf[column])
        for column, amount in query.items()
    }
    return by_stem(weights, vectors)


def by_stem(weights: Mapping[int, float], vectors: Vectors) -> dict[str, int]:
    """Weights of the stems in the heaviest columns, the best at 1000. A pair's weight is its stems'.

    Whole numbers, so that sums do not depend on the order in which they are made.
    """
    stems = vectors.spelled
    heavy = sorted(weights, key=lambda column: (-weights[column], column))[:TERMS]
    summed: defaultdict[str, float] = defaultdict(float)
    for column in heavy:
        words = vectors.words_of(column)
        for word in words:
            summed[stems[word]] += weights[column] / len(words)
    best = max(summed.values(), default=1.0)
    return {stem: round(1000 * weight / best) for stem, weight in sorted(summed.items())}

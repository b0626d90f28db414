"""CONNECT: what two texts have in common when nothing else explains why they are near."""

from __future__ import annotations

from collections.abc import Mapping

from trellis.graph.neighbours import heaviest
from trellis.graph.vectors import Vectors

TERMS = 60  # of a text, heaviest first, that can be what it shares


class Wording:
    """Names the terms that texts share, as the garden's keywords are written (`labels`, by the stems
    that make their keys)."""

    def __init__(self, vectors: Vectors, labels: Mapping[str, str]) -> None:
        self._vectors, self._labels = vectors, labels
        self._heavy = heaviest(vectors.matrix, TERMS)
        self._stems = tuple(vectors.texts.stems)
        self._known: dict[int, dict[str, float]] = {}

    def shared(self, one: int, other: int) -> str:
        """The keyword that weighs most in the texts of two rows; empty when they share none."""
        mine, theirs = self._keywords(one), self._keywords(other)
        common = mine.keys() & theirs.keys()
        return min(common, key=lambda label: (-mine[label] * theirs[label], label), default="")

    def _keywords(self, row: int) -> dict[str, float]:
        """The weights of the terms of a row that are keywords somewhere, by label."""
        if row not in self._known:
            span = slice(self._heavy.indptr[row], self._heavy.indptr[row + 1])
            weights = zip(
                self._heavy.indices[span].tolist(), self._heavy.data[span].tolist(), strict=True
            )
            keys = (
                (" ".join(self._stems[word] for word in self._vectors.words_of(column)), weight)
                for column, weight in weights
            )
            self._known[row] = {
                self._labels[key]: weight for key, weight in keys if key in self._labels
            }
        return self._known[row]

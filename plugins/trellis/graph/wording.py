"""CONNECT: what two texts have in common when nothing else explains why they are near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trellis.graph.vectors import Vectors

LOOKED_AT = 12  # shared terms, heaviest first


@dataclass(frozen=True, slots=True)
class Wording:
    """`stems` by number, and `labels`: how a keyword is written, by the stems that make its key."""

    vectors: Vectors
    stems: tuple[str, ...]
    labels: Mapping[str, str]

    def shared(self, one: int, other: int) -> str:
        """The heaviest term that the texts of two rows share and that is a keyword of the garden."""
        mine, theirs = self._terms(one), self._terms(other)
        products = {column: mine[column] * theirs[column] for column in mine.keys() & theirs.keys()}
        heavy = sorted(products, key=lambda column: (-products[column], column))
        for column in heavy[:LOOKED_AT]:
            key = " ".join(self.stems[word] for word in self.vectors.words_of(column))
            if key in self.labels:
                return self.labels[key]
        return ""

    def _terms(self, row: int) -> dict[int, float]:
        matrix = self.vectors.matrix
        span = slice(matrix.indptr[row], matrix.indptr[row + 1])
        return dict(zip(matrix.indices[span].tolist(), matrix.data[span].tolist(), strict=True))

"""CONNECT: what two texts have in common when nothing else explains why they are near."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.graph.rows import heaviest
from trellis.graph.vectors import Vectors, with_rows

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

TERMS = 60  # of a text, heaviest first, that can be what it shares


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Names the terms that texts share, as the garden's keywords are written.

    `heavy` holds the terms that weigh most in each text, `labels` those of its columns that are keywords
    somewhere.
    """

    heavy: Matrix
    labels: Mapping[int, str]

    @classmethod
    def of(cls, vectors: Vectors, labels: Mapping[str, str]) -> Wording:
        """The heavy terms of `vectors`; `labels` are given by the stems that make a keyword's key."""
        return cls(heaviest(vectors.matrix, TERMS), _by_column(labels, vectors))

    def revised(self, changed: Iterable[str], vectors: Vectors) -> Wording:
        """This, where `changed` entities have other texts."""
        rows = vectors.rows_of(changed)
        heavy = with_rows(self.heavy, rows, heaviest(vectors.matrix[rows], TERMS))
        return Wording(heavy, self.labels)

    def shared(self, one: int, other: int, own: Collection[str]) -> str:
        """What weighs most in the texts of two rows, of their `own` keywords; empty when they share none.

        A word that is a keyword of neither is no reason to read the one after the other.
        """
        mine, theirs = self._keywords(one), self._keywords(other)
        common = mine.keys() & theirs.keys() & set(own)
        return min(common, key=lambda label: (-mine[label] * theirs[label], label), default="")

    def _keywords(self, row: int) -> dict[str, float]:
        """The weights of the terms of a row that are keywords somewhere, by label."""
        span = slice(*self.heavy.indptr[row : row + 2].tolist())
        weights = zip(
            self.heavy.indices[span].tolist(), self.heavy.data[span].tolist(), strict=True
        )
        return {self.labels[column]: weight for column, weight in weights if column in self.labels}


def _by_column(labels: Mapping[str, str], vectors: Vectors) -> dict[int, str]:
    """The display forms of keywords, given by key, by the columns of the terms that they are."""
    columns = vectors.columns_of([key.split(" ") for key in labels])
    named = zip(columns, labels.values(), strict=True)
    return {column: label for column, label in named if column >= 0}

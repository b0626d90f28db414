"""Meanings, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Encoder(Protocol):
    """A model that reads texts. `name` changes whenever what it makes of a text does."""

    @property
    def name(self) -> str:
        """What its findings are kept under."""

    @property
    def langs(self) -> frozenset[str]:
        """The languages that it knows."""

    def read(self, text: str) -> tuple[Sequence[tuple[int, int]], NDArray[np.float32]]:
        """Where each piece of `text` stands (from, to; the same for what stands for no piece), and in
        rows what each means there. What is longer than the model can read is cut off."""


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What one text means: a row for each passage, the name of the text first, of which the largest entry
    is 127; and of each different word (one a line, in order) how much of what the whole is about it says, in
    hundredths. `share` of its characters were read."""

    passages: NDArray[np.int8]
    words: str
    worth: NDArray[np.int16]
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """What the entities `ids` mean. Row i of `whole` is the entity `ids[i]`, all zero for one that was not
    read; its passages are the rows of `passages` that it is the `owner` of, in order. `words` are those of
    entities that were read, by row.
    """

    ids: tuple[str, ...]
    whole: NDArray[np.float32]
    passages: NDArray[np.int8]
    owner: NDArray[np.int32]
    words: dict[int, Meaning]


def lengths_of(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """The length of each row of whole numbers; one where it holds nothing."""
    import numpy as np

    lengths: NDArray[np.float64] = np.sqrt((rows.astype(np.float64) ** 2).sum(axis=1))
    return np.maximum(lengths, 1)

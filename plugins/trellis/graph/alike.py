"""CONNECT: which entities mean the like, where a model has read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.graph.neighbours import chunks, damped, heaviest, without_self
from trellis.semantics import Meanings

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

KEPT = 200  # for each entity


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """What a model read, and the entities that by it mean the like of each, with cosines."""

    meanings: Meanings
    near: Matrix


def alike(meanings: Meanings | None) -> Alike | None:
    """Which entities mean the like; None when nothing was read.

    Meanings are whole numbers so small that their products are exact as floats.
    """
    import numpy as np
    from scipy import sparse

    if meanings is None or not meanings.words:
        return None
    whole = meanings.whole
    lengths = np.sqrt((whole.astype(np.float64) ** 2).sum(axis=1))
    scale = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    parts = []
    for start, stop in chunks(len(whole)):
        near = np.maximum(whole[start:stop] @ whole.T, 0) * scale[start:stop, None] * scale
        if near.shape[1] > KEPT + 1:
            least = np.partition(near, -KEPT - 1, axis=1)[:, -KEPT - 1]
            near[near < least[:, None]] = 0
        parts.append(heaviest(without_self(sparse.csr_array(near), start), KEPT))
    found: Matrix = sparse.vstack(parts, format="csr")
    return Alike(meanings, found)


def as_cited(near: Matrix, citations: Matrix, k: int) -> Matrix:
    """The `k` nearest of each row, where what a row means is also what those mean that cite it."""
    around = without_self((near + near @ damped(citations)).tocsr(), 0)
    return heaviest(around, k)

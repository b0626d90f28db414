"""CONNECT: which entities mean the like, where a model has read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.graph.neighbours import chunks, damped
from trellis.graph.rows import heaviest, without_self
from trellis.semantics import Meanings, lengths_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

    Rows = NDArray[np.intp]

KEPT = 200  # for each entity
MANY = 4_000  # entities, from which on each is compared only with those in the cells nearest to it,
CELLS = 12  # so many of them,
BEST = 50  # and of each the best


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """What a model read, and the entities that by it mean the like of each, with cosines."""

    meanings: Meanings
    near: Matrix


def alike(meanings: Meanings | None) -> Alike | None:
    """Which entities mean the like; None when nothing was read."""
    import numpy as np
    from scipy import sparse

    if meanings is None or not meanings.words:
        return None
    size = len(meanings.ids)
    read = np.array(sorted(meanings.words))
    space = _Space.of(meanings.whole[read])
    near = space.by_cells() if len(read) > MANY else space.each_with_all()
    place = near.tocoo()
    ends = (read[place.row], read[place.col])
    found: Matrix = sparse.coo_array((place.data, ends), shape=(size, size)).tocsr()
    return Alike(meanings, found)


def as_cited(near: Matrix, citations: Matrix, k: int) -> Matrix:
    """The `k` nearest of each row, where what a row means is also what those mean that cite it."""
    import numpy as np

    around = (near + near @ damped(citations)).tocsr()
    return heaviest(without_self(around, np.arange(near.shape[0])), k)


@dataclass(frozen=True, slots=True, eq=False)
class _Space:
    """Rows of whole numbers so small that their products are exact as floats, and one over their lengths."""

    whole: NDArray[np.float32]
    scale: NDArray[np.float64]

    @classmethod
    def of(cls, whole: NDArray[np.float32]) -> _Space:
        return cls(whole, 1 / lengths_of(whole))

    def cosines(self, some: Rows, others: Rows) -> NDArray[np.float64]:
        """Of each of `some` rows with each of `others`; none is below zero."""
        import numpy as np

        products = np.maximum(self.whole[some] @ self.whole[others].T, 0)
        found: NDArray[np.float64] = products * self.scale[some, None] * self.scale[others]
        return found

    def each_with_all(self) -> Matrix:
        """The KEPT nearest of each row."""
        import numpy as np
        from scipy import sparse

        every = np.arange(len(self.whole))
        parts = []
        for some in chunks(len(every)):
            near = _best(self.cosines(some, every), KEPT + 1)
            parts.append(heaviest(without_self(sparse.csr_array(near), some), KEPT))
        found: Matrix = sparse.vstack(parts, format="csr")
        return found

    def by_cells(self) -> Matrix:
        """The KEPT nearest of each row among those in the cells nearest to it.

        A cell is what is nearest to one of a few rows, of which there are as many as a cell has members
        (an inverted file; Sivic & Zisserman 2003, doi:10.1109/ICCV.2003.1238663).
        """
        import numpy as np
        from scipy import sparse

        size = len(self.whole)
        every = np.arange(size)
        middles = np.linspace(0, size - 1, round(size**0.5)).astype(np.intp)
        home = np.zeros(size, dtype=np.intp)
        asked = np.zeros((size, CELLS), dtype=np.intp)
        for start in range(0, size, MANY):
            near = self.cosines(every[start : start + MANY], middles)
            ranked = np.argsort(-near, axis=1, kind="stable")[:, :CELLS]
            home[start : start + MANY], asked[start : start + MANY] = ranked[:, 0], ranked
        order = np.argsort(home, kind="stable")
        ends = np.searchsorted(home[order], np.arange(len(middles) + 1))
        parts = []
        for start in range(0, size, MANY):
            some = every[start : start + MANY]
            entries = [
                self._in_cell(
                    some[(asked[some] == cell).any(axis=1)], order[ends[cell] : ends[cell + 1]]
                )
                for cell in range(len(middles))
            ]
            rows, columns, amounts = (np.concatenate(one) for one in zip(*entries, strict=True))
            shape = (len(some), size)
            found: Matrix = sparse.coo_array(
                (amounts, (rows - start, columns)), shape=shape
            ).tocsr()
            parts.append(heaviest(without_self(found, some), KEPT))
        whole: Matrix = sparse.vstack(parts, format="csr")
        return whole

    def _in_cell(self, some: Rows, members: Rows) -> tuple[Rows, Rows, NDArray[np.float64]]:
        """The BEST of the members of a cell for each of `some` rows."""
        import numpy as np

        near = _best(self.cosines(some, members), BEST)
        rows, columns = np.nonzero(near)
        return some[rows], members[columns], near[rows, columns]


def _best(near: NDArray[np.float64], k: int) -> NDArray[np.float64]:
    """`near`, in which all but the `k` largest of each row, and what is level with these, are zero."""
    import numpy as np

    if near.shape[1] > k:
        least = np.partition(near, -k, axis=1)[:, -k]
        near[near < least[:, None]] = 0
    return near

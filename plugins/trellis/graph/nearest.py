"""CONNECT: the nearest entities of each, held as numbers; why they are near is told when it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from trellis.graph.neighbours import relative
from trellis.graph.reasons import Reasons, shares
from trellis.graph.values import Reason, Related
from trellis.graph.wording import Wording
from trellis.keywords.arrays import among, standing, starts_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix
    from trellis.keywords.arrays import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """Those near to row i, best first, stand from `starts[i]` to `starts[i + 1]`: their rows, their scores
    beside the best, and whether row i links to them."""

    starts: Ints
    rows: NDArray[np.int32]
    scores: NDArray[np.float32]
    linked: NDArray[np.bool_]


def best(near: Matrix, cited: Matrix, linked: int, others: int) -> Near:
    """Of the entries of each row so many that it cites, as many that cite it alone, and so many `others`,
    best first.

    What an entity is linked with already takes no place from what it is not.
    """
    import numpy as np

    size = near.shape[0]
    rows = np.repeat(np.arange(size), np.diff(near.indptr))
    order = np.lexsort((near.indices, -near.data, rows))
    columns = near.indices[order]
    scores = relative(near).data[order]
    citing = np.repeat(np.arange(size), np.diff(cited.indptr))
    pairs = np.sort(citing * size + cited.indices)
    cites = among(rows * size + columns, pairs)[0]
    backs = among(columns.astype(np.int64) * size + rows, pairs)[0] & ~cites
    kept = np.zeros(len(rows), dtype=bool)
    for some, most in ((cites, linked), (backs, linked), (~cites & ~backs, others)):
        place = np.flatnonzero(some)
        kept[place] = standing(rows[place]) < most
    return Near(
        starts_of(np.bincount(rows[kept], minlength=size)), columns[kept], scores[kept], cites[kept]
    )


class Nearest(Mapping[str, tuple[Related, ...]]):
    """For each of `ids` the entities near it, best first, in id order.

    There are some thirty for each entity, and readers see few of them: so much less is held, and the
    reasons of those that nobody looks at are never worked out.
    """

    def __init__(
        self,
        ids: tuple[str, ...],
        near: Near,
        reasons: Reasons,
        wording: Wording,
        meant: Matrix | None = None,
    ) -> None:
        self._ids, self._near = ids, near
        self._reasons, self._wording, self._meant = reasons, wording, meant
        self._rows = {id: row for row, id in enumerate(ids)}
        self._lately_asked = lru_cache(maxsize=256)(self._near_to)

    def __getitem__(self, id: str) -> tuple[Related, ...]:
        return self._lately_asked(self._rows[id])

    def _near_to(self, row: int) -> tuple[Related, ...]:
        some = slice(*self._near.starts[row : row + 2].tolist())
        others = self._near.rows[some].tolist()
        scores = self._near.scores[some].astype("float64").round(6).tolist()
        linked = self._near.linked[some].tolist()
        return tuple(
            [
                Related(self._ids[other], score, cites, partial(self._why, row, other, score))
                for other, score, cites in zip(others, scores, linked, strict=True)
            ]
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __repr__(self) -> str:
        return repr(dict(self))

    def _why(self, row: int, other: int, score: float) -> tuple[Reason, ...]:
        ids = self._ids[row], self._ids[other]
        found = self._reasons.between(*ids)
        if not found:
            own = {keyword.label for id in ids for keyword in self._reasons.keywords[id]}
            shared = self._wording.shared(row, other, own)
            meant = not shared and self._meant is not None and self._meant[row, other] > 0
            found = [(1.0, "meaning" if meant else "text", shared)]
        return shares(score, found)

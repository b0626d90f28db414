"""CONNECT: the nearest entities of each, held as numbers; why they are near is told when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from trellis.graph.reasons import Reasons, shares
from trellis.graph.rows import relative
from trellis.graph.values import Reason, Related
from trellis.graph.wording import Wording
from trellis.keywords.arrays import among, standing, starts_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.rows import Rows
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

    @classmethod
    def joined(cls, parts: Sequence[Near]) -> Near:
        """What is near to the rows of one part after the other."""
        import numpy as np

        starts = starts_of(np.concatenate([np.diff(part.starts) for part in parts]))
        held = ([getattr(part, name) for part in parts] for name in ("rows", "scores", "linked"))
        return cls(starts, *map(np.concatenate, held))

    def revised(self, rows: Ints, part: Near) -> Near:
        """These, with those near to `rows` as `part` has them, which has no others."""
        import numpy as np

        lengths = np.diff(self.starts)
        kept = np.ones(len(lengths), dtype=bool)
        kept[rows] = False
        own = np.repeat(np.arange(len(lengths)), lengths)
        held = kept[own]
        order = np.argsort(
            np.concatenate([own[held], np.repeat(rows, np.diff(part.starts))]), kind="stable"
        )
        lengths[rows] = np.diff(part.starts)

        def both(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
            joined: NDArray[Any] = np.concatenate([one[held], other])[order]
            return joined

        return Near(
            starts_of(lengths),
            both(self.rows, part.rows),
            both(self.scores, part.scores),
            both(self.linked, part.linked),
        )


def best(cited: Matrix, linked: int, others: int) -> Callable[[Matrix, Rows], Near]:
    """What chooses among the scores of some rows: so many that each cites, as many that cite it alone, and
    so many `others`, best first.

    What an entity is linked with already takes no place from what it is not.
    """
    import numpy as np

    size = cited.shape[0]
    citing = np.repeat(np.arange(size), np.diff(cited.indptr))
    pairs = np.sort(citing * size + cited.indices)

    def chosen(near: Matrix, rows: Rows) -> Near:
        place = np.repeat(np.arange(len(rows)), np.diff(near.indptr))
        order = np.lexsort((near.indices, -near.data, place))
        own = rows[place]
        columns = near.indices[order]
        cites = among(own * size + columns, pairs)[0]
        backs = among(columns.astype(np.int64) * size + own, pairs)[0] & ~cites
        kept = np.zeros(len(place), dtype=bool)
        for some, most in ((cites, linked), (backs, linked), (~cites & ~backs, others)):
            at = np.flatnonzero(some)
            kept[at] = standing(place[at]) < most
        starts = starts_of(np.bincount(place[kept], minlength=len(rows)))
        return Near(starts, columns[kept], relative(near).data[order][kept], cites[kept])

    return chosen


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
        self.near, self.reasons, self.wording = near, reasons, wording
        self._ids, self._meant = ids, meant
        self._rows = {id: row for row, id in enumerate(ids)}
        self._lately_asked = lru_cache(maxsize=256)(self._near_to)

    def __getitem__(self, id: str) -> tuple[Related, ...]:
        return self._lately_asked(self._rows[id])

    def _near_to(self, row: int) -> tuple[Related, ...]:
        some = slice(*self.near.starts[row : row + 2].tolist())
        others = self.near.rows[some].tolist()
        scores = self.near.scores[some].astype("float64").round(6).tolist()
        linked = self.near.linked[some].tolist()
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
        found = self.reasons.between(*ids)
        if not found:
            own = {keyword.label for id in ids for keyword in self.reasons.keywords[id]}
            shared = self.wording.shared(row, other, own)
            meant = not shared and self._meant is not None and self._meant[row, other] > 0
            found = [(1.0, "meaning" if meant else "text", shared)]
        return shares(score, found)

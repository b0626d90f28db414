"""Rows of different lengths, one after the other in flat arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_FULL = 1 << 62
"""More than a packed row may be."""
_AT_ONCE = 500
"""Entities that are counted together: what is made on the way is never as large as the garden."""
_ROWS = 200_000
"""Rows gathered at a time."""
_MEMBERS = 1_000_000
"""Members counted at a time."""


def batches(size: int) -> Iterator[tuple[int, int]]:
    """The rows of `size` entities, some at a time, from and to; one time at least."""
    return ((first, min(size, first + _AT_ONCE)) for first in range(0, max(size, 1), _AT_ONCE))


def starts_of(lengths: NDArray[np.integer]) -> Ints:
    """Where each row starts, and where the last ends: one number more than there are rows."""
    import numpy as np

    starts = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def places_in(starts: NDArray[np.integer], lengths: NDArray[np.integer]) -> Ints:
    """The places of all members of rows that start at `starts`, row by row."""
    import numpy as np

    ends = np.cumsum(lengths, dtype=np.int64)
    places = np.arange(int(ends[-1]) if len(ends) else 0)
    places += np.repeat(starts - (ends - lengths), lengths)
    return places


def gathered(
    members: NDArray[np.int32],
    starts: Ints,
    lengths: NDArray[np.integer],
    rows: NDArray[np.integer],
) -> NDArray[np.int32]:
    """The members of `rows`, one row after the other."""
    import numpy as np

    some = (rows[at : at + _ROWS] for at in range(0, max(len(rows), 1), _ROWS))
    return np.concatenate([members[places_in(starts[row], lengths[row])] for row in some])


def column(
    members: NDArray[np.integer], starts: Ints, lengths: NDArray[np.integer], place: int
) -> Ints:
    """The member at `place` of each row, counted from 1; 0 for rows that have none."""
    import numpy as np

    found = np.zeros(len(starts), dtype=np.int64)
    long = np.flatnonzero(lengths > place)
    found[long] = members[starts[long] + place]
    found[long] += 1
    return found


def standing(groups: NDArray[np.integer]) -> Ints:
    """The place of each member in its group, from 0; `groups` (ascending) tells the group of each."""
    import numpy as np

    places = np.arange(len(groups))
    return places - np.maximum.accumulate(np.where(beginnings(groups), places, 0))


def beginnings(ordered: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Which of numbers that are in order are the first of their kind."""
    import numpy as np

    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def distinct(code: Ints) -> tuple[Ints, NDArray[np.int32]]:
    """Where each different number first stands in `code`, in their order, and which of these each is."""
    import numpy as np

    order = np.argsort(code, kind="stable")
    new = beginnings(code[order])
    kinds = np.empty(len(code), dtype=np.int32)
    kinds[order] = np.cumsum(new, dtype=np.int32) - 1
    return order[new], kinds


def each_once(members: Ints) -> Ints:
    """The different members, in order; three times as fast as `np.unique`, which hashes them."""
    import numpy as np

    ordered = np.sort(members)
    return ordered[beginnings(ordered)]


def owned(
    members: NDArray[np.uint64], owners: NDArray[np.integer], size: int
) -> tuple[NDArray[np.uint64], Ints]:
    """The different members, in order, and how many of `size` owners have each."""
    import numpy as np

    alike, kind = np.unique(members, return_inverse=True)
    held = each_once(kind * np.int64(size) + owners) // max(size, 1)
    return alike, np.bincount(held, minlength=len(alike))


def tally(members: NDArray[np.integer], size: int) -> Ints:
    """How often each number below `size` is a member."""
    import numpy as np

    counts = np.zeros(size, dtype=np.int64)
    for at in range(0, len(members), _MEMBERS):  # all at once would be copied to wider numbers
        counts += np.bincount(members[at : at + _MEMBERS], minlength=size)
    return counts


def packed(columns: Iterable[NDArray[np.integer]], size: int) -> Ints:
    """One number for each row of `columns`, whose members are below `size`; equal and ordered as the
    rows are."""
    import numpy as np

    code: Ints | None = None
    most = 0
    for column in columns:
        if code is None:
            code, most = column.astype(np.int64), size - 1
            continue
        if (most + 1) * size > _FULL:
            kinds, code = np.unique(code, return_inverse=True)
            most = len(kinds) - 1
        code *= size
        code += column
        most = most * size + size - 1
    assert code is not None  # a row without columns has no number
    return code


def among(
    sought: NDArray[np.integer], known: NDArray[np.integer]
) -> tuple[NDArray[np.bool_], Ints]:
    """Which of `sought` are among `known` (ascending), and at which place there."""
    import numpy as np

    if not len(known):
        return np.zeros(len(sought), dtype=bool), np.zeros(len(sought), dtype=np.int64)
    at = np.minimum(np.searchsorted(known, sought), len(known) - 1)
    return known[at] == sought, at

"""What entities repeat: headers, footers, navigation, and the headings of a form that is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trellis.keywords.arrays import owned
from trellis.keywords.offers import HEADING, Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAST = 3
_SHARE = 0.2
_HEADED = 4
"""Entities with the same heading, above which it says which part of a text follows (`Return value`)."""


class Repeated(NamedTuple):
    """The digests, ascending, of the pieces that nearly all entities have, which are left out, and of the
    headings that several have, which are no phrases."""

    pieces: NDArray[np.uint64]
    headings: NDArray[np.uint64]


def repeated(pieces: Pieces, size: int) -> Repeated:
    """The pieces that more than a fifth of `size` entities (and three) have, and the headings that more than
    four have."""
    headed = pieces.level == HEADING
    return Repeated(
        _common(pieces.digest, pieces.owner, size, max(_LEAST, _SHARE * size)),
        _common(pieces.digest[headed], pieces.owner[headed], size, _HEADED),
    )


def _common(
    digests: NDArray[np.uint64], owners: NDArray[np.int32], size: int, most: float
) -> NDArray[np.uint64]:
    """The digests that more than `most` of `size` owners have."""
    alike, often = owned(digests, owners, size)
    return alike[often > most]

"""What nearly all entities repeat: headers, footers, navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAST = 3
_SHARE = 0.2


def repeated(
    digests: NDArray[np.uint64], owners: NDArray[np.int32], size: int
) -> NDArray[np.bool_]:
    """Which pieces, each with the number of its entity, more than a fifth of `size` entities (and
    three) have."""
    import numpy as np

    alike, kind = np.unique(digests, return_inverse=True)
    held = np.unique(kind * np.int64(size) + owners) // max(size, 1)
    spread = np.bincount(held, minlength=len(alike))
    often: NDArray[np.bool_] = spread[kind] > max(_LEAST, _SHARE * size)
    return often

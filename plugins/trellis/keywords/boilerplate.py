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
) -> NDArray[np.uint64]:
    """The digests, ascending, of the pieces that more than a fifth of `size` entities (and three) have;
    `owners` gives each piece's entity."""
    import numpy as np

    alike, kind = np.unique(digests, return_inverse=True)
    held = np.unique(kind * np.int64(size) + owners) // max(size, 1)
    often = np.bincount(held, minlength=len(alike)) > max(_LEAST, _SHARE * size)
    found: NDArray[np.uint64] = alike[often]
    return found

"""The memory of the process, where its allocator can be told what to do with it."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

LARGE = 2 * 1024 * 1024
"""Bytes from which on a piece of memory is the system's own."""
_MMAP_THRESHOLD = -3


def give_back_large() -> None:
    """What is LARGE goes back to the system as soon as it is freed.

    glibc begins so, but the first large array that is freed teaches it to keep others: among small objects
    that stay, a quarter of the memory was then free and of no use. Other allocators are left as they are.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # musl has no such call
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, LARGE)

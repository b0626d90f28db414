"""The memory of the process, where it can be told what to do with it."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

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


@contextmanager
def nothing_collected() -> Iterator[None]:
    """No search for objects that only keep one another alive.

    Where a great many objects are made to stay, each search walks over all there are so far and finds
    nothing: fifteen of them took a fifteenth of the time at 10,000 entities. What was made counts as old
    afterwards, so that no search for what is young walks over it either.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            if not gc.get_freeze_count():  # what somebody else froze stays so
                gc.freeze()
                gc.unfreeze()  # into the oldest generation
            gc.enable()

"""Work that other processes do meanwhile.

They are forked, so that they may read all there is already, and only what they find is sent back. Where
that is not safe or does not pay, the same work is done here and in turn: results never differ.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, partial
from itertools import pairwise
from typing import NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST = 4
"""Processes of a build, where its owner does not say: each has a share of the machine's memory."""


def available() -> int:
    """How many processes a build does well to use: one for each processor, but `MOST` at the most."""
    return min(MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def meanwhile(work: Callable[[], R], most: int) -> Callable[[], R]:
    """Begin `work`, which must change nothing, and return what waits for its result.

    It is done here, when its result is asked for, where `most`, the number of processes that may work at
    once, is one, or where another could not do it; that then raises what `work` raises.
    """
    if _usable(most) == 1:
        return cache(work)
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        _send(work, sending)
    os.close(sending)
    return cache(lambda: _received(work, receiving, child))


def in_shares(
    work: Callable[[Sequence[T]], R], items: Sequence[T], most: int, least: int = 100
) -> list[R]:
    """The results of `work` for runs of `items`, in order: one for each of `most` processes at most, and
    of `least` items at least."""
    count = max(1, min(_usable(most), len(items) // least))
    ends = [len(items) * at // count for at in range(count + 1)]
    first, *others = (items[start:end] for start, end in pairwise(ends))
    begun = [meanwhile(partial(work, share), most) for share in others]
    return [work(first), *(result() for result in begun)]


def _usable(most: int) -> int:
    """`most`, but one where a fork is not safe: anywhere but on Linux, and beside the threads of a
    preview, whose open connections a child would keep."""
    others = (one for one in threading.enumerate() if one is not threading.current_thread())
    return most if sys.platform == "linux" and all(one.daemon for one in others) else 1


def _send(work: Callable[[], object], sending: int) -> NoReturn:
    """Send the result of `work`, and end this process without what Python does at exit: that is its
    parent's to do."""
    gc.disable()  # it will not live long
    failed = 1
    try:
        with open(sending, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        failed = 0
    finally:
        os._exit(failed)


def _received(work: Callable[[], R], receiving: int, child: int) -> R:
    result: list[R] = []
    with open(receiving, "rb") as pipe, suppress(EOFError, pickle.UnpicklingError):
        result.append(pickle.load(pipe))
    _, failed = os.waitpid(child, 0)
    return work() if failed or not result else result[0]

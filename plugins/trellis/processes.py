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
"""Processes at once: each has a share of the machine's memory."""


def meanwhile(work: Callable[[], R]) -> Callable[[], R]:
    """Begin `work`, which must change nothing, and return what waits for its result.

    Done here, when its result is asked for, where no other process could do it or one failed to; it
    then raises what `work` raises.
    """
    if processes() == 1:
        return cache(work)
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        _send(work, sending)
    os.close(sending)
    return cache(lambda: _received(work, receiving, child))


def in_shares(work: Callable[[Sequence[T]], R], items: Sequence[T], least: int = 100) -> list[R]:
    """The results of `work` for runs of `items`, in order: one for each process that it pays to use,
    which is given `least` items at least."""
    count = max(1, min(processes(), len(items) // least))
    ends = [len(items) * at // count for at in range(count + 1)]
    first, *others = (items[start:end] for start, end in pairwise(ends))
    begun = [meanwhile(partial(work, share)) for share in others]
    return [work(first), *(result() for result in begun)]


def processes() -> int:
    """How many processes can work at once, this one included.

    One where a fork is not safe (anywhere but on Linux; beside the threads of a preview, whose open
    connections a child would keep).
    """
    others = (one for one in threading.enumerate() if one is not threading.current_thread())
    if sys.platform != "linux" or not all(one.daemon for one in others):
        return 1
    return min(MOST, len(os.sched_getaffinity(0)))


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

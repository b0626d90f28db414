"""Work that other processes do meanwhile."""

from __future__ import annotations

import operator
import os
import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest

from trellis.processes import MOST, available, in_shares, meanwhile

HERE = os.getpid()
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does everything")


@pytest.fixture
def a_server() -> Iterator[None]:
    """A thread that is not there for us alone, as that of a preview."""
    closing = threading.Event()
    thread = threading.Thread(target=closing.wait)
    thread.start()
    yield
    closing.set()
    thread.join()


@linux
def test_another_process_works_on_what_is_there() -> None:
    known = {"a": object()}  # nothing that could be sent
    assert meanwhile(lambda: (os.getpid() != HERE, sorted(known)), 2)() == (True, ["a"])


@linux
def test_several_work_at_once_on_much() -> None:
    begun = [meanwhile(partial(operator.mul, "x", size), 2) for size in (3, 5_000_000)]
    assert [len(result()) for result in reversed(begun)] == [5_000_000, 3]


@linux
def test_a_result_may_be_asked_for_twice() -> None:
    result = meanwhile(os.getpid, 2)
    assert result() == result() != HERE


@linux
def test_what_another_process_cannot_do_is_done_here() -> None:
    def dies() -> str:
        if os.getpid() != HERE:
            os._exit(0)
        return "done here"

    def cannot_be_sent() -> object:
        return (lambda: None) if os.getpid() != HERE else "done here"

    assert meanwhile(dies, 2)() == "done here"
    assert meanwhile(cannot_be_sent, 2)() == "done here"


def test_a_fault_is_raised_here() -> None:
    result = meanwhile(lambda: 1 // 0, 2)
    with pytest.raises(ZeroDivisionError):
        result()


def test_one_process_does_all_itself() -> None:
    assert meanwhile(os.getpid, 1)() == HERE
    assert in_shares(len, range(1000), 1) == [1000]


def test_a_build_uses_the_processors_that_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    for processors, used in (({3}, 1), ({0, 1}, 2), (set(range(64)), MOST)):
        monkeypatch.setattr(
            os, "sched_getaffinity", lambda _, there=processors: there, raising=False
        )
        assert available() == (used if sys.platform == "linux" else 1)


@pytest.mark.usefixtures("a_server")
def test_beside_a_server_all_is_done_here() -> None:
    assert meanwhile(os.getpid, 2)() == HERE


def test_shares_are_in_order_and_not_too_small() -> None:
    assert [one for share in in_shares(list, range(450), 2) for one in share] == list(range(450))
    assert in_shares(len, range(150), 2) == [150]
    assert in_shares(len, (), 2) == [0]


@linux
def test_each_process_has_a_share() -> None:
    places = in_shares(lambda share: os.getpid(), range(450), 2)
    assert places[0] == HERE
    assert len(set(places)) == len(places) == 2

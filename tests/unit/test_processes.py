"""Work that other processes do meanwhile."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from trellis.processes import in_shares, meanwhile, processes

HERE = os.getpid()
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does everything")


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


@pytest.fixture
def one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)


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
@pytest.mark.usefixtures("two_processors")
def test_another_process_works_on_what_is_there() -> None:
    known = {"a": object()}  # nothing that could be sent
    assert meanwhile(lambda: (os.getpid() != HERE, sorted(known)))() == (True, ["a"])


@linux
@pytest.mark.usefixtures("two_processors")
def test_several_work_at_once_on_much() -> None:
    begun = [meanwhile(lambda size=size: "x" * size) for size in (3, 5_000_000)]  # type: ignore[misc]
    assert [len(result()) for result in reversed(begun)] == [5_000_000, 3]


@linux
@pytest.mark.usefixtures("two_processors")
def test_a_result_may_be_asked_for_twice() -> None:
    result = meanwhile(os.getpid)
    assert result() == result() != HERE


@linux
@pytest.mark.usefixtures("two_processors")
def test_what_another_process_cannot_do_is_done_here() -> None:
    def dies() -> str:
        if os.getpid() != HERE:
            os._exit(0)
        return "done here"

    def cannot_be_sent() -> object:
        return (lambda: None) if os.getpid() != HERE else "done here"

    assert meanwhile(dies)() == "done here"
    assert meanwhile(cannot_be_sent)() == "done here"


@pytest.mark.usefixtures("two_processors")
def test_a_fault_is_raised_here() -> None:
    result = meanwhile(lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        result()


@pytest.mark.usefixtures("one_processor")
def test_with_one_processor_all_is_done_here() -> None:
    assert processes() == 1
    assert meanwhile(os.getpid)() == HERE
    assert in_shares(len, range(1000)) == [1000]


@pytest.mark.usefixtures("two_processors", "a_server")
def test_beside_a_server_all_is_done_here() -> None:
    assert meanwhile(os.getpid)() == HERE


@pytest.mark.usefixtures("two_processors")
def test_shares_are_in_order_and_not_too_small() -> None:
    assert [one for share in in_shares(list, range(450)) for one in share] == list(range(450))
    assert in_shares(len, range(150)) == [150]
    assert in_shares(len, ()) == [0]


@linux
@pytest.mark.usefixtures("two_processors")
def test_each_process_has_a_share() -> None:
    places = in_shares(lambda share: os.getpid(), range(450))
    assert places[0] == HERE
    assert len(set(places)) == len(places) == 2

"""What the allocator is told, and where there is nothing to tell it."""

from __future__ import annotations

import ctypes
import gc
import sys
from types import SimpleNamespace

import pytest

from trellis.memory import LARGE, give_back_large, nothing_collected


def test_large_pieces_go_back_to_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    library = SimpleNamespace(mallopt=lambda *what: told.append(what))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    give_back_large()
    assert told == [(-3, LARGE)]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_other_allocators_are_left_as_they_are(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace())
    give_back_large()


def test_while_much_is_made_to_stay_nothing_is_collected() -> None:
    with nothing_collected():
        assert not gc.isenabled()
        with nothing_collected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_to_stay_is_not_looked_through_as_if_it_were_young() -> None:
    with nothing_collected():
        made = [[number] for number in range(1_000)]
    old = set(map(id, gc.get_objects(generation=2)))
    assert all(id(one) in old for one in made)
    assert not gc.get_freeze_count()


def test_what_somebody_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with nothing_collected():
            pass
        assert gc.get_freeze_count() >= frozen > 0
    finally:
        gc.unfreeze()


def test_collecting_goes_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), nothing_collected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_collects_nothing_is_left_so() -> None:
    gc.disable()
    try:
        with nothing_collected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()

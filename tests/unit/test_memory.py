"""What the allocator is told, and where there is nothing to tell it."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from trellis.memory import LARGE, give_back_large


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

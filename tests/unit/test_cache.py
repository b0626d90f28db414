"""What is kept, and what becomes of it when it is damaged."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from trellis.cache import BESIDE, IDLE, Cache, digest, folder_for
from trellis.diagnostics import Diagnostic


def said(findings: list[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(one.code, one.path, one.message) for one in findings]


def write(file: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement, values)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a" / "cache")
    assert cache.read("things", {"x"}) == ({}, [])
    assert not (tmp_path / "a").exists(), "reading makes nothing"
    assert cache.write("things", {"x": b"one", "y": b""}, {"x", "y"}) == []
    assert Cache(tmp_path / "a" / "cache").read("things", {"x", "y", "z"}) == (
        {"x": b"one", "y": b""},
        [],
    )
    assert cache.read("others", {"x"}) == ({}, [])


def test_a_cache_without_a_folder_keeps_nothing() -> None:
    assert Cache().write("things", {"x": b"one"}, {"x"}) == []
    assert Cache().read("things", {"x"}) == ({}, [])


def test_more_keys_than_a_statement_takes(tmp_path: Path) -> None:
    cache, values = Cache(tmp_path), {f"k{number}": bytes([number % 256]) for number in range(1300)}
    cache.write("things", values, values.keys())
    assert cache.read("things", values.keys()) == (values, [])


@pytest.mark.parametrize(
    "change", ["value = x'00'", "checksum = x'00'", "value = 'text'", "value = NULL"]
)
def test_a_value_that_does_not_verify_is_dropped_once(tmp_path: Path, change: str) -> None:
    cache = Cache(tmp_path)
    cache.write("things", {"x": b"one", "y": b"two"}, {"x", "y"})
    write(tmp_path / "things.sqlite", f"UPDATE entries SET {change} WHERE key = 'x'")
    found, findings = cache.read("things", {"x", "y"})
    assert found == {"y": b"two"}
    assert said(findings) == [
        (
            "cache-unusable",
            f"{BESIDE}/things.sqlite",
            "what is damaged in it is made again (1)",
        )
    ]
    assert cache.read("things", {"x", "y"}) == ({"y": b"two"}, [])


def test_a_value_under_the_key_of_another_does_not_verify(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.write("things", {"x": b"one"}, {"x"})
    write(tmp_path / "things.sqlite", "UPDATE entries SET key = 'y'")
    assert cache.read("things", {"y"})[0] == {}


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "things.sqlite").write_bytes(content)
    cache = Cache(tmp_path)
    found, findings = cache.read("things", {"x"})
    assert found == {}
    assert said(findings) == [
        ("cache-unusable", f"{BESIDE}/things.sqlite", "it is damaged, and begun anew")
    ]
    assert cache.write("things", {"x": b"one"}, {"x"}) == []
    assert cache.read("things", {"x"}) == ({"x": b"one"}, [])


def test_another_versions_values_are_not_read(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.write("things", {"x": b"one"}, {"x"})
    write(tmp_path / "things.sqlite", "PRAGMA user_version = 9999")
    assert cache.read("things", {"x"}) == ({}, [])


def test_what_nobody_asks_for_goes_when_there_is_much_of_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.write("things", {f"old{number}": b"" for number in range(IDLE)}, set())
    cache.write("things", {"x": b""}, {"x"})
    assert len(cache.read("things", {"old0", "x"})[0]) == 2
    cache.write("things", {"y": b"", "z": b""}, {"y"})
    assert cache.read("things", {"old0", "x", "y", "z"})[0].keys() == {"y", "z"}


def test_a_place_that_cannot_be_written_is_said_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    [finding] = Cache(tmp_path / "cache").write("things", {"x": b"one"}, {"x"})
    assert finding.code == "cache-unusable"
    assert finding.message.startswith("it cannot be used now: ")
    assert finding.remedy == "nothing is lost but time; delete the folder if this comes again"


def test_another_build_that_writes_is_waited_for_and_then_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trellis.cache._PATIENCE", 0.01)
    cache = Cache(tmp_path)
    cache.write("things", {"x": b"one"}, {"x"})
    with closing(sqlite3.connect(tmp_path / "things.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert cache.read("things", {"x"})[0] == {}
        assert said(cache.write("things", {"y": b"two"}, {"y"}))[0][2].endswith("locked")
    assert cache.read("things", {"x"}) == ({"x": b"one"}, [])


def test_keys_tell_apart_what_they_are_made_from() -> None:
    assert digest(b"ab", b"c") == digest(b"ab", b"c")
    assert len({digest(b"ab", b"c"), digest(b"a", b"bc"), digest(b"abc"), digest(b"abc", b"")}) == 4


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="there it is elsewhere")
def test_a_bare_folders_cache_is_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_for(tmp_path, bare=False) == tmp_path / ".trellis" / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    one, other = (folder_for(tmp_path / name, bare=True) for name in ("a", "b"))
    assert one.parent == other.parent == tmp_path / "caches" / "trellis"
    assert one != other

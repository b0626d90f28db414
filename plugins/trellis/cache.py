"""What was worked out before, so that it need not be again: always safe to delete.

Values are bytes under a key that is a digest of all they were made from; whoever keeps them says which
in a namespace of their own. Each namespace is a small database beside the others, in which every value
has a checksum. What does not verify is as good as absent, and said so in a finding.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TypeVar

from trellis.diagnostics import Diagnostic, diagnostic

VERSION = 1
"""Of the form of the databases; another one's are made anew."""
BESIDE = ".trellis/cache"
"""Where the cache of a garden with a configuration is, below that."""
IDLE = 1_000
"""Values that are kept though nobody asked for them, beside as many as somebody asks for."""
_AT_ONCE = 500
_PATIENCE = 5.0
"""Seconds to wait for another build that writes."""

T = TypeVar("T")


def digest(*parts: bytes) -> str:
    """A key for what is made from `parts`, in this order."""
    found = blake2b(digest_size=20)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


def folder_for(root: Path, *, bare: bool) -> Path:
    """Where the garden below `root` has its cache; a `bare` folder's is in the user's own cache."""
    if not bare:
        return root / BESIDE
    return _users_cache() / "trellis" / digest(os.fsencode(root.resolve()))


def _users_cache() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


@dataclass(frozen=True, slots=True)
class Cache:
    """What is kept in `folder`; nothing when there is none.

    A failure to read or write is a finding and no more: the value is made again.
    """

    folder: Path | None = None

    def read(
        self, namespace: str, keys: Collection[str]
    ) -> tuple[dict[str, bytes], list[Diagnostic]]:
        """The values that are kept under `keys`."""
        if self.folder is None or not (self.folder / _name(namespace)).is_file():
            return {}, []
        return self._use(namespace, lambda database: _verified(database, keys, namespace), {})

    def write(
        self, namespace: str, values: Mapping[str, bytes], used: Collection[str]
    ) -> list[Diagnostic]:
        """Keep `values`. Others stay while they are few beside those that are `used`."""
        if self.folder is None or not values:
            return []
        return self._use(namespace, lambda database: _keep(database, values, used), None)[1]

    def _use(
        self, namespace: str, work: Callable[[sqlite3.Connection], tuple[T, str]], otherwise: T
    ) -> tuple[T, list[Diagnostic]]:
        """What `work` finds in a database, and what is wrong with that."""
        if self.folder is None:
            return otherwise, []
        file = self.folder / _name(namespace)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with closing(_opened(file)) as database:
                found, wrong = work(database)
        except sqlite3.OperationalError as error:  # locked by another build, no room, no permission
            return otherwise, [_finding(namespace, f"it cannot be used now: {error}")]
        except sqlite3.DatabaseError:
            with suppress(OSError):
                file.unlink()
            return otherwise, [_finding(namespace, "it is damaged, and begun anew")]
        except OSError as error:
            return otherwise, [_finding(namespace, f"it cannot be used now: {error.strerror}")]
        return found, [_finding(namespace, wrong)] if wrong else []


def _name(namespace: str) -> str:
    return f"{namespace}.sqlite"


def _finding(namespace: str, what: str) -> Diagnostic:
    return diagnostic(
        "cache-unusable",
        f"{BESIDE}/{_name(namespace)}",
        what,
        remedy="nothing is lost but time; delete the folder if this comes again",
    )


def _opened(file: Path) -> sqlite3.Connection:
    """The database in `file`, empty when it is new or of another version."""
    database = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            with database:
                database.execute("DROP TABLE IF EXISTS entries")
                database.execute(
                    "CREATE TABLE entries (key TEXT PRIMARY KEY, checksum BLOB, value BLOB)"
                )
                database.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _verified(
    database: sqlite3.Connection, keys: Collection[str], namespace: str
) -> tuple[dict[str, bytes], str]:
    """The values of `keys` that are what was written, and what to say of the others, which are deleted."""
    found: dict[str, bytes] = {}
    damaged: list[str] = []
    for some in _batches(keys):
        marks = ",".join("?" * len(some))
        rows = database.execute(
            f"SELECT key, checksum, value FROM entries WHERE key IN ({marks})", some
        )
        for key, checksum, value in rows:
            if isinstance(value, bytes) and checksum == _checksum(key, value):
                found[key] = value
            else:
                damaged.append(key)
    if not damaged:
        return found, ""
    with database:
        database.executemany("DELETE FROM entries WHERE key = ?", [(key,) for key in damaged])
    return found, f"what is damaged in it is made again ({len(damaged)})"


def _keep(
    database: sqlite3.Connection, values: Mapping[str, bytes], used: Collection[str]
) -> tuple[None, str]:
    rows = [(key, _checksum(key, value), value) for key, value in sorted(values.items())]
    with database:
        database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        (size,) = database.execute("SELECT count(*) FROM entries").fetchone()
        if size > 2 * len(used) + IDLE:
            kept = set(used) | values.keys()
            every = [key for (key,) in database.execute("SELECT key FROM entries")]
            idle = [(key,) for key in every if key not in kept]
            database.executemany("DELETE FROM entries WHERE key = ?", idle)
    return None, ""


def _checksum(key: str, value: bytes) -> bytes:
    return blake2b(value, digest_size=16, key=key.encode()).digest()


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sorted(keys))
    while some := list(islice(rest, _AT_ONCE)):
        yield some

"""READ: what a garden promised at its last `trellis lock`: topics, addresses, and places on the map.

`trellis.lock` lies beside `mkdocs.yml` and is committed. It is JSON with sorted keys and one thing a
line, so that git shows what changed and merges what two people locked. Builds read it; only `trellis
lock` and the decisions of `trellis topics` write it. A build without it is whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from trellis.diagnostics import Diagnostic, diagnostic

LEDGER_FILE = "trellis.lock"
SCHEMA = 1
DIGITS = 16
"""Hex digits of a file's SHA-256 that tell its states apart."""

_RESTORE = "take it from the repository as it was"
_MARKER = re.compile(r"^(?P<mark><{7}|={7}|>{7}|\|{7})(?: .*)?$")


@dataclass(frozen=True, slots=True)
class Change:
    """What one `trellis lock` found different in a topic; `day` is ISO. Ids of sources, words of keywords.

    `was` is a former title; `took` are the titles of topics that became part of this one, `gave` of those
    that were parted from it.
    """

    day: str = ""
    was: str = ""
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    former_words: tuple[str, ...] = ()
    took: tuple[str, ...] = ()
    gave: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LockedTopic:
    """A topic as it was: `sources` are entity ids with the digest of each one's file; `guests` those of
    them whose home is another topic.

    `dropped`: the writer wants no such topic.
    """

    title: str = ""
    origin: Literal["curated", "discovered"] = "discovered"
    keywords: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    guests: tuple[str, ...] = ()
    parent: str = ""
    dropped: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class LockedPage:
    """Whose page stood at an address: an entity's id, `topic:<topic_id>`, `series:<slug>`, `keyword:<key>`
    or `trail:<topic_id>:<topic_id>`.

    An entity's title and digest tell it again when its file is renamed.
    """

    of: str = ""
    title: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything is by id or address. `heirs`: which topic stands for one that is no more ("": none).

    `positions` are places of topics on the map, as the map itself counts.
    """

    topics: Mapping[str, LockedTopic] = field(default_factory=dict)
    heirs: Mapping[str, str] = field(default_factory=dict)
    urls: Mapping[str, LockedPage] = field(default_factory=dict)
    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(getattr(self, part.name) for part in fields(self))


def short_digest(digest: str) -> str:
    """As much of a digest as the ledger keeps."""
    return digest[:DIGITS]


def read_ledger(text: str) -> tuple[Ledger, list[Diagnostic]]:
    """The ledger in `text`, and what is wrong with it.

    Of a merge that left both sides in the file, both are read, and the first wins where they differ.
    """
    sides, line = _sides(text)
    ledgers = []
    for side in sides:
        ledger, finding = _parsed(side)
        if finding:
            return Ledger(), [finding]
        ledgers.append(ledger)
    if line == 0:
        return ledgers[0], []
    remedy = "run `trellis lock`: it writes what both sides hold"
    message = "two sides of a merge stand in it; both are read"
    return _joined(*ledgers), [
        diagnostic("lock-conflict", LEDGER_FILE, message, line=line, remedy=remedy)
    ]


def following(ledger: Ledger, digests: Mapping[str, str]) -> Ledger:
    """`ledger` with the new id of every entity whose file was renamed and is else as it was; `digests`
    are those of all entities by id."""
    known = {page.of: page.digest for page in ledger.urls.values() if page.digest}
    for topic in ledger.topics.values():
        known |= topic.sources
    gone: dict[str, list[str]] = {}
    for id, digest in known.items():
        if id not in digests:
            gone.setdefault(digest, []).append(id)
    if not gone:
        return ledger
    new: dict[str, list[str]] = {}
    for id, digest in digests.items():
        if id not in known:
            new.setdefault(short_digest(digest), []).append(id)
    now = {
        old[0]: new[digest][0]
        for digest, old in gone.items()
        if len(old) == 1 and len(new.get(digest, ())) == 1
    }
    if not now:
        return ledger
    return replace(
        ledger,
        urls={
            url: replace(page, of=now.get(page.of, page.of)) for url, page in ledger.urls.items()
        },
        topics={
            id: replace(
                topic,
                sources={now.get(one, one): digest for one, digest in topic.sources.items()},
                guests=tuple(sorted(now.get(one, one) for one in topic.guests)),
            )
            for id, topic in ledger.topics.items()
        },
    )


def ledger_text(ledger: Ledger) -> str:
    """`ledger` as it is written: the same ledger gives the same bytes."""
    return "\n".join(_lines({"schema": SCHEMA} | _plain(ledger), "")) + "\n"


# Reading


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Ledger]:
    return TypeAdapter(Ledger)


def _parsed(text: str) -> tuple[Ledger, Diagnostic | None]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        return Ledger(), _broken("it is not JSON", line, column)
    if "\\u" in text and not _is_text(data):
        return Ledger(), _broken("it holds half a character")
    schema = data.pop("schema", None) if isinstance(data, dict) else None
    if isinstance(schema, int) and schema > SCHEMA:
        said = f"a newer Trellis wrote it (its schema is {schema}, not {SCHEMA})"
        return Ledger(), _broken(said, remedy="update Trellis")
    if schema != SCHEMA:
        return Ledger(), _broken(f"its schema is {schema!r}, not {SCHEMA}")
    try:
        return _adapter().validate_python(data), None
    except ValidationError as error:
        first = error.errors()[0]
        place = " → ".join(str(part) for part in first["loc"])
        return Ledger(), _broken(f"{place}: {first['msg'].replace('tuple', 'list')}")


def _is_text(data: Any) -> bool:
    """Whether all that JSON gave can be written: an escape may stand for half a character."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def _broken(what: str, line: int = 1, column: int = 1, remedy: str = "") -> Diagnostic:
    return diagnostic(
        "lock-unreadable",
        LEDGER_FILE,
        f"it cannot be read: {what}",
        line=line,
        column=column,
        remedy=remedy or f"{_RESTORE}; without it topics and addresses may change",
    )


def _sides(text: str) -> tuple[list[str], int]:
    """`text`, or the two sides of the merges that stand in it; and the line of the first one."""
    sides: tuple[list[str], list[str]] = ([], [])
    into: tuple[int, ...] = (0, 1)
    first = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _MARKER.match(line):
            first = first or number
            into = {"<": (0,), "|": (), "=": (1,), ">": (0, 1)}[match["mark"][0]]
            continue
        for side in into:
            sides[side].append(line)
    if not first:
        return [text], 0
    return ["\n".join(side) for side in sides], first


def _joined(ledger: Ledger, other: Ledger) -> Ledger:
    parts = {
        part.name: {**getattr(other, part.name), **getattr(ledger, part.name)}
        for part in fields(ledger)
    }
    return replace(ledger, **parts)


# Writing


def _plain(value: Any) -> Any:
    """`value` as JSON has it, without what has its default: a ledger says only what is so."""
    if is_dataclass(value):
        own = ((part, getattr(value, part.name)) for part in fields(value))
        return {part.name: _plain(one) for part, one in own if one not in (part.default, {})}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _lines(value: Any, indent: str) -> Iterator[str]:
    """JSON, sorted: mappings and lists of words one entry a line, what is small on one line."""
    if isinstance(value, dict) and not _small(value):
        yield "{"
        entries = [
            (f"{json.dumps(key, ensure_ascii=False)}: ", one) for key, one in sorted(value.items())
        ]
        yield from _entries(entries, indent)
        yield indent + "}"
    elif isinstance(value, list) and value and not isinstance(value[0], int):
        yield "["
        yield from _entries([("", one) for one in value], indent)
        yield indent + "]"
    else:
        yield json.dumps(value, ensure_ascii=False, sort_keys=True)


def _entries(entries: list[tuple[str, Any]], indent: str) -> Iterator[str]:
    deeper = indent + " "
    for number, (name, value) in enumerate(entries, start=1):
        *rest, last = _lines(value, deeper)
        comma = "," if number < len(entries) else ""
        lines = [*rest, last + comma]
        yield deeper + name + lines[0]
        yield from lines[1:]


def _small(value: Mapping[str, Any]) -> bool:
    """Whether a mapping is one thing: an address and whose it is."""
    return "of" in value and all(isinstance(item, str) for item in value.values())

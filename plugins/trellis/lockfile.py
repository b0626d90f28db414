"""READ: `trellis.lock`, the file that a ledger is kept in, read and written as text.

It lies beside `mkdocs.yml` and is committed. It is JSON with sorted keys and one thing a line, so that git
shows what changed and merges what two people locked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.ledger import LEDGER_FILE, Ledger, joined

SCHEMA = 1

_RESTORE = "take it from the repository as it was"
_MARKER = re.compile(r"^(?P<mark><{7}|={7}|>{7}|\|{7})(?: .*)?\r?$")


def read_ledger(text: str) -> tuple[Ledger, list[Diagnostic]]:
    """The ledger in `text`, and what is wrong with it.

    Of a merge that left both sides in the file, both are read and joined.
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
    return joined(*ledgers), [
        diagnostic("lock-conflict", LEDGER_FILE, message, line=line, remedy=remedy)
    ]


def ledger_text(ledger: Ledger) -> str:
    """`ledger` as it is written: the same ledger gives the same bytes."""
    return "\n".join(_lines({"schema": SCHEMA} | _plain(ledger), "")) + "\n"


# Reading


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Ledger]:
    return TypeAdapter(Ledger)


def _parsed(side: _Side) -> tuple[Ledger, Diagnostic | None]:
    try:
        data = json.loads(side.text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        return Ledger(), _broken("it is not JSON", (side.lines or [1])[line - 1], column)
    if "\\u" in side.text and not _is_text(data):
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


class _Side(NamedTuple):
    """A side of a merge, and the line of the file that each of its lines is."""

    text: str
    lines: Sequence[int]


def _sides(text: str) -> tuple[list[_Side], int]:
    """`text`, or the two sides of the merges that stand in it; and the line of the first one."""
    sides: tuple[dict[int, str], ...] = ({}, {})
    into = sides
    first = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _MARKER.match(line):
            first = first or number
            into = {"<": sides[:1], "|": (), "=": sides[1:], ">": sides}[match["mark"][0]]
            continue
        for side in into:
            side[number] = line.removeprefix("\ufeff")
    made = [_Side("\n".join(side.values()), list(side)) for side in sides]
    return (made, first) if first else (made[:1], 0)


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

"""Shards: an index cut into files that hold a stretch of the alphabet each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from trellis.publish.search.postings import packed


@dataclass(frozen=True, slots=True)
class Shards:
    """The files of one index, and `starts`: what each begins with, the first with "".

    A term is in the last shard that starts with no more than it.
    """

    starts: tuple[str, ...]
    files: tuple[str, ...]


def cut(postings: Mapping[str, list[int]], size: int) -> Shards:
    """The index as files of about `size` characters. Terms are ordered as JavaScript compares them."""
    starts, files = [""], list[str]()
    lines, room, before = list[str](), size, ""
    for term in sorted(postings, key=_code_units):
        line = f"{_quoted(term)}:{_numbers(packed(postings[term]))}"
        if lines and len(line) > room:
            files.append(_object(lines))
            starts.append(_separator(before, term))
            lines, room = [], size
        lines.append(line)
        room -= len(line) + 1
        before = term
    files.append(_object(lines))
    return Shards(tuple(starts), tuple(files))


def _separator(before: str, term: str) -> str:
    """The shortest beginning of `term` that sorts after `before`."""
    same = next(
        (at for at, (a, b) in enumerate(zip(before, term, strict=False)) if a != b), len(before)
    )
    return term[: same + 1]


def _code_units(term: str) -> bytes:
    return term.encode("utf-16-be", "surrogatepass")


_quoted = json.JSONEncoder(ensure_ascii=False).encode


def _numbers(found: list[int]) -> str:
    return "[" + ",".join(map(str, found)) + "]"


def _object(lines: list[str]) -> str:
    return "{" + ",\n".join(lines) + "}\n"

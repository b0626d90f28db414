"""CHECK: links whose target is misspelt, where only one name can have been meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trellis.entities import Entity
from trellis.fieldnames import distance
from trellis.fixes.edits import Edit, line_starts
from trellis.garden import Garden
from trellis.links import Found, Missing
from trellis.links.names import fold
from trellis.markup import Reference

LONGEST = 200  # letters of a name that are compared
SHORTEST = 6  # letters of a name in which a slip can be told from another word

_PLAIN = re.compile(r"[\w./-]+", re.ASCII)
_DIGITS = re.compile(r"\d+")


def misspelt_targets(text: str, entity: Entity, garden: Garden) -> Iterator[Edit]:
    """Renames in `entity` of targets that are one slip away from one name, and from no other.

    A slip is one letter too many, too few, wrong, or swapped with its neighbour. Names that differ in
    their first letter, in a digit or in an `s` at their end may all be right, and are left alone.
    """
    lines = line_starts(text)
    known: dict[tuple[str, str], str | None] = {}
    for link in garden.links.outgoing.get(entity.id, ()):
        reference = link.reference
        if reference.kind not in ("wikilink", "embed", "link"):
            continue
        if not isinstance(link.resolution, Missing) or not link.resolution.nearest:
            continue
        key = reference.kind, reference.target
        if key not in known:
            known[key] = _mended(reference, entity, link.resolution.nearest, garden)
        target = known[key]
        if target is None:
            continue
        start = lines[reference.line - 1] + reference.column - 1
        end = lines[reference.line] if reference.line < len(lines) else len(text)
        at = text.find(reference.target, start, end)
        if at >= 0:
            told = f"“{reference.target}” is now “{target}”"
            yield Edit(at, at + len(reference.target), target, told)


def _mended(
    reference: Reference, entity: Entity, nearest: tuple[str, ...], garden: Garden
) -> str | None:
    """The target as it was meant, in the form in which it is written; None where that is not certain."""
    folder, slash, last = reference.target.rpartition("/")
    extension = ".md" if last.lower().endswith(".md") else ""
    written = last[: len(last) - len(extension)]
    meant = {
        id: name
        for id in nearest
        for name in _names(garden.entities[id], with_title=not slash)
        if _is_slip(written, name)
    }
    if len(meant) != 1:
        return None
    [(id, name)] = meant.items()
    target = f"{folder}{slash}{name}{extension}"
    if reference.kind == "link" and not _PLAIN.fullmatch(target):
        return None
    found = garden.resolver.resolve(replace(reference, target=target, fragment=""), entity.id)
    return target if isinstance(found, Found) and found.id == id else None


def _names(entity: Entity, *, with_title: bool) -> Iterator[str]:
    """What a link to an entity is written as; the file's name last, since it counts most."""
    if with_title:
        yield from (entity.title, *entity.aliases)
    yield entity.id.rpartition("/")[2]


def _is_slip(written: str, name: str) -> bool:
    one, other = fold(written), fold(name)
    return (
        SHORTEST <= min(len(one), len(other)) <= LONGEST
        and abs(len(one) - len(other)) <= 1
        and one[0] == other[0]
        and _DIGITS.findall(one) == _DIGITS.findall(other)
        and one.rstrip("s") != other.rstrip("s")
        and not set(name) & set("[]|#^\n")
        and distance(one, other) == 1
    )

"""Fields by the names that writers give them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trellis.fieldnames import normal_key
from trellis.queries.ground import Ground, did_you_mean
from trellis.queries.properties import DERIVED, PLURALS
from trellis.queries.syntax import Literal, Member, Name, Node, QueryError, children

SETTINGS = ("show", "columns", "where", "sort", "group", "limit")
"""The names of lines that are no conditions."""

_SINGULARS = {"topics": "topic", "keywords": "keyword", "tags": "tag"}
_SPOKEN = frozenset({"file", "note", "entity", "this", "value", "index"})
"""Names that are no fields."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a block: what it says, and the offset where it begins in its line."""

    text: str
    at: int

    def after(self, length: int) -> Piece:
        """What follows its first characters."""
        return Piece(self.text[length:], self.at + length)


def known_field(name: Piece, ground: Ground) -> str:
    """The field that `name` means. Raises QueryError when no page has one."""
    key = normal_key(name.text)
    key = PLURALS.get(key, key)
    if key in DERIVED:
        return key
    if key in ground.field_names:
        return ground.field_names[key]
    known = {*DERIVED, *_SINGULARS.values(), *ground.field_names.values(), *SETTINGS}
    remedy = did_you_mean(name.text, known) or "name a field that some page has"
    raise QueryError(f"no page has a field `{name.text}`", name.at, remedy, "query-unknown-name")


def field_node(name: str) -> Node:
    """A field by its name: as Trellis knows it, else as files have it."""
    return Member(Name("entity" if name in DERIVED else "note"), Literal(name))


def check_names(node: Node, ground: Ground) -> None:
    """Raises QueryError for a bare name in an expression that is no field of any page."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        waiting += children(one)
        if isinstance(one, Name) and one.name not in _SPOKEN:
            known_field(Piece(one.name, one.at), ground)


def heading(name: str) -> str:
    """A field's name as the heading of a column: `seriesName` → `Series name`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]", " ", name).split()
    return " ".join(words).capitalize()

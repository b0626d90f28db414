"""Trellis' own query blocks: one line for each thing that is asked.

    kind: post, deck
    topic: Mesh networks
    year: 2024..2026
    sort: date desc
    limit: 5

A line that is no setting is a condition on a field. Of the values between its commas one must hold;
`not` before them turns them round; `a..b` is a range; `any` and `none` ask whether there is a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from trellis.fieldnames import normal_key
from trellis.queries.conditions import condition, values_in
from trellis.queries.expressions import bound, parse_expression
from trellis.queries.ground import Ground, did_you_mean
from trellis.queries.named import (
    SETTINGS,
    Piece,
    check_names,
    field_node,
    heading,
    known_field,
)
from trellis.queries.properties import DERIVED
from trellis.queries.syntax import Every, Node, QueryError
from trellis.queries.values import MOST, Column, Form, Limit, Order, Query, Sort, Step, Where

FORMS: Mapping[str, Form] = {"list": "list", "table": "table", "cards": "cards"}

_LINE = re.compile(r"[ \t]*(?P<name>[^:\s][^:]*?)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$")
_COLUMN = re.compile(r"(?P<name>.+?)(?:[ \t]+as[ \t]+(?P<heading>.+))?")
_TABLE = ("kind", "date")
_NEWEST = (Order(field_node("date"), descending=True), Order(field_node("title")))


@dataclass(slots=True)
class _Reading:
    """A block as far as it is read."""

    ground: Ground
    form: Form | None = None
    columns: tuple[Column, ...] | None = None
    conditions: list[Node] = field(default_factory=list)
    orders: tuple[Order, ...] = ()
    groups: Order | None = None
    limit: int = MOST
    seen: set[str] = field(default_factory=set)

    def take(self, name: Piece, value: Piece) -> None:
        """Reads one line. Raises QueryError."""
        word = normal_key(name.text)
        if not value.text:
            raise QueryError(f"`{name.text}` has no value", name.at, "write one after the colon")
        if word in self.seen:
            raise QueryError(f"`{name.text}` is given twice", name.at, "remove one of them")
        if word in SETTINGS and word != "where":
            self.seen.add(word)
        match word:
            case "show":
                self.form = _form(value)
            case "columns":
                self.columns = tuple(map(self._column, values_in(value)))
            case "where":
                node = parse_expression(value.text, value.at)
                check_names(node, self.ground)
                self.conditions.append(node)
            case "sort":
                self.orders = tuple(map(self._order, values_in(value)))
            case "group":
                self.groups = self._order(value)
            case "limit":
                self.limit = _limit(value)
            case _:
                self.conditions.append(condition(name, value, self.ground))

    def query(self) -> Query:
        """What was read."""
        form = self.form or ("table" if self.columns else "list")
        columns = self.columns
        if columns is None:
            columns = tuple(map(_own_column, _TABLE)) if form == "table" else ()
        conditions = tuple(self.conditions)
        steps: list[Step] = [Where(Every(conditions))] if conditions else []
        steps += [Sort((*self.orders, *_NEWEST)), Limit(self.limit)]
        return Query(form, columns, tuple(steps), self.groups, whole=False)

    def _column(self, value: Piece) -> Column:
        """`field`, or `field as Heading`."""
        match = _COLUMN.fullmatch(value.text)
        assert match is not None  # values are not empty
        known = known_field(Piece(match["name"], value.at), self.ground)
        if match["heading"]:
            return Column(match["heading"], field_node(known))
        return _own_column(known)

    def _order(self, value: Piece) -> Order:
        """`field`, `field asc` or `field desc`."""
        name, _, direction = value.text.rpartition(" ")
        if not name or direction.casefold() not in ("asc", "desc"):
            name, direction = value.text, "asc"
        known = known_field(Piece(name.strip(), value.at), self.ground)
        return Order(field_node(known), direction.casefold() == "desc")


def parse_native(text: str, ground: Ground) -> tuple[Query, list[QueryError]]:
    """The query in `text`, and the fault of each line that has one."""
    bound(text)
    reading = _Reading(ground)
    faults: list[QueryError] = []
    at = 0
    for line in text.split("\n"):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                reading.take(*_line(line, at))
            except QueryError as fault:
                faults.append(fault)
        at += len(line) + 1
    return reading.query(), faults


def _own_column(name: str) -> Column:
    known = name in DERIVED
    return Column("" if known else heading(name), field_node(name), name if known else "")


def _line(line: str, at: int) -> tuple[Piece, Piece]:
    match = _LINE.match(line)
    if match is None:
        listed = line.lstrip().startswith("- ")
        remedy = "write the values in one line, with commas between them"
        raise QueryError(
            "this line is not `name: value`",
            at + len(line) - len(line.lstrip()),
            remedy if listed else "write it as `kind: post`",
        )
    name, value = match.start("name"), match.start("value")
    return Piece(match["name"], at + name), Piece(match["value"], at + value)


def _form(value: Piece) -> Form:
    form = FORMS.get(value.text.casefold())
    if form is None:
        remedy = did_you_mean(value.text, FORMS) or "write list, table or cards"
        raise QueryError(f"`{value.text}` is no way to show a list", value.at, remedy)
    return form


def _limit(value: Piece) -> int:
    digits = value.text.isascii() and value.text.isdigit() and len(value.text) < 6
    if not digits or not 1 <= int(value.text) <= MOST:
        message = f"`limit` should be a number from 1 to {MOST}, not `{value.text}`"
        raise QueryError(message, value.at, "write digits only")
    return int(value.text)

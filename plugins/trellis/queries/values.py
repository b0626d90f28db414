"""Queries as values: what is asked, in whichever syntax, and what the garden answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from trellis.queries.syntax import Node

Form = Literal["list", "table", "cards"]

MOST = 500
"""How many rows an answer has at most."""


class Tag(str):
    """A tag, without its `#`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What leads to an entity, kind, topic, keyword or series by its id, or to a page elsewhere by `url`.

    One that leads nowhere ("" for `kind`) is its label.
    """

    label: str
    kind: Literal["", "entity", "kind", "topic", "keyword", "series", "external"] = ""
    id: str = ""
    anchor: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """An entity as a file: what `file.…` speaks of."""

    id: str


@dataclass(frozen=True, slots=True)
class Fields:
    """An entity as its fields: all of them (as for `this`), what its file says (`note`), or what Trellis
    knows of it (`entity`).
    """

    id: str
    scope: Literal["", "note", "entity"] = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time. Months are apart, since they have no length in days."""

    milliseconds: float = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row on its way through a query: an entity (or None for a group), and values by name."""

    id: str | None
    extra: Mapping[str, Value] = field(default_factory=dict)


Value = (
    None
    | bool
    | int
    | float
    | str
    | dt.datetime
    | Span
    | Link
    | File
    | Fields
    | Row
    | tuple["Value", ...]
    | Mapping[str, "Value"]
)


LARGEST = 1e300
"""No number is larger: what is reckoned with it must not fail."""


def as_finite(number: float) -> float | None:
    """`number`; None for what is too large, endless, or no number."""
    return number if abs(number) < LARGEST else None


@dataclass(frozen=True, slots=True)
class Order:
    """What rows are sorted by."""

    by: Node
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """A step that keeps the rows for which a condition holds."""

    condition: Node


@dataclass(frozen=True, slots=True)
class Sort:
    """A step that puts rows in order; what is absent comes last, or first if it counts as less."""

    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """A step that keeps the first rows."""

    most: int


@dataclass(frozen=True, slots=True)
class Gather:
    """A step that makes one row of all rows of one value: `name` and `key` are it, `rows` are they."""

    by: Node
    name: str


@dataclass(frozen=True, slots=True)
class Spread:
    """A step that makes a row of each item of a list, which then stands under `name`."""

    by: Node
    name: str


Step = Where | Sort | Limit | Gather | Spread


@dataclass(frozen=True, slots=True)
class Column:
    """What is shown of each row: its heading and its value.

    Where `field` names what Trellis knows of every entity, the heading is in the reader's language, and
    `label` is "".
    """

    label: str
    value: Node
    field: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, whatever its syntax.

    `columns` stand after the entity itself, which is only left out when `bare`; `title` heads its
    column ("" for the usual word). `groups` parts what is shown under headings. `formulas` are
    expressions by name. With `absent_least`, what is absent is less than anything; else it is not
    compared. Without `whole`, the page that asks and the pages of lists are left out.
    """

    form: Form = "list"
    columns: tuple[Column, ...] = ()
    steps: tuple[Step, ...] = ()
    groups: Order | None = None
    formulas: Mapping[str, Node] = field(default_factory=dict)
    name: str = ""
    title: str = ""
    bare: bool = False
    absent_least: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a query, and where in its text: line and column from 1, 0 for the whole."""

    code: str
    message: str
    remedy: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as written: its language, its text, and the view of a base that is wanted ("": the first)."""

    language: str
    text: str
    view: str = ""


Scalar = None | bool | int | float | str | dt.datetime | Span | Link
Cell = tuple[Scalar, ...]
"""What stands in one place of a row, in order."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, and the field that it is of (see `Column`)."""

    label: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of an answer: its entity ("" for a group's), and a cell for each column."""

    id: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of an answer below one heading (empty for none)."""

    heading: Cell
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the garden answers: lines in parts, or what is wrong with the question."""

    asked: Asked
    form: Form = "list"
    name: str = ""
    title: str = ""
    columns: tuple[Heading, ...] = ()
    parts: tuple[Part, ...] = ()
    bare: bool = False
    faults: tuple[Fault, ...] = ()

"""A query asked of the ground: rows through its steps, one after the other, and what is shown of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from trellis.markup.scanner import WIKILINK
from trellis.queries.check import check
from trellis.queries.compare import Key, is_true, sort_key, text_of
from trellis.queries.evaluate import LEAST_WORK, Scope
from trellis.queries.ground import Ground
from trellis.queries.list_functions import as_list
from trellis.queries.settled import holding, settled_first
from trellis.queries.syntax import Node
from trellis.queries.values import (
    Answer,
    Asked,
    Cell,
    Fields,
    File,
    Gather,
    Heading,
    Limit,
    Line,
    Link,
    Order,
    Part,
    Query,
    Row,
    Scalar,
    Sort,
    Span,
    Spread,
    Step,
    Value,
    Where,
)

WORK_FOR_EACH = 500
"""How many steps of work a query may take for each entity."""
MOST_ROWS = 20_000
"""How many rows there may be once lists are spread."""


def select(query: Query, asked: Asked, page: str, ground: Ground) -> Answer:
    """What `query`, which stands on the page of the entity `page`, finds. Raises QueryError."""
    for node in _nodes(query):
        check(node, ground)
    work = LEAST_WORK + WORK_FOR_EACH * len(ground.entities)
    scope = Scope(ground, page, query.formulas, query.absent_least, left=work)
    settled, steps = settled_first(query.steps)
    rows: Iterable[Row] = _entities(query, page, ground, settled)
    for step in steps:
        rows = _apply(step, rows, scope)
    parts = _parts(query, list(rows), scope)
    return Answer(
        asked=asked,
        form=query.form,
        name=query.name,
        title=query.title,
        columns=tuple(Heading(column.label, column.field) for column in query.columns),
        parts=parts,
        bare=query.bare,
    )


def _nodes(query: Query) -> Iterator[Node]:
    yield from query.formulas.values()
    for step in query.steps:
        match step:
            case Where(condition=node) | Gather(by=node) | Spread(by=node):
                yield node
            case Sort(orders=orders):
                yield from (order.by for order in orders)
    if query.groups:
        yield query.groups.by
    yield from (column.value for column in query.columns)


def _entities(query: Query, page: str, ground: Ground, settled: Sequence[Node]) -> Iterator[Row]:
    known = [holding(condition, ground) for condition in settled]
    for id in ground.entities:
        apart = not query.whole and (id == page or ground.stands_apart(id))
        if not apart and all(id in one for one in known):
            yield Row(id)


def _apply(step: Step, rows: Iterable[Row], scope: Scope) -> Iterable[Row]:
    match step:
        case Where(condition=condition):
            return (row for row in rows if is_true(scope.value(condition, row)))
        case Sort(orders=orders):
            return _sorted(rows, orders, scope)
        case Limit(most=most):
            return islice(rows, most)
        case Gather():
            return _gathered(rows, step, scope)
        case Spread():
            return _spread(rows, step, scope)


def _sorted(rows: Iterable[Row], orders: Sequence[Order], scope: Scope) -> list[Row]:
    """Rows by several orders, the first one counting most."""
    found = list(rows)
    for order in reversed(orders):
        keyed = [(scope.value(order.by, row), row) for row in found]
        there = [(value, row) for value, row in keyed if not _is_absent(value)]
        absent = [row for value, row in keyed if _is_absent(value)]
        there.sort(key=lambda pair: sort_key(pair[0]), reverse=order.descending)
        present = [row for _, row in there]
        least_first = scope.absent_least and not order.descending
        found = [*absent, *present] if least_first else [*present, *absent]
    return found


def _is_absent(value: Value) -> bool:
    return value is None or value in ("", ())


def _grouped(rows: Iterable[Row], order: Order, scope: Scope) -> list[tuple[Value, list[Row]]]:
    """Rows by a value, in its order; where it is absent, where what is absent stands."""
    groups: dict[Key, tuple[Value, list[Row]]] = {}
    absent: list[Row] = []
    for row in rows:
        value = scope.value(order.by, row)
        if _is_absent(value):
            absent.append(row)
        else:
            groups.setdefault(sort_key(value), (value, []))[1].append(row)
    there = [groups[key] for key in sorted(groups, reverse=order.descending)]
    missing: list[tuple[Value, list[Row]]] = [(None, absent)] if absent else []
    return [*missing, *there] if scope.absent_least else [*there, *missing]


def _gathered(rows: Iterable[Row], step: Gather, scope: Scope) -> list[Row]:
    return [
        Row(None, {step.name: value, "key": value, "rows": tuple(group)})
        for value, group in _grouped(rows, Order(step.by), scope)
    ]


def _spread(rows: Iterable[Row], step: Spread, scope: Scope) -> Iterator[Row]:
    made = 0
    for row in rows:
        value = scope.value(step.by, row)
        for item in value if isinstance(value, tuple) else (value,):
            made += 1
            if made > MOST_ROWS:
                return
            yield Row(row.id, {**row.extra, step.name: item})


def _parts(query: Query, rows: list[Row], scope: Scope) -> tuple[Part, ...]:
    if query.groups is None:
        return (Part((), tuple(_line(query, row, scope) for row in rows)),) if rows else ()
    return tuple(
        Part(cell(value, scope) or (None,), tuple(_line(query, row, scope) for row in group))
        for value, group in _grouped(rows, query.groups, scope)
    )


def _line(query: Query, row: Row, scope: Scope) -> Line:
    cells = tuple(cell(scope.value(column.value, row), scope) for column in query.columns)
    if row.id is None and not query.bare:
        cells = (cell(row.extra.get("key"), scope), *cells)
    return Line(row.id or "", cells)


def cell(value: Value, scope: Scope) -> Cell:
    """A value as what stands in a cell: a list its items, a file the link to it."""
    return tuple(_scalar(item, scope) for item in as_list(value) if not _is_absent(item))


def _scalar(value: Value, scope: Scope) -> Scalar:
    if isinstance(value, File | Fields):
        return scope.ground.entity_link(value.id)
    if isinstance(value, str) and (link := WIKILINK.fullmatch(value)):
        return scope.ground.link(link["target"], link["label"] or "", scope.page)
    if isinstance(value, tuple | Row | Mapping):
        return text_of(value)
    if isinstance(value, None | bool | int | float | str | dt.datetime | Span | Link):
        return value
    return text_of(value)

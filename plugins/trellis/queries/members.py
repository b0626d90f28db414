"""What `value.name` and `value[name]` are, by the kind of value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from trellis.queries.ground import Ground
from trellis.queries.properties import FILE, property_of
from trellis.queries.times import span_in
from trellis.queries.values import Fields, File, Link, Row, Span, Tag, Value

_PARTS_OF_DATES: Mapping[str, Callable[[dt.datetime], int]] = {
    "year": lambda moment: moment.year,
    "month": lambda moment: moment.month,
    "day": lambda moment: moment.day,
    "hour": lambda moment: moment.hour,
    "minute": lambda moment: moment.minute,
    "second": lambda moment: moment.second,
    "millisecond": lambda moment: moment.microsecond // 1000,
    "week": lambda moment: moment.isocalendar().week,
    "weekyear": lambda moment: moment.isocalendar().year,
    "weekday": lambda moment: moment.isoweekday(),
}
_SCOPES: Mapping[str, Callable[[str], Value]] = {
    "file": File,
    "note": lambda id: Fields(id, "note"),
    "entity": lambda id: Fields(id, "entity"),
}
"""The words by which a row's entity is spoken of."""


def member(ground: Ground, value: Value, name: Value) -> Value:
    """`value.name`: of a list, the item of that number, else that of each item; None for nothing."""
    if isinstance(value, tuple):
        return _of_list(ground, value, name)
    read = _MEMBERS.get(type(value))
    return read(ground, value, name) if read and isinstance(name, str) else None


def of_row(ground: Ground, row: Row, name: str) -> Value:
    """What a bare name means for a row: what a step called so, else a field of its entity."""
    if name in row.extra:
        return row.extra[name]
    if row.id is None:
        return None
    spoken = _SCOPES.get(name)
    return spoken(row.id) if spoken else property_of(ground, Fields(row.id), name)


def _of_list(ground: Ground, values: tuple[Value, ...], name: Value) -> Value:
    if isinstance(name, int | float):
        at = int(name)
        return values[at] if -len(values) <= at < len(values) else None
    if name == "length":
        return len(values)
    return tuple(member(ground, value, name) for value in values)


def _of_fields(ground: Ground, fields: Fields, name: str) -> Value:
    if name == "file" and not fields.scope:
        return File(fields.id)
    return property_of(ground, fields, name)


def _of_file(ground: Ground, file: File, name: str) -> Value:
    known = FILE.get(name)
    return ground.once(known, file.id) if known else file if name == "file" else None


def _of_link(ground: Ground, link: Link, name: str) -> Value:
    return _of_fields(ground, Fields(link.id), name) if link.kind == "entity" else None


def _of_text(ground: Ground, text: str, name: str) -> Value:
    return len(text) if name == "length" else None


def _of_moment(ground: Ground, moment: dt.datetime, name: str) -> Value:
    read = _PARTS_OF_DATES.get(name)
    return read(moment) if read else None


_MEMBERS: Mapping[type[Any], Callable[[Ground, Any, str], Value]] = {
    Fields: _of_fields,
    File: _of_file,
    Link: _of_link,
    Row: of_row,
    str: _of_text,
    Tag: _of_text,
    dt.datetime: _of_moment,
    Span: lambda ground, span, name: span_in(span, name),
    dict: lambda ground, mapping, name: mapping.get(name),
}

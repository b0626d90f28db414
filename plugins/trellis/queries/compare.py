"""How values compare: what is the same, what is less, what counts as true, and how they read."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from trellis.queries.times import milliseconds_of, read_moment
from trellis.queries.values import Fields, File, Link, Row, Span, Tag, Value

Key = tuple[int, float, str, str]


def is_empty(value: Value) -> bool:
    """Whether a value is absent: none, or a text, list or object with nothing in it."""
    return value is None or (isinstance(value, str | tuple | Mapping) and not value)


def is_true(value: Value) -> bool:
    """Whether a value holds as a condition: not absent, not false, not zero."""
    if isinstance(value, bool | int | float):
        return bool(value)
    return not is_empty(value)


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same. A link is the same as what it leads to, and as its name."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Tag) or isinstance(other, Tag):
        return _tag(one) == _tag(other)
    if isinstance(one, Link | File | Fields):
        return _leads_to(one, other)
    if isinstance(other, Link | File | Fields):
        return _leads_to(other, one)
    return _plainly_same(one, other)


def _plainly_same(one: Value, other: Value) -> bool:
    if is_empty(one) or is_empty(other):
        return is_empty(one) and is_empty(other)
    if isinstance(one, str) and isinstance(other, dt.datetime):
        one = read_moment(one)
    elif isinstance(one, dt.datetime) and isinstance(other, str):
        other = read_moment(other)
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _tag(value: Value) -> str:
    return value.lstrip("#").casefold() if isinstance(value, str) else ""


def _leads_to(linked: Link | File | Fields, other: Value) -> bool:
    if isinstance(other, str):
        names = {linked.id, linked.id.rpartition("/")[2], getattr(linked, "label", "")} - {""}
        return collated(other) in {collated(name) for name in names}
    if not isinstance(other, Link | File | Fields):
        return False
    if linked.id or other.id:
        return (_kind(linked), linked.id) == (_kind(other), other.id)
    return linked == other


def _kind(linked: Link | File | Fields) -> str:
    return linked.kind if isinstance(linked, Link) else "entity"


def order(one: Value, other: Value) -> int | None:
    """-1, 0 or 1 as `one` comes before `other`, is the same, or comes after; None when neither."""
    if isinstance(one, dt.datetime) and isinstance(other, str):
        other = read_moment(other)
    elif isinstance(other, dt.datetime) and isinstance(one, str):
        one = read_moment(one)
    elif isinstance(one, str) and isinstance(other, int | float):
        one = as_number(one)
    elif isinstance(other, str) and isinstance(one, int | float):
        other = as_number(other)
    if one is None or other is None:
        return None
    first, second = sort_key(one), sort_key(other)
    if first[0] != second[0]:
        return None
    return (first > second) - (first < second)


def sort_key(value: Value) -> Key:
    """A key by which values of any kind can be sorted: numbers, then moments, then texts."""
    match value:
        case bool() | int() | float():
            return (0, float(value), "", "")
        case Span():
            return (0, milliseconds_of(value), "", "")
        case dt.datetime():
            return (1, value.timestamp(), "", "")
        case tuple() if value:
            return sort_key(value[0])
    text = text_of(value)
    return (2, 0.0, collated(text), text)


@lru_cache(maxsize=8192)
def collated(text: str) -> str:
    """A text as texts are sorted and found: without case and accents."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", plain).casefold().split())


def as_number(text: str) -> float | None:
    """The number that a text is, else None."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None


def number_text(number: float) -> str:
    """A number as it is written: whole ones without a point."""
    return str(int(number)) if float(number).is_integer() else f"{number:.10g}"


def text_of(value: Value) -> str:
    """A value as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {text_of(item)}" for key, item in value.items())
    return _TEXTS[type(value)](value)


def is_day(moment: dt.datetime) -> bool:
    """Whether a moment is the first of its day: then no time of day was meant."""
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def span_text(span: Span) -> str:
    """A length of time in words: `1 year, 2 months, 3 days`."""
    years, months = divmod(abs(span.months), 12)
    days, rest = divmod(abs(span.milliseconds) / 1000, 86_400)
    hours, rest = divmod(rest, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = zip(
        (years, months, days, hours, minutes, seconds),
        ("year", "month", "day", "hour", "minute", "second"),
        strict=True,
    )
    told = [f"{int(n)} {unit}{'' if int(n) == 1 else 's'}" for n, unit in parts if int(n)]
    sign = "-" if span.milliseconds + span.months < 0 else ""
    return sign + ", ".join(told or ["0 seconds"])


def _moment_text(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%d" if is_day(moment) else "%Y-%m-%dT%H:%M:%S")


def _last_name(linked: File | Fields) -> str:
    return linked.id.rpartition("/")[2]


_TEXTS: Mapping[type[Any], Callable[[Any], str]] = {
    type(None): lambda _: "",
    bool: lambda value: "true" if value else "false",
    int: number_text,
    float: number_text,
    dt.datetime: _moment_text,
    Span: span_text,
    Link: lambda link: link.label,
    File: _last_name,
    Fields: _last_name,
    tuple: lambda values: ", ".join(map(text_of, values)),
    Row: lambda row: text_of(row.extra.get("key")),
}

"""Functions of lists and numbers, and of anything."""

from __future__ import annotations

import datetime as dt
import decimal
import math
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import NoneType, UnionType
from typing import Any

from trellis.queries.calls import MANY, Context, Function
from trellis.queries.compare import collated, is_empty, is_true, order, same, sort_key, text_of
from trellis.queries.ground import Ground
from trellis.queries.properties import property_of
from trellis.queries.times import milliseconds_of
from trellis.queries.values import Fields, File, Link, Span, Value

_MOST_ITEMS = 10_000


def as_list(value: Value) -> tuple[Value, ...]:
    """A list as it is, anything else as a list of one; what is absent as an empty one."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _items(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The arguments of a function that takes either a list or its items."""
    return values[0] if len(values) == 1 and isinstance(values[0], tuple) else values


def _list(context: Context, *values: Value) -> Value:
    return as_list(values[0]) if len(values) == 1 else values


def has_item(context: Context, whole: Value, part: Value) -> bool:
    """Whether a list has an item, an object a key, or a text a part of it."""
    match whole:
        case tuple():
            return any(same(item, part) for item in whole)
        case str():
            return text_of(part) in whole
        case Link() | File() | Fields():
            return same(whole, part)
        case Mapping():
            return text_of(part) in whole
    return False


def has_part(context: Context, whole: Value, part: Value) -> bool:
    """As `has_item`, but a text in a list need only have it as a part, as in Dataview."""
    if isinstance(whole, tuple):
        return any(has_part(context, item, part) for item in whole)
    if isinstance(whole, str) and isinstance(part, str):
        return part.lstrip("#") in whole if part.startswith("#") else part in whole
    return has_item(context, whole, part)


def _has_folded(context: Context, whole: Value, part: Value) -> bool:
    if isinstance(whole, tuple):
        return any(_has_folded(context, item, part) for item in whole)
    return collated(text_of(part)) in collated(text_of(whole))


def is_one_of(context: Context, value: Value, *wanted: Value) -> bool:
    """Whether a value, or an item of it, is one of those wanted; texts without case and accents."""
    return any(_alike(item, one) for item in as_list(value) for one in wanted)


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, Link) and isinstance(other, Link) and one.id and other.id:
        return one.id == other.id and one.kind == other.kind
    if isinstance(one, str) and isinstance(other, str):
        return collated(one) == collated(other)
    if isinstance(one, bool | int | float) or isinstance(other, bool | int | float):
        return collated(text_of(one)) == collated(text_of(other))
    return same(one, other)


def is_between(context: Context, value: Value, least: Value, most: Value) -> bool:
    """Whether a value, or an item of it, is in a range; an end that is absent is open."""
    return any(_is_within(item, least, most) for item in as_list(value))


def _is_within(value: Value, least: Value, most: Value) -> bool:
    for bound, sign in ((least, 1), (most, -1)):
        found = 1 if bound is None else order(value, bound)
        if bound is not None and (found is None or found * sign < 0):
            return False
    return True


def _length(context: Context, value: Value) -> Value:
    return len(value) if isinstance(value, str | tuple | Mapping) else 0 if value is None else 1


def _slice(context: Context, values: Value, start: Value = 0, end: Value = None) -> Value:
    first = int(start) if isinstance(start, int | float) else 0
    last = int(end) if isinstance(end, int | float) else None
    return values[first:last] if isinstance(values, str | tuple) else None


def _unique(context: Context, values: Value) -> Value:
    first = {(type(value).__name__, *sort_key(value)): value for value in reversed(as_list(values))}
    keys = ((type(value).__name__, *sort_key(value)) for value in as_list(values))
    return tuple(first[key] for key in dict.fromkeys(keys))


def _flat(context: Context, values: Value, depth: Value = 1) -> Value:
    levels = int(depth) if isinstance(depth, int | float) else 1
    return tuple(_flattened(as_list(values), min(max(levels, 0), 10)))[:_MOST_ITEMS]


def _flattened(values: tuple[Value, ...], depth: int) -> Iterator[Value]:
    for value in values:
        if isinstance(value, tuple) and depth:
            yield from _flattened(value, depth - 1)
        else:
            yield value


def _reverse(context: Context, value: Value) -> Value:
    return value[::-1] if isinstance(value, str | tuple) else None


def _numbers(values: tuple[Value, ...]) -> list[float]:
    return [value for value in _items(values) if isinstance(value, int | float)]


def _largest(context: Context, *values: Value) -> Value:
    return max((v for v in _items(values) if not is_empty(v)), key=sort_key, default=None)


def _smallest(context: Context, *values: Value) -> Value:
    return min((v for v in _items(values) if not is_empty(v)), key=sort_key, default=None)


def _sum(context: Context, *values: Value) -> Value:
    return _tidy(math.fsum(_numbers(values)))


def _average(context: Context, *values: Value) -> Value:
    numbers = _numbers(values)
    return _tidy(math.fsum(numbers) / len(numbers)) if numbers else None


def _tidy(number: float) -> float:
    """A number without the dust of binary fractions."""
    tidy = round(number, 10)
    return int(tidy) if float(tidy).is_integer() else tidy


def _numeric(work: Callable[..., Value]) -> Callable[..., Value]:
    """A function of a number; of a length of time, of its milliseconds; of a list, of each item.

    True and false count as one and nothing.
    """

    def call(context: Context, value: Value, *others: Value) -> Value:
        if isinstance(value, tuple):
            return tuple(call(context, item, *others) for item in value)
        number = milliseconds_of(value) if isinstance(value, Span) else value
        return work(+number, *others) if isinstance(number, int | float) else None

    return call


def _digits(value: Value) -> int:
    return int(min(max(value, 0), 10)) if isinstance(value, int | float) else 0


_EXACT = decimal.Context(prec=400)  # more digits than any number has here


def _rounded(number: float, digits: Value = 0) -> Decimal:
    smallest = Decimal(1).scaleb(-_digits(digits))
    return Decimal(repr(number)).quantize(smallest, ROUND_HALF_UP, _EXACT)


_TYPES: tuple[tuple[type[Any] | UnionType, str], ...] = (
    (NoneType, "null"),
    (bool, "boolean"),
    (int | float, "number"),
    (dt.datetime, "date"),
    (Span, "duration"),
    (Link, "link"),
    (File | Fields, "file"),
    (tuple, "list"),
    (str, "string"),
)


def _kind_of(value: Value) -> str:
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "object")


def _is_type(context: Context, value: Value, name: Value) -> bool:
    return _kind_of(value) == text_of(name) or (_kind_of(value), name) == ("list", "array")


def _keys(ground: Ground, value: Value) -> tuple[str, ...]:
    if isinstance(value, Fields):
        return tuple(ground.entities[value.id].fields)
    return tuple(value) if isinstance(value, Mapping) else ()


def _values(context: Context, value: Value) -> Value:
    if isinstance(value, Fields):
        return tuple(
            property_of(context.ground, value, key) for key in _keys(context.ground, value)
        )
    return tuple(value.values()) if isinstance(value, Mapping) else ()


def _join(context: Context, values: Value, between: Value = ", ") -> Value:
    return text_of(between).join(map(text_of, as_list(values)))


def _sorted(context: Context, values: Value) -> Value:
    return tuple(sorted(as_list(values), key=sort_key))


LIST_FUNCTIONS: Mapping[str, Function] = {
    "is": Function(is_one_of, 2, MANY),
    "between": Function(is_between, 3, 3),
    "econtains": Function(has_item, 2, 2),
    "icontains": Function(_has_folded, 2, 2),
    "containsAll": Function(lambda c, v, *all_: all(has_item(c, v, one) for one in all_), 2, MANY),
    "containsAny": Function(lambda c, v, *any_: any(has_item(c, v, one) for one in any_), 2, MANY),
    "length": Function(_length),
    "list": Function(_list, 0, MANY),
    "array": Function(_list, 0, MANY),
    "join": Function(_join, 1, 2),
    "sort": Function(_sorted),
    "reverse": Function(_reverse),
    "unique": Function(_unique),
    "flat": Function(_flat, 1, 2),
    "slice": Function(_slice, 1, 3),
    "nonnull": Function(lambda c, v: tuple(one for one in as_list(v) if one is not None)),
    "all": Function(lambda c, *values: all(map(is_true, _items(values))), 1, MANY),
    "any": Function(lambda c, *values: any(map(is_true, _items(values))), 1, MANY),
    "none": Function(lambda c, *values: not any(map(is_true, _items(values))), 1, MANY),
    "max": Function(_largest, 1, MANY),
    "min": Function(_smallest, 1, MANY),
    "sum": Function(_sum, 1, MANY),
    "average": Function(_average, 1, MANY),
    "mean": Function(_average, 1, MANY),
    "abs": Function(_numeric(abs)),
    "ceil": Function(_numeric(math.ceil)),
    "floor": Function(_numeric(math.floor)),
    "trunc": Function(_numeric(math.trunc)),
    "round": Function(_numeric(lambda n, digits=0: _tidy(float(_rounded(n, digits)))), 1, 2),
    "toFixed": Function(_numeric(lambda n, digits=0: str(_rounded(n, digits))), 1, 2),
    "isEmpty": Function(lambda c, value: is_empty(value)),
    "isTruthy": Function(lambda c, value: is_true(value)),
    "isType": Function(_is_type, 2, 2),
    "typeof": Function(lambda c, value: _kind_of(value)),
    "keys": Function(lambda c, value: _keys(c.ground, value)),
    "values": Function(_values),
}
"""By name."""

"""What `+`, `-`, `*`, `/` and `%` make of numbers, texts, lists, days and lengths of time."""

from __future__ import annotations

import datetime as dt

from trellis.queries.compare import text_of
from trellis.queries.times import milliseconds_of, read_span, shift
from trellis.queries.values import Link, Span, Value, as_finite


def computed(operator: str, left: Value, right: Value) -> Value:
    """The value of `left + right` and its like; None where there is none."""
    if isinstance(left, dt.datetime) or isinstance(right, dt.datetime):
        return _moved(operator, left, right)
    if isinstance(left, Span) or isinstance(right, Span):
        return _stretched(operator, left, right)
    if operator == "+":
        if isinstance(left, tuple) and isinstance(right, tuple):
            return (*left, *right)
        if isinstance(left, str | Link) or isinstance(right, str | Link):
            return text_of(left) + text_of(right)
    one, other = _number(left), _number(right)
    return None if one is None or other is None else _arithmetic(operator, one, other)


def _number(value: Value) -> float | None:
    return value if isinstance(value, int | float) else None


def _arithmetic(operator: str, one: float, other: float) -> float | None:
    match operator:
        case "+":
            result = one + other
        case "-":
            result = one - other
        case "*":
            result = one * other
        case _ if not other:
            return None
        case "/":
            result = one / other
        case _:
            result = one % other
    return as_finite(result)


def _moved(operator: str, left: Value, right: Value) -> Value:
    """A moment and a length of time; two moments make one."""
    if isinstance(left, dt.datetime) and isinstance(right, dt.datetime):
        between = (left - right) / dt.timedelta(milliseconds=1)
        return Span(between) if operator == "-" else None
    if isinstance(right, dt.datetime):
        if operator != "+":
            return None
        left, right = right, left
    span = read_span(right) if isinstance(right, str) else right
    if isinstance(left, dt.datetime) and isinstance(span, Span) and operator in "+-":
        return shift(left, span, 1 if operator == "+" else -1)
    return f"{text_of(left)}{right}" if operator == "+" and isinstance(right, str) else None


def _stretched(operator: str, left: Value, right: Value) -> Value:
    """Lengths of time: added, or taken times a number."""
    if isinstance(left, Span) and isinstance(right, Span):
        if operator in "+-":
            sign = 1 if operator == "+" else -1
            return Span(
                left.milliseconds + sign * right.milliseconds, left.months + sign * right.months
            )
        lengths = (milliseconds_of(left), milliseconds_of(right))
        return _arithmetic("/", *lengths) if operator == "/" else None
    if left == 0 and operator == "-" and isinstance(right, Span):
        return Span(-right.milliseconds, -right.months)
    if isinstance(right, Span):
        left, right = (right, left) if operator == "*" else (None, None)
    if not isinstance(left, Span) or not isinstance(right, int | float):
        return f"{text_of(left)}{text_of(right)}" if operator == "+" else None
    length = _arithmetic(operator, milliseconds_of(left), right) if operator in "*/%" else None
    return None if length is None else Span(length)

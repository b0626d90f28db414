"""Functions of texts."""

from __future__ import annotations

import re
from collections.abc import Callable

from trellis.queries.calls import Context, Function
from trellis.queries.compare import as_number, collated, text_of
from trellis.queries.values import Link, Value


def _texts(work: Callable[..., Value]) -> Callable[..., Value]:
    """A function of texts, that gives nothing for what is absent; of a list, for each item."""

    def call(context: Context, first: Value, *others: Value) -> Value:
        if isinstance(first, tuple):
            return tuple(call(context, item, *others) for item in first)
        return None if first is None else work(text_of(first), *others)

    return call


def _replace(text: str, old: Value, new: Value) -> Value:
    found, put = text_of(old), text_of(new)
    if not found or len(text) + text.count(found) * len(put) > 100_000:
        return text
    return text.replace(found, put)


def _split(text: str, separator: Value, most: Value = None) -> Value:
    parts = text.split(text_of(separator)) if text_of(separator) else list(text)
    return tuple(parts[: int(most)] if isinstance(most, int | float) else parts)


def _slice(text: str, start: Value = 0, end: Value = None) -> Value:
    return text[_place(start, 0) : _place(end, len(text))]


def _place(value: Value, other: int) -> int:
    return int(value) if isinstance(value, int | float) else other


def _truncate(text: str, length: Value, end: Value = "…") -> Value:
    most = _place(length, len(text))
    return text if len(text) <= most else text[:most] + text_of(end)


def _title(text: str) -> Value:
    return re.sub(r"(?<![^\W_])[^\W\d_]", lambda match: match[0].upper(), text)


def _has_word(text: str, word: Value) -> Value:
    return collated(text_of(word)) in re.findall(r"\w+", collated(text))


def _number(context: Context, value: Value) -> Value:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return value
    found = re.search(r"-?\d+(?:\.\d+)?", value) if isinstance(value, str) else None
    return as_number(found[0]) if found else None


def _external_link(context: Context, url: Value, label: Value = None) -> Value:
    return Link(text_of(label) or text_of(url), "external", url=text_of(url))


TEXT_FUNCTIONS = {
    "lower": Function(_texts(lambda text: text.lower())),
    "upper": Function(_texts(lambda text: text.upper())),
    "title": Function(_texts(_title)),
    "trim": Function(_texts(lambda text: text.strip())),
    "startsWith": Function(_texts(lambda text, start: text.startswith(text_of(start))), 2, 2),
    "endsWith": Function(_texts(lambda text, end: text.endswith(text_of(end))), 2, 2),
    "replace": Function(_texts(_replace), 3, 3),
    "split": Function(_texts(_split), 2, 3),
    "substring": Function(_texts(_slice), 2, 3),
    "truncate": Function(_texts(_truncate), 2, 3),
    "containsWord": Function(_texts(_has_word), 2, 2),
    "toString": Function(lambda context, value: text_of(value)),
    "string": Function(lambda context, value: text_of(value)),
    "number": Function(_number),
    "elink": Function(_external_link, 1, 2),
}
"""By name."""

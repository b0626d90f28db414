"""PUBLISH: values as canonical JSON, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import json
import math


def as_json(data: object) -> str:
    """`data` as canonical JSON: sorted keys, no NaN, one newline at the end.

    Items of the two outermost levels have lines of their own, for people and for diffs; what is
    deeper stands on one line, which is also what the fast encoder can do.
    """
    text = _lines(data, depth=2) + "\n"
    return text.encode(errors="replace").decode()  # YAML can spell half a surrogate pair


def _lines(data: object, depth: int) -> str:
    if depth and isinstance(data, dict) and data:
        items = [f"{_compact(key)}: {_lines(data[key], depth - 1)}" for key in sorted(data)]
        return "{\n" + ",\n".join(items) + "\n}"
    if depth and isinstance(data, list) and data:
        return "[\n" + ",\n".join(_compact(item) for item in data) + "\n]"
    return _compact(data)


_compact = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False).encode
"""One value on one line. An encoder made once: to make it takes longer than most values."""


def number(value: float) -> float:
    """`value` to six digits; what is no finite number counts as nothing."""
    return round(value, 6) + 0.0 if math.isfinite(value) else 0.0


def iso(moment: dt.datetime | None) -> str | None:
    """`moment` as ISO 8601 in UTC: only the day when it is midnight."""
    if moment is None:
        return None
    utc = moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    if utc.time() == dt.time():
        return utc.date().isoformat()
    return utc.replace(tzinfo=None).isoformat() + "Z"

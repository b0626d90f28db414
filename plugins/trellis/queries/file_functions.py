"""Functions of files, links and days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from trellis.fieldnames import normal_key
from trellis.queries.calls import MANY, Context, Function
from trellis.queries.compare import collated, text_of
from trellis.queries.properties import linked_ids, tag_names
from trellis.queries.times import (
    midnight,
    milliseconds_of,
    named_day,
    read_moment,
    read_span,
    written,
)
from trellis.queries.tokens import DAYS
from trellis.queries.values import Fields, File, Link, Span, Value

_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)


def _id_of(context: Context, value: Value) -> str | None:
    """The entity that a file, a link or a name means."""
    if isinstance(value, str):
        value = context.ground.link(value.removeprefix("[[").removesuffix("]]"), "", context.page)
    if isinstance(value, Link):
        return value.id if value.kind == "entity" else None
    return value.id if isinstance(value, File | Fields) else None


def _has_tag(context: Context, file: Value, *tags: Value) -> Value:
    id = _id_of(context, file)
    if id is None:
        return False
    names = context.ground.once(tag_names, id)
    wanted = (tag for value in tags for tag in (value if isinstance(value, tuple) else (value,)))
    return any(collated(text_of(tag).lstrip("#")) in names for tag in wanted)


def _in_folder(context: Context, file: Value, folder: Value) -> Value:
    id = _id_of(context, file)
    name = collated(text_of(folder).strip("/"))
    return id is not None and (not name or collated(id).startswith(f"{name}/"))


def _has_link(context: Context, file: Value, other: Value) -> Value:
    id, wanted = _id_of(context, file), _id_of(context, other)
    return id is not None and wanted in context.ground.once(linked_ids, id)


def _has_property(context: Context, file: Value, name: Value) -> Value:
    id = _id_of(context, file)
    return id is not None and normal_key(text_of(name)) in context.ground.written(id)


def _link(context: Context, target: Value, label: Value = None) -> Value:
    text = text_of(label)
    if isinstance(target, str):
        if _WEB.fullmatch(target):
            return Link(text or target, "external", url=target)
        name, _, alias = target.removeprefix("[[").removesuffix("]]").partition("|")
        return context.ground.link(name, text or alias, context.page)
    id = _id_of(context, target)
    if id is not None:
        return context.ground.entity_link(id, text)
    return target if isinstance(target, Link) else None


def _file(context: Context, value: Value) -> Value:
    id = _id_of(context, value)
    return None if id is None else File(id)


def _as_file(context: Context, value: Value) -> Value:
    id = _id_of(context, value)
    return None if id is None else Fields(id)


def _date(context: Context, value: Value) -> Value:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, Link) and (name := re.search(r"\d{4}-\d\d-\d\d", value.label)):
        return read_moment(name[0])
    if not isinstance(value, str):
        return None
    if value in DAYS:
        return named_day(value, context.ground.today) if context.ground.today else None
    return read_moment(value)


def _today(context: Context) -> Value:
    return midnight(context.ground.today) if context.ground.today else None


def _duration(context: Context, value: Value) -> Value:
    return (
        value if isinstance(value, Span) else read_span(value) if isinstance(value, str) else None
    )


def _format(context: Context, moment: Value, form: Value) -> Value:
    return written(moment, text_of(form)) if isinstance(moment, dt.datetime) else None


def _dateformat(context: Context, moment: Value, form: Value) -> Value:
    if not isinstance(moment, dt.datetime):
        return None
    return written(moment, text_of(form), luxon=True)


def _milliseconds(context: Context, value: Value) -> Value:
    if isinstance(value, dt.datetime):
        return value.timestamp() * 1000
    return milliseconds_of(value) if isinstance(value, Span) else None


def _without_time(context: Context, value: Value) -> Value:
    return midnight(value.date()) if isinstance(value, dt.datetime) else _date(context, value)


def _time(context: Context, value: Value) -> Value:
    return value.strftime("%H:%M:%S") if isinstance(value, dt.datetime) else None


FILE_FUNCTIONS: Mapping[str, Function] = {
    "hasTag": Function(_has_tag, 2, MANY),
    "inFolder": Function(_in_folder, 2, 2),
    "hasLink": Function(_has_link, 2, 2),
    "linksTo": Function(_has_link, 2, 2),
    "hasProperty": Function(_has_property, 2, 2),
    "asLink": Function(_link, 1, 2),
    "asFile": Function(_as_file),
    "link": Function(_link, 1, 2),
    "file": Function(_file),
    "today": Function(_today, 0, 0),
    "now": Function(_today, 0, 0),
    "date": Function(_date),
    "striptime": Function(_without_time),
    "time": Function(_time),
    "duration": Function(_duration),
    "dur": Function(_duration),
    "format": Function(_format, 2, 2),
    "dateformat": Function(_dateformat, 2, 2),
    "milliseconds": Function(_milliseconds),
}
"""By name."""

DATE_METHOD = Function(_without_time)
"""`moment.date()`, which is not `date(…)`."""

NEED_TODAY = frozenset({"today", "now"})
"""Functions that ask what day it is."""

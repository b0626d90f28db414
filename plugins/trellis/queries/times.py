"""Days and lengths of time, as Obsidian and Dataview write them. Everything is UTC."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping

from trellis.dates import read_date
from trellis.queries.values import Span

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d.*)?)?")
_PART = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*([A-Za-z]+)[,\s]*")
_SECOND = 1000.0
_UNITS: Mapping[str, float] = {
    "milliseconds": 1,
    "seconds": _SECOND,
    "minutes": 60 * _SECOND,
    "hours": 3600 * _SECOND,
    "days": 86_400 * _SECOND,
    "weeks": 7 * 86_400 * _SECOND,
}
_SHORT = {"ms": "milliseconds", "s": "seconds", "sec": "seconds", "secs": "seconds", "m": "minutes"}
_SHORT |= {"min": "minutes", "mins": "minutes", "h": "hours", "hr": "hours", "hrs": "hours"}
_SHORT |= {"d": "days", "w": "weeks", "wk": "weeks", "wks": "weeks", "M": "months", "mo": "months"}
_SHORT |= {"y": "years", "yr": "years", "yrs": "years"}
_LONGEST = 1e15


def read_moment(text: str) -> dt.datetime | None:
    """The moment that `text` names in ISO 8601, as it stands in frontmatter; else None."""
    text = text.strip()
    return read_date(text) if _ISO.fullmatch(text) else None


def read_span(text: str) -> Span | None:
    """The length of time that `text` names (`7 days`, `1 year, 2 months`, `1M`); else None."""
    position, milliseconds, months = 0, 0.0, 0.0
    while position < len(text) and (part := _PART.match(text, position)):
        unit = _unit(part[2])
        number = float(part[1])
        if unit in ("months", "years"):
            months += number * (12 if unit == "years" else 1)
        elif unit:
            milliseconds += number * _UNITS[unit]
        else:
            return None
        position = part.end()
    if (
        position == 0
        or position < len(text.rstrip())
        or max(abs(months), abs(milliseconds)) > _LONGEST
    ):
        return None
    return Span(milliseconds, int(months))


def _unit(word: str) -> str:
    """The name of a unit; "" for no unit."""
    known = _SHORT.get(word) or _SHORT.get(word.casefold()) or word.casefold()
    plural = known if known.endswith("s") else f"{known}s"
    return plural if plural in _UNITS or plural in ("months", "years") else ""


def span_in(span: Span, unit: str) -> float | None:
    """How many `unit` (`days`) a length of time has, a month being 30 days; None for no unit."""
    if unit in ("months", "years"):
        months = span.months + span.milliseconds / (30 * _UNITS["days"])
        return months / (12 if unit == "years" else 1)
    return milliseconds_of(span) / _UNITS[unit] if unit in _UNITS else None


def milliseconds_of(span: Span) -> float:
    """A length of time as a number, a month being 30 days."""
    return span.milliseconds + span.months * 30 * _UNITS["days"]


def shift(moment: dt.datetime, span: Span, sign: int = 1) -> dt.datetime | None:
    """`moment` later by `span`, or earlier; None where there is no such moment."""
    at = moment.month - 1 + sign * span.months
    try:
        year, month = moment.year + at // 12, at % 12 + 1
        day = min(moment.day, calendar.monthrange(year, month)[1])
        moved = moment.replace(year=year, month=month, day=day)
        return moved + sign * dt.timedelta(milliseconds=span.milliseconds)
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def named_day(word: str, today: dt.date) -> dt.datetime:
    """The moment that a word of Dataview names, seen from `today`: weeks begin on Monday."""
    monday = today - dt.timedelta(days=today.weekday())
    first = today.replace(day=1)
    last = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    days = {
        "yesterday": today - dt.timedelta(days=1),
        "tomorrow": today + dt.timedelta(days=1),
        "sow": monday,
        "eow": monday + dt.timedelta(days=6),
        "som": first,
        "eom": last,
        "soy": today.replace(month=1, day=1),
        "eoy": today.replace(month=12, day=31),
    }
    return midnight(days.get(word, today))


def midnight(day: dt.date) -> dt.datetime:
    """The first moment of a day."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


_FORMATS: Mapping[str, Callable[[dt.datetime], str]] = {
    "YYYY": lambda moment: f"{moment.year:04}",
    "YY": lambda moment: f"{moment.year % 100:02}",
    "Q": lambda moment: str((moment.month + 2) // 3),
    "MMMM": lambda moment: _MONTHS[moment.month - 1],
    "MMM": lambda moment: _MONTHS[moment.month - 1][:3],
    "MM": lambda moment: f"{moment.month:02}",
    "M": lambda moment: str(moment.month),
    "DD": lambda moment: f"{moment.day:02}",
    "Do": lambda moment: f"{moment.day}{_ordinal(moment.day)}",
    "D": lambda moment: str(moment.day),
    "dddd": lambda moment: _DAYS[moment.weekday()],
    "ddd": lambda moment: _DAYS[moment.weekday()][:3],
    "WW": lambda moment: f"{moment.isocalendar().week:02}",
    "W": lambda moment: str(moment.isocalendar().week),
    "HH": lambda moment: f"{moment.hour:02}",
    "H": lambda moment: str(moment.hour),
    "hh": lambda moment: f"{(moment.hour + 11) % 12 + 1:02}",
    "h": lambda moment: str((moment.hour + 11) % 12 + 1),
    "mm": lambda moment: f"{moment.minute:02}",
    "ss": lambda moment: f"{moment.second:02}",
    "A": lambda moment: "AM" if moment.hour < 12 else "PM",
    "a": lambda moment: "am" if moment.hour < 12 else "pm",
}
"""What the letters of a format mean, as Moment.js has them."""

_LUXON = {
    "yyyy": "YYYY",
    "yy": "YY",
    "LLLL": "MMMM",
    "LLL": "MMM",
    "LL": "MM",
    "L": "M",
    "dd": "DD",
}
_LUXON |= {"d": "D", "cccc": "dddd", "EEEE": "dddd", "ccc": "ddd", "EEE": "ddd", "q": "Q"}
_LUXON |= {"a": "A", "kkkk": "YYYY"}
"""Where the letters of Luxon, which Dataview uses, differ."""

_LUXON_DATES = {"D": "M/D/YYYY", "DD": "MMM D, YYYY", "DDD": "MMMM D, YYYY"}
"""Letters of Luxon that are a whole date."""

_LETTERS = re.compile(r"\[([^\]]*)\]|'([^']*)'|Do|([A-Za-z])\3*")


def written(moment: dt.datetime, form: str, *, luxon: bool = False) -> str:
    """`moment` in the format `form`; letters that mean nothing stay as they are."""

    def put(match: re.Match[str]) -> str:
        if match[1] is not None:
            return match[1]
        if match[2] is not None:
            return match[2]
        if luxon and match[0] in _LUXON_DATES:
            return written(moment, _LUXON_DATES[match[0]])
        letters = _LUXON.get(match[0], match[0]) if luxon else match[0]
        known = _FORMATS.get(letters)
        return known(moment) if known else match[0]

    return _LETTERS.sub(put, form)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")

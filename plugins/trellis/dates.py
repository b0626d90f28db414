"""PARSE: dates as people and programs write them, as moments in UTC."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from functools import lru_cache

MAX_CHARACTERS = 60

_ISO = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"
    r"(?:[T\s]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?",
    re.IGNORECASE | re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?", re.ASCII)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<month>[a-z]{3,9})\.?"
    r"|(?P<month2>[a-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?),?\s+(?P<year>\d{4})",
    re.IGNORECASE | re.ASCII,
)


@lru_cache(maxsize=4096)
def read_date(text: str) -> dt.datetime | None:
    """The moment that `text` names, in UTC, or None.

    Understands ISO 8601 in its usual spellings (a time without a zone is UTC, a date alone its first
    moment, a month or year alone its first day), RFC 5322, and `5 January 2024`, `January 5, 2024`.
    """
    text = text.strip()
    if len(text) > MAX_CHARACTERS:
        return None
    try:
        if match := _ISO.fullmatch(text):
            return _from_iso(match)
        if match := _COMPACT.fullmatch(text):
            return _from_compact(match)
        if match := _NAMED.fullmatch(text):
            return _from_named(match)
        return _utc(parsedate_to_datetime(text)) if "," in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_iso(match: re.Match[str]) -> dt.datetime:
    year, month, day, hour, minute, second = (
        int(match[part] or default)
        for part, default in zip(
            ("year", "month", "day", "hour", "minute", "second"), (1, 1, 1, 0, 0, 0), strict=True
        )
    )
    microsecond = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    zone = _zone(match["zone"] or "Z")
    return _utc(dt.datetime(year, month, day, hour, minute, second, microsecond, zone))


def _from_compact(match: re.Match[str]) -> dt.datetime:
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    return dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)


def _zone(text: str) -> dt.timezone:
    if text[0] not in "+-":
        return dt.UTC
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return dt.timezone(
        (1 if text[0] == "+" else -1) * dt.timedelta(hours=int(hours), minutes=int(minutes))
    )


def _from_named(match: re.Match[str]) -> dt.datetime:
    month = _MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
    return dt.datetime(int(match["year"]), month, int(match["day"] or match["day2"]), tzinfo=dt.UTC)


def _utc(moment: dt.datetime) -> dt.datetime:
    """In UTC; at the very ends of the calendar, where no zone fits, as written."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=dt.UTC)
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        return moment.replace(tzinfo=dt.UTC)

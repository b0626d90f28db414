"""Dates as people and programs write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.dates import read_date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-01-31", "2025-01-31T00:00:00+00:00"),
        ("2025-01-31T12:30:00Z", "2025-01-31T12:30:00+00:00"),
        ("2025-01-31T12:30:00.123456789Z", "2025-01-31T12:30:00.123456+00:00"),
        ("2025-01-31 12:30", "2025-01-31T12:30:00+00:00"),
        ("2025-01-31T12:30:00+02:00", "2025-01-31T10:30:00+00:00"),
        ("2025-01-31 12:30:00 -0530", "2025-01-31T18:00:00+00:00"),
        ("2025/1/5", "2025-01-05T00:00:00+00:00"),
        ("2025-01", "2025-01-01T00:00:00+00:00"),
        ("2025", "2025-01-01T00:00:00+00:00"),
        ("20250131", "2025-01-31T00:00:00+00:00"),
        ("202501311230", "2025-01-31T12:30:00+00:00"),
        ("5 January 2025", "2025-01-05T00:00:00+00:00"),
        ("Jan 5th, 2025", "2025-01-05T00:00:00+00:00"),
        ("Fri, 31 Jan 2025 12:30:00 +0000", "2025-01-31T12:30:00+00:00"),
        ("1815-12-10", "1815-12-10T00:00:00+00:00"),
        ("9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59+00:00"),
    ],
)
def test_what_is_understood(text: str, moment: str) -> None:
    assert read_date(text) == dt.datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    "text", ["2025-13-45", "0000-01-01", "12/31/2024", "tomorrow", "5 Smarch 2025", "", "20251345"]
)
def test_what_is_not(text: str) -> None:
    assert read_date(text) is None


@given(st.text(alphabet="0123456789-/:.TZ+ ,Janury", max_size=30))
def test_any_text_is_a_moment_with_a_zone_or_none(text: str) -> None:
    moment = read_date(text)
    assert moment is None or moment.tzinfo is not None

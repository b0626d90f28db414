"""Values as JSON that is the same every time."""

from __future__ import annotations

import datetime as dt

import pytest

from trellis.publish.canonical import as_json, iso, number


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.1234567, 0.123457), (float("nan"), 0.0), (float("inf"), 0.0), (-0.0, 0.0), (2, 2.0)],
)
def test_numbers_have_six_digits_and_are_numbers(value: float, written: float) -> None:
    assert str(number(value)) == str(written)


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (None, None),
        (dt.datetime(2026, 3, 1, tzinfo=dt.UTC), "2026-03-01"),
        (dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.UTC), "2026-03-01T09:30:00Z"),
        (
            dt.datetime(2026, 3, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=1))),
            "2026-03-01",
        ),
    ],
)
def test_dates_are_iso(moment: dt.datetime | None, written: str | None) -> None:
    assert iso(moment) == written


def test_json_is_sorted_utf_8_with_a_line_for_each_item() -> None:
    assert as_json({"b": [{"z": 1, "a": "ü"}], "a": {}}) == (
        '{\n"a": {},\n"b": [\n{"a": "ü", "z": 1}\n]\n}\n'
    )


def test_half_a_surrogate_pair_can_be_written() -> None:
    assert as_json(["\ud83d"]) == '[\n"?"\n]\n'

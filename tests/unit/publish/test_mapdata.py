"""The map as data: what is written can be read again, and holds nothing that is not on the map."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from trellis.atlas import survey
from trellis.publish.mapdata import map_bytes, map_files, numbers, signed

GARDEN = {
    "notes/a.md": "---\ntitle: A\ndate: 2020-05-01\n---\nSee [[B]] and [[C]].\n",
    "notes/b.md": "# B\n\nWords.\n",
    "posts/c.md": "---\ntitle: C\nstatus: published\n---\nWords. [[B]]\n",
    "posts/d.md": "---\ntitle: Secret\nstatus: draft\n---\n[[A]]\n",
}


def read(data: bytes):
    """As the script reads it."""
    length = int.from_bytes(data[:4], "little")
    header = json.loads(data[4 : 4 + length])
    values = list(plain(data[4 + length :]))
    count = sum(bed[3] for bed in header["beds"])
    lists = [values[at * count : (at + 1) * count] for at in range(4)]
    rest = iter(values[4 * count :])
    near = [[next(rest) for _ in range(next(rest))] for _ in range(count)]
    assert list(rest) == []
    return header, lists, near


def plain(data: bytes):
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def unsigned(value: int) -> int:
    return -(value + 1) // 2 if value % 2 else value // 2


@given(st.lists(st.integers(0, 2**31)))
def test_numbers_are_read_as_they_were_written(values: list[int]) -> None:
    assert list(plain(numbers(values))) == values


@given(st.integers(-(2**20), 2**20))
def test_negative_numbers_too(value: int) -> None:
    assert unsigned(signed(value)) == value


def test_every_dot_is_there_with_its_place_kind_year_and_neighbours(garden):
    grown = garden(GARDEN)
    found = survey(grown, {})
    header, (marks, years, xs, ys), near = read(map_bytes(grown, found))
    order = [spot.id for _, spot in found.spots]
    kinds = [header["kinds"][mark // 8] for mark in marks]
    assert dict(zip(order, kinds, strict=True)) == {
        "notes/a": "note",
        "notes/b": "note",
        "posts/c": "post",
    }
    assert years[order.index("notes/a")] == 1
    assert header["first"] == 2020
    places = [
        (bed.x + unsigned(x), bed.y + unsigned(y))
        for (bed, _), x, y in zip(found.spots, xs, ys, strict=True)
    ]
    assert places == [(spot.x, spot.y) for _, spot in found.spots]
    ties = {
        frozenset((order[at], order[at + sum(steps[: n + 1])]))
        for at, steps in enumerate(near)
        for n in range(len(steps))
    }
    assert frozenset(("notes/a", "notes/b")) in ties
    assert frozenset(("notes/a", "posts/c")) in ties


def test_titles_are_in_the_order_of_the_map_and_drafts_in_no_file(garden):
    grown = garden(GARDEN)
    files = map_files(grown)
    titles = json.loads(files["map-titles.json"])
    assert sorted(titles) == ["A", "B", "C"]
    named = json.loads(files["map-0.json"])
    assert [title for title, _ in named] == titles
    assert dict(named)["C"] == "posts/c/"
    assert all(b"Secret" not in content for content in files.values())


def test_titles_and_addresses_stand_in_parts_of_one_size(garden, monkeypatch):
    monkeypatch.setattr("trellis.publish.mapdata.PART", 2)
    files = map_files(garden(GARDEN))
    assert sorted(files) == ["map-0.json", "map-1.json", "map-titles.json", "map.bin"]
    parts = [json.loads(files[f"map-{number}.json"]) for number in range(2)]
    assert [len(part) for part in parts] == [2, 1]
    assert [title for part in parts for title, _ in part] == json.loads(files["map-titles.json"])

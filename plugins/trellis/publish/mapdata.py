"""PUBLISH: the map as data, for the script that makes it move: read when a reader first moves it.

`map.bin` begins with the length of a header (four bytes, the lowest first) and the header, JSON. What
follows are whole numbers of seven bits a byte, the lowest first, the eighth bit set where more follow;
those that may be negative are doubled, and one less where they are. For every dot in the order of the
map, one list after the other:

    kind × 8 + size · year since `first`, from 1 (0: none) · x and y from the middle of its bed ·
    its neighbours: how many come after it, and the steps from one to the next

`map-titles.json` holds their titles, in the same order, for those who look for one; `map-0.json` and so on
hold the titles and addresses of PART each, for those who look at some.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from trellis.atlas import Atlas, atlas
from trellis.garden import Garden
from trellis.graph.layout import Bed
from trellis.words import words_for

TIES = 50_000
"""Ties in the data, if there are others than those of links and series: what reads in one go."""


PART = 512
"""Dots whose titles and addresses stand in one file; the script knows."""


def map_files(garden: Garden) -> dict[str, bytes]:
    """The map's data files by name."""
    found = atlas(garden, words_for(garden.config.lang)["map.elsewhere"])
    ids = [spot.id for _, spot in found.spots]
    names = [(garden.entities[id].title, garden.addresses[id]) for id in ids]
    files = {
        "map.bin": map_bytes(garden, found),
        "map-titles.json": _json([title for title, _ in names]),
    }
    for start in range(0, len(names), PART):
        files[f"map-{start // PART}.json"] = _json(names[start : start + PART])
    return files


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def map_bytes(garden: Garden, found: Atlas) -> bytes:
    """The content of `map.bin`."""
    placed = list(found.spots)
    entities = [garden.entities[spot.id] for _, spot in placed]
    kinds = sorted({entity.kind for entity in entities})
    number = {kind: at for at, kind in enumerate(kinds)}
    years = [entity.date.year if entity.date else 0 for entity in entities]
    first = min((year for year in years if year), default=0)
    header = {"kinds": kinds, "first": first, "beds": [_bed(bed) for bed in _beds(found)]}
    head = _json(header)
    lists = (
        (
            number[entity.kind] * 8 + spot.size
            for entity, (_, spot) in zip(entities, placed, strict=True)
        ),
        (year - first + 1 if year else 0 for year in years),
        (signed(spot.x - bed.x) for bed, spot in placed),
        (signed(spot.y - bed.y) for bed, spot in placed),
        _ties(garden, found),
    )
    return len(head).to_bytes(4, "little") + head + b"".join(map(numbers, lists))


def numbers(values: Iterable[int]) -> bytes:
    """Whole numbers of seven bits a byte."""
    out = bytearray()
    for value in values:
        rest = value
        while rest > 127:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def signed(value: int) -> int:
    """A number that may be negative, as one that is not."""
    return value * 2 if value >= 0 else -value * 2 - 1


def _beds(found: Atlas) -> Iterator[Bed]:
    return (bed for island in found.chart.islands for bed in island.beds)


def _bed(bed: Bed) -> tuple[str, int, int, int]:
    return bed.id, bed.x, bed.y, len(bed.spots)


def _ties(garden: Garden, found: Atlas) -> Iterator[int]:
    place = {spot.id: at for at, (_, spot) in enumerate(found.spots)}
    near = found.neighbours if _count(found.neighbours) <= TIES else _fewer(garden, found)
    for id, at in place.items():
        after = sorted({place[one] for one in near[id] if place[one] > at})
        yield len(after)
        yield from (one - before for before, one in pairwise([at, *after]))


def _count(near: Mapping[str, Collection[str]]) -> int:
    return sum(map(len, near.values())) // 2


def _fewer(garden: Garden, found: Atlas) -> Mapping[str, Collection[str]]:
    """Neighbours by links and series, and the nearest of each if there is room for them."""
    if _count(found.tied) + len(found.home) > TIES:
        return found.tied
    near = {id: set(others) for id, others in found.tied.items()}
    for id in sorted(near):
        for one in garden.related(id)[:1]:
            if one.id in near:
                near[id].add(one.id)
                near[one.id].add(id)
    return near

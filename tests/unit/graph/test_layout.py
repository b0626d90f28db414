"""Where things stand on the map: apart from one another, the same every time, and where they stood before."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.graph.layout import Chart, Ground, chart
from trellis.graph.layout.beds import MARK, capacity, seeds
from trellis.graph.layout.lettering import cut, lines, width
from trellis.graph.layout.shapes import hull


def ground(id: str, count: int, parent: str | None = None, title: str = "") -> Ground:
    members = tuple(f"{id}/{number}" for number in range(count))
    marked = members[0] if members else ""
    return Ground(id, title or f"Topic {id}", members, parent, marked, f"Note {marked}")


def drawn(grounds: list[Ground], near: dict | None = None, held: dict | None = None) -> Chart:
    everyone = [id for ground in grounds for id in ground.members]
    ties = dict.fromkeys(everyone, 3)
    both = {pair[::turn]: weight for pair, weight in (near or {}).items() for turn in (1, -1)}
    return chart(grounds, both, ties, held or {})


def archipelago(count: int = 12) -> list[Ground]:
    """Topics of all sizes, some with topics within."""
    roots = [
        ground(f"t{n}", 3 + 5 * n, title="On the long and winding road " * (n % 3) or "Moss")
        for n in range(count)
    ]
    inner = [ground(f"i{n}{m}", 4 + m * 6, f"t{n}") for n in range(0, count, 3) for m in range(4)]
    return [*roots, *inner]


def inside(point: tuple[float, float], corners) -> bool:
    turned = [*corners[1:], corners[0]]
    return all(
        (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) > 0
        for (ax, ay), (bx, by) in zip(corners, turned, strict=True)
    )


def boxes(whole: Chart):
    """Every name on the whole: who, and left, top, right and bottom."""
    for island in whole.islands:
        yield island.id, box(island.name, 20)
        for bed in island.beds:
            if bed.name:
                yield bed.id, box(bed.name, 15)
            if bed.mark:
                yield f"{bed.id} mark", box(bed.mark, MARK)


def box(name, font: float):
    half = max(width(line, font) for line in name.lines) / 2
    bottom = name.y + name.step * (len(name.lines) - 1)
    return name.x - half, name.y - font * 0.7, name.x + half, bottom


def spots(whole: Chart):
    return [spot for island in whole.islands for bed in island.beds for spot in bed.spots]


def test_islands_do_not_touch() -> None:
    for one, other in combinations(drawn(archipelago()).islands, 2):
        assert not any(inside(point, other.shore) for point in one.shore), (one.id, other.id)
        assert not any(inside(point, one.shore) for point in other.shore), (one.id, other.id)


def test_names_keep_apart_from_one_another_and_from_dots() -> None:
    whole = drawn(archipelago())
    named = list(boxes(whole))
    assert len(named) > 24
    for (one, a), (other, b) in combinations(named, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)
    for id, (left, top, right, bottom) in named:
        covered = [s.id for s in spots(whole) if left < s.x < right and top < s.y < bottom]
        assert covered == [], id


def test_every_entity_has_one_dot_and_dots_keep_apart() -> None:
    grounds = archipelago()
    found = spots(drawn(grounds))
    assert sorted(s.id for s in found) == sorted(id for g in grounds for id in g.members)
    assert min(hypot(a.x - b.x, a.y - b.y) for a, b in combinations(found, 2)) > 10


def test_dots_of_a_garden_of_four_hundred_are_far_enough_apart_to_be_hit() -> None:
    found = spots(drawn([ground("a", 260), ground("b", 9), ground("c", 30), ground("d", 101)]))
    assert min(hypot(a.x - b.x, a.y - b.y) for a, b in combinations(found, 2)) >= 24


def test_what_stands_on_an_island_stands_within_its_shore() -> None:
    for island in drawn(archipelago()).islands:
        for bed in island.beds:
            assert all(inside((s.x, s.y), island.shore) for s in bed.spots)


def test_all_lies_within_the_frame() -> None:
    whole = drawn(archipelago())
    for island in whole.islands:
        for x, y in island.shore:
            assert whole.left < x < whole.left + whole.width
            assert whole.top < y < whole.top + whole.height


def test_the_same_garden_has_the_same_map() -> None:
    assert drawn(archipelago()) == drawn(archipelago())


def test_one_more_entity_moves_no_other_topic() -> None:
    before = drawn(archipelago())
    grounds = archipelago()
    grown = grounds[5]
    grounds[5] = Ground(
        grown.id, grown.title, (*grown.members, "new"), None, grown.marked, grown.mark
    )
    after = drawn(grounds)
    assert [(i.id, i.x, i.y) for i in after.islands] == [(i.id, i.x, i.y) for i in before.islands]
    old = {spot.id: spot for spot in spots(before)}
    assert {s.id for s in spots(after) if old.get(s.id) != s} == {"new"}


def test_what_has_a_place_keeps_it_when_topics_come() -> None:
    before = drawn(archipelago(8))
    held = {island.id: (island.x, island.y) for island in before.islands}
    held |= {bed.id: (bed.x, bed.y) for island in before.islands for bed in island.beds}
    after = drawn([ground("new", 70), *archipelago(8)], held=held)
    near = {i.id: (i.x, i.y) for i in after.islands if i.id != "new"}
    assert near == {island.id: (island.x, island.y) for island in before.islands}


def test_what_belongs_together_lies_together() -> None:
    grounds = [ground(name, 20) for name in "abcdefghij"]
    whole = drawn(grounds, {("a", "b"): 1, ("c", "j"): 60})
    at = {island.id: (island.x, island.y) for island in whole.islands}
    away = {id: hypot(x - at["c"][0], y - at["c"][1]) for id, (x, y) in at.items() if id != "c"}
    assert "j" in sorted(away, key=away.__getitem__)[:3]


def test_ways_lead_over_no_third_island() -> None:
    grounds = [ground(name, 12) for name in "abcdefghijkl"]
    whole = drawn(grounds, {(a.id, b.id): 9 for a, b in combinations(grounds, 2)})
    for (ax, ay), (bx, by) in whole.ways:
        crossed = {
            island.id
            for island in whole.islands
            for step in range(1, 40)
            if inside((ax + (bx - ax) * step / 40, ay + (by - ay) * step / 40), island.shore)
        }
        assert len(crossed) <= 2


def test_an_empty_garden_has_an_empty_map() -> None:
    assert drawn([]) == Chart()


def test_sixty_topics_of_two_thousand_find_room() -> None:
    whole = drawn([ground(f"t{n:02}", 33) for n in range(60)])
    assert len(whole.islands) == 60
    assert whole.width < 4200
    assert 0.8 < whole.height / whole.width < 1.6


@given(st.integers(0, 3000))
def test_steps_of_size_hold_what_they_should(count: int) -> None:
    assert count <= capacity(count) <= max(count * 1.16 + 1, 1)


def test_dots_leave_room_for_a_name() -> None:
    found = seeds(200, 10, (-40, -20, 40, 20))
    assert len(set(found)) == 200
    assert not any(-40 < x < 40 and -20 < y < 20 for x, y in found)


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=3))
def test_a_hull_holds_its_points(points: list[tuple[int, int]]) -> None:
    corners = hull(points)
    assert set(corners) <= set(points)
    if len(corners) > 2:
        for x, y in points:
            for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
                assert (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0


@given(st.text(max_size=80), st.integers(30, 200))
def test_lines_fit_their_room(text: str, room: int) -> None:
    found = lines(text, 12, room, 3)
    assert len(found) <= 3
    assert all(width(line, 12) <= room for line in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [("mesh networks", ("mesh", "networks")), ("共有の庭について", ("共有の庭", "について"))],
)
def test_names_break_between_words_and_between_signs(text: str, found: tuple[str, ...]) -> None:
    assert lines(text, 18, 90, 3) == found


def test_what_is_cut_says_so() -> None:
    assert cut("Institutions and their gardens", 10, 80).endswith("…")
    assert cut("Moss", 10, 80) == "Moss"


def test_what_is_held_off_the_map_is_not_held() -> None:
    grounds = [ground("a", 5), ground("b", 4)]
    assert drawn(grounds, held={"b": (10**400, -(10**400))}) == drawn(grounds)
    assert drawn(grounds, held={"b": (10**7, 0)}) == drawn(grounds)

"""Our own query blocks: one line for each thing that is asked."""

from __future__ import annotations

import pytest

from trellis.queries.values import MOST


@pytest.mark.parametrize(
    ("block", "listed"),
    [
        ("kind: post", ["a", "b"]),
        ("kind: Posts", ["a", "b"]),
        ("kind: not post", ["c"]),
        ("kind: post, note", ["a", "b", "c"]),
        ("tag: book", ["a", "b"]),
        ("tag: x", ["a"]),
        ("tag: '#inline'", ["a"]),
        ("keyword: mesh network", ["a", "b"]),
        ("series: growing", ["b"]),
        ("folder: notes", ["c"]),
        ("folder: notes/deep/", ["c"]),
        ("status: published", ["a", "b", "c"]),
        ("year: 2024", ["a"]),
        ("year: 2023..2024", ["a", "b"]),
        ("year: ..2023", ["b"]),
        ("date: 2024-05", ["a"]),
        ("date: 2023..2024-04", ["b"]),
        ("date: 2024-05-02..", []),
        ("date: none", ["c"]),
        ("date: not none", ["a", "b"]),
        ("author: ada", ["a"]),
        ("author: any", ["a"]),
        ("rating: 5", ["b"]),
        ("rating: 4.5..", ["b"]),
        ("due: 2024-01-01", ["c"]),
        ("supports: [[b]]", ["c"]),
        ("related: [[b]]", ["a"]),
        ("where: rating > 4 or due < date('2025-01-01')", ["b", "c"]),
        ("where: keyword.contains('mesh networks') and tag.contains('x/y')", ["a"]),
        ("kind: post\nrating: 5", ["b"]),
        ("tag: book\ntag: x", ["a"]),
        ("limit: 1", ["a"]),
        ("# a remark\n\nkind: post", ["a", "b"]),
        ("", ["a", "b", "c"]),
    ],
)
def test_a_line_is_a_condition(ask, block, listed):
    assert ask.titles("trellis", block) == listed


@pytest.mark.parametrize(
    ("block", "listed"),
    [
        ("sort: title desc", ["c", "b", "a"]),
        ("sort: rating", ["a", "b", "c"]),
        ("sort: rating desc", ["b", "a", "c"]),
        ("sort: kind, title desc", ["c", "b", "a"]),
        ("sort: updated desc", ["b", "a", "c"]),
    ],
)
def test_pages_are_sorted_by_several_fields_and_what_has_none_comes_last(ask, block, listed):
    assert ask.titles("trellis", block) == listed


def test_without_an_order_the_newest_come_first(ask):
    assert ask.titles("trellis", "folder: posts") == ["a", "b"]


def test_a_table_shows_the_fields_that_are_named(ask):
    answer = ask.answer("trellis", "kind: post\ncolumns: rating as Stars, seriesName, date, series")
    assert answer.form == "table"
    assert [(one.label, one.field) for one in answer.columns] == [
        ("Stars", ""),
        ("Series name", ""),
        ("", "date"),
        ("", "series"),
    ]
    assert ask.cells("trellis", "kind: post\ncolumns: rating, series") == [
        ["4", ""],
        ["5", "Growing"],
    ]


def test_a_table_without_columns_has_kind_and_date(ask):
    answer = ask.answer("trellis", "show: table")
    assert [column.field for column in answer.columns] == ["kind", "date"]


def test_columns_stand_in_lists_and_cards_too(ask):
    assert ask.answer("trellis", "show: cards\ncolumns: rating").form == "cards"
    assert ask.answer("trellis", "show: list\ncolumns: rating").form == "list"


def test_groups_stand_under_their_values(ask):
    answer = ask.answer("trellis", "group: year desc")
    assert [part.heading for part in answer.parts] == [(2024,), (2023,), (None,)]


def test_the_page_that_asks_and_the_pages_of_lists_are_left_out(ask):
    listed = ask.titles("trellis", "")
    assert "ask" not in listed
    assert "index" not in listed


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("kind: pots", "1:7: there is no kind `pots` (did you mean `post`?)"),
        ("kind: post, noet", "1:13: there is no kind `noet` (did you mean `note`?)"),
        ("tag: bok", "1:6: there is no tag `bok` (did you mean `book`?)"),
        (
            "keyword: msh networks",
            "1:10: there is no keyword `msh networks` (did you mean `mesh networks`?)",
        ),
        ("topic: zzz", "1:8: there is no topic `zzz` (`trellis topics` lists them)"),
        ("series: growin", "1:9: there is no series `growin` (did you mean `Growing`?)"),
        ("folder: notez", "1:9: there is no folder `notez` (did you mean `notes`?)"),
        ("ratnig: 4", "1:1: no page has a field `ratnig` (did you mean `rating`?)"),
        ("sort: title, daet desc", "1:14: no page has a field `daet` (did you mean `date`?)"),
        ("columns: athor", "1:10: no page has a field `athor` (did you mean `author`?)"),
        ("show: tabel", "1:7: `tabel` is no way to show a list (did you mean `table`?)"),
        (
            "limit: ten",
            f"1:8: `limit` should be a number from 1 to {MOST}, not `ten` (write digits only)",
        ),
        (
            "limit: 0",
            f"1:8: `limit` should be a number from 1 to {MOST}, not `0` (write digits only)",
        ),
        ("limit: 1\nlimit: 2", "2:1: `limit` is given twice (remove one of them)"),
        ("kind:", "1:1: `kind` has no value (write one after the colon)"),
        ("kind: post,, note", "1:12: a value is missing (take a comma away)"),
        ("kind: post,", "1:12: a value is missing (take a comma away)"),
        (
            "date: soon",
            "1:7: `soon` is not a day, a month or a year (write it as 2025-01-31, 2025-01 or 2025)",
        ),
        (
            "rating: 1..many",
            "1:12: `many` is not a number or a day (write it as 2025-01-31, 2025-01 or 2025)",
        ),
        ("just words", "1:1: this line is not `name: value` (write it as `kind: post`)"),
        ("where: rating >", "1:16: something is missing at the end (finish the expression)"),
        (
            "where: rating > 4 or ratnig > 4",
            "1:22: no page has a field `ratnig` (did you mean `rating`?)",
        ),
        (
            "where: contins(tags, 'x')",
            "1:8: the function `contins` is not understood (did you mean `contains`?)",
        ),
        ('tag: "book" x', "1:6: a quote does not end where its value does (put a comma after it)"),
    ],
)
def test_a_fault_is_told_where_it_stands_with_what_is_right(ask, block, fault):
    assert ask.faults("trellis", block) == [fault]


def test_every_line_is_looked_at(ask):
    assert len(ask.faults("trellis", "kind: pots\nshow: tabel\nlimit: x")) == 3


def test_values_under_one_another_are_no_yaml(ask):
    assert ask.faults("trellis", "kind: post\n- note") == [
        "2:1: this line is not `name: value` "
        "(write the values in one line, with commas between them)"
    ]

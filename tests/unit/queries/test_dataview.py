"""Dataview's LIST and TABLE, with its commands in the order written."""

from __future__ import annotations

import pytest

NO_DAY = (
    "the query asks what day it is, and the site is built for no day "
    "(set `today` in the configuration, or SOURCE_DATE_EPOCH)"
)


@pytest.mark.parametrize(
    ("block", "listed"),
    [
        ("LIST", ["index", "ask", "c", "a", "b"]),
        ('list from "posts"', ["a", "b"]),
        ('LIST FROM "posts/a"', ["a"]),
        ("LIST FROM #book", ["a", "b"]),
        ("LIST FROM #x", ["a"]),
        ('LIST FROM #book AND -"posts/a"', ["b"]),
        ('LIST FROM !"posts" and !"notes"', ["index"]),
        ("LIST FROM [[b]]", ["c", "a"]),
        ("LIST FROM outgoing([[a]])", ["b"]),
        ("LIST FROM [[]]", []),
        ('LIST FROM (#x OR "notes/deep") AND -#none', ["c", "a"]),
        ("LIST WHERE rating > 4", ["b"]),
        ("LIST WHERE rating = 5 OR due", ["c", "b"]),
        ('LIST WHERE !rating AND contains(file.folder, "notes")', ["ask", "c"]),
        ("LIST WHERE contains(file.outlinks, [[b]])", ["c", "a"]),
        ('LIST WHERE contains(file.tags, "#boo")', ["a", "b"]),
        ('LIST WHERE econtains(tags, "boo")', []),
        ("LIST WHERE file.name != this.file.name AND file.folder = this.file.folder", []),
        ("LIST WHERE date >= date(2024-01-01)", ["a"]),
        ("LIST WHERE due <= date(2024-01-01) + dur(1 day) AND due", ["c"]),
        ("LIST WHERE rating SORT rating DESC", ["b", "a"]),
        ("LIST SORT rating DESC LIMIT 1", ["b"]),
        ("LIST SORT rating ASC, file.name DESC LIMIT 2", ["index", "c"]),
        ("LIST LIMIT 2 WHERE rating", []),
        ('LIST FROM "" WHERE length(file.inlinks) > 1', ["b"]),
        ('LIST WHERE typeof(rating) = "number"', ["a", "b"]),
    ],
)
def test_a_list_is_of_pages(ask, block, listed):
    assert ask.titles("dataview", block) == listed


def test_what_is_absent_is_less_than_anything(ask):
    assert "c" in ask.titles("dataview", "LIST WHERE rating < 4")


def test_a_table_has_the_columns_that_are_named(ask):
    block = 'TABLE rating AS "Stars", file.folder, upper(author) as Who FROM #book'
    answer = ask.answer("dataview", block)
    assert [column.label for column in answer.columns] == ["Stars", "file.folder", "Who"]
    assert not answer.bare
    assert ask.cells("dataview", block) == [["4", "posts", "ADA"], ["5", "posts", ""]]


def test_without_id_the_page_is_left_out(ask):
    block = "TABLE WITHOUT ID file.link AS Page, rating FROM #book"
    assert ask.answer("dataview", block).bare
    assert ask.cells("dataview", block) == [["Alpha", "4"], ["Beta", "5"]]


def test_a_list_shows_one_value_beside_the_page(ask):
    assert ask.cells("dataview", "LIST rating FROM #book") == [["4"], ["5"]]


def test_pages_of_one_value_are_gathered(ask):
    block = """
        TABLE rows.file.link AS Pages, length(rows) AS Count, sum(rows.rating) AS Sum
        GROUP BY file.folder AS Folder
    """
    answer = ask.answer("dataview", block)
    assert answer.title == "Folder"
    assert ask.cells("dataview", block) == [
        ["", "Home", "1", "0"],
        ["notes", "Asking", "1", "0"],
        ["notes/deep", "Gamma", "1", "0"],
        ["posts", "Alpha, Beta", "2", "9"],
    ]


def test_a_list_is_spread_over_rows(ask):
    block = 'TABLE WITHOUT ID tag, length(rows) FROM "posts" FLATTEN file.etags AS tag GROUP BY tag'
    assert ask.cells("dataview", block) == [["book", "2"], ["inline", "1"], ["x/y", "1"]]


def test_a_text_with_brackets_is_a_link(ask):
    (cells,) = [
        line.cells
        for line in ask.answer("dataview", 'TABLE WITHOUT ID ("[[" + file.name + "]]") FROM #x')
        .parts[0]
        .lines
    ]
    assert (cells[0][0].kind, cells[0][0].id) == ("entity", "posts/a")


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("TASK FROM #x", "1:1: `TASK` queries are not understood (write LIST or TABLE)"),
        ("SELECT x", "1:1: `SELECT` begins no query (write LIST or TABLE)"),
        ("", "1:1: the query is empty (write LIST or TABLE)"),
        (
            "LIST FROM posts",
            '1:11: `posts` is no source (write #tag, "folder" or [[page]] after FROM)',
        ),
        ("LIST GROUP rating", "1:6: `GROUP` has no BY (write GROUP BY and a field)"),
        ("LIST LIMIT few", "1:12: `few` is no number of rows (write digits only)"),
        (
            "LIST\nWHERE rating = 5 rating",
            "2:18: `rating` is not expected here (write FROM, WHERE, SORT, GROUP BY, FLATTEN or LIMIT)",
        ),
        (
            "TABLE regexmatch('a', b)",
            "1:7: the function `regexmatch` is not understood (the manual lists those that are)",
        ),
        (
            "TABLE filter(tags, (t) => t)",
            "1:20: functions of one's own, as `(x) => …`, are not understood (say it without)",
        ),
        (
            "LIST WHERE due < date(today)",
            f"1:18: {NO_DAY}",
        ),
    ],
)
def test_a_fault_is_told_where_it_stands(ask, block, fault):
    assert ask.faults("dataview", block) == [fault]


def test_scripts_are_not_run(ask):
    assert ask.faults("dataviewjs", "dv.list()") == [
        "1:1: scripts are not run (say it in a block `trellis` or `dataview`)"
    ]


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", "2024-05-15"),
        ("tomorrow", "2024-05-16"),
        ("sow", "2024-05-13"),
        ("eom", "2024-05-31"),
    ],
)
def test_words_are_days_seen_from_the_day_of_the_build(ask, word, day):
    (cells, *_) = ask.cells("dataview", f"TABLE date({word})", today="2024-05-15")
    assert cells == [day]

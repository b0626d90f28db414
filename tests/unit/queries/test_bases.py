"""Obsidian's bases: filters, formulas and views become the same query."""

from __future__ import annotations

import pytest

NO_DAY = (
    "the query asks what day it is, and the site is built for no day "
    "(set `today` in the configuration, or SOURCE_DATE_EPOCH)"
)


def base(filters: str) -> str:
    return f"filters: {filters}\n"


@pytest.mark.parametrize(
    ("filters", "listed"),
    [
        ("file.hasTag('book')", ["a", "b"]),
        ("file.hasTag('x')", ["a"]),
        ("file.hasTag('y', 'hush')", []),
        ("file.tags.contains('inline')", ["a"]),
        ("file.tags.contains('#inline')", ["a"]),
        ("tags.containsAny('x/y', 'z')", ["a"]),
        ("tags.containsAll('x/y', 'book')", ["a"]),
        ("file.inFolder('notes')", ["ask", "c"]),
        ("file.inFolder('note')", []),
        ("file.folder == 'notes/deep'", ["c"]),
        ("file.hasLink('b')", ["a", "c"]),
        ("file.hasLink(link('b'))", ["a", "c"]),
        ("file.hasLink(this.file)", []),
        ("file.name == 'a'", ["a"]),
        ("file.name != this.file.name && file.ext == 'md'", ["a", "b", "c", "index"]),
        ("rating > 4", ["b"]),
        ("rating >= 4 && author == 'Ada'", ["a"]),
        ("note.rating == 5 || note['due'] == '2024-01-01'", ["b", "c"]),
        ("rating", ["a", "b"]),
        ("\"!rating && file.inFolder('notes')\"", ["ask", "c"]),
        ("rating.isEmpty()", ["ask", "c", "index"]),
        ("due < date('2024-02-01')", ["c"]),
        ("date > date('2024-01-01') - '1y'", ["a", "b"]),
        ("date.year == 2024", ["a"]),
        ("related.contains(link('b'))", ["a"]),
        ("related == link('b')", []),
        ("list(supports).contains(link('b'))", ["c"]),
        ("file.backlinks.length > 1", ["b"]),
        ("file.links.filter(value.rating == 5).length > 0", ["a", "c"]),
        ("file.hasProperty('rating')", ["a", "b"]),
        ("title.lower().startsWith('al')", ["a"]),
        ("entity.kind == 'Post'", ["a", "b"]),
        ("entity.keywords.contains('mesh networks')", ["a", "b"]),
        ("{and: [file.hasTag('book'), rating > 4]}", ["b"]),
        ("{or: [file.hasTag('x'), rating > 4]}", ["a", "b"]),
        ("{not: [file.hasTag('book'), file.inFolder('notes')]}", ["index"]),
        ("{and: [file.hasTag('book'), {not: [rating == 5]}]}", ["a"]),
        ("[file.hasTag('book'), rating > 4]", ["b"]),
        ("{or: []}", ["a", "ask", "b", "c", "index"]),
    ],
)
def test_a_filter_chooses_files(ask, filters, listed):
    assert ask.titles("base", base(filters)) == listed


def test_filters_of_base_and_view_must_both_hold(ask):
    assert ask.titles(
        "base", "filters: file.hasTag('book')\nviews: [{type: table, filters: 'rating > 4'}]"
    ) == ["b"]


def test_a_view_has_its_order_columns_and_limit(ask):
    block = """
        filters: file.hasTag("book")
        formulas:
          stars: '"*".toString() + rating'
          twice: formula.stars + formula.stars
        properties:
          note.rating: {displayName: Mark}
          file.name: {displayName: Book}
        views:
          - type: table
            name: All
            order: [file.name, rating, formula.twice, file.ctime, bookTitle]
            sort:
              - {property: rating, direction: DESC}
            limit: 1
    """
    answer = ask.answer("base", block)
    assert (answer.name, answer.title, answer.form) == ("All", "Book", "table")
    assert [(one.label, one.field) for one in answer.columns] == [
        ("Mark", ""),
        ("Twice", ""),
        ("", "date"),
        ("Book title", ""),
    ]
    assert ask.cells("base", block) == [["5", "*5*5", "2023-02-03", ""]]


def test_without_a_sort_files_stand_by_name(ask):
    assert ask.titles("base", "views: [{type: list}]") == ["a", "ask", "b", "c", "index"]


def test_what_does_not_begin_with_the_file_is_shown_as_it_is(ask):
    block = "filters: rating == 5\nviews: [{type: table, order: [rating, file.name]}]"
    assert ask.answer("base", block).bare
    assert ask.cells("base", block) == [["5", "Beta"]]


def test_groups_stand_in_the_order_asked_for(ask):
    block = "views: [{type: list, groupBy: {property: rating, direction: DESC}}]"
    assert [part.heading for part in ask.answer("base", block).parts] == [(5,), (4,), (None,)]


def test_an_empty_base_lists_every_page_in_a_table(ask):
    assert ask.answer("base", "").form == "table"
    assert len(ask.titles("base", "")) == 5


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (
            "views: [{type: map}]",
            "1:16: views of the type `map` are not understood (make it a table, a list or cards)",
        ),
        ("filters: {nand: [a]}", "1:11: `nand` joins no filters (did you mean `and`?)"),
        (
            "filters:\n  and:\n    - rating >\n",
            "3:15: something is missing at the end (finish the expression)",
        ),
        (
            "filters: file.hasTga('x')",
            "1:15: the function `hasTga` is not understood (did you mean `hasTag`?)",
        ),
        (
            "filters: file.hasTag()",
            "1:15: `hasTag` takes at least 1 value, not 0 (give it as many)",
        ),
        (
            "filters: file.size > 3",
            "1:15: `file.size` is not understood (a file has no such property here)",
        ),
        ("filters: file.mtme > 3", "1:15: `file.mtme` is not understood (did you mean `mtime`?)"),
        (
            "filters: date > now()",
            f"1:17: {NO_DAY}",
        ),
        (
            "formulas: {x: 'image(a)'}\nviews: [{order: [formula.x]}]",
            "1:16: the function `image` is not understood (the manual lists those that are)",
        ),
        (
            "formulas: {x: formula.y, y: formula.x}\nfilters: formula.x",
            "1:37: the formula `x` needs itself (part the two)",
        ),
        ("views: 3", "1:1: `views` is no list (write one item a line, after `- `)"),
        ("just words", "1:1: this is no base (write `filters:` and `views:`)"),
    ],
)
def test_a_fault_is_told_where_it_stands(ask, block, fault):
    assert ask.faults("base", block) == [fault]


def test_what_is_no_yaml_is_told_with_its_remedy(ask):
    (fault,) = ask.faults("base", "views:\n  - name: a: b\n")
    assert fault.startswith("2:12: the base is not YAML: a value holds an unquoted colon (quote")


def test_formulas_that_no_view_asks_for_are_not_looked_at(ask):
    assert ask.titles("base", "formulas: {x: 'image(a)', y: '/r/'}\nfilters: rating == 5") == ["b"]


def test_today_is_the_day_that_the_site_is_built_for(ask):
    filters = base("\"due > today() - '1M'\"")
    assert ask.titles("base", filters, today="2024-01-15") == ["c"]
    assert ask.titles("base", filters, today="2024-03-15") == []

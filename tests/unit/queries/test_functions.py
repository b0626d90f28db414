"""What functions and operators give, whatever they are given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.queries import functions
from trellis.queries.calls import Context
from trellis.queries.compare import sort_key, text_of
from trellis.queries.evaluate import Scope
from trellis.queries.expressions import parse_expression
from trellis.queries.ground import Ground
from trellis.queries.syntax import QueryError
from trellis.queries.times import read_moment, read_span, written
from trellis.queries.values import Link, Row, Span, Tag


@pytest.fixture
def value(ask):
    """The value of an expression for the post `a`."""
    garden = ask.garden("trellis", "", today="2024-05-15")
    known = (
        garden.links,
        garden.resolver,
        garden.series,
        garden.keywords,
        garden.topics,
        garden.kinds,
    )
    ground = Ground(garden.entities, *known, {}, garden.config.today)

    def of(text: str) -> str:
        return text_of(Scope(ground, "notes/ask").value(parse_expression(text), Row("posts/a")))

    return of


@pytest.mark.parametrize(
    ("text", "result"),
    [
        # numbers
        ("1 + 2 * 3", "7"),
        ("7 % 4", "3"),
        ("1 / 0", ""),
        ("(2.5).round()", "3"),
        ("(2.345).round(2)", "2.35"),
        ("round(1 / 3, 3)", "0.333"),
        ("(3.14159).toFixed(2)", "3.14"),
        ("true.toFixed(1)", "1.0"),
        ("toFixed(100000000000000000000 * 100000000000000000000, 2)", f"1{40 * '0'}.00"),
        ("[ceil(2.1), floor(-2.1), abs(-5), trunc(2.9)]", "3, -3, 5, 2"),
        ("number('x 3.5 y')", "3.5"),
        ("max(1, 5, 3) + min([4, 2])", "7"),
        ("sum([1, 2, 3.5]) + average([1, 2])", "8"),
        # texts
        ("'a' + 'b' + 1", "ab1"),
        ("'Ada'.lower() + upper('x')", "adaX"),
        ("'hello world'.title()", "Hello World"),
        ("'a,b,c'.split(',', 2).join('-')", "a-b"),
        ("'a:b:c'.replace(':', '-')", "a-b-c"),
        ("'hello'.slice(1, 4) + 'hello'.length", "ell5"),
        ("'hello'.contains('ell') && 'hello'.containsAny('x', 'h')", "true"),
        ("truncate('a long text', 6)", "a long…"),
        ("containsword('two words', 'word')", "false"),
        # lists
        ("[3, 1, 2].sort().reverse().join()", "3, 2, 1"),
        ("[1, 2, 2, 3].unique().length", "3"),
        ("[1, [2, 3]].flat()", "1, 2, 3"),
        ("[1, 2, 3].filter(value > 1).map(value * 10 + index)", "20, 31"),
        ("[1, 2][1] + [1, 2][-1]", "4"),
        ("[1][5]", ""),
        ("['ab'].contains('a')", "false"),
        ("contains(['ab'], 'a')", "true"),
        ("econtains(['ab'], 'ab')", "true"),
        ("icontains('ABC', 'b')", "true"),
        ("list('a').length + list(['a', 'b']).length + list(nothing).length", "3"),
        ("all(true, 1) && any([false, 1]) && none([false])", "true"),
        ("nonnull([1, nothing, 2])", "1, 2"),
        # choices
        ("if(rating > 3, 'good', nowhere.near())", "good"),
        ("if(nothing, 1)", ""),
        ("default(nothing, author || 'nobody')", "Ada"),
        ("choice(author, 'yes', 'no')", "yes"),
        # days
        ("date", "2024-05-01"),
        ("date.year + date.month + date.day + date.week", "2048"),
        ("date.format('D MMMM YYYY')", "1 May 2024"),
        ("dateformat(date, 'yyyy-MM-dd')", "2024-05-01"),
        ("date + '1M' - '1d'", "2024-05-31"),
        ("date('2024-01-31') + '1 month'", "2024-02-29"),
        ("date('2024-12-01') + '1M' + '4h' + '3m'", "2025-01-01T04:03:00"),
        ("(today() - date).days", "14"),
        ("today() - date", "14 days"),
        ("((today() - date) / 86400000).round()", "14"),
        ("today() > date && date('2024-05-01') == date", "true"),
        ("dur('7 days') * 2", "14 days"),
        ("striptime(date('2024-05-01T10:30:00')) == date", "true"),
        ("date('2024-05-01 10:30:00').time()", "10:30:00"),
        # links and files
        ("link('b')", "Beta"),
        ("link('b', 'that one')", "that one"),
        ("[[b]] == link('posts/b') && [[b]] == 'Beta'", "true"),
        ("[[b]].rating + link('b').asFile().rating", "10"),
        ("[[secret]]", ""),
        ("[[nobody]]", "nobody"),
        ("file('b').name + file.asLink('x')", "bx"),
        ("file.tags", "x, x/y, book, inline"),
        ("file.etags", "x/y, book, inline"),
        ("file.folder + '/' + file.name + '.' + file.ext == file.path", "true"),
        ("file.links.map(value.title)", "Beta"),
        ("related", "Beta"),
        ("this.title + this.file.name", "Askingask"),
        ("note.title + note['no such'] + entity.kind", "AlphaPost"),
        ("entity.status + entity.words", "published7"),
        # types
        ("typeof(date) + typeof([[b]]) + typeof(nothing)", "datelinknull"),
        ("(1).isType('number') && [].isEmpty() && !''.isTruthy()", "true"),
        ("is(author, 'ADA') && between(rating, 4, nothing)", "true"),
        ("entity.kind < 3", "false"),
    ],
)
def test_an_expression_has_a_value(value, text, result):
    assert value(text) == result


FUNCTIONS = [(name, False) for name in functions.FUNCTIONS] + [
    (name, True) for name in {*functions.FUNCTIONS, *functions.METHODS}
]
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**6), 10**6),
        st.floats(-1e299, 1e299, allow_nan=False),
        st.integers(-(10**299), 10**299),
        st.sampled_from(["", "a", "posts/b", "[[b]]", "2024-05-01", "7 days", "today", "é"]),
        st.just(read_moment("2024-05-01")),
        st.builds(Span, st.integers(-(10**9), 10**9), st.integers(-100, 100)),
        st.just(Link("Beta", "entity", "posts/b")),
        st.just(Link("nowhere")),
        st.just(Tag("book")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple), st.dictionaries(st.just("k"), inner, max_size=1)
    ),
    max_leaves=6,
)


def test_no_function_fails_on_any_values(ask):
    garden = ask.garden("trellis", "", today="2024-05-15")
    known = (
        garden.links,
        garden.resolver,
        garden.series,
        garden.keywords,
        garden.topics,
        garden.kinds,
    )
    context = Context(Ground(garden.entities, *known, {}, garden.config.today), "posts/a")

    @given(st.sampled_from(sorted(FUNCTIONS)), st.lists(VALUES, min_size=4, max_size=4))
    def call(which, values):
        name, method = which
        function = functions.find(name, method=method)
        for count in range(function.least, min(function.most, 4) + 1):
            text_of(function.call(context, *values[:count]))

    call()


@given(VALUES, VALUES, st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%"]))
def test_no_operator_fails_on_any_values(left, right, operator):
    scope = Scope(None, "")  # operators ask nothing of the garden
    node = parse_expression(f"left {operator} right")
    text_of(scope.value(node, Row(None, {"left": left, "right": right})))
    assert (sort_key(left) < sort_key(right)) in (True, False)


@pytest.mark.parametrize("number", [".inf", "-.inf", ".nan", "1" + "0" * 400, "1.0e+305"])
def test_what_is_too_large_for_a_number_is_none(garden, number):
    asked = 'TABLE ceil(rating), slice(file.name, 0, rating) FROM "posts"'
    grown = garden(
        {
            "posts/a.md": f"---\ntitle: A\nrating: {number}\n---\nWords.\n",
            "notes/ask.md": f"```dataview\n{asked}\n```\n",
        }
    )
    (answer,) = grown.answers["notes/ask"].values()
    assert answer.faults == ()
    (line,) = answer.parts[0].lines
    assert text_of(line.cells[0]) == ""


def test_work_is_bounded(ask):
    nested = "1"
    for _ in range(6):
        nested = f"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map({nested})"
    assert "the query is too much work" in ask.faults("base", f"filters: '{nested}'")[0]


def test_texts_are_bounded(ask):
    formulas = "\n".join(f"  f{n}: formula.f{n + 1} + formula.f{n + 1}" for n in range(20))
    block = f"formulas:\n{formulas}\n  f20: '\"a long text\"'\nfilters: formula.f0"
    assert "makes a text that is too long" in ask.faults("base", block)[0]


def test_formulas_that_need_one_another_are_bounded(ask):
    formulas = "\n".join(f"  f{n}: formula.f{n + 1}" for n in range(300))
    assert (
        "nested too deeply" in ask.faults("base", f"formulas:\n{formulas}\nfilters: formula.f0")[0]
    )


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("7 days", Span(7 * 86_400_000)),
        ("1M", Span(0, 1)),
        ("1m", Span(60_000)),
        ("1 year, 2 months", Span(0, 14)),
        ("-2h", Span(-7_200_000)),
        ("7", None),
        ("soon", None),
        ("", None),
    ],
)
def test_lengths_of_time_are_read(text, span):
    assert read_span(text) == span


def test_days_are_written_as_asked():
    moment = read_moment("2024-03-02T15:04:05")
    assert (
        written(moment, "dddd, MMMM Do YYYY [at] h:mm A") == "Saturday, March 2nd 2024 at 3:04 PM"
    )
    assert (
        written(moment, "cccc dd LLL yyyy 'at' HH:mm", luxon=True)
        == "Saturday 02 Mar 2024 at 15:04"
    )


@given(st.text(max_size=40))
def test_any_format_gives_a_text(form):
    assert isinstance(written(read_moment("2024-03-02"), form), str)


def test_a_fault_knows_its_place():
    assert QueryError("x", 3).later(4).at == 7

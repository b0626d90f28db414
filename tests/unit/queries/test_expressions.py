"""The parser of expressions: right, and never lost whatever the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.queries.expressions import DEEPEST, LONGEST, Parser, parse_expression
from trellis.queries.syntax import (
    Binary,
    Call,
    Every,
    Linked,
    Listed,
    Literal,
    Member,
    Name,
    Node,
    Not,
    QueryError,
    Some,
    children,
)


def written(node: Node) -> str:
    """An expression with all its brackets."""
    return WRITTEN[type(node)](node)


def row(nodes: tuple[Node, ...], between: str = ", ") -> str:
    return between.join(map(written, nodes))


WRITTEN: dict[type, Callable[[Any], str]] = {
    Literal: lambda node: repr(node.value),
    Name: lambda node: node.name,
    Linked: lambda node: f"[[{node.target}|{node.label}]]",
    Member: lambda node: f"{written(node.of)}[{written(node.key)}]",
    Call: lambda node: (
        f"{written(node.of) + '.' if node.of else ''}{node.function}({row(node.arguments)})"
    ),
    Not: lambda node: f"!{written(node.of)}",
    Every: lambda node: f"({row(node.parts, ' && ')})",
    Some: lambda node: f"({row(node.parts, ' || ')})",
    Listed: lambda node: f"[{row(node.items)}]",
    Binary: lambda node: f"({written(node.left)} {node.operator} {written(node.right)})",
}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("(1 + 2) * 3", "((1 + 2) * 3)"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("-2.5", "(0 - 2.5)"),
        ("a == b && c != 'd' || !e", "(((a == b) && (c != 'd')) || !e)"),
        ("a = 1 and not b = 2 or c", "(((a == 1) && !(b == 2)) || c)"),
        ("a < b == c", "((a < b) == c)"),
        ("file.hasTag('x', \"y\")", "file.hasTag('x', 'y')"),
        ("note['two words'].length", "note['two words']['length']"),
        ("list(type)[0].asFile().icon", "list(type)[0].asFile()['icon']"),
        ("[1, 'a', true, null]", "[1, 'a', True, None]"),
        ("[[A note|it]]", "[[A note|it]]"),
        ("'it\\'s'", '"it\'s"'),
        ("`two words` > 1", "(two words > 1)"),
        ("größe >= 1", "(größe >= 1)"),
    ],
)
def test_an_expression_is_read_by_precedence(text, meaning):
    assert written(parse_expression(text)) == meaning


def test_hyphens_belong_to_names_in_dataview_alone():
    assert written(parse_expression("a-b")) == "(a - b)"
    assert written(Parser("a-b - c", dataview=True).expression()) == "(a-b - c)"


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("", "something is missing at the end", 0),
        ("a ==", "something is missing at the end", 4),
        ("a b", "`b` is not expected here", 2),
        ("f(a", "`(` is not closed", 1),
        ("[a", "`[` is not closed", 0),
        ("'a", "a quote is not closed", 0),
        ("[[a", "`[` is not closed", 1),
        ("a.", "a name is missing after the `.`", 1),
        ("a # b", "`#` means nothing here", 2),
        ("/a/.matches(b)", "`/` is not expected here", 0),
        ("(x) => x", "functions of one's own, as `(x) => …`, are not understood", 0),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text, message, at):
    with pytest.raises(QueryError) as caught:
        parse_expression(text)
    assert (caught.value.message, caught.value.at) == (message, at)
    assert caught.value.remedy


def depth(node: Node) -> int:
    return 1 + max(map(depth, children(node)), default=0)


@pytest.mark.parametrize(
    "text", ["(" * 500 + "a" + ")" * 500, "!" * 500 + "a", "a" + ".b" * 500, "a" + "+a" * 500]
)
def test_what_is_nested_without_end_is_refused(text):
    with pytest.raises(QueryError, match="nested more than"):
        parse_expression(text)


def test_a_long_row_of_conditions_is_not_deep():
    assert depth(parse_expression(" or ".join(["a == 1"] * 500))) == 3


def test_what_is_too_long_is_refused():
    with pytest.raises(QueryError, match="longer than"):
        parse_expression("a" * (LONGEST + 1))


WORDS = st.sampled_from(
    [
        *"()[]{}.,!=<>+-*/%|&#'\"`\\",
        "and",
        "or",
        "not",
        "==",
        "[[",
        "]]",
        "=>",
        "a",
        "f(",
        "1",
        " ",
        "\n",
        "date(",
        "dur(",
        "7 days",
        "é",
        "\x00",
    ]
)


@given(st.lists(WORDS, max_size=200).map("".join), st.booleans())
def test_any_text_is_an_expression_or_a_fault_within_it(text, dataview):
    fault = None
    try:
        parser = Parser(text, dataview=dataview)
        node = parser.expression()
        parser.expect_end()
    except QueryError as error:
        fault = error
    if fault is None:
        assert depth(node) <= DEEPEST + 1
    else:
        assert 0 <= fault.at <= len(text)

"""Fields in the running text: what is one, its value, and what a link in it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from test_scanner import MARKUP

from trellis.markup import blocks, inline_fields, references


def found(text: str) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in inline_fields(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status:: done", [("status", "done")]),
        ("status:: done\nrating:: 5", [("status", "done"), ("rating", "5")]),
        ("Up next:: a *b* [[c|d]] `e`", [("Up next", "a b d e")]),
        ("**Key**:: value", [("Key", "value")]),
        ("up::[[a]]", [("up", "a")]),
        ("- done:: yes\n  - [ ] due:: 2024", [("done", "yes"), ("due", "2024")]),
        ("> said:: so", [("said", "so")]),
        ("empty::", [("empty", "")]),
        ("A [due:: today] b (who:: [[a]]) c", [("due", "today"), ("who", "a")]),
        ("[all:: [[a]], [b](c.md)]", [("all", "a, b")]),
        ("(who:: me (really))", [("who", "me (really)")]),
        ("状態:: 済み", [("状態", "済み")]),
        ("kept:: a %%b%%c", [("kept", "a c")]),
        ("named:: a ^id", [("named", "a")]),
        ("std::vector is a::b", []),
        ("Well, this:: is prose", []),
        ("`a:: b`\n\n```\na:: b\n```", []),
        ("# a:: b", []),
        ("| a:: b |\n|---|\n| c:: d |", []),
        ("[a:: b](c.md)", []),
    ],
)
def test_fields(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_field_knows_its_place() -> None:
    (field,) = inline_fields("text\n\n- [due:: today]", first_line=5)
    assert (field.line, field.column) == (7, 10)


def test_a_link_in_a_field_says_how_it_is_meant() -> None:
    text = "[[a]]\nsupports:: [[b]], [c](c.md)\n\nSee [up:: [[d]]] and [[e]]; ![[f]]"
    assert [(one.target, one.relation) for one in references(text, 3)] == [
        ("a", ""),
        ("b", "supports"),
        ("c.md", "supports"),
        ("d", "up"),
        ("e", ""),
        ("f", ""),
    ]


def test_a_block_reads_its_fields_as_prose() -> None:
    texts = [block.text for block in blocks("is:: a\nsays:: [[b]]\n\nIt [is:: so] (as:: ever).")]
    assert texts == ["is: a; says: b", "It is: so ever."]


@given(MARKUP)
def test_nothing_fails_and_every_value_stands_where_it_says(text: str) -> None:
    lines = text.split("\n")
    for field in inline_fields(text):
        assert 1 <= field.line <= len(lines)
        assert field.name.split()[-1] in lines[field.line - 1][: field.column - 1]

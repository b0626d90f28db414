"""The value of an expression for one row. Nothing raises but what is wrong with the query itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from trellis.queries import functions
from trellis.queries.arithmetic import computed
from trellis.queries.calls import Context
from trellis.queries.compare import is_empty, is_true, order, same
from trellis.queries.ground import Ground
from trellis.queries.members import member, of_row
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
)
from trellis.queries.values import Fields, Row, Value

LEAST_WORK = 100_000
"""How many steps of work a query may always take; more where the garden is large."""
DEEPEST = 100
"""How deep expressions may be nested, those of formulas within."""
LONGEST_TEXT = 10_000
"""How many characters a text that is made may have."""


@dataclass(slots=True)
class Scope:
    """What an expression sees: the garden, the page that asks, the row, and what has names."""

    ground: Ground
    page: str
    formulas: Mapping[str, Node] = field(default_factory=dict)
    absent_least: bool = False
    row: Row = Row(None)  # noqa: RUF009 - frozen
    names: dict[str, Value] = field(default_factory=dict)
    left: int = LEAST_WORK
    depth: int = 0
    made: dict[str, Value] = field(default_factory=dict)
    making: list[str] = field(default_factory=list)
    links: dict[Linked, Value] = field(default_factory=dict)

    def value(self, node: Node, row: Row) -> Value:
        """The value of `node` for `row`. Raises QueryError."""
        if row is not self.row:
            self.row, self.made = row, {}
        return self.of(node)

    def of(self, node: Node) -> Value:
        """The value of `node` for the row at hand."""
        self.work(1, node)
        self.depth += 1
        if self.depth > DEEPEST:
            raise QueryError("the formulas are nested too deeply", node.at, "say it more simply")
        value = _OF[type(node)](self, node)
        self.depth -= 1
        return value

    def work(self, steps: int, node: Node) -> None:
        """Takes steps of work from those that are left. Raises QueryError when none is."""
        self.left -= steps
        if self.left < 0:
            raise QueryError("the query is too much work", node.at, "say it more simply")


def _literal(scope: Scope, node: Literal) -> Value:
    return node.value


def _linked(scope: Scope, node: Linked) -> Value:
    if node not in scope.links:
        own = not node.target.strip("#")
        ground, page = scope.ground, scope.page
        found = ground.entity_link(page) if own else ground.link(node.target, node.label, page)
        scope.links[node] = found
    return scope.links[node]


def _named(scope: Scope, node: Name) -> Value:
    if node.name in scope.names:
        return scope.names[node.name]
    if node.name == "this":
        return Fields(scope.page)
    return of_row(scope.ground, scope.row, node.name)


def _member(scope: Scope, node: Member) -> Value:
    name = scope.of(node.key)
    if isinstance(node.of, Name) and node.of.name == "formula" and isinstance(name, str):
        return _formula(scope, name, node)
    value = scope.of(node.of)
    scope.work(len(value) if isinstance(value, tuple) else 0, node)
    return member(scope.ground, value, name)


def _formula(scope: Scope, name: str, node: Node) -> Value:
    """The value of a formula, worked out once for a row."""
    if name not in scope.made:
        if name in scope.making:
            raise QueryError(f"the formula `{name}` needs itself", node.at, "part the two")
        if name not in scope.formulas:
            return None
        scope.making.append(name)
        scope.made[name] = scope.of(scope.formulas[name])
        scope.making.pop()
    return scope.made[name]


def _call(scope: Scope, call: Call) -> Value:
    special = (_CHOICES if call.of is None else _REPEATED).get(call.function.casefold())
    if special is not None:
        return special(scope, call)
    function = functions.find(call.function, method=call.of is not None)
    if function is None:  # what is checked beforehand
        return None
    of = () if call.of is None else (scope.of(call.of),)
    values = (*of, *map(scope.of, call.arguments))
    scope.work(sum(len(value) for value in values if isinstance(value, tuple)), call)
    return _bounded(function.call(Context(scope.ground, scope.page), *values), call)


def _not(scope: Scope, node: Not) -> Value:
    return not is_true(scope.of(node.of))


def _every(scope: Scope, node: Every) -> Value:
    return _first(scope, node.parts, wanted=False)


def _some(scope: Scope, node: Some) -> Value:
    return _first(scope, node.parts, wanted=True)


def _first(scope: Scope, parts: tuple[Node, ...], *, wanted: bool) -> Value:
    """The first value that is true, or is not; else the last one."""
    value: Value = None
    for part in parts:
        value = scope.of(part)
        if is_true(value) == wanted:
            break
    return value


def _listed(scope: Scope, node: Listed) -> Value:
    return tuple(map(scope.of, node.items))


def _binary(scope: Scope, node: Binary) -> Value:
    left, right = scope.of(node.left), scope.of(node.right)
    match node.operator:
        case "==":
            return same(left, right)
        case "!=":
            return not same(left, right)
        case "<" | "<=" | ">" | ">=":
            return _ordered(scope, node.operator, left, right)
    return _bounded(computed(node.operator, left, right), node)


def _ordered(scope: Scope, operator: str, left: Value, right: Value) -> bool:
    if scope.absent_least and (left is None or right is None):
        found: int | None = (left is not None) - (right is not None)
    else:
        found = order(left, right)
    if found is None:
        return False
    return (found < 0) == (operator[0] == "<") if found else operator.endswith("=")


def _bounded(value: Value, node: Node) -> Value:
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise QueryError("the query makes a text that is too long", node.at, "say it more simply")
    return value


_OF: Mapping[type[Any], Callable[[Scope, Any], Value]] = {
    Literal: _literal,
    Linked: _linked,
    Name: _named,
    Member: _member,
    Call: _call,
    Not: _not,
    Every: _every,
    Some: _some,
    Listed: _listed,
    Binary: _binary,
}


# Functions that do not look at all of their arguments, or look at one many times


def _choose(scope: Scope, call: Call) -> Value:
    """`if(condition, one, other)`."""
    condition, *choices = call.arguments
    chosen = choices[:1] if is_true(scope.of(condition)) else choices[1:2]
    return scope.of(chosen[0]) if chosen else None


def _default(scope: Scope, call: Call) -> Value:
    """`default(value, other)`: the other where the value is absent."""
    value = scope.of(call.arguments[0])
    return scope.of(call.arguments[1]) if is_empty(value) else value


def _each(scope: Scope, call: Call) -> list[tuple[Value, Value]]:
    """The items of the list that `call` is of, each with what its argument makes of it."""
    assert call.of is not None
    items = scope.of(call.of)
    outer = dict(scope.names)
    found = []
    for index, item in enumerate(items if isinstance(items, tuple) else ()):
        scope.names |= {"value": item, "index": index}
        found.append((item, scope.of(call.arguments[0])))
    scope.names = outer
    return found


def _filter(scope: Scope, call: Call) -> Value:
    return tuple(item for item, kept in _each(scope, call) if is_true(kept))


def _map(scope: Scope, call: Call) -> Value:
    return tuple(made for _, made in _each(scope, call))


_CHOICES: Mapping[str, Callable[[Scope, Call], Value]] = {
    "if": _choose,
    "choice": _choose,
    "default": _default,
}
_REPEATED: Mapping[str, Callable[[Scope, Call], Value]] = {"filter": _filter, "map": _map}

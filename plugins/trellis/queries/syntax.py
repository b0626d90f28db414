"""Expressions as a tree. `at` is the offset in the text where a node is written."""

from __future__ import annotations

from dataclasses import dataclass

from trellis.queries.values import Value


class QueryError(Exception):
    """What is wrong in the text of a query, and at which offset of it; -1: where it is asked for."""

    def __init__(
        self, message: str, at: int = 0, remedy: str = "", code: str = "query-invalid"
    ) -> None:
        super().__init__(message)
        self.message, self.at, self.remedy, self.code = message, at, remedy, code

    def later(self, length: int) -> QueryError:
        """The same, as many characters later."""
        return QueryError(self.message, self.at + length, self.remedy, self.code)


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as it is."""

    value: Value
    at: int = 0


@dataclass(frozen=True, slots=True)
class Linked:
    """`[[target#anchor|label]]`; an empty target is the page that asks."""

    target: str
    label: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A field of the entity, or one of the words that stand for something: `file`, `this`."""

    name: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """`of.name`, or `of[key]`."""

    of: Node
    key: Node
    at: int = 0

    @property
    def name(self) -> str:
        """The key where it is written out, else ""."""
        return self.key.value if is_text(self.key) else ""  # type: ignore[union-attr, return-value]


@dataclass(frozen=True, slots=True)
class Call:
    """`function(arguments)`, or `of.function(arguments)`."""

    function: str
    arguments: tuple[Node, ...]
    of: Node | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    of: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class Every:
    """Conditions that must all hold."""

    parts: tuple[Node, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Some:
    """Conditions of which one must hold; its value is the first that does."""

    parts: tuple[Node, ...]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Binary:
    """Two values and an operator: `==`, `!=`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `/`, `%`."""

    operator: str
    left: Node
    right: Node
    at: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """`[a, b]`."""

    items: tuple[Node, ...]
    at: int = 0


Node = Literal | Linked | Name | Member | Call | Not | Every | Some | Binary | Listed


def is_text(node: Node) -> bool:
    """Whether a node is a text that is written out."""
    return isinstance(node, Literal) and isinstance(node.value, str)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes right below `node`."""
    match node:
        case Member(of=of, key=key):
            found: tuple[Node, ...] = (of, key)
        case Call(arguments=arguments, of=of):
            found = arguments if of is None else (of, *arguments)
        case Not(of=of):
            found = (of,)
        case Every(parts=items) | Some(parts=items) | Listed(items=items):
            found = items
        case Binary(left=left, right=right):
            found = (left, right)
        case _:
            found = ()
    return found

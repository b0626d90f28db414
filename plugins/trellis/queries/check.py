"""What can be known to be wrong with an expression before it is asked of any row."""

from __future__ import annotations

from collections.abc import Iterator

from trellis.queries import functions
from trellis.queries.file_functions import NEED_TODAY
from trellis.queries.ground import Ground, did_you_mean
from trellis.queries.properties import FILE
from trellis.queries.syntax import Call, Literal, Member, Name, Node, QueryError, children
from trellis.queries.tokens import DAYS

_OF_FILES = frozenset({*FILE, "file", ""})


def check(node: Node, ground: Ground) -> None:
    """Raises QueryError for a function, or a property of a file, that is not known."""
    for one in _walk(node):
        if isinstance(one, Call):
            _check_call(one, ground)
        elif isinstance(one, Member) and _is_file(one.of) and one.name not in _OF_FILES:
            remedy = did_you_mean(one.name, FILE) or "a file has no such property here"
            raise QueryError(f"`file.{one.name}` is not understood", one.at, remedy)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _walk(child)


def _is_file(node: Node) -> bool:
    """Whether a node is `file`, or `this.file`."""
    if isinstance(node, Member):
        return node.name == "file" and node.of == Name("this", node.of.at)
    return isinstance(node, Name) and node.name == "file"


def _check_call(call: Call, ground: Ground) -> None:
    name, count = call.function, len(call.arguments)
    bounds = functions.bounds(name, method=call.of is not None)
    if bounds is None:
        remedy = did_you_mean(name, functions.names()) or "the manual lists those that are"
        raise QueryError(f"the function `{name}` is not understood", call.at, remedy)
    least, most = bounds
    if not least <= count <= most:
        wants = str(least) if least == most else f"{least} to {most}" if most < 50 else f"{least}"
        few = "at least " if most >= 50 else ""
        values = "value" if wants == "1" else "values"
        message = f"`{name}` takes {few}{wants} {values}, not {count}"
        raise QueryError(message, call.at, "give it as many")
    if ground.today is None and _asks_for_today(call):
        raise QueryError(
            "the query asks what day it is, and the site is built for no day",
            call.at,
            "set `today` in the configuration, or SOURCE_DATE_EPOCH",
        )


def _asks_for_today(call: Call) -> bool:
    if call.function.casefold() in NEED_TODAY:
        return True
    argument = call.arguments[0] if call.arguments and call.of is None else None
    return (
        call.function.casefold() == "date"
        and isinstance(argument, Literal)
        and argument.value in DAYS
    )

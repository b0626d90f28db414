"""Conditions that hold of the same entities whichever page asks: told once for all queries of a garden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from trellis.queries.compare import is_true
from trellis.queries.evaluate import LEAST_WORK, Scope
from trellis.queries.ground import Ground
from trellis.queries.syntax import Binary, Call, Every, Member, Name, Node, Not, Some, is_text
from trellis.queries.values import Row, Sort, Step, Where

_OF_FILES = frozenset({"hastag", "infolder"})


def settled_first(steps: Iterable[Step]) -> tuple[list[Node], list[Step]]:
    """The settled conditions that rows must meet before anything else is made of them, and the other steps,
    where rows are kept before they are sorted: what is found is the same, with less work."""
    settled: list[Node] = []
    found: list[Step] = []
    for step in chain.from_iterable(map(_parted, steps)):
        if not isinstance(step, Where):
            found.append(step)
        elif is_settled(step.condition) and all(isinstance(one, Where | Sort) for one in found):
            settled.append(step.condition)
        else:
            found.insert(_before_sorts(found), step)
    return settled, found


def _before_sorts(steps: Sequence[Step]) -> int:
    """Where the sorts begin that `steps` end with."""
    at = len(steps)
    while at and isinstance(steps[at - 1], Sort):
        at -= 1
    return at


def _parted(step: Step) -> Iterable[Step]:
    """A step that keeps rows for which several conditions hold, as a step for each."""
    if isinstance(step, Where) and isinstance(step.condition, Every):
        return map(Where, step.condition.parts)
    return (step,)


def is_settled(condition: Node) -> bool:
    """Whether `condition` asks for tags, folders and files that it names, and for nothing else."""
    match condition:
        case Every(parts=parts) | Some(parts=parts):
            return all(map(is_settled, parts))
        case Not(of=of):
            return is_settled(of)
        case Call(function=function, arguments=arguments, of=of) if of or arguments:
            file, names = (of, arguments) if of else (arguments[0], arguments[1:])
            return function.casefold() in _OF_FILES and _is_file(file) and all(map(is_text, names))
        case Binary(operator="==", left=Member(of=file, key=key), right=right):
            return _is_file(file) and is_text(key) and is_text(right)
    return False


def _is_file(node: Node) -> bool:
    return isinstance(node, Name) and node.name == "file"


def holding(condition: Node, ground: Ground) -> frozenset[str]:
    """The entities of which a settled condition holds."""
    if condition not in ground.settled:
        scope = Scope(ground, page="")
        ground.settled[condition] = frozenset(
            id for id in ground.entities if _holds(scope, condition, id)
        )
    return ground.settled[condition]


def _holds(scope: Scope, condition: Node, id: str) -> bool:
    scope.left = LEAST_WORK
    return is_true(scope.value(condition, Row(id)))

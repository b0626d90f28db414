"""The functions of expressions: those of Bases, those of Dataview, and two of our own (`is`, `between`).

A function is called as `function(value, …)` or as `value.function(…)`; that is the same but where a
name stands in `METHODS`. A value that a function cannot use gives nothing, not a fault.
"""

from __future__ import annotations

from collections.abc import Mapping

from trellis.queries.calls import Function
from trellis.queries.file_functions import DATE_METHOD, FILE_FUNCTIONS
from trellis.queries.list_functions import LIST_FUNCTIONS, has_item, has_part
from trellis.queries.text_functions import TEXT_FUNCTIONS

FUNCTIONS: Mapping[str, Function] = {
    **TEXT_FUNCTIONS,
    **LIST_FUNCTIONS,
    **FILE_FUNCTIONS,
    "contains": Function(has_part, 2, 2),
}
METHODS: Mapping[str, Function] = {"contains": Function(has_item, 2, 2), "date": DATE_METHOD}
"""What is something else when it is called on a value."""

CHOICES: Mapping[str, tuple[int, int]] = {"if": (2, 3), "choice": (2, 3), "default": (2, 2)}
"""Functions that look at their arguments one by one, and how many they take."""

REPEATED: Mapping[str, tuple[int, int]] = {"filter": (1, 1), "map": (1, 1)}
"""Those that are called on a list and look at their argument for each item."""

_FOLDED = {name.casefold(): function for name, function in FUNCTIONS.items()}


def find(name: str, *, method: bool) -> Function | None:
    """The function `name`, in any case, as it is called on a value or by itself."""
    folded = name.casefold()
    return METHODS.get(folded, _FOLDED.get(folded)) if method else _FOLDED.get(folded)


def bounds(name: str, *, method: bool) -> tuple[int, int] | None:
    """How many arguments may stand between the brackets of a call; None for no function."""
    special = (REPEATED if method else CHOICES).get(name.casefold())
    if special:
        return special
    function = find(name, method=method)
    return (function.least - method, function.most - method) if function else None


def names() -> list[str]:
    """The names of all functions."""
    return sorted({*FUNCTIONS, *METHODS, *CHOICES, *REPEATED})

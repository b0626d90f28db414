"""What a function of an expression is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trellis.queries.ground import Ground
from trellis.queries.values import Value


@dataclass(frozen=True, slots=True)
class Context:
    """What functions know besides their arguments: the garden, and the page that asks."""

    ground: Ground
    page: str


@dataclass(frozen=True, slots=True)
class Function:
    """A function of a `Context` and values; how many values it takes (what it is called on is one)."""

    call: Callable[..., Value]
    least: int = 1
    most: int = 1

    def fits(self, count: int) -> bool:
        """Whether it takes `count` values."""
        return self.least <= count <= self.most


MANY = 100
"""As many values as one likes."""

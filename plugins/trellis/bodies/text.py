"""A piece of a file: its text, and the line of the file on which it begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyText:
    """Lines of a file, the first of which is `line` (from 1)."""

    text: str
    line: int

    @property
    def rows(self) -> list[str]:
        return self.text.split("\n")

    def trimmed(self) -> BodyText:
        """Without blank lines at either end."""
        rows = self.rows
        first, last = 0, len(rows)
        while first < last and not rows[first].strip():
            first += 1
        while last > first and not rows[last - 1].strip():
            last -= 1
        return BodyText("\n".join(rows[first:last]), self.line + (first if first < last else 0))

    def without(self, numbers: Iterable[int]) -> BodyText:
        """With the rows of these numbers (from 0) emptied, so that all others keep their lines."""
        rows = self.rows
        for number in numbers:
            rows[number] = ""
        return BodyText("\n".join(rows), self.line)

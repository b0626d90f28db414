"""PARSE: where in a file each field of its frontmatter stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

_VALUE = re.compile(
    r"""[^\n:=]*[:=][ \t]*(?:[>|][-+0-9]*[ \t]*)?(?:\n[ \t]*(?:-[ \t]+)?)?['"\[]?(?=\S)"""
)


@dataclass(frozen=True, slots=True)
class Written:
    """Frontmatter as it stands in its file, from `line` on.

    `starts` are the offsets of its lines, `spans` those at which each key begins and the next one does.
    """

    text: str = ""
    line: int = 1
    starts: tuple[int, ...] = (0,)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, line: int, lines: Mapping[str, int]) -> Written:
        """`text` that begins at `line` of its file; `lines` are those of its keys in the file."""
        starts = (0, *(match.end() for match in re.finditer("\n", text)))
        begins = {key: starts[at - line] for key, at in lines.items() if at - line < len(starts)}
        ordered = sorted(set(begins.values()))
        ends = dict(zip(ordered, [*ordered[1:], len(text)], strict=False))
        return cls(text, line, starts, {key: (at, ends[at]) for key, at in begins.items()})

    def place(self, key: str, value: str = "") -> tuple[int, int]:
        """Line and column where `value` stands in what is written under `key`.

        Where it is not written as such, or is "": where the value begins; without one, the key.
        """
        if key not in self.spans:
            return 1, 1
        start, end = self.spans[key]
        opening = _VALUE.match(self.text, start, end)
        first = opening.end() if opening else start
        at = self.text.find(value, first, end) if value else first
        at = at if at >= 0 else first
        row = bisect_right(self.starts, at) - 1
        return self.line + row, at - self.starts[row] + 1

"""PUBLISH: the answer to a query block as Markdown, a list or a table of links that any tool shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from trellis.entities import Entity
from trellis.queries import Answer, Cell, Heading, Line, Link, Part, Scalar
from trellis.queries.compare import text_of
from trellis.words import Words
from trellis.write import escape

Destination = Callable[[Link], str | None]
"""The path that a link leads to in the text's new place; None for no link at all."""


def listing_markdown(
    answer: Answer, entities: Mapping[str, Entity], words: Words, destination: Destination
) -> str | None:
    """An answer as Markdown; None when there is none, and the block stays as it is written."""
    return None if answer.faults else _Writer(answer, entities, words, destination).text()


@dataclass(frozen=True, slots=True)
class _Writer:
    answer: Answer
    entities: Mapping[str, Entity]
    words: Words
    destination: Destination

    def text(self) -> str:
        body = self._table if self.answer.form == "table" else self._list
        parts = [f"{self._heading(part)}{body(part.lines)}" for part in self.answer.parts]
        return "\n\n".join(parts) or f"*{self.words['query.nothing']}*"

    def _heading(self, part: Part) -> str:
        if not part.heading:
            return ""
        return f"**{self._cell(part.heading) or self.words['query.absent']}**\n\n"

    def _list(self, lines: Sequence[Line]) -> str:
        return "\n".join(f"- {' · '.join(filter(None, self._values(line)))}" for line in lines)

    def _table(self, lines: Sequence[Line]) -> str:
        first = [] if self.answer.bare else [Heading(self.answer.title, "title")]
        labels = [self._label(column) for column in (*first, *self.answer.columns)]
        rows = [labels, ["---"] * len(labels), *map(self._values, lines)]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _label(self, column: Heading) -> str:
        return escape(column.label or self.words[f"field.{column.field}"])

    def _values(self, line: Line) -> list[str]:
        own = [self._entity(line.id)] if line.id and not self.answer.bare else []
        return [*own, *map(self._cell, line.cells)]

    def _entity(self, id: str) -> str:
        return self._scalar(Link(self.entities[id].title, "entity", id))

    def _cell(self, cell: Cell) -> str:
        return ", ".join(map(self._scalar, cell))

    def _scalar(self, value: Scalar) -> str:
        if isinstance(value, Link):
            url = self.destination(value)
            return f"[{escape(value.label)}]({url})" if url else escape(value.label)
        return escape(text_of(value))

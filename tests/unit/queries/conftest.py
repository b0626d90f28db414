"""A small garden to ask, and how to ask it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from trellis import Garden
from trellis.queries import Answer
from trellis.queries.compare import text_of

TEXTS = {
    "index.md": "# Home\n",
    "posts/a.md": "---\ntitle: Alpha\ndate: 2024-05-01\ntags: [x/y, book]\nauthor: Ada\nrating: 4\n"
    "related: ['[[b]]', '[[secret]]']\n---\nOf mesh networks. See [[b]] and #inline.\n",
    "posts/b.md": "---\ntitle: Beta\ndate: 2023-02-03\nupdated: 2025-01-01\ntags: [book]\nrating: 5\n"
    "seriesName: Growing\n---\nOf mesh networks.\n",
    "notes/deep/c.md": "---\ntitle: Gamma\ndue: 2024-01-01\n---\nTo [[a]].\n\nsupports:: [[b]]\n",
    "posts/secret.md": "---\ntitle: Hidden\nstatus: draft\ntags: [hush]\nrating: 9\n---\nTo [[a]].\n",
}


@dataclass(frozen=True)
class Asking:
    """Asks a garden of TEXTS, from the note `notes/ask`."""

    grow: Callable[..., Garden]

    def answer(self, language: str, block: str, **options: object) -> Answer:
        """The answer to a block."""
        (answer,) = self.garden(language, block, **options).answers["notes/ask"].values()
        return answer

    def garden(self, language: str, block: str, **options: object) -> Garden:
        """The garden with a note that holds a block."""
        fence = f"# Asking\n\n```{language}\n{textwrap.dedent(block).strip()}\n```\n"
        return self.grow(TEXTS | {"notes/ask.md": fence}, topics={"discover": False}, **options)

    def titles(self, language: str, block: str, **options: object) -> list[str]:
        """The ids listed, by their last part, in order."""
        answer = self.answer(language, block, **options)
        assert not answer.faults, answer.faults
        lines = [line for part in answer.parts for line in part.lines]
        return [line.id.rpartition("/")[2] for line in lines]

    def cells(self, language: str, block: str, **options: object) -> list[list[str]]:
        """The cells of each line, as text."""
        answer = self.answer(language, block, **options)
        assert not answer.faults, answer.faults
        lines = [line for part in answer.parts for line in part.lines]
        return [[", ".join(map(text_of, cell)) for cell in line.cells] for line in lines]

    def faults(self, language: str, block: str, **options: object) -> list[str]:
        """What is wrong, as `line:column: message (remedy)`."""
        faults = self.answer(language, block, **options).faults
        return [f"{f.line}:{f.column}: {f.message} ({f.remedy})" for f in faults]


@pytest.fixture
def ask(garden: Callable[..., Garden]) -> Asking:
    return Asking(garden)

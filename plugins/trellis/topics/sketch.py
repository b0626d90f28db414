"""GATHER: a topic in the making: what it is and which entities support it, not yet in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sketch:
    """`keywords` are display forms, best first; `pinned` the listed sources in their order.

    `scores` ranks every entity that has something of the topic, best first; the first `shown` of it
    and all pinned ones are its sources. `description` is what its file says of it, as plain text.
    """

    id: str
    title: str
    origin: Literal["curated", "discovered"]
    entity_id: str | None
    keywords: tuple[str, ...]
    pinned: tuple[str, ...]
    scores: tuple[tuple[str, float], ...]
    shown: int
    description: tuple[str, ...] = ()

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources, pinned ones first."""
        found = (id for id, _ in self.scores[: self.shown] if id not in self.pinned)
        return (*self.pinned, *found)

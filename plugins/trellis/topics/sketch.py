"""GATHER: a topic in the making: which entities support it and which words carry it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entities and their scores, best first."""

    ids: tuple[str, ...]
    scores: array[float]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, float]]) -> Ranked:
        ranked = list(pairs)
        return cls(tuple([id for id, _ in ranked]), array("d", [score for _, score in ranked]))

    def __iter__(self) -> Iterator[tuple[str, float]]:
        return zip(self.ids, self.scores, strict=True)

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Sketch:
    """`keywords` are keys and display forms, best first; `pinned` the listed sources in their order.

    `ranking` holds the entities that have something of the topic and their scores, best first, of which
    `found`, in the same order, are shown to readers beside the pinned ones. `focus` weighs the stems
    that the topic is about. `description` is what its file says of it, in sentences; `parent`
    the id of the topic that it is a part of, `guests` what is nearer to the entities of another.
    """

    id: str
    title: str
    origin: Literal["curated", "discovered"]
    entity_id: str | None
    lang: str
    keywords: tuple[tuple[str, str], ...]
    pinned: tuple[str, ...]
    ranking: Ranked
    found: tuple[str, ...]
    focus: Mapping[str, int]
    description: tuple[str, ...] = ()
    parent: str | None = None
    guests: frozenset[str] = frozenset()

    def holds_most_of(self, other: Sketch) -> bool:
        """Whether most sources of `other`, which has no more of them, are this topic's."""
        own, others = set(self.sources), set(other.sources)
        return len(own) >= len(others) and 2 * len(own & others) > len(others)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources, pinned ones first, then best first."""
        listed = set(self.pinned)
        return (*self.pinned, *(id for id in self.found if id not in listed))

"""Topics, as values."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, overload

from trellis.graph import Reason


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that earns a source its place, and the anchor of the section it stands in."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a summary. `source` is the entity it was taken from; None: written by hand."""

    text: str
    source: str | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TopicSource:
    """An entity that supports a topic. `pinned`: listed in the topic's file; else found by its text.

    `keywords` are display forms that source and topic have in common, best first. `guest`: it is nearer
    to the entities of another topic.
    """

    id: str
    score: float
    pinned: bool
    keywords: tuple[str, ...]
    evidence: Evidence | None
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Ranking(Sequence[TopicSource]):
    """The `sources` of a topic, and after them what else has something of it, best first: of these, which
    only tools look at, `ids` and `scores` are held."""

    sources: tuple[TopicSource, ...]
    ids: tuple[str, ...]
    scores: array[float]

    @overload
    def __getitem__(self, place: int) -> TopicSource: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[TopicSource, ...]: ...

    def __getitem__(self, place: int | slice) -> TopicSource | tuple[TopicSource, ...]:
        return tuple(self)[place]

    def __iter__(self) -> Iterator[TopicSource]:
        yield from self.sources
        for id, score in zip(self.ids, self.scores, strict=True):
            yield TopicSource(id, score, False, (), None)

    def __len__(self) -> int:
        return len(self.sources) + len(self.ids)

    def __hash__(self) -> int:
        return hash((self.sources, self.ids))


@dataclass(frozen=True, slots=True)
class RelatedTopic:
    """A topic near another, and why."""

    id: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What part of the garden is about.

    `id` is the topic_id; `entity_id` the file of a curated topic, None for a discovered one. `sources`
    are what readers see, best first; `ranking` the entities with a score above zero, best first, the best
    500 and all sources at least. `parent` is the id of the topic whose sources all of these are among.
    """

    id: str
    title: str
    origin: Literal["curated", "discovered"]
    entity_id: str | None
    summary: tuple[Sentence, ...]
    keywords: tuple[str, ...]
    sources: tuple[TopicSource, ...]
    related: tuple[RelatedTopic, ...] = ()
    ranking: Sequence[TopicSource] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A text on a trail, and why it comes after the one before, as seen from that."""

    id: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """The few texts that lead from one topic to another."""

    origin: str
    target: str
    steps: tuple[Step, ...]

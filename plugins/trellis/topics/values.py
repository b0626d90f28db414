"""Topics, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
    ranking: tuple[TopicSource, ...] = ()
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

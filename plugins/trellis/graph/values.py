"""Ties and relations, as values. Every one says why it is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ReasonKind = Literal[
    "keyword",
    "link",
    "backlink",
    "mutual-link",
    "cited-together",
    "series",
    "topic",
    "mention",
    "mentioned",
    "source",
    "text",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things are near: a kind, what it names (plain text, "" where the kind says it all; of
    sources in common their number), and its share of the score. `trellis.words` puts it into a sentence.
    """

    kind: ReasonKind
    label: str
    weight: float


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of the graph.

    `source` and `target` are entity ids, `topic:<topic_id>` or `keyword:<label>`. Links and embeds are
    directed; every other tie stands once per pair, the smaller end first.
    """

    source: str
    target: str
    kind: Literal["link", "embed", "series", "source", "keyword", "mention"]
    weight: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """An entity near another. `linked`: the other's text already links to it."""

    id: str
    score: float
    reasons: tuple[Reason, ...]
    linked: bool


@dataclass(frozen=True, slots=True)
class Connections:
    """Ties in order, and for each entity its nearest, best first (at least 20 when there are so many)."""

    ties: tuple[Tie, ...] = ()
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)

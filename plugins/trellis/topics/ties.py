"""GATHER: the garden's ties, with those of its topics."""

from __future__ import annotations

from collections.abc import Iterable

from trellis.graph import Connections, Reason, Tie
from trellis.topics.values import Topic, TopicSource


def all_ties(connections: Connections, topics: Iterable[Topic]) -> tuple[Tie, ...]:
    """The ties of `connections` and one "source" tie for each source of a topic, in order."""
    found = (_tie(topic, source) for topic in topics for source in topic.sources)
    ties = sorted((*connections.ties, *found), key=lambda tie: (tie.source, tie.target, tie.kind))
    return tuple(ties)


def _tie(topic: Topic, source: TopicSource) -> Tie:
    """The tie of a source, explained by the keywords in common."""
    weight = round(source.score, 6)
    share = round(weight / len(source.keywords), 6) if source.keywords else 0.0
    reasons = tuple(Reason("keyword", label, share) for label in source.keywords)
    end = f"topic:{topic.id}"
    return Tie(min(source.id, end), max(source.id, end), "source", weight, reasons)

"""GATHER: the garden's ties, with those of its topics."""

from __future__ import annotations

from collections.abc import Iterable

from trellis.graph import Reason, Tie
from trellis.graph.connect import in_order
from trellis.topics.values import Topic, TopicSource


def all_ties(ties: Iterable[Tie], topics: Iterable[Topic]) -> tuple[Tie, ...]:
    """`ties` and one "source" tie for each source of a topic, in order."""
    return in_order((*ties, *(_tie(topic, one) for topic in topics for one in topic.sources)))


def _tie(topic: Topic, source: TopicSource) -> Tie:
    """The tie of a source, explained by the keywords in common."""
    weight = round(source.score, 6)
    share = round(weight / len(source.keywords), 6) if source.keywords else 0.0
    reasons = tuple(Reason("keyword", label, share) for label in source.keywords)
    end = f"topic:{topic.id}"
    return Tie(min(source.id, end), max(source.id, end), "source", weight, reasons)

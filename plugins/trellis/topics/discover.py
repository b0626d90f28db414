"""GATHER: the ground that no curated topic covers, as communities of entities that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from trellis.config import Config
from trellis.graph.communities import communities
from trellis.graph.neighbours import nearest
from trellis.graph.vectors import Vectors
from trellis.topics.sketch import Sketch

NEIGHBOURS = 15


def discover(vectors: Vectors, curated: Sequence[Sketch], config: Config) -> list[list[str]]:
    """Groups of entity ids, largest first, that no curated topic covers."""
    if not config.topics.discover or not vectors.ids:
        return []
    near = nearest(vectors.matrix, vectors.matrix, NEIGHBOURS)
    groups = communities(near + near.T, config.topics.resolution)
    named = [[vectors.ids[row] for row in group] for group in groups]
    return [
        group
        for group in named
        if len(group) >= config.topics.min_sources and not _covered(group, curated)
    ]


def _covered(group: Sequence[str], curated: Sequence[Sketch]) -> bool:
    """Whether one curated topic holds most of the group."""
    return any(2 * len(set(group) & set(one.source_ids)) > len(group) for one in curated)

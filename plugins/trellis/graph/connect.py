"""CONNECT: from links, keywords, series and text to ties and nearest neighbours, with reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trellis.config import Config
from trellis.entities import Entity
from trellis.graph.values import Connections
from trellis.graph.vectors import Vectors
from trellis.keywords import Keywords
from trellis.links import Links
from trellis.series import Series


def connect(
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    keywords: Keywords,
    vectors: Vectors,
    config: Config,
) -> Connections:
    """Ties between entities and keywords, and the nearest entities of each."""
    return Connections()

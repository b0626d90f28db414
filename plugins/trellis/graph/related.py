"""CONNECT: the nearest entities of each, best first, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trellis.entities import Entity
from trellis.graph.neighbours import by_text
from trellis.graph.values import Reason, Related
from trellis.graph.vectors import Vectors
from trellis.keywords import Keywords
from trellis.links import Links
from trellis.series import Series

KEPT = 30


def relate(
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    keywords: Keywords,
    vectors: Vectors,
) -> dict[str, tuple[Related, ...]]:
    """For each entity its nearest others with reasons, in id order."""
    near = by_text(vectors.matrix, KEPT)
    related = {}
    for row, id in enumerate(vectors.ids):
        start, stop = near.indptr[row], near.indptr[row + 1]
        ranked = sorted(
            (-float(score), vectors.ids[at])
            for at, score in zip(near.indices[start:stop], near.data[start:stop], strict=True)
        )
        related[id] = tuple(
            Related(other, round(-score, 6), (Reason("text", "", round(-score, 6)),), False)
            for score, other in ranked
        )
    return related

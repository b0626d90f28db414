"""GATHER: grounds that need no topic of their own, because a file describes one that covers them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trellis.topics.grounds import Ground
from trellis.topics.held import ENTERS, Held
from trellis.topics.sketch import Sketch

COVERED = 0.5  # share of a community in one curated topic, from which on it needs no topic


def covered_by(
    ground: Ground,
    ids: Sequence[str],
    curated: Iterable[tuple[Sketch, frozenset[str]]],
    held: Held,
) -> Sketch | None:
    """The curated topic whose sources are most of a ground, if there is one that was not within it."""
    group = {ids[row] for row in ground.rows}
    enough = COVERED * len(group) * (ENTERS if ground.topic else 1)
    beside = (
        pair for pair in curated if not ground.topic or held.parent(pair[0].id) != ground.topic
    )
    found = [(len(group & sources), one) for one, sources in beside]
    most, best = max(found, key=lambda pair: pair[0], default=(0, None))
    return best if most >= enough else None

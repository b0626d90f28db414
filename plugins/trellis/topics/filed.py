"""GATHER: what writers call a group themselves: a keyword that they give to most of it and to little else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from trellis.graph.reasons import SAYING
from trellis.topics.lexicon import GIVEN, Lexicon
from trellis.topics.wording import CODED

FEWEST = 3  # of a group at least that are given a keyword,
INSIDE = 0.5  # so much of the group,
ONLY = 0.8  # and so much of all that are given it


def filings(ids: Iterable[str], lexicon: Lexicon) -> Counter[str]:
    """How many of `ids` are given each keyword."""
    return Counter(
        key for id in ids for key, weight in lexicon.weights.get(id, {}).items() if weight == GIVEN
    )


def filed(ids: Collection[str], lexicon: Lexicon, given: Mapping[str, int]) -> dict[str, float]:
    """The keywords under which a group is filed, and how well each does as its name, from 0 to 1 (the
    harmonic mean of the two shares). `given` tells how many of all entities are given each. What no
    text says, as a writer's mark for what is unfinished, names nothing, nor does the number of a course."""
    return {
        key: round(2 * inside / (len(ids) + given[key]), 6)
        for key, inside in filings(ids, lexicon).items()
        if inside >= max(FEWEST, INSIDE * len(ids))
        and inside >= ONLY * given[key]
        and lexicon.said.get(key, 0.0) >= SAYING
        and not CODED.search(lexicon.labels[key])
    }

"""GATHER: which topics are near one another, and what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import permutations
from math import sqrt

from trellis.graph import Reason
from trellis.topics.values import RelatedTopic, Topic

KEPT = 8
SHOWN = 3  # keywords named
KEYWORD = 0.5  # what a shared keyword counts beside a shared source


def related_topics(topics: Sequence[Topic]) -> dict[str, tuple[RelatedTopic, ...]]:
    """For each topic those that share sources or keywords with it, nearest first.

    The score is the cosine of what the two hold. Pairs are met by what they share alone.
    """
    by_id = {topic.id: topic for topic in topics}
    sources = _shared((topic.id, {source.id for source in topic.sources}) for topic in topics)
    words = _shared((topic.id, {k.casefold() for k in topic.keywords}) for topic in topics)
    size = {topic.id: len(topic.sources) + KEYWORD * len(topic.keywords) for topic in topics}
    near: defaultdict[str, list[RelatedTopic]] = defaultdict(list)
    for one, other in sorted({*sources, *words}):
        common = len(sources.get((one, other), ()))
        named = [k for k in by_id[one].keywords if k.casefold() in words.get((one, other), ())]
        score = (common + KEYWORD * len(named)) / sqrt(size[one] * size[other])
        near[one].append(RelatedTopic(other, round(score, 6), _reasons(score, common, named)))
    return {
        id: tuple(sorted(found, key=lambda one: (-one.score, one.id))[:KEPT])
        for id, found in near.items()
    }


def _shared(held: Iterable[tuple[str, Iterable[str]]]) -> dict[tuple[str, str], set[str]]:
    """What each two topics both hold, for pairs that share something."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for id, things in held:
        for thing in sorted(things):
            holders[thing].append(id)
    pairs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for thing, ids in sorted(holders.items()):
        for pair in permutations(ids, 2):
            pairs[pair].add(thing)
    return dict(pairs)


def _reasons(score: float, common: int, named: Sequence[str]) -> tuple[Reason, ...]:
    """Reasons whose weights sum to the score."""
    whole = common + KEYWORD * len(named)
    share = round(score * KEYWORD / whole * len(named) / max(1, min(SHOWN, len(named))), 6)
    words = [Reason("keyword", label, share) for label in named[:SHOWN]]
    rest = round(round(score, 6) - share * len(words), 6)
    if not common:
        return tuple(words)
    label = "a source in common" if common == 1 else f"{common} sources in common"
    return (Reason("source", label, rest), *words)

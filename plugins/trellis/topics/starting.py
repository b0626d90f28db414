"""GATHER: which sources of a topic to read first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import log1p

from trellis.entities import Entity
from trellis.language import tokens
from trellis.topics.values import Topic, TopicSource

LOOKED_AT = 15  # sources, best first, beside those that have the topic's name
CALLED = 2.0  # how much more such a one counts,
CITED = 0.3  # and how much more any, for e times as many other sources that cite it


def first_reads(
    topic: Topic,
    entities: Mapping[str, Entity],
    citers: Callable[[str], Iterable[str]],
    most: int,
) -> list[str]:
    """The ids of up to `most` sources to begin with, in order: as the writer lists them; then what has the
    topic's name, and what is good and cited by other sources, which build on it (`citers` tells whose)."""
    ids = {source.id for source in topic.sources}

    def called(source: TopicSource) -> bool:
        entity = entities[source.id]
        return _stems(entity.title, entity) == _stems(topic.title, entity) != frozenset()

    def worth(source: TopicSource) -> float:
        cited = len(ids.intersection(citers(source.id)))
        own = CALLED if called(source) else 1.0
        return round(source.score * own * (1 + CITED * log1p(cited)), 6)

    listed = [source.id for source in topic.sources if source.pinned]
    found = [source for source in topic.sources if not source.pinned and not source.guest]
    offered = [*found[:LOOKED_AT], *filter(called, found[LOOKED_AT:])]
    best = sorted(offered, key=lambda one: (-worth(one), one.id))
    return [*listed, *(one.id for one in best)][:most]


def _stems(title: str, entity: Entity) -> frozenset[str]:
    return frozenset(tokens(title, entity.lang))

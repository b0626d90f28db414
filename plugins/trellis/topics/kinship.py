"""GATHER: which topics are near one another, and what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from trellis.graph import Reason
from trellis.topics.lexicon import Lexicon
from trellis.topics.sketch import Sketch
from trellis.topics.values import RelatedTopic

KEPT = 8
MANY = 40  # topics that hold a thing, above which it makes none of them near
SHOWN = 3  # keywords named
ENOUGH = 2  # keywords that make topics near, of which neither is one of both
KEYWORD = 0.5  # what a shared keyword counts beside a shared source


def related_topics(
    sketches: Sequence[Sketch], lexicon: Lexicon
) -> dict[str, tuple[RelatedTopic, ...]]:
    """For each topic those that share sources or keywords with it, nearest first.

    A keyword is shared when one names it and a fair part of the other's sources hold it, more than do
    elsewhere; one that names but one of them is not enough. The score is the cosine of what the two hold.
    Pairs are met by what they share alone; a topic and its parts are none.
    """
    labels = {key: label for sketch in sketches for key, label in reversed(sketch.keywords)}
    places = {
        sketch.id: {key: place for place, (key, _) in enumerate(sketch.keywords)}
        for sketch in sketches
    }
    named = {id: frozenset(keys) for id, keys in places.items()}
    held = {
        sketch.id: lexicon.common(sketch.sources, frozenset(labels)) | named[sketch.id]
        for sketch in sketches
    }
    sources = {sketch.id: frozenset(sketch.sources) for sketch in sketches}
    citing, saying = _holders(sources), _holders(held)
    size = {one.id: len(one.sources) + KEYWORD * len(named[one.id]) for one in sketches}
    parents = {sketch.id: sketch.parent for sketch in sketches}
    near: defaultdict[str, list[RelatedTopic]] = defaultdict(list)
    for one, own in sources.items():
        shared, told = _met(own, citing), _met(held[one], saying)
        for other in {*shared, *told} - {one, parents[one]}:
            if parents[other] == one:
                continue
            common, both = len(shared[other]), (places[one], places[other])
            keys = [key for key in told[other] if key in named[one] or key in named[other]]
            said = [labels[key] for _, key in sorted((_place(key, both), key) for key in keys)]
            if not common and len(said) < (ENOUGH if named[one].isdisjoint(named[other]) else 1):
                continue
            score = (common + KEYWORD * len(said)) / sqrt(size[one] * size[other])
            reasons = _reasons(score, common, said)
            near[one].append(RelatedTopic(other, round(score, 6), reasons))
    return {
        id: tuple(sorted(found, key=lambda one: (-one.score, one.id))[:KEPT])
        for id, found in near.items()
    }


def _place(key: str, both: Iterable[Mapping[str, int]]) -> int:
    """How far behind a keyword stands in two lists, the best of which come first."""
    return sum(places.get(key, len(places)) for places in both)


def _holders(held: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The topics that hold each thing. What many hold tells nothing."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for id, things in held.items():
        for thing in things:
            holders[thing].append(id)
    return {thing: ids for thing, ids in holders.items() if len(ids) <= MANY}


def _met(
    things: Iterable[str], holders: Mapping[str, Sequence[str]]
) -> defaultdict[str, list[str]]:
    """Which of `things` each topic holds that holds some."""
    met: defaultdict[str, list[str]] = defaultdict(list)
    for thing in things:
        for id in holders.get(thing, ()):
            met[id].append(thing)
    return met


def _reasons(score: float, common: int, named: Sequence[str]) -> tuple[Reason, ...]:
    """Reasons whose weights sum to the score."""
    whole = common + KEYWORD * len(named)
    share = round(score * KEYWORD / whole * len(named) / max(1, min(SHOWN, len(named))), 6)
    words = [Reason("keyword", label, share) for label in named[:SHOWN]]
    rest = round(round(score, 6) - share * len(words), 6)
    if not common:
        return tuple(words)
    return (Reason("source", str(common), rest), *words)

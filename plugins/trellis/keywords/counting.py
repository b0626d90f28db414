"""How often each keyword occurs, by itself and within longer ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import chain, pairwise

from trellis.keywords.grammar import TAGGED
from trellis.keywords.values import Candidates

_MOSTLY = 0.8
"""Share of a phrase's occurrences that makes it no more than part of a longer one."""

_SHORT = 58
"""Phrases of a text so short that most of what it is about is said once."""
_MANY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Count:
    """The occurrences of an entity's candidates.

    `often` counts every key, those within longer phrases included; `marked` are the keys that stand
    in its title (2) or a heading (1).
    """

    often: Mapping[str, int]
    marked: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of every entity by id, and how many entities hold each key.

    `fragments` are keys that are no keywords, since they occur almost only within one longer key.
    """

    of: Mapping[str, Count]
    spread: Mapping[str, int]
    fragments: frozenset[str]


def count(offers: Mapping[str, Candidates], same: Mapping[str, str]) -> Counts:
    """The occurrences in every entity; `same` are the keys that give way to another.

    A phrase within a longer one counts if it also occurs by itself: in the same entity, or, being
    more than one word, in at least two others. Where nouns are not told from other words, `phrases`
    has listed the parts already.
    """
    marked = {id: _marked(offer, same) for id, offer in offers.items()}
    every = {id: _occurrences(offer, same) for id, offer in offers.items()}
    spread = Counter(chain.from_iterable(every.values()))
    alone = {id: _telling(counted, spread, marked[id]) for id, counted in every.items()}
    spread = Counter(chain.from_iterable(alone.values()))
    shared = {key for key, n in spread.items() if n > 1 and " " in key}
    known = set(spread)
    parts = {key: found for key in spread if (found := _parts(key, known))}
    counts = {
        id: Count(
            _with_parts(every[id], alone[id], parts, shared) if offer.lang in TAGGED else alone[id],
            marked[id],
        )
        for id, offer in offers.items()
    }
    spread = Counter(chain.from_iterable([counted.often for counted in counts.values()]))
    return Counts(counts, spread, _fragments(counts.values(), parts))


def _telling(
    counted: Mapping[str, int], spread: Mapping[str, int], marked: Mapping[str, int]
) -> Mapping[str, int]:
    """The counts, of a long text without the phrases of many words that it alone says, and once."""
    if len(counted) <= _SHORT:
        return counted
    return {
        key: n
        for key, n in counted.items()
        if n > 1 or spread[key] > 1 or key.count(" ") < _MANY_WORDS - 1 or key in marked
    }


def _occurrences(offer: Candidates, same: Mapping[str, str]) -> Counter[str]:
    """How often each key occurs by itself, in the order of the text."""
    counted = Counter([phrase.key for piece in offer.pieces for phrase in piece.phrases])
    for key in sorted(same.keys() & counted.keys()):
        counted[same[key]] += counted.pop(key)
    return counted


def _fragments(counts: Iterable[Count], parts: Mapping[str, list[str]]) -> frozenset[str]:
    total: Counter[str] = Counter()
    for counted in counts:
        total.update(counted.often)
    return frozenset(
        part
        for key, found in parts.items()
        if (n := total[key]) > 1
        for part in found
        if n >= _MOSTLY * total[part]
    )


def _with_parts(
    every: Mapping[str, int],
    alone: Mapping[str, int],
    parts: Mapping[str, list[str]],
    shared: Set[str],
) -> dict[str, int]:
    """`alone`, its parts, and what is part of the phrases of `every` that are left out of it."""
    often = dict(alone)
    for key, n in alone.items():
        for part in parts.get(key, ()):
            if part in alone or part in shared:
                often[part] = often.get(part, 0) + n
    if len(every) > len(alone):
        for key in every:
            if key not in alone:
                words = key.split()
                for part in (*words, *map(" ".join, pairwise(words))):
                    if part in alone:
                        often[part] += 1
    return often


def _parts(key: str, known: Set[str]) -> list[str]:
    """The shorter known keys within `key`."""
    words = key.split()
    if len(words) == 1:
        return []
    found = [word for word in words if word in known]
    row = [key]
    for _ in words[2:]:
        # What is one word shorter: the first without its last word, and each without its first.
        row = [row[0].rpartition(" ")[0], *[one.partition(" ")[2] for one in row]]
        found += [part for part in row if part in known]
    return found


def _marked(offer: Candidates, same: Mapping[str, str]) -> dict[str, int]:
    marked: dict[str, int] = {}
    for piece in offer.pieces:
        if piece.kind != "text":
            level = 2 if piece.kind == "title" else 1
            for phrase in piece.phrases:
                key = same.get(phrase.key, phrase.key)
                marked[key] = max(level, marked.get(key, 0))
    return marked

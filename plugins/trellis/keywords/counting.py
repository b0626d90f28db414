"""How often each keyword occurs, by itself and within longer ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import chain

from trellis.keywords.grammar import TAGGED
from trellis.keywords.values import Candidates

_MOSTLY = 0.8
"""Share of a phrase's occurrences that makes it no more than part of a longer one."""


@dataclass(frozen=True, slots=True)
class Count:
    """The occurrences of an entity's candidates.

    `often` counts every key, those within longer phrases included; `marked` are the keys that stand
    in its title (2) or a heading (1).
    """

    often: Mapping[str, int]
    marked: Mapping[str, int]


def count(offers: Mapping[str, Candidates], same: Mapping[str, str]) -> dict[str, Count]:
    """The occurrences in every entity, by id; `same` are the keys that give way to another.

    A phrase within a longer one counts if it also occurs by itself: in the same entity, or, being
    more than one word, in at least two others. Where nouns are not told from other words, `phrases`
    has listed the parts already.
    """
    alone = {id: occurrences(offer, same) for id, offer in offers.items()}
    spread = Counter(chain.from_iterable(alone.values()))
    shared = {key for key, n in spread.items() if n > 1 and " " in key}
    parts = {key: found for key in spread if (found := _parts(key, spread))}
    return {
        id: Count(
            _with_parts(alone[id], parts, shared) if offer.lang in TAGGED else alone[id],
            _marked(offer, same),
        )
        for id, offer in offers.items()
    }


def occurrences(offer: Candidates, same: Mapping[str, str]) -> Counter[str]:
    """How often each key occurs by itself."""
    counted = Counter([phrase.key for piece in offer.pieces for phrase in piece.phrases])
    for key in same.keys() & counted.keys():
        counted[same[key]] += counted.pop(key)
    return counted


def fragments(counts: Iterable[Count]) -> frozenset[str]:
    """Keys that are no keywords of their own, since they occur almost only within one longer key."""
    total: Counter[str] = Counter()
    for counted in counts:
        total.update(counted.often)
    return frozenset(
        part
        for key, n in total.items()
        if n > 1 and " " in key
        for part in _parts(key, total)
        if n >= _MOSTLY * total[part]
    )


def _with_parts(
    alone: Mapping[str, int], parts: Mapping[str, list[str]], shared: Set[str]
) -> dict[str, int]:
    often = dict(alone)
    for key in alone.keys() & parts.keys():
        n = alone[key]
        for part in parts[key]:
            if part in alone or part in shared:
                often[part] = often.get(part, 0) + n
    return often


def _parts(key: str, known: Container[str]) -> list[str]:
    """The shorter known keys within `key`."""
    last = key.find(" ")
    if last < 0:
        return []
    starts, ends = [0], []
    while last >= 0:
        ends.append(last)
        starts.append(last + 1)
        last = key.find(" ", last + 1)
    ends.append(len(key))
    return [
        part
        for first, start in enumerate(starts)
        for end in ends[first:]
        if (part := key[start:end]) in known and part != key
    ]


def _marked(offer: Candidates, same: Mapping[str, str]) -> dict[str, int]:
    marked: dict[str, int] = {}
    for piece in offer.pieces:
        if piece.kind != "text":
            level = 2 if piece.kind == "title" else 1
            for phrase in piece.phrases:
                key = same.get(phrase.key, phrase.key)
                marked[key] = max(level, marked.get(key, 0))
    return marked

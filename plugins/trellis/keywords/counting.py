"""How often each keyword occurs, by itself and within longer ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
    """The occurrences in every entity, by id.

    A phrase within a longer one counts if it also occurs by itself: in the same entity, or, being
    more than one word, in at least two others. Where nouns are not told from other words, `phrases`
    has listed the parts already.
    """
    alone = {
        id: Counter([same[phrase.key] for piece in offer.pieces for phrase in piece.phrases])
        for id, offer in offers.items()
    }
    spread = Counter(key for counter in alone.values() for key in counter)
    parts = {key: _parts(key, spread) for key in spread}
    return {
        id: Count(
            _with_parts(alone[id], parts, spread) if offer.lang in TAGGED else alone[id],
            _marked(offer, same),
        )
        for id, offer in offers.items()
    }


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
    alone: Counter[str], parts: Mapping[str, tuple[str, ...]], spread: Mapping[str, int]
) -> dict[str, int]:
    often = dict(alone)
    for key, n in alone.items():
        for part in parts[key]:
            if part in alone or (" " in part and spread[part] > 1):
                often[part] = often.get(part, 0) + n
    return often


def _parts(key: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """The shorter known keys within `key`."""
    words = key.split()
    size = len(words)
    return tuple(
        part
        for length in range(1, size)
        for start in range(size - length + 1)
        if (part := " ".join(words[start : start + length])) in known
    )


def _marked(offer: Candidates, same: Mapping[str, str]) -> dict[str, int]:
    marked: dict[str, int] = {}
    for piece in offer.pieces:
        if piece.kind != "text":
            level = 2 if piece.kind == "title" else 1
            for phrase in piece.phrases:
                key = same[phrase.key]
                marked[key] = max(level, marked.get(key, 0))
    return marked

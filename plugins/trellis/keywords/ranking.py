"""The order of one entity's candidates.

Three orders are fused by reciprocal rank (Cormack, Clarke & Büttcher 2009): how often a phrase occurs
here against how many entities have it (TF-IDF); how central its words are here (the degree of a word
in the graph of words that stand near each other, to which SingleRank settles, is in effect its
frequency; Wan & Xiao 2008); and how early they come (PositionRank, Florescu & Caragea 2017).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from math import log

from trellis.keywords.counting import Count
from trellis.keywords.grammar import TAGGED
from trellis.keywords.values import Candidates

_K = 30
"""Flattens the head of each order."""
_MARKED = {1: 1.15, 2: 1.3}
"""What a place in a heading or the title is worth."""
_GUESSED = 0.5
"""What a phrase is worth that occurs once and was not told from other words by their parts of speech."""
_SHORT = 70
"""Candidates of a text so short that everything is said once."""
_POOL = 5
"""Candidates looked at for each keyword to be chosen."""
_REPETITION = 0.88
"""What a word is worth in each further keyword of a long text."""


def rank(count: Count, offer: Candidates, spread: Mapping[str, int], size: int) -> dict[str, float]:
    """The score of every candidate of an entity in a garden of `size` entities.

    `spread` counts the entities of each key.
    """
    often = count.often
    keys = list(often)
    words = [key.split() for key in keys]
    tokens = offer.tokens
    frequency = Counter(tokens)
    # Later pairs give way to earlier ones, so every token keeps the inverse of its first place.
    inverse = [1 / at for at in range(len(tokens), 0, -1)]
    early = defaultdict(float, zip(reversed(tokens), inverse, strict=True))
    orders: tuple[list[float], ...] = (
        [often[key] * _telling(size, spread[key]) for key in keys],
        [sum(map(frequency.__getitem__, parts)) for parts in words],
        [sum(map(early.__getitem__, parts)) for parts in words],
    )
    scores = [0.0] * len(keys)
    for order in orders:
        ranked = sorted(range(len(keys)), key=order.__getitem__, reverse=True)
        for index, share in zip(ranked, _shares(len(keys)), strict=True):
            scores[index] += share
    once = min(1.0, (_SHORT / max(len(keys), 1)) ** 0.5)
    guessed = once if offer.lang in TAGGED else once * _GUESSED
    for index, key in enumerate(keys):
        if key in count.marked:
            scores[index] *= _MARKED[count.marked[key]]
        elif often[key] == 1 == spread[key]:
            scores[index] *= guessed if len(words[index]) > 1 else once
    return dict(zip(keys, scores, strict=True))


@lru_cache
def _shares(size: int) -> list[float]:
    """What each place in an order of `size` candidates is worth."""
    return [1 / place for place in range(_K, _K + size)]


@lru_cache(maxsize=10_000)
def _telling(size: int, spread: int) -> float:
    """What it tells to hold a key that `spread` of `size` entities hold."""
    return log((size + 1) / spread)


def choose(scores: Mapping[str, float], most: int, *, tagged: bool) -> list[tuple[str, float]]:
    """The `most` best keys with their scores, best first.

    In a long text, and in one whose nouns are not known (`tagged`), a word that has been in a keyword
    counts less in the next, so that ten keywords say more than one thing.
    """
    worth = 1.0 if tagged and len(scores) <= _SHORT else _REPETITION
    used: Counter[str] = Counter()
    chosen: list[tuple[str, float]] = []
    best = sorted(scores, key=scores.__getitem__, reverse=True)[: _POOL * most]
    left = [(-scores[key], key) for key in best]
    heapify(left)
    # Scores only fall, so a best one that is still best after an update is the next.
    while left and len(chosen) < most:
        _, key = left[0]
        words = key.split()
        score = scores[key] * worth ** max([used[word] for word in words])
        if -score > left[0][0]:
            heapreplace(left, (-score, key))
            continue
        heappop(left)
        chosen.append((key, score))
        used.update(set(words))
    return chosen

"""The order of each entity's candidates.

Three orders are fused by reciprocal rank (Cormack, Clarke & Büttcher 2009): how often a phrase occurs
here against how many entities have it (TF-IDF); how central its words are here (the degree of a word
in the graph of words that stand near each other, to which SingleRank settles, is in effect its
frequency; Wan & Xiao 2008); and how early they come (PositionRank, Florescu & Caragea 2017). Where a
model has read the texts, what its words say of what the whole is about is a fourth, which counts more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from trellis.keywords.arrays import among, standing
from trellis.keywords.counting import Held
from trellis.keywords.grammar import TAGGED
from trellis.keywords.keys import Keys
from trellis.keywords.meaning import Told
from trellis.keywords.offers import Offers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints

    Floats = NDArray[np.float64]

_K = 30
"""Flattens the head of each order."""
_MARKED = (1.0, 1.15, 1.3)
"""What a place in the text, a heading or the title is worth."""
_GUESSED = 0.5
"""What a phrase is worth that occurs once and was not told from other words by their parts of speech."""
_SHORT = 70
"""Candidates of a text so short that everything is said once."""
_POOL = 5
"""Candidates looked at for each keyword to be chosen."""
_REPETITION = 0.88
"""What a word is worth in each further keyword of a long text."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Scores candidates. `tells` says of each key's spread what it tells to hold the key, `guessed` of each
    entity what its phrases are worth for its language; its words begin at one of `token_starts`. `told` is
    what a model read.
    """

    offers: Offers
    keys: Keys
    spread: Ints
    tells: Floats
    guessed: Floats
    token_starts: Ints
    told: Told | None = None

    @classmethod
    def of(
        cls, offers: Offers, keys: Keys, spread: Ints, size: int, told: Told | None = None
    ) -> Ranking:
        """`spread` counts the entities of each key, among a garden's `size`."""
        import numpy as np

        most = int(spread.max(initial=0))
        return cls(
            offers,
            keys,
            spread,
            np.array([0.0, *(_telling(size, n) for n in range(1, most + 1))]),
            np.array([1.0 if lang in TAGGED else _GUESSED for lang in offers.langs]),
            offers.token_starts,
            told,
        )

    def scores(self, held: Held, first: int, last: int) -> Floats:
        """The score of every candidate that is `held` by the entities from `first` to `last`, in the order
        of their pairs: by entity and place."""
        import numpy as np

        starts = self.token_starts[first : last + 1]
        words = self.keys.stems[self.offers.tokens[starts[0] : starts[-1]]]
        owner = np.repeat(np.arange(first, last), np.diff(starts))
        worth = held.often * self.tells[self.spread[held.keys]]
        shares = _fused(held, worth, words, owner, self.keys)
        if self.told is not None:
            shares += self.told.shares(held, self.keys, _K)
        return shares * self._worth(held)

    def _worth(self, held: Held) -> Floats:
        """What each candidate's place is worth, or its being said but once in all the garden."""
        import numpy as np

        rows, of = held.rows, held.keys
        once = np.array([_said_once(n) for n in np.bincount(rows).tolist()], dtype=np.float64)
        rare = (held.level == 0) & (held.often == 1) & (self.spread[of] == 1)
        phrase = self.keys.lengths[of] > 1
        worth = np.array(_MARKED)[held.level]
        worth[rare] = once[rows[rare]]
        worth[rare & phrase] *= self.guessed[rows[rare & phrase]]
        return worth


def _fused(held: Held, worth: Floats, words: NDArray[np.int32], owner: Ints, keys: Keys) -> Floats:
    """The sum of the shares that the three orders give, of which `worth` is one. `words` are the parts
    that all texts of `held` are made of, in order, `owner` whose they are."""
    import numpy as np

    rows, of = held.rows, held.keys
    parts = len(keys.names)
    cells, first, often = np.unique(owner * parts + words, return_index=True, return_counts=True)
    early = 1 / (first + 1 - np.searchsorted(owner, cells // max(parts, 1)))
    central = np.zeros(len(of))
    soon = np.zeros(len(of))
    for long, part in keys.places(of):
        found, at = among(rows[long] * parts + part, cells)
        central[long[found]] += often[at[found]]
        soon[long[found]] += early[at[found]]
    scores = np.zeros(len(of))
    shares = 1 / (_K + standing(rows))
    for order in (worth, central, soon):
        ranked = np.lexsort((-order, rows))
        scores[ranked] += shares
    return scores


def _telling(size: int, spread: int) -> float:
    """What it tells to hold a key that `spread` of `size` entities hold."""
    return log((size + 1) / spread)


def _said_once(candidates: int) -> float:
    """What a phrase that is said once is worth in a text of so many."""
    worth: float = (_SHORT / max(candidates, 1)) ** 0.5
    return min(1.0, worth)


def pools(held: Held, scores: Floats, most: int) -> Iterator[tuple[int, int, Ints, Floats]]:
    """For each entity that holds a candidate, how many it holds, and as many of the best as it takes
    to choose `most` of them, with scores, best first."""
    import numpy as np

    rows = held.rows
    order = np.lexsort((-scores, rows))
    best, score = held.keys[order], scores[order]
    starts = np.flatnonzero(np.diff(rows, prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(rows)]):
        some = slice(start, min(end, start + _POOL * most))
        yield int(rows[start]), end - start, best[some], score[some]


def choose(
    pool: Ints, scores: Floats, keys: Keys, most: int, *, repeat: bool
) -> list[tuple[int, float]]:
    """The `most` best keys of `pool` with their scores, best first.

    In a long text, and in one whose nouns are not known (not `repeat`), a word that has been in a
    keyword counts less in the next, so that ten keywords say more than one thing.
    """
    worth = 1.0 if repeat else _REPETITION
    used: dict[int, int] = {}
    chosen: list[tuple[int, float]] = []
    words_of, full = keys.parts_of(pool), scores.tolist()
    left = [
        (-score, key, at) for at, (key, score) in enumerate(zip(pool.tolist(), full, strict=True))
    ]
    heapify(left)
    # Scores only fall, so a best one that is still best after an update is the next.
    while left and len(chosen) < most:
        before, key, at = left[0]
        words = words_of[at]
        score = full[at] * worth ** max([used.get(word, 0) for word in words])
        if -score > before:
            heapreplace(left, (-score, key, at))
            continue
        heappop(left)
        chosen.append((key, score))
        for word in set(words):
            used[word] = used.get(word, 0) + 1
    return chosen


def may_repeat(candidates: int, lang: str) -> bool:
    """Whether a text of so many candidates may have keywords that share words."""
    return lang in TAGGED and candidates <= _SHORT

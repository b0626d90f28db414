"""How often each keyword occurs, by itself and within longer ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.keywords.arrays import among, places_in
from trellis.keywords.grammar import TAGGED
from trellis.keywords.keys import Keys, within
from trellis.keywords.offers import Offers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints

_MOSTLY = 0.8
"""Share of a phrase's occurrences that makes it no more than part of a longer one."""

_SHORT = 58
"""Phrases of a text so short that most of what it is about is said once."""
_MANY_WORDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Which entities hold which keys, ordered by both: entity times `size`, plus key, is in `pairs`.

    `often` counts occurrences, `place` orders the keys of an entity as its text has them, and `level`
    is that of the highest piece that a key stands in.
    """

    size: int
    pairs: Ints
    often: NDArray[np.int32]
    place: NDArray[np.int32]
    level: NDArray[np.uint8]

    @property
    def rows(self) -> Ints:
        """The entity of each pair."""
        return self.pairs // self.size

    @property
    def keys(self) -> Ints:
        """The key of each pair."""
        return self.pairs % self.size

    def spread(self) -> Ints:
        """How many entities hold each key."""
        import numpy as np

        return np.bincount(self.keys, minlength=self.size)

    def only(self, wanted: NDArray[np.bool_] | Ints | slice) -> Held:
        """The pairs that are `wanted`."""
        return Held(
            self.size,
            self.pairs[wanted],
            self.often[wanted],
            self.place[wanted],
            self.level[wanted],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What entities hold, keys within longer keys included, and how many entities hold each key.

    `fragments` are keys that are no keywords, since they occur almost only within one longer key.
    """

    held: Held
    spread: Ints
    fragments: Ints


def said(offers: Offers, of_phrase: Ints, size: int) -> Held:
    """What each text says by itself; of `size` keys, `of_phrase` gives each phrase's."""
    import numpy as np

    spoken = offers.phrase_owner.astype(np.int64) * size + of_phrase
    pairs, place, often = np.unique(spoken, return_index=True, return_counts=True)
    phrase_level = np.repeat(offers.pieces.level, offers.pieces.phrases)
    level = np.zeros(len(pairs), dtype=np.uint8)
    for height in (1, 2):
        level[np.searchsorted(pairs, spoken[phrase_level == height])] = height
    return Held(size, pairs, often.astype(np.int32), place.astype(np.int32), level)


def count(offers: Offers, keys: Keys, spoken: Held, same: Mapping[int, int]) -> Counts:
    """The occurrences in every entity; `same` are the keys that give way to another.

    A phrase within a longer one counts if it also occurs by itself: in the same entity, or, being
    more than one word, in at least two others. Where nouns are not told from other words, `phrases`
    has listed the parts already.
    """
    import numpy as np

    every = _with_heirs(spoken, same)
    telling = _telling(every, keys, len(offers.ids))
    alone = every.only(telling)
    spread = alone.spread()
    tagged = np.array([lang in TAGGED for lang in offers.langs], dtype=bool)
    parts = _Parts.of(keys, spread > 0)
    added = [
        _parts(alone.only(np.flatnonzero(tagged[alone.rows])), alone, parts, spread, keys),
        _left(every.only(~telling & tagged[every.rows]), alone, keys),
    ]
    held = _together([alone, *added])
    return Counts(held, held.spread(), _fragments(held, parts))


def _with_heirs(spoken: Held, same: Mapping[int, int]) -> Held:
    """What is said, with keys that give way counted as their heirs; after the others, if they are new."""
    import numpy as np

    giving = np.array(sorted(same), dtype=np.int64)
    keys = spoken.keys
    changed, at = among(keys, giving)
    if not changed.any():
        return spoken
    heirs = np.array([same[key] for key in giving.tolist()], dtype=np.int64)
    late = Held(
        spoken.size,
        spoken.rows[changed] * spoken.size + heirs[at[changed]],
        spoken.often[changed],
        (spoken.place.max() + 1 + keys[changed]).astype(np.int32),
        spoken.level[changed],
    )
    return _together([spoken.only(~changed), late])


def _together(some: list[Held]) -> Held:
    """The sums of all pairs; each in its first place and on its highest level."""
    import numpy as np

    pairs = np.concatenate([one.pairs for one in some])
    place = np.concatenate([one.place for one in some])
    order = np.lexsort((place, pairs))
    pairs = pairs[order]
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    if not len(first):
        return some[0]
    often = np.concatenate([one.often for one in some])[order]
    level = np.concatenate([one.level for one in some])[order]
    return Held(
        some[0].size,
        pairs[first],
        np.add.reduceat(often, first),
        place[order[first]],
        np.maximum.reduceat(level, first),
    )


def _telling(held: Held, keys: Keys, entities: int) -> NDArray[np.bool_]:
    """All but the phrases of many words that a long text alone says, and once."""
    import numpy as np

    rows, of = held.rows, held.keys
    short = np.bincount(rows, minlength=entities) <= _SHORT
    few = keys.lengths < _MANY_WORDS
    shared = held.spread() > 1
    plain: NDArray[np.bool_] = (
        short[rows] | (held.often > 1) | shared[of] | few[of] | (held.level > 0)
    )
    return plain


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The shorter keys within keys: those of key k are the `lengths[k]` from `starts[k]` on of `found`,
    words first, then the longest."""

    longer: Ints
    found: Ints
    starts: Ints
    lengths: Ints

    @classmethod
    def of(cls, keys: Keys, known: NDArray[np.bool_]) -> _Parts:
        """The known keys within each that is known."""
        import numpy as np

        of = np.flatnonzero(known)
        most = int(keys.lengths[of].max(initial=0))
        layers = [within(keys, of, length) for length in (1, *range(most - 1, 1, -1))]
        longer = np.concatenate([of[place] for place, _, _ in layers])
        found = np.concatenate([shorter for _, _, shorter in layers])
        seen = known[found]
        longer, found = longer[seen], found[seen]
        order = np.argsort(longer, kind="stable")
        lengths = np.bincount(longer, minlength=len(keys))
        return cls(longer[order], found[order], np.cumsum(lengths) - lengths, lengths)


def _parts(holders: Held, alone: Held, parts: _Parts, spread: Ints, keys: Keys) -> Held:
    """The parts of what `holders` hold that also stand alone, there or, being phrases, elsewhere."""
    import numpy as np

    holders = holders.only(np.lexsort((holders.place, holders.rows)))
    of = holders.keys
    many = parts.lengths[of]
    found = parts.found[places_in(parts.starts[of], many)]
    pairs = np.repeat(holders.rows * holders.size, many) + found
    fit = among(pairs, alone.pairs)[0] | ((spread > 1) & (keys.lengths > 1))[found]
    after = int(alone.place.max(initial=0)) + 1
    return Held(
        alone.size,
        pairs[fit],
        np.repeat(holders.often, many)[fit],
        np.arange(after, after + len(pairs), dtype=np.int32)[fit],
        np.zeros(int(fit.sum()), dtype=np.uint8),
    )


def _left(dropped: Held, alone: Held, keys: Keys) -> Held:
    """The words and pairs of words, within phrases that are left out, which also stand alone."""
    import numpy as np

    of = dropped.keys
    layers = [within(keys, of, length) for length in (1, 2)]
    place = np.concatenate([place for place, _, _ in layers])
    pairs = dropped.rows[place] * dropped.size + np.concatenate([key for _, _, key in layers])
    fit, at = among(pairs, alone.pairs)
    return Held(
        alone.size,
        pairs[fit],
        np.ones(int(fit.sum()), dtype=np.int32),
        alone.place[at[fit]],
        np.zeros(int(fit.sum()), dtype=np.uint8),
    )


def _fragments(held: Held, parts: _Parts) -> Ints:
    import numpy as np

    total = np.bincount(held.keys, weights=held.often, minlength=held.size)
    often = total[parts.longer]
    return np.unique(parts.found[(often > 1) & (often >= _MOSTLY * total[parts.found])])

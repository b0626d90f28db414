"""How often each keyword occurs, by itself and within longer ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.keywords.arrays import among, batches, each_once, places_in
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
    """Which of some entities hold which keys, ordered by both: entity times `size`, plus key, is in `pairs`.

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

    def only(self, wanted: NDArray[np.bool_] | Ints | slice) -> Held:
        """The pairs that are `wanted`."""
        return Held(
            self.size,
            self.pairs[wanted],
            self.often[wanted],
            self.place[wanted],
            self.level[wanted],
        )


def spread(held: Iterable[Held], size: int) -> Ints:
    """How many entities hold each of `size` keys."""
    import numpy as np

    found = np.zeros(size, dtype=np.int64)
    for some in held:
        found += np.bincount(some.keys, minlength=size)
    return found


def _joined(some: Sequence[Held]) -> Held:
    """The pairs of all, which are in order."""
    import numpy as np

    return Held(
        some[0].size,
        np.concatenate([one.pairs for one in some]),
        np.concatenate([one.often for one in some]),
        np.concatenate([one.place for one in some]),
        np.concatenate([one.level for one in some]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """What entities hold, some at a time, keys within longer keys included, and how many hold each key.

    `fragments` are keys that are no keywords, since they occur almost only within one longer key.
    """

    held: Sequence[Held]
    spread: Ints
    fragments: Ints


def said(offers: Offers, of_phrase: NDArray[np.int32], size: int) -> list[Held]:
    """What each text says by itself, `batches` of them at a time; of `size` keys, `of_phrase` gives each
    phrase's."""
    import numpy as np

    owner = offers.phrase_owner
    level = np.repeat(offers.pieces.level, offers.pieces.phrases)
    spoken = []
    for rows in batches(len(offers.ids)):
        first, last = np.searchsorted(owner, rows).tolist()
        pairs = owner[first:last].astype(np.int64) * size + of_phrase[first:last]
        spoken.append(_spoken(pairs, level[first:last], first, size))
    return spoken


def _spoken(spoken: Ints, levels: NDArray[np.uint8], first: int, size: int) -> Held:
    """The different ones of the pairs `spoken`, in the order of the text, the first of which is the
    garden's `first`; `levels` are those of their pieces."""
    import numpy as np

    pairs, place, often = np.unique(spoken, return_index=True, return_counts=True)
    level = np.zeros(len(pairs), dtype=np.uint8)
    for height in (1, 2):
        level[np.searchsorted(pairs, spoken[levels == height])] = height
    return Held(size, pairs, often.astype(np.int32), (place + first).astype(np.int32), level)


def count(
    offers: Offers, keys: Keys, spoken: Sequence[Held], same: Mapping[int, int], known: Ints
) -> Counts:
    """The occurrences in every entity; `same` are the keys that give way to another, and at least so many
    entities as are `known` hold each key.

    A phrase within a longer one counts if it also occurs by itself: in the same entity, or, being
    more than one word, in at least two others. Where nouns are not told from other words, `phrases`
    has listed the parts already.
    """
    import numpy as np

    size = len(keys)
    held = [_with_heirs(some, same) for some in spoken]
    shared = np.maximum(spread(held, size), known) > 1
    telling = [_telling(some, keys, shared) for some in held]
    alone = (some.only(plain) for some, plain in zip(held, telling, strict=True))
    holders = np.maximum(spread(alone, size), known)
    parts = _Parts.of(keys, holders > 0)
    tagged = np.array([lang in TAGGED for lang in offers.langs], dtype=bool)
    for at, plain in enumerate(telling):
        some = held[at]
        told, named = some.only(plain), tagged[some.rows]
        within_told = _parts(told.only(named[plain]), told, parts, holders, keys)
        within_dropped = _left(some.only(~plain & named), told, keys)
        held[at] = _together([told, within_told, within_dropped])
    return Counts(held, np.maximum(spread(held, size), known), _fragments(held, parts, size))


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

    whole = _joined(some)
    order = np.lexsort((whole.place, whole.pairs))
    whole = whole.only(order)
    first = np.flatnonzero(np.diff(whole.pairs, prepend=-1))
    if not len(first):
        return whole
    return Held(
        whole.size,
        whole.pairs[first],
        np.add.reduceat(whole.often, first, dtype=np.int32),
        whole.place[first],
        np.maximum.reduceat(whole.level, first),
    )


def _telling(held: Held, keys: Keys, shared: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """All but the phrases of many words that a long text alone says (not `shared`), and once."""
    import numpy as np

    rows, of = held.rows, held.keys
    short = np.bincount(rows) <= _SHORT
    few = keys.lengths[of] < _MANY_WORDS
    plain: NDArray[np.bool_] = short[rows] | (held.often > 1) | shared[of] | few | (held.level > 0)
    return plain


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The shorter keys within keys: those of key k are the `lengths[k]` from `starts[k]` on of `found`,
    words first, then the longest."""

    longer: NDArray[np.int32]
    found: NDArray[np.int32]
    starts: Ints
    lengths: Ints

    @classmethod
    def of(cls, keys: Keys, known: NDArray[np.bool_]) -> _Parts:
        """The known keys within each that is known."""
        import numpy as np

        of = np.flatnonzero(known)
        most = int(keys.lengths[of].max(initial=0))
        longer, found = [], []
        for length in (1, *range(most - 1, 1, -1)):
            place, _, shorter = within(keys, of, length)
            seen = known[shorter]
            longer.append(of[place[seen]].astype(np.int32))
            found.append(shorter[seen].astype(np.int32))
        every = np.concatenate(longer)
        order = np.argsort(every, kind="stable")
        lengths = np.bincount(every, minlength=len(keys))
        return cls(
            every[order], np.concatenate(found)[order], np.cumsum(lengths) - lengths, lengths
        )


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


def _fragments(held: Iterable[Held], parts: _Parts, size: int) -> Ints:
    import numpy as np

    total = np.zeros(size)
    for some in held:
        total += np.bincount(some.keys, weights=some.often, minlength=size)
    often = total[parts.longer]
    mere = (often > 1) & (often >= _MOSTLY * total[parts.found])
    return each_once(parts.found[mere].astype(np.int64))

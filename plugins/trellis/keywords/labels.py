"""How a keyword is shown: as the garden writes it most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from trellis.keywords.arrays import among, column, distinct, packed, starts_of
from trellis.keywords.keys import Keys
from trellis.keywords.offers import Offers
from trellis.keywords.parts import declined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_APOSTROPHES = ("'", "’")
_AT_ONCE = 250_000
"""Phrases compared with each other at a time."""
_ACRONYM = 6
_OFTEN = 0.3
"""Letters of an acronym at most, and how often it is written in capitals, beside in small letters."""
_ELIDED = re.compile("(['’]) ")


def labels(
    wanted: Iterable[int],
    offers: Offers,
    keys: Keys,
    of_phrase: NDArray[np.int32],
    same: Mapping[int, int],
    given: Mapping[int, Counter[str]],
) -> dict[int, str]:
    """The display forms of the keys `wanted`.

    What writers gave wins (`given` counts the spellings of a key), then the commonest spelling in the
    texts. Capitals that only a place calls for (the start of a sentence, a title) count as small where
    the garden elsewhere writes the word small.
    """
    import numpy as np

    heirs = np.arange(len(keys))
    for key, heir in same.items():
        heirs[key] = heir
    chosen = np.zeros(len(keys), dtype=bool)
    chosen[np.array(sorted(wanted), dtype=np.int64)] = True
    told = chosen[heirs][of_phrase]
    seen = _seen(offers)
    spellings: dict[int, Counter[str]] = {}
    for phrase, lang, words, loose, n in _distinct(offers, told):
        key = int(of_phrase[phrase])
        if lang == "ko":  # what follows a noun is a part of its word
            spelling = keys.text(key)
        else:
            written = _joined([offers.words[word] for word in words])
            spelling = _lowered(written, seen, lang) if loose else written
        spellings.setdefault(int(heirs[key]), Counter())[spelling] += n
    spellings.update(given)
    return {key: _commonest(found) for key, found in sorted(spellings.items()) if chosen[key]}


def _distinct(
    offers: Offers, told: NDArray[np.bool_]
) -> Iterator[tuple[int, str, list[int], bool, int]]:
    """Of the phrases that are `told`, some at a time, and are written alike, the first, its language, its
    words, whether its capitals are loose, and how many they are."""
    import numpy as np

    before, last = 0, np.cumsum(offers.pieces.phrases)
    for at in range(0, len(told), _AT_ONCE):
        some = slice(at, at + _AT_ONCE)
        ends = starts_of(offers.phrase_lengths[some]) + before
        before = int(ends[-1])
        phrases = np.flatnonzero(told[some])
        starts, lengths = ends[phrases], np.diff(ends)[phrases]
        phrases += at
        columns = (
            column(offers.phrase_words, starts, lengths, place)
            for place in range(int(lengths.max(initial=0)))
        )
        code = packed((offers.loose[phrases].astype(np.int64), *columns), len(offers.words) + 1)
        first, kinds = distinct(code)
        owner = offers.pieces.owner[np.searchsorted(last, phrases[first], side="right")]
        for phrase, row, start, length, n in zip(
            phrases[first].tolist(),
            owner.tolist(),
            starts[first].tolist(),
            lengths[first].tolist(),
            np.bincount(kinds).tolist(),
            strict=True,
        ):
            words = offers.phrase_words[start : start + length].tolist()
            yield phrase, offers.langs[row], words, bool(offers.loose[phrase]), n


def _joined(words: Sequence[str]) -> str:
    """Words as they are written one after the other: an elided one stands close to the next."""
    return words[0] if len(words) == 1 else _ELIDED.sub(r"\1", " ".join(words))


def _seen(offers: Offers) -> Set[str]:
    """The words of all phrases, as written."""
    import numpy as np

    words = offers.words
    said = np.zeros(len(words), dtype=bool)
    said[offers.phrase_words] = True
    seen = {words[word] for word in np.flatnonzero(said).tolist()}
    elided = np.array([word.endswith(_APOSTROPHES) for word in words], dtype=bool)
    after = np.flatnonzero(elided[offers.phrase_words]) + 1
    within = after[~among(after, np.cumsum(offers.phrase_lengths, dtype=np.int64))[0]]
    pairs = zip(
        offers.phrase_words[within - 1].tolist(), offers.phrase_words[within].tolist(), strict=True
    )
    return seen | {words[one] + words[other] for one, other in set(pairs)}


def _lowered(surface: str, seen: Set[str], lang: str) -> str:
    """`surface` in small letters, unless a word that is not `seen` small shows it to be a name."""
    words = surface.split()
    if lang == "de" and len(words) > 1 and declined(words[0].casefold()):
        return f"{words[0].lower()} {' '.join(words[1:])}"
    capitalised = [word for word in words if word[0].isupper() and word[1:].islower()]
    if any(word.lower() not in seen for word in capitalised):
        return surface
    return " ".join(word.lower() if word in capitalised else word for word in words)


def _commonest(spellings: Counter[str]) -> str:
    """The commonest spelling; an acronym that is often written small is written as one."""
    best = min(spellings, key=lambda spelling: (-spellings[spelling], len(spelling), spelling))
    capitals = best.upper()
    acronym = best.isalpha() and best.islower() and len(best) <= _ACRONYM
    return capitals if acronym and _OFTEN * spellings[best] <= spellings[capitals] else best

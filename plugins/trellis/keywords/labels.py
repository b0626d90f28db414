"""How a keyword is shown: as the garden writes it most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import TYPE_CHECKING

from trellis.keywords.arrays import column, distinct, packed, starts_of
from trellis.keywords.keys import Keys
from trellis.keywords.offers import Offers
from trellis.keywords.parts import declined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints

_APOSTROPHES = ("'", "’")
_AT_ONCE = 250_000
"""Phrases compared with each other at a time."""
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
    told = np.flatnonzero(chosen[heirs][of_phrase])
    seen, owner = _seen(offers), offers.phrase_owner
    spellings: dict[int, Counter[str]] = {}
    some = (told[at : at + _AT_ONCE] for at in range(0, len(told), _AT_ONCE))
    for phrase, words, loose, n in chain.from_iterable(_distinct(offers, one) for one in some):
        key = int(of_phrase[phrase])
        if offers.langs[owner[phrase]] == "ko":  # what follows a noun is a part of its word
            spelling = keys.text(key)
        else:
            written = _joined([offers.words[word] for word in words])
            spelling = _lowered(written, seen) if loose else written
        spellings.setdefault(int(heirs[key]), Counter())[spelling] += n
    spellings.update(given)
    return {key: _commonest(found) for key, found in sorted(spellings.items()) if chosen[key]}


def _distinct(offers: Offers, phrases: Ints) -> Iterator[tuple[int, list[int], bool, int]]:
    """Of `phrases` that are written alike, the first, its words, whether its capitals are loose, and how
    many they are."""
    import numpy as np

    lengths = offers.phrase_lengths[phrases]
    starts = starts_of(offers.phrase_lengths)[:-1][phrases]
    columns = (
        column(offers.phrase_words, starts, lengths, place)
        for place in range(int(lengths.max(initial=0)))
    )
    code = packed((offers.loose[phrases].astype(np.int64), *columns), len(offers.words) + 1)
    first, kinds = distinct(code)
    often = np.bincount(kinds)
    begin, end = starts[first], starts[first] + lengths[first]
    for at, a, b, n in zip(
        first.tolist(), begin.tolist(), end.tolist(), often.tolist(), strict=True
    ):
        phrase = int(phrases[at])
        yield phrase, offers.phrase_words[a:b].tolist(), bool(offers.loose[phrase]), n


def _joined(words: Sequence[str]) -> str:
    """Words as they are written one after the other: an elided one stands close to the next."""
    return words[0] if len(words) == 1 else _ELIDED.sub(r"\1", " ".join(words))


def _seen(offers: Offers) -> Set[str]:
    """The words of all phrases, as written."""
    import numpy as np

    words = offers.words
    seen = {words[word] for word in np.unique(offers.phrase_words).tolist()}
    elided = np.array([word.endswith(_APOSTROPHES) for word in words], dtype=bool)
    last = np.zeros(len(offers.phrase_words), dtype=bool)
    last[np.cumsum(offers.phrase_lengths, dtype=np.int64) - 1] = True
    at = np.flatnonzero(elided[offers.phrase_words] & ~last)
    pairs = zip(offers.phrase_words[at].tolist(), offers.phrase_words[at + 1].tolist(), strict=True)
    return seen | {words[one] + words[other] for one, other in set(pairs)}


def _lowered(surface: str, seen: Set[str]) -> str:
    """`surface` in small letters, unless a word that is not `seen` small shows it to be a name."""
    words = surface.split()
    if len(words) > 1 and declined(words[0].casefold()):
        return f"{words[0].lower()} {' '.join(words[1:])}"
    capitalised = [word for word in words if word[0].isupper() and word[1:].islower()]
    if any(word.lower() not in seen for word in capitalised):
        return surface
    return " ".join(word.lower() if word in capitalised else word for word in words)


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], len(spelling), spelling))

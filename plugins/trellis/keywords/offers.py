"""What all entities offer, as numbers: a garden holds far more words than different ones.

Candidates are taken in as they come, some hundred entities at a time, so that their words need not
be held all at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING, Any

from trellis.keywords.arrays import places_in, starts_of
from trellis.keywords.boilerplate import repeated
from trellis.keywords.values import Candidates
from trellis.language import stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE, HEADING, TEXT = 2, 1, 0
"""The level of a piece."""
_NONE = 255
_LEVELS = {"title": TITLE, "heading": HEADING, "text": TEXT}
_AT_ONCE = 200
"""Entities taken in together."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """For each piece the row of its entity, its level, its block (-1: the title), the digest of its text,
    and how many tokens and phrases it holds."""

    owner: NDArray[np.int32]
    level: NDArray[np.uint8]
    block: NDArray[np.int32]
    digest: NDArray[np.uint64]
    tokens: NDArray[np.int32]
    phrases: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """The candidates of the entities `ids`, piece by piece, without what nearly all of them repeat.

    `tokens` are places in `stems` (alphabetical), the stemmed content words of each piece. A phrase is
    a run of `phrase_words`, places in `words`, of the length that `phrase_lengths` gives; `word_stems`
    holds the stems of each word, of which there are `word_counts`.
    """

    ids: tuple[str, ...]
    langs: tuple[str, ...]
    acronyms: tuple[tuple[str, str], ...]
    stems: tuple[str, ...]
    words: tuple[str, ...]
    word_counts: NDArray[np.int32]
    word_stems: NDArray[np.int32]
    pieces: Pieces
    tokens: NDArray[np.int32]
    phrase_words: NDArray[np.int32]
    phrase_lengths: NDArray[np.uint8]
    loose: NDArray[np.bool_]

    @property
    def token_owner(self) -> NDArray[np.int32]:
        """The row of the entity that each token belongs to."""
        import numpy as np

        return np.repeat(self.pieces.owner, self.pieces.tokens)

    @property
    def phrase_owner(self) -> NDArray[np.int32]:
        """The row of the entity that each phrase belongs to."""
        import numpy as np

        return np.repeat(self.pieces.owner, self.pieces.phrases)


def collect(candidates: Iterable[tuple[str, Candidates]]) -> Offers:
    """What the entities of these ids offer, without the blocks that nearly all of them have."""
    import numpy as np

    words = _Words()
    ids: list[str] = []
    langs: list[str] = []
    acronyms: list[tuple[str, str]] = []
    parts: list[_Part] = []
    some = iter(candidates)
    while (batch := list(islice(some, _AT_ONCE))) or not parts:
        parts.append(_part([offer for _, offer in batch], words, len(ids)))
        for id, offer in batch:
            ids.append(id)
            langs.append(offer.lang)
            acronyms += offer.acronyms
    order, rank = words.alphabetical()
    whole = _without_boilerplate(_joined(parts), len(ids))
    return Offers(
        tuple(ids),
        tuple(langs),
        tuple(acronyms),
        order,
        tuple(words.words),
        np.array(words.counts, dtype=np.int32),
        rank[np.array(words.stems, dtype=np.int64)],
        whole.pieces,
        rank[whole.tokens],
        whole.phrase_words,
        whole.phrase_lengths,
        whole.loose,
    )


class _Words:
    """Numbers words, in each language of their own, and the stems they stand for, as they come."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.counts = array("i")
        self.stems = array("i")
        self._stem_numbers: dict[str, int] = {}
        self._known: dict[str, _Known] = {}

    def of(self, lang: str) -> _Known:
        return self._known.setdefault(lang, _Known(lang, self))

    def add(self, word: str, found: tuple[str, ...]) -> int:
        numbers = self._stem_numbers
        self.words.append(word)
        self.counts.append(len(found))
        self.stems.extend([numbers.setdefault(stem, len(numbers)) for stem in found])
        return len(self.words) - 1

    def alphabetical(self) -> tuple[tuple[str, ...], NDArray[np.int32]]:
        """The stems in order, and the place there of each by its number."""
        import numpy as np

        order = sorted(self._stem_numbers)
        rank = np.zeros(len(order), dtype=np.int32)
        rank[[self._stem_numbers[stem] for stem in order]] = np.arange(len(order))
        return tuple(order), rank


class _Known(dict[str, int]):
    """The numbers of the words of one language."""

    def __init__(self, lang: str, words: _Words) -> None:
        super().__init__()
        self._stems, self._words = stems(lang), words

    def __missing__(self, word: str) -> int:
        number = self[word] = self._words.add(word, self._stems[word])
        return number


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What some entities offer, as in `Offers`."""

    pieces: Pieces
    tokens: NDArray[np.int32]
    phrase_words: NDArray[np.int32]
    phrase_lengths: NDArray[np.uint8]
    loose: NDArray[np.bool_]


def _part(offers: list[Candidates], known: _Words, first: int) -> _Part:
    """What `offers` hold, the first of which is the entity of row `first`."""
    import numpy as np

    numbers = array("i")
    before = array("q")
    for offer in offers:
        before.append(len(numbers))
        numbers.extend(map(known.of(offer.lang).__getitem__, offer.words))
    words = np.array(numbers)
    counts = np.array(known.counts)
    stems, stem_starts = np.array(known.stems), starts_of(counts)[:-1]

    # The words of each piece, and after each entity's those that are in none.
    levels, lengths = array("B"), array("i")
    for offer in offers:
        levels.extend([_LEVELS[piece.kind] for piece in offer.pieces])
        lengths.extend([piece.words for piece in offer.pieces])
        levels.append(_NONE)
        lengths.append(len(offer.words) - sum([piece.words for piece in offer.pieces]))
    level = np.array(levels)
    whole = level != _NONE
    ends = starts_of(np.array(lengths))
    tokens = np.diff(starts_of(counts[words])[ends])
    inside = words[np.repeat(whole, np.array(lengths))]

    pieces = [piece for offer in offers for piece in offer.pieces]
    per = np.array([len(offer.pieces) for offer in offers], dtype=np.int64)
    begins = array("I")
    for offer in offers:
        begins.extend(offer.phrases.starts)
    told = np.array([len(offer.phrases.starts) for offer in offers], dtype=np.int64)
    starts = np.array(begins) + np.repeat(np.array(before), told)
    spans = np.frombuffer(b"".join([o.phrases.lengths for o in offers]), dtype=np.uint8)
    return _Part(
        Pieces(
            owner=np.repeat(np.arange(first, first + len(offers), dtype=np.int32), per),
            level=level[whole],
            block=(places_in(np.zeros_like(per), per) - 1).astype(np.int32),
            digest=np.frombuffer(b"".join([piece.digest for piece in pieces]), dtype=np.uint64),
            tokens=tokens[whole].astype(np.int32),
            phrases=np.array([piece.phrases for piece in pieces], dtype=np.int32),
        ),
        stems[places_in(stem_starts[inside], counts[inside])],
        words[places_in(starts, spans)],
        spans,
        np.frombuffer(b"".join([o.phrases.loose for o in offers]), dtype=np.bool_),
    )


def _joined(parts: Sequence[_Part]) -> _Part:
    import numpy as np

    def all_of(name: str, *, within: str = "") -> Any:
        found = [getattr(getattr(part, within) if within else part, name) for part in parts]
        return np.concatenate(found)

    return _Part(
        Pieces(*(all_of(one.name, within="pieces") for one in fields(Pieces))),
        *(all_of(one.name) for one in fields(_Part) if one.name != "pieces"),
    )


def _without_boilerplate(whole: _Part, size: int) -> _Part:
    import numpy as np

    pieces = whole.pieces
    kept = ~repeated(pieces.digest, pieces.owner, size) | (pieces.level == TITLE)
    if kept.all():
        return whole
    phrases = np.repeat(kept, pieces.phrases)
    return _Part(
        Pieces(*(getattr(pieces, one.name)[kept] for one in fields(Pieces))),
        whole.tokens[np.repeat(kept, pieces.tokens)],
        whole.phrase_words[np.repeat(phrases, whole.phrase_lengths)],
        whole.phrase_lengths[phrases],
        whole.loose[phrases],
    )

"""The candidates of all entities become numbers.

They are taken in as they come, some hundred entities at a time, so that their words need not be held
all at once; each process that takes part numbers its own share first.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from trellis.config import Config
from trellis.entities import Entity
from trellis.keywords.arrays import places_in, starts_of
from trellis.keywords.boilerplate import Repeated, repeated
from trellis.keywords.candidates import candidates
from trellis.keywords.offers import HEADING, POINTER, TEXT, TITLE, Offers, Pieces
from trellis.keywords.values import Candidates
from trellis.keywords.vocabulary import Listed, Vocabulary
from trellis.processes import in_shares

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NONE = 255
_LEVELS = {"title": TITLE, "heading": HEADING, "text": TEXT, "pointer": POINTER}
_AT_ONCE = 200
"""Entities taken in together."""


def collect(
    entities: Mapping[str, Entity], config: Config, known: Repeated | None = None
) -> Offers:
    """What `entities` offer, in their order, without the blocks that nearly all of them have.

    Of a few of a garden's entities, `known` is what those of that repeat.
    """

    def offered(ids: Sequence[str]) -> _Share:
        return _share((candidates(entities[id], config) for id in ids), len(ids))

    words = Vocabulary()
    langs: list[str] = []
    acronyms: list[tuple[str, str]] = []
    parts: list[_Part] = []
    for share in in_shares(offered, tuple(entities), config.processes):
        parts.append(_renumbered(share.part, *words.learn(share.vocabulary), first=len(langs)))
        langs += share.langs
        acronyms += share.acronyms
    return _offers(tuple(entities), langs, acronyms, words, _joined(parts), known)


def _offers(
    ids: tuple[str, ...],
    langs: Sequence[str],
    acronyms: Sequence[tuple[str, str]],
    words: Vocabulary,
    whole: _Part,
    known: Repeated | None,
) -> Offers:
    import numpy as np

    order, rank = words.alphabetical()
    if known is None:
        known = repeated(whole.pieces, len(ids))
    kept = _without(whole, known)
    return Offers(
        ids,
        tuple(langs),
        tuple(acronyms),
        order,
        tuple(words.words),
        np.array(words.counts, dtype=np.int32),
        rank[np.array(words.stems, dtype=np.int64)],
        kept.pieces,
        rank[kept.tokens].astype(np.min_scalar_type(len(order))),
        kept.phrase_words,
        kept.phrase_lengths,
        kept.loose,
        known,
    )


class _Share(NamedTuple):
    """What one process makes of its share of the entities, in numbers of its own."""

    langs: list[str]
    acronyms: list[tuple[str, str]]
    vocabulary: Listed
    part: _Part


def _share(offers: Iterator[Candidates], size: int) -> _Share:
    words = Vocabulary()
    langs: list[str] = []
    acronyms: list[tuple[str, str]] = []
    parts: list[_Part] = []
    for _ in range(0, max(size, 1), _AT_ONCE):
        batch = list(islice(offers, _AT_ONCE))
        parts.append(_part(batch, words, len(langs)))
        for offer in batch:
            langs.append(offer.lang)
            acronyms += offer.acronyms
    return _Share(langs, acronyms, words.listed(), _joined(parts))


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What some entities offer, as in `Offers`."""

    pieces: Pieces
    tokens: NDArray[np.int32]
    phrase_words: NDArray[np.int32]
    phrase_lengths: NDArray[np.uint8]
    loose: NDArray[np.bool_]


def _part(offers: list[Candidates], known: Vocabulary, first: int) -> _Part:
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


def _renumbered(
    part: _Part, words: NDArray[np.int32], stems: NDArray[np.int32], first: int
) -> _Part:
    """`part` with other numbers of its words and stems; its first entity gets row `first`."""
    return _Part(
        replace(part.pieces, owner=part.pieces.owner + first),
        stems[part.tokens],
        words[part.phrase_words],
        part.phrase_lengths,
        part.loose,
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


def _without(whole: _Part, known: Repeated) -> _Part:
    """`whole` without the pieces that are repeated, but for titles; repeated headings only say no phrase."""
    import numpy as np

    pieces = whole.pieces
    kept = ~np.isin(pieces.digest, known.pieces) | (pieces.level == TITLE)
    silent = np.isin(pieces.digest, known.headings) & (pieces.level == HEADING)
    if kept.all() and not silent.any():
        return whole
    phrases = np.repeat(kept & ~silent, pieces.phrases)
    muted = replace(
        pieces,
        level=np.where(silent, np.uint8(POINTER), pieces.level),
        phrases=np.where(silent, np.int32(0), pieces.phrases),
    )
    return _Part(
        Pieces(*(getattr(muted, one.name)[kept] for one in fields(Pieces))),
        whole.tokens[np.repeat(kept, pieces.tokens)],
        whole.phrase_words[np.repeat(phrases, whole.phrase_lengths)],
        whole.phrase_lengths[phrases],
        whole.loose[phrases],
    )

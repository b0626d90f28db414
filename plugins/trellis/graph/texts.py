"""CONNECT: the words of all entities as numbers, the form in which a whole garden is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.compounds import Compounds, compounding, compounds_in, parts_within
from trellis.keywords import Offers
from trellis.keywords.arrays import among, batches, owned, starts_of
from trellis.language import tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints

RUN = 6  # words in a row that must repeat to count as boilerplate
_BITS = 20  # of a run's hash, by which runs are counted

Names = tuple[tuple[tuple[int, ...], ...], ...]
"""Of each entity all that it is called, in numbers of stems."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The texts of the entities `ids`, one after the other.

    `words` are numbers of stems (`stems` gives them, in alphabetical order); those of each entity begin
    at one of `starts`. `names` are what each entity is called: its title, file name and aliases, as
    numbers of stems; they are no part of `words`. `repeated` are the hashes of runs of words that are left
    out since many texts have them. `compounds` tell what some of the stems are made of.
    """

    ids: tuple[str, ...]
    stems: Mapping[str, int]
    words: NDArray[np.int32]
    starts: Ints
    names: Names
    repeated: NDArray[np.uint64]
    compounds: Compounds


def number(
    offers: Offers,
    entities: Mapping[str, Entity],
    known: Mapping[str, int] | None = None,
    repeated: NDArray[np.uint64] | None = None,
    compounds: Compounds | None = None,
) -> Texts:
    """The texts of all that offer something, in id order, without runs of words that many of them repeat.

    What an entity is called is added to its text, and so are the keywords given to it and what its
    compounds are made of. Of a few of a garden's entities, `known` are its numbers of stems (others
    become -1), `repeated` what is left out, and `compounds` those that it has.
    """
    import numpy as np

    ids, langs = offers.ids, offers.langs
    called = [_names(entities[id], lang) for id, lang in zip(ids, langs, strict=True)]
    tags = [
        [token for tag in entities[id].given_keywords for token in tokens(tag, lang)]
        for id, lang in zip(ids, langs, strict=True)
    ]
    if known is None:
        named = set(chain.from_iterable(tags)).union(*(name for names in called for name in names))
        known = {stem: place for place, stem in enumerate(sorted(named.union(offers.stems)))}
    tagged = [[known.get(stem, -1) for stem in tag] for tag in tags]
    names = tuple(
        tuple(tuple([known.get(stem, -1) for stem in name]) for name in one) for one in called
    )
    more = [[*tag, *chain.from_iterable(own)] for tag, own in zip(tagged, names, strict=True)]
    place = np.array([known.get(stem, -1) for stem in offers.stems], dtype=np.int32)
    told, starts = place[offers.tokens], offers.token_starts
    held = compounding(told, starts, langs)
    if compounds is None:
        compounds = compounds_in(held, known)
    for row, made in parts_within(held, compounds).items():
        more[row] += made
    if repeated is None:
        repeated = _repeated(told, starts, max(4, round(len(ids) ** 0.5)))
    kept = ~_boilerplate(told, starts, repeated)
    words, lengths = [], []
    for first, last in batches(len(ids)):
        some = slice(starts[first], starts[last])
        own, extra = kept[some], more[first:last]
        rows = np.concatenate([owners(starts, first, last)[own], _rows(extra) + first])
        both = [told[some][own], np.array([*chain.from_iterable(extra)], np.int32)]
        words.append(np.concatenate(both)[np.argsort(rows, kind="stable")])
        lengths.append(np.bincount(rows - first, minlength=last - first))
    return Texts(
        ids,
        known,
        np.concatenate(words),
        starts_of(np.concatenate(lengths)),
        names,
        repeated,
        compounds,
    )


def owners(starts: NDArray[np.integer], first: int, last: int) -> Ints:
    """The row of each word of the texts from `first` to `last`, each of which begins at one of `starts`."""
    import numpy as np

    return np.repeat(np.arange(first, last), np.diff(starts[first : last + 1]))


def _names(entity: Entity, lang: str) -> list[tuple[str, ...]]:
    """What an entity is called, each name once, in stems."""
    called = (entity.title, entity.id.rpartition("/")[2], *entity.aliases)
    return [name for name in dict.fromkeys(tuple(tokens(name, lang)) for name in called) if name]


def _rows(texts: list[list[int]]) -> Ints:
    """The row of each member of `texts`."""
    import numpy as np

    return np.repeat(np.arange(len(texts)), np.array([len(text) for text in texts], dtype=np.int64))


def runs(words: NDArray[np.integer], length: int) -> NDArray[np.uint64]:
    """A hash of each run of `length` words (a polynomial, wrapping around)."""
    import numpy as np

    starts = max(0, len(words) - length + 1)
    hashes = np.zeros(starts, dtype=np.uint64)
    for offset in range(length):
        hashes = hashes * np.uint64(11400714819323198485) + words[offset : offset + starts].astype(
            np.uint64
        )
        hashes ^= hashes >> np.uint64(29)
    return hashes


def run_of(words: Iterable[int]) -> int:
    """The hash of one run, as `runs` gives it."""
    import numpy as np

    run = np.fromiter(words, dtype=np.int64)
    return int(runs(run, len(run))[0])


def runs_within(
    words: NDArray[np.integer], starts: Ints, length: int
) -> Iterator[tuple[Ints, NDArray[np.uint64], Ints]]:
    """Where each run of `length` words within one text begins, its hash, and the row of the text: for some
    texts at a time."""
    import numpy as np

    for first, last in batches(len(starts) - 1):
        begin, end = starts[first], starts[last]
        hashes, rows = runs(words[begin:end], length), owners(starts, first, last)
        whole = np.flatnonzero(rows[: len(hashes)] == rows[length - 1 :])
        yield whole + begin, hashes[whole], rows[whole]


def _boilerplate(
    words: NDArray[np.integer], starts: Ints, repeated: NDArray[np.uint64]
) -> NDArray[np.bool_]:
    """Which words stand in a run that many texts repeat."""
    import numpy as np

    marked = np.zeros(len(words), dtype=bool)
    for places, hashes, _ in runs_within(words, starts, RUN) if len(repeated) else ():
        for start in places[among(hashes, repeated)[0]].tolist():
            marked[start : start + RUN] = True
    return marked


def _repeated(words: NDArray[np.integer], starts: Ints, least: int) -> NDArray[np.uint64]:
    """The hashes, in order, of the runs of words that so many texts have.

    They are counted by a part of their hash first: hardly any other run need be looked at.
    """
    import numpy as np

    counts = np.zeros(1 << _BITS, dtype=np.int64)
    for _, hashes, _ in runs_within(words, starts, RUN):
        counts += np.bincount(
            (hashes >> np.uint64(64 - _BITS)).astype(np.int64), minlength=len(counts)
        )
    frequent = counts >= least
    some, rows = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    for _, hashes, owner in runs_within(words, starts, RUN) if frequent.any() else ():
        hit = frequent[(hashes >> np.uint64(64 - _BITS)).astype(np.int64)]
        some.append(hashes[hit])
        rows.append(owner[hit])
    alike, often = owned(np.concatenate(some), np.concatenate(rows), len(starts))
    return alike[often >= least]

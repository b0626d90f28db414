"""CONNECT: the words of all entities as numbers, the form in which a whole garden is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.keywords import Offers
from trellis.language import tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 6  # words in a row that must repeat to count as boilerplate


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The texts of the entities `ids`, one after the other.

    `words` are numbers of stems (`stems` gives them, in alphabetical order), `owner` the row of the
    entity that each belongs to. `names` are what each entity is called: its title, file name and
    aliases, as numbers of stems; they are no part of `words`.
    """

    ids: tuple[str, ...]
    stems: Mapping[str, int]
    words: NDArray[np.int32]
    owner: NDArray[np.int32]
    names: tuple[tuple[tuple[int, ...], ...], ...]


def number(offers: Offers, entities: Mapping[str, Entity]) -> Texts:
    """The texts of all entities in id order, without runs of words that many of them repeat.

    What an entity is called is added to its text, and so are the keywords given to it.
    """
    import numpy as np

    ids, langs = offers.ids, offers.langs
    called = [_names(entities[id], lang) for id, lang in zip(ids, langs, strict=True)]
    tags = [
        [token for tag in entities[id].given_keywords for token in tokens(tag, lang)]
        for id, lang in zip(ids, langs, strict=True)
    ]
    more = set(chain.from_iterable(tags)).union(*(name for names in called for name in names))
    vocabulary = sorted(more.union(offers.stems))
    stems = {stem: place for place, stem in enumerate(vocabulary)}
    names = tuple(tuple(tuple([stems[one] for one in name]) for name in one) for one in called)
    place = np.array([stems[stem] for stem in offers.stems], dtype=np.int32)
    words, owner = place[offers.tokens], offers.token_owner
    kept = ~_boilerplate(words, owner, len(ids))
    extra, extra_owner = _joined(
        [
            [*(stems[token] for token in tag), *chain.from_iterable(own)]
            for tag, own in zip(tags, names, strict=True)
        ]
    )
    order = np.argsort(np.concatenate([owner[kept], extra_owner]), kind="stable")
    return Texts(
        ids,
        stems,
        np.concatenate([words[kept], extra])[order],
        np.concatenate([owner[kept], extra_owner])[order],
        names,
    )


def _names(entity: Entity, lang: str) -> list[tuple[str, ...]]:
    """What an entity is called, each name once, in stems."""
    called = (entity.title, entity.id.rpartition("/")[2], *entity.aliases)
    return [name for name in dict.fromkeys(tuple(tokens(name, lang)) for name in called) if name]


def _joined(texts: list[list[int]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """All texts as one run of numbers, and the row of each number's text."""
    import numpy as np

    lengths = [len(text) for text in texts]
    words = np.fromiter(chain.from_iterable(texts), dtype=np.int32, count=sum(lengths))
    return words, np.repeat(np.arange(len(texts), dtype=np.int32), np.array(lengths, dtype=int))


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


def _boilerplate(
    words: NDArray[np.int32], owner: NDArray[np.int32], size: int
) -> NDArray[np.bool_]:
    """Which words stand in a run that many entities repeat."""
    import numpy as np

    marked = np.zeros(len(words), dtype=bool)
    if len(words) < RUN:
        return marked
    whole = np.flatnonzero(owner[: len(words) - RUN + 1] == owner[RUN - 1 :])
    hashes = runs(words, RUN)[whole]
    least = max(4, round(size**0.5))
    ordered = np.sort(hashes)
    often = ordered[: max(0, len(ordered) - least + 1)]
    frequent = np.unique(often[often == ordered[least - 1 :]])
    if not len(frequent):
        return marked
    at = np.minimum(np.searchsorted(frequent, hashes), len(frequent) - 1)
    hit = frequent[at] == hashes
    whole, kind = whole[hit], at[hit]
    spread = np.bincount(np.unique(kind * size + owner[whole]) // size, minlength=len(frequent))
    for start in whole[spread[kind] >= least].tolist():
        marked[start : start + RUN] = True
    return marked

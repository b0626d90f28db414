"""The keys of phrases as numbers, in alphabetical order.

A key is its parts, the stems of a phrase, with spaces between them; most stand in one text alone and
are never looked at as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from trellis.keywords.arrays import (
    among,
    column,
    distinct,
    gathered,
    packed,
    places_in,
    starts_of,
)
from trellis.keywords.offers import Offers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Key k is made of the `lengths[k]` parts from `starts[k]` on of `parts`, places in `names`.

    `names` are in alphabetical order; `stems` gives the place there of each stem of the garden.
    """

    names: tuple[str, ...]
    stems: NDArray[np.int32]
    parts: NDArray[np.int32]
    starts: Ints
    lengths: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.lengths)

    def only(self, keys: Ints) -> Keys:
        """Some `keys`, numbered anew in their order."""
        return replace(self, starts=self.starts[keys], lengths=self.lengths[keys])

    def parts_of(self, keys: Ints) -> list[list[int]]:
        """The parts of each of `keys`, in order."""
        ends = starts_of(self.lengths[keys]).tolist()
        parts = gathered(self.parts, self.starts, self.lengths, keys).tolist()
        return [parts[start:end] for start, end in pairwise(ends)]

    def places(self, keys: Ints) -> Iterator[tuple[Ints, NDArray[np.int32]]]:
        """For the first place in a key, the second and so on, which of `keys` reach so far (where they
        stand among these), and their part there."""
        import numpy as np

        for place in range(int(self.lengths[keys].max(initial=0))):
            long = np.flatnonzero(self.lengths[keys] > place)
            yield long, self.parts[self.starts[keys[long]] + place]

    def texts(self, keys: Ints) -> list[str]:
        """Each of `keys` as text."""
        return [" ".join([self.names[part] for part in parts]) for parts in self.parts_of(keys)]

    def text(self, key: int) -> str:
        """One key as text."""
        import numpy as np

        return self.texts(np.array([key]))[0]


def number(offers: Offers, others: Iterable[str]) -> tuple[Keys, NDArray[np.int32], dict[str, int]]:
    """All keys, the key of each phrase, and the numbers of `others`, keys that need be none of them."""
    import numpy as np

    lengths = _lengths(offers)
    bare = np.flatnonzero(lengths == 0)
    ends = starts_of(offers.phrase_lengths)[np.stack([bare, bare + 1])]
    surfaces = [_casefolded(offers, *span) for span in zip(*ends.tolist(), strict=True)]
    rows = sorted({*others, *surfaces})
    split = [row.split(" ") for row in rows]
    names = sorted({part for row in split for part in row}.union(offers.stems))
    place = {name: at for at, name in enumerate(names)}
    stems = np.array([place[stem] for stem in offers.stems], dtype=np.int32)
    more = np.array([place[part] for row in split for part in row], dtype=np.int32)
    parts = np.concatenate([_parts(offers, stems), more])
    told = len(lengths)
    lengths = np.concatenate([lengths, np.array([len(row) for row in split], dtype=np.int32)])

    filled = np.flatnonzero(lengths)
    starts, lengths = starts_of(lengths)[:-1][filled], lengths[filled]
    columns = (column(parts, starts, lengths, at) for at in range(int(lengths.max(initial=1))))
    first, kinds = distinct(packed(columns, len(names) + 1))
    found = np.zeros(told + len(rows), dtype=np.int32)
    found[filled] = kinds
    del filled, kinds
    numbers = dict(zip(rows, found[told:].tolist(), strict=True))
    of_phrase = found[:told]
    of_phrase[bare] = [numbers[surface] for surface in surfaces]
    chosen, lengths = gathered(parts, starts, lengths, first), lengths[first]
    keys = Keys(tuple(names), stems, chosen, starts_of(lengths)[:-1], lengths)
    return keys, of_phrase, numbers


def _lengths(offers: Offers) -> NDArray[np.int32]:
    """How many parts each phrase has."""
    import numpy as np

    parts = np.zeros(len(offers.phrase_words) + 1, dtype=np.int32)
    np.cumsum(offers.word_counts[offers.phrase_words], out=parts[1:])
    return np.diff(parts[starts_of(offers.phrase_lengths)])


def _parts(offers: Offers, stems: NDArray[np.int32]) -> NDArray[np.int32]:
    """The parts of all phrases, one after the other; `stems` gives each stem's number."""
    parts, starts = stems[offers.word_stems], starts_of(offers.word_counts)[:-1]
    return gathered(parts, starts, offers.word_counts, offers.phrase_words)


def within(keys: Keys, of: Ints, length: int) -> tuple[Ints, Ints, Ints]:
    """The keys of `length` parts within each longer key of `of`: the place of the longer among `of`,
    where in it the shorter starts, and the shorter."""
    import numpy as np

    longer = np.flatnonzero(keys.lengths[of] > length)
    room = keys.lengths[of[longer]] - length + 1
    place = np.repeat(longer, room)
    at = places_in(np.zeros(len(room), dtype=np.int64), room)
    begin = keys.starts[of[place]] + at
    known = np.flatnonzero(keys.lengths == length)
    columns = (
        keys.parts[np.concatenate([keys.starts[known] + step, begin + step])] + 1
        for step in range(length)
    )
    code = packed(columns, len(keys.names) + 1)
    # Of one length, the order of keys is the order of their rows.
    found, where = among(code[len(known) :], code[: len(known)])
    return place[found], at[found], known[where[found]]


def _casefolded(offers: Offers, start: int, end: int) -> str:
    """A phrase as written, in small letters."""
    return " ".join(
        [offers.words[word] for word in offers.phrase_words[start:end].tolist()]
    ).casefold()

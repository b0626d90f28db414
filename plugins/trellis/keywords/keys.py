"""The keys of phrases as numbers, in alphabetical order.

A key is its parts, the stems of a phrase, with spaces between them; most stand in one text alone and
are never looked at as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from trellis.keywords.arrays import among, column, packed, places_in, starts_of
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
    lengths: Ints

    def __len__(self) -> int:
        return len(self.lengths)

    def parts_of(self, keys: Ints) -> list[list[int]]:
        """The parts of each of `keys`, in order."""
        starts, lengths = self.starts[keys], self.lengths[keys]
        parts = self.parts[places_in(starts, lengths)].tolist()
        return [parts[start:end] for start, end in pairwise(starts_of(lengths).tolist())]

    def texts(self, keys: Ints) -> list[str]:
        """Each of `keys` as text."""
        return [" ".join([self.names[part] for part in parts]) for parts in self.parts_of(keys)]

    def text(self, key: int) -> str:
        """One key as text."""
        import numpy as np

        return self.texts(np.array([key]))[0]


def number(offers: Offers, others: Iterable[str]) -> tuple[Keys, Ints, dict[str, int]]:
    """All keys, the key of each phrase, and the numbers of `others`, keys that need be none of them."""
    import numpy as np

    counts = offers.word_counts[offers.phrase_words]
    ends = starts_of(offers.phrase_lengths)
    word_starts = starts_of(offers.word_counts)[:-1]
    parts = offers.word_stems[places_in(word_starts[offers.phrase_words], counts)]
    lengths = np.diff(starts_of(counts)[ends])

    bare = np.flatnonzero(lengths == 0)
    surfaces = [_casefolded(offers, ends[one], ends[one + 1]) for one in bare.tolist()]
    rows = sorted({*others, *surfaces})
    split = [row.split(" ") for row in rows]
    names = sorted({part for row in split for part in row}.union(offers.stems))
    place = {name: at for at, name in enumerate(names)}
    stems = np.array([place[stem] for stem in offers.stems], dtype=np.int32)
    more = [place[part] for row in split for part in row]
    parts = np.concatenate([stems[parts], np.array(more, dtype=np.int32)])
    lengths = np.concatenate([lengths, np.array([len(row) for row in split], dtype=np.int64)])

    filled = np.flatnonzero(lengths)
    starts, lengths = starts_of(lengths)[:-1][filled], lengths[filled]
    columns = (column(parts, starts, lengths, at) for at in range(int(lengths.max(initial=1))))
    _, first, kinds = np.unique(
        packed(columns, len(names) + 1), return_index=True, return_inverse=True
    )
    found = np.zeros(len(ends) - 1 + len(rows), dtype=np.int64)
    found[filled] = kinds
    numbers = dict(zip(rows, found[len(ends) - 1 :].tolist(), strict=True))
    of_phrase = found[: len(ends) - 1]
    of_phrase[bare] = [numbers[surface] for surface in surfaces]
    chosen = places_in(starts[first], lengths[first])
    keys = Keys(tuple(names), stems, parts[chosen], starts_of(lengths[first])[:-1], lengths[first])
    return keys, of_phrase, numbers


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

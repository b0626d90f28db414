"""CONNECT: which entities call others by their names without linking to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trellis.graph.texts import Texts, run_of, runs_within
from trellis.keywords.arrays import among

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix
    from trellis.keywords.arrays import Ints

LONGEST = 6  # words of a name that is looked for
BEARERS = 10  # entities with one name, above which it names none of them


@dataclass(frozen=True, slots=True, eq=False)
class Called:
    """What entities are called, in names of one `length`: the hash of each name, ascending, the rows that
    bear it, and how many texts say it (`spread`)."""

    length: int
    hashes: NDArray[np.uint64]
    bearers: tuple[tuple[int, ...], ...]
    spread: Ints


def mentions(
    texts: Texts, size: int, known: tuple[Called, ...] = ()
) -> tuple[Matrix, tuple[Called, ...]]:
    """How much each of `texts` (row) calls an entity (column) by name: names that few texts hold, of
    several words, and said more than once, count for more; the words of a longer name are no other's.
    About 0 to 1. And what all are called.

    Of a few of a garden's `size` texts, `known` is what all its entities are called.
    """
    import numpy as np
    from scipy import sparse

    shape = len(texts.ids), size
    found: Matrix = sparse.coo_array(([], ([], [])), shape=shape).tocsr()
    names = []
    taken = np.zeros(len(texts.words), dtype=bool)
    for one in known or _names(texts):
        said = _said(texts, one.hashes, one.length, taken)
        cells, often = np.unique(said, return_counts=True)
        name, row = cells // len(texts.ids), cells % len(texts.ids)
        spread = one.spread if known else np.bincount(name, minlength=len(one.hashes))
        names.append(replace(one, spread=spread))
        rare = np.log(1 + size / np.maximum(spread, 1)[name]) / np.log(1 + size)
        weight = rare * (1 + np.log(often)) * (1 + (one.length - 1) / 2)
        bearers = [one.bearers[place] for place in name.tolist()]
        repeats = [len(rows) for rows in bearers]
        column = np.array([row for rows in bearers for row in rows], dtype=np.int32)
        layer: Matrix = sparse.coo_array(
            (np.repeat(weight, repeats), (np.repeat(row.astype(np.int32), repeats), column)),
            shape=shape,
        ).tocsr()
        found = found.maximum(layer)
    return found, tuple(names)


def _said(
    texts: Texts, hashes: NDArray[np.uint64], length: int, taken: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Each time that a text says one of the names of `length` words that `hashes` (in order) stand for:
    the name's place times the number of texts, plus the text's row. Words that a name of as many or more
    has `taken` are not looked at, and its own are taken then."""
    import numpy as np

    found = [np.zeros(0, dtype=np.int64)]
    for begins, run, owner in runs_within(texts.words, texts.starts, length):
        named, at = among(run, hashes)
        first = begins[named]
        free = ~(taken[first] | taken[first + length - 1])
        found.append(at[named][free] * len(texts.ids) + owner[named][free])
        for word in range(length):
            taken[first[free] + word] = True
    return np.concatenate(found)


def _names(texts: Texts) -> Iterator[Called]:
    """What entities are called, by the number of words, most first; nothing is known yet of who says it."""
    import numpy as np

    lengths: defaultdict[int, dict[int, list[int]]] = defaultdict(dict)
    for row, called in enumerate(texts.names):
        for name in called:
            if len(name) <= LONGEST:
                lengths[len(name)].setdefault(run_of(name), []).append(row)
    for length, named in sorted(lengths.items(), reverse=True):
        borne = sorted((name, rows) for name, rows in named.items() if len(rows) <= BEARERS)
        hashes = np.array([name for name, _ in borne], dtype=np.uint64)
        bearers = tuple(tuple(rows) for _, rows in borne)
        if borne:
            yield Called(length, hashes, bearers, np.zeros(len(borne), dtype=np.int64))

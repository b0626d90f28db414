"""CONNECT: which entities call others by their names without linking to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from trellis.graph.neighbours import without_self
from trellis.graph.texts import Texts, run_of, runs_within
from trellis.keywords.arrays import among

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Matrix

LONGEST = 6  # words of a name that is looked for
BEARERS = 10  # entities with one name, above which it names none of them


def mentions(texts: Texts) -> Matrix:
    """How much each entity (row) calls another (column) by name: names that few texts hold, of
    several words, and said more than once, count for more. About 0 to 1.
    """
    import numpy as np
    from scipy import sparse

    size = len(texts.ids)
    empty: Matrix = sparse.coo_array(([], ([], [])), shape=(size, size)).tocsr()
    found = empty
    for length, called in sorted(_by_length(texts).items()):
        if not called:
            continue
        hashes = np.array(sorted(called), dtype=np.uint64)
        cells, often = np.unique(_said(texts, hashes, length), return_counts=True)
        name, row = cells // size, cells % size
        spread = np.bincount(name, minlength=len(hashes))
        weight = np.log(1 + size / spread[name]) / np.log(1 + size) * (1 + np.log(often))
        weight *= 1 + (length - 1) / 2
        owners = [called[int(one)] for one in hashes]
        column = np.array([owner for one in name.tolist() for owner in owners[one]], dtype=np.int32)
        repeats = [len(owners[one]) for one in name.tolist()]
        layer: Matrix = sparse.coo_array(
            (np.repeat(weight, repeats), (np.repeat(row.astype(np.int32), repeats), column)),
            shape=(size, size),
        ).tocsr()
        found = found.maximum(layer)
    return without_self(found, np.arange(size))


def _said(texts: Texts, hashes: NDArray[np.uint64], length: int) -> NDArray[np.int64]:
    """Each time that a text says one of the names of `length` words that `hashes` (in order) stand for:
    the name's place times the number of texts, plus the text's row."""
    import numpy as np

    found = [np.zeros(0, dtype=np.int64)]
    for _, run, owner in runs_within(texts.words, texts.starts, length):
        named, at = among(run, hashes)
        found.append(at[named] * len(texts.ids) + owner[named])
    return np.concatenate(found)


def _by_length(texts: Texts) -> dict[int, dict[int, list[int]]]:
    """Rows that bear a name, by its hash, by its number of words."""
    lengths: defaultdict[int, dict[int, list[int]]] = defaultdict(dict)
    for row, called in enumerate(texts.names):
        for name in called:
            if len(name) <= LONGEST:
                lengths[len(name)].setdefault(run_of(name), []).append(row)
    return {
        length: {name: rows for name, rows in called.items() if len(rows) <= BEARERS}
        for length, called in lengths.items()
    }

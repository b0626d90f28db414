"""How a garden uses keys: all that the weighing of a text needs to know of the others.

A text that is edited is weighed against what the garden used when all of it was weighed: one text more
or less hardly changes how rare a word is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.keywords.arrays import among
from trellis.keywords.keys import Keys
from trellis.keywords.normal import closed_hashes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """Of `size` entities how many hold each key: `spread`, by the hash of the key (`codes`, ascending; those
    that one entity holds are left out), and whether it is a mere part of another (`fragments`).

    `heirs` are the keys that give way to another, `labels` how keywords are shown.
    """

    size: int
    codes: NDArray[np.uint64]
    spread: Ints
    fragments: NDArray[np.bool_]
    heirs: Mapping[str, str]
    labels: Mapping[str, str]

    @classmethod
    def unknown(cls) -> Usage:
        """That of a garden which nothing is known of yet."""
        import numpy as np

        no_codes, no_marks = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=bool)
        return cls(0, no_codes, np.zeros(0, dtype=np.int64), no_marks, {}, {})

    @classmethod
    def of(
        cls,
        size: int,
        keys: Keys,
        spread: Ints,
        fragments: Ints,
        same: Mapping[int, int],
        labels: Mapping[str, str],
    ) -> Usage:
        """The usage of `size` entities, as weighing them found it."""
        import numpy as np

        barred = np.zeros(len(keys), dtype=bool)
        barred[fragments] = True
        common = np.flatnonzero((spread > 1) | barred)
        codes, first = np.unique(closed_hashes(keys.only(common)), return_index=True)
        chosen = common[first]
        ends = keys.texts(np.array([*same.keys(), *same.values()], dtype=np.int64))
        heirs = dict(zip(ends[: len(same)], ends[len(same) :], strict=True))
        return cls(size, codes, spread[chosen], barred[chosen], heirs, labels)

    def spread_of(self, keys: Keys) -> Ints:
        """How many entities hold each of `keys`; 0 for those that one holds, or none."""
        import numpy as np

        known, at = self._places(keys)
        found = np.zeros(len(keys), dtype=np.int64)
        found[known] = self.spread[at[known]]
        return found

    def fragments_among(self, keys: Keys, found: Ints) -> Ints:
        """Which of `keys` are mere parts of others; for those that it does not know, which of `found` are."""
        import numpy as np

        known, at = self._places(keys)
        barred = np.zeros(len(keys), dtype=bool)
        barred[found] = True
        barred[known] = self.fragments[at[known]]
        return np.flatnonzero(barred)

    def _places(self, keys: Keys) -> tuple[NDArray[np.bool_], Ints]:
        """Which of `keys` are known, and where. Where nothing is, no key need be looked at."""
        import numpy as np

        if not self.size:
            return np.zeros(len(keys), dtype=bool), np.zeros(len(keys), dtype=np.int64)
        return among(closed_hashes(keys), self.codes)

    def related_to(self, keys: Iterable[str]) -> set[str]:
        """The shorter keys within `keys`, and what any of these gives way to."""
        inner = {part for key in keys for part in _runs(key.split(" "))}
        return inner | {self.heirs[key] for key in inner if key in self.heirs}


def _runs(words: list[str]) -> Iterable[str]:
    return (
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    )

"""What the words of a text say of what the whole is about, where a model has read it.

A phrase is worth what its words are, each the mean of its places in the text: how near the model finds it
there to the whole. So no phrase need be read by itself (as in KeyBERT, Grootendorst 2020,
doi:10.5281/zenodo.4461265), and one that is about something else here is told apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trellis.keywords.arrays import among, standing
from trellis.keywords.counting import Held
from trellis.keywords.keys import Keys
from trellis.keywords.offers import Offers
from trellis.language import stems
from trellis.semantics import Meanings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints

    Floats = NDArray[np.float64]

_WEIGHT = 3.0
"""What this order counts beside the others, where all of a text was read."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Of `cells` (an entity's row times `parts`, plus the place of a part of keys; ascending) what the
    part is `worth` there; by row the share of the text that was `read`, and the worth of a word `unread`."""

    parts: int
    cells: Ints
    worth: Floats
    read: Floats
    unread: Floats

    def shares(self, held: Held, keys: Keys, flattening: int) -> Floats:
        """What each candidate that is `held` gets of reciprocal ranks; they are in order of entities."""
        import numpy as np

        rows, of = held.rows, held.keys
        amounts = np.zeros(len(of))
        for long, part in keys.places(of):
            found, at = among(rows[long] * self.parts + part, self.cells)
            amounts[long] += self.unread[rows[long]]
            amounts[long[found]] += self.worth[at[found]] - self.unread[rows[long[found]]]
        shares = np.zeros(len(of))
        ranked = np.lexsort((-np.round(amounts, 6), rows))
        shares[ranked] = 1 / (flattening + standing(rows))
        return shares * _WEIGHT * self.read[rows]


def worth_of_words(meanings: Meanings, offers: Offers, keys: Keys) -> Told:
    """What the parts of keys are worth in each entity that was read."""
    import numpy as np

    size = len(offers.ids)
    place = {name: at for at, name in enumerate(keys.names)}
    read, unread = np.zeros(size), np.zeros(size)
    cells: list[int] = []
    amounts: list[float] = []
    for row, one in meanings.words.items():
        known = stems(offers.langs[row])
        first = len(cells)
        for word, amount in zip(
            one.words.split("\n") if one.words else (), one.worth.tolist(), strict=True
        ):
            for stem in known[word]:
                if stem in place:
                    cells.append(row * len(place) + place[stem])
                    amounts.append(amount)
        read[row] = one.share
        if len(cells) > first:
            unread[row] = (1 - one.share) * sum(amounts[first:]) / (len(cells) - first)
    found, at = np.unique(np.array(cells, dtype=np.int64), return_inverse=True)
    sums = np.bincount(at, weights=np.array(amounts), minlength=len(found))
    often = np.maximum(np.bincount(at, minlength=len(found)), 1)
    return Told(len(place), found, sums / often, read, unread)

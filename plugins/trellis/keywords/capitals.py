"""German nouns are known by their capitals, which say nothing where a sentence begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trellis.keywords.arrays import starts_of
from trellis.keywords.offers import Offers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints


def doubtful(offers: Offers, of_phrase: NDArray[np.int32]) -> Ints:
    """The keys of German words that have a capital only where a sentence begins, and that the garden writes
    small, too: no nouns (`Bitte`, `Führen`)."""
    import numpy as np

    german = np.array([lang == "de" for lang in offers.langs], dtype=bool)
    if not german.any():
        return np.zeros(0, dtype=np.int64)
    of_german = np.repeat(german[offers.pieces.owner], offers.pieces.phrases)
    single = np.flatnonzero((offers.phrase_lengths == 1) & of_german)
    loose = offers.loose[single]
    at_starts = np.setdiff1d(of_phrase[single[loose]], of_phrase[single[~loose]])
    some = single[np.isin(of_phrase[single], at_starts)]
    keys, first = np.unique(of_phrase[some], return_index=True)
    words = offers.phrase_words[starts_of(offers.phrase_lengths)[:-1][some[first]]]
    written = frozenset(offers.words)
    small = [offers.words[word].lower() in written for word in words.tolist()]
    found: Ints = keys[np.array(small, dtype=bool)].astype(np.int64)
    return found

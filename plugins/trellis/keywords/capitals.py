"""German nouns are known by their capitals, which say nothing where a sentence begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trellis.keywords.arrays import places_in, starts_of
from trellis.keywords.offers import Offers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints


def doubtful(offers: Offers, of_phrase: NDArray[np.int32]) -> Ints:
    """The keys of German words that have a capital only where a sentence begins, and that the garden writes
    small, too, in this form or another: no nouns (`Bitte`, `Schwere`)."""
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
    small = np.zeros(len(offers.stems), dtype=bool)
    small[_stems_of(offers, np.array([word.islower() for word in offers.words], dtype=bool))] = True
    ends = starts_of(offers.word_counts)
    alike = [small[offers.word_stems[ends[word] : ends[word + 1]]].any() for word in words.tolist()]
    found: Ints = keys[np.array(alike, dtype=bool)].astype(np.int64)
    return found


class Nouns(NamedTuple):
    """The stems of nouns, and the rows of the entities that say them, which ascend."""

    stems: Ints
    rows: Ints

    def within(self, first: int, last: int) -> Nouns:
        """Those of some entities."""
        import numpy as np

        some = slice(*np.searchsorted(self.rows, (first, last)).tolist())
        return Nouns(self.stems[some], self.rows[some])


def german_nouns(offers: Offers, german: NDArray[np.bool_]) -> Nouns:
    """The stems of all words with a capital in phrases of the entities that are `german`."""
    import numpy as np

    if not german.any():
        return Nouns(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    capital = np.array([word[0].isupper() for word in offers.words], dtype=bool)
    rows = np.repeat(offers.phrase_owner, offers.phrase_lengths)
    told = german[rows] & capital[offers.phrase_words]
    words = offers.phrase_words[told]
    counts = offers.word_counts[words]
    stems = offers.word_stems[places_in(starts_of(offers.word_counts)[:-1][words], counts)]
    return Nouns(stems.astype(np.int64), np.repeat(rows[told], counts).astype(np.int64))


def _stems_of(offers: Offers, words: NDArray[np.bool_]) -> Ints:
    """The stems of those `words` that are marked."""
    import numpy as np

    found: Ints = offers.word_stems[np.repeat(words, offers.word_counts)].astype(np.int64)
    return found

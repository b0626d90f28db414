"""What all entities offer, as numbers: a garden holds far more words than different ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trellis.keywords.arrays import starts_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints
    from trellis.keywords.boilerplate import Repeated

POINTER, TITLE, HEADING, TEXT = 3, 2, 1, 0
"""The level of a piece; a pointer offers nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """For each piece the row of its entity, its level, its block (-1: the title), the digest of its text,
    and how many tokens and phrases it holds."""

    owner: NDArray[np.int32]
    level: NDArray[np.uint8]
    block: NDArray[np.int32]
    digest: NDArray[np.uint64]
    tokens: NDArray[np.int32]
    phrases: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """The candidates of the entities `ids`, piece by piece, without what nearly all of them repeat.

    `tokens` are places in `stems` (alphabetical), the stemmed content words of each piece. A phrase is
    a run of `phrase_words`, places in `words`, of the length that `phrase_lengths` gives; `word_stems`
    holds the stems of each word, of which there are `word_counts`. `repeated` is what is left out.
    """

    ids: tuple[str, ...]
    langs: tuple[str, ...]
    acronyms: tuple[tuple[str, str], ...]
    stems: tuple[str, ...]
    words: tuple[str, ...]
    word_counts: NDArray[np.int32]
    word_stems: NDArray[np.int32]
    pieces: Pieces
    tokens: NDArray[np.integer]
    phrase_words: NDArray[np.int32]
    phrase_lengths: NDArray[np.uint8]
    loose: NDArray[np.bool_]
    repeated: Repeated

    def without_phrases(self) -> Offers:
        """The words alone: once keywords are weighed, nobody asks for the phrases."""
        return replace(
            self,
            phrase_words=self.phrase_words[:0].copy(),
            phrase_lengths=self.phrase_lengths[:0].copy(),
            loose=self.loose[:0].copy(),
        )

    @property
    def piece_starts(self) -> Ints:
        """Where the pieces of each entity begin, and those of the last end."""
        import numpy as np

        return np.searchsorted(self.pieces.owner, np.arange(len(self.ids) + 1))

    @property
    def token_starts(self) -> Ints:
        """Where the tokens of each entity begin, and those of the last end."""
        import numpy as np

        pieces = self.pieces
        counts = np.bincount(pieces.owner, pieces.tokens, minlength=len(self.ids))
        return starts_of(counts.astype(np.int64))

    @property
    def phrase_owner(self) -> NDArray[np.int32]:
        """The row of the entity that each phrase belongs to."""
        import numpy as np

        return np.repeat(self.pieces.owner, self.pieces.phrases)

"""CONNECT: passages that tell what an entity is: its names with its first words, and the words around each
link to it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.vectors import Vectors
from trellis.keywords import Offers
from trellis.keywords.arrays import batches, starts_of
from trellis.language import tokens
from trellis.links import Backlink, Links

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Ints, Matrix

MOST = 200  # passages around links to one entity
AROUND = 15  # words on either side of a link; as many say what a text is about
LONGEST = 2 * AROUND  # words of an opening, or of a block that is a passage as it stands


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """How often each passage says each term (`counts`, in the space of the vectors), the row of the entity
    that it is `about`, in order, and of the one that it stands in (`within`)."""

    counts: Matrix
    about: NDArray[np.int32]
    within: NDArray[np.int32]

    @classmethod
    def of(
        cls,
        vectors: Vectors,
        links: Links,
        entities: Mapping[str, Entity],
        offers: Offers,
        ids: Sequence[str],
    ) -> Passages:
        """The passages about `ids`; the words of those that have `offers` are known.

        The words around links tell what a page is good for (as anchor texts do: Craswell, Hawking &
        Robertson 2001); a block that cites twice counts once.
        """
        import numpy as np
        from scipy import sparse

        row = {id: number for number, id in enumerate(vectors.ids)}
        read = _Reader(vectors.stems, entities, _Collected.of(offers, vectors.stems))
        parts: list[Matrix] = []
        about: list[int] = []
        within: list[int] = []
        for first, last in batches(len(ids)):
            runs = []
            for id in ids[first:last]:
                own = row[id]
                runs.append(read.opening(id, vectors.names[own]))
                within.append(own)
                for origin, words in read.around_links(links.backlinks.get(id, ())):
                    runs.append(words)
                    within.append(row[origin])
                about += [own] * (len(within) - len(about))
            parts.append(vectors.counted(runs))
        counts: Matrix = sparse.vstack(parts, format="csr")
        return cls(counts, np.array(about, dtype=np.int32), np.array(within, dtype=np.int32))

    def revised(self, rows: Ints, part: Passages) -> Passages:
        """These, with those about `rows` as `part` has them, which has no others."""
        import numpy as np
        from scipy import sparse

        held = np.flatnonzero(~np.isin(self.about, rows))
        about = np.concatenate([self.about[held], part.about])
        order = np.argsort(about, kind="stable")
        counts: Matrix = sparse.vstack([self.counts[held], part.counts], format="csr")[order]
        within = np.concatenate([self.within[held], part.within])
        return Passages(counts, about[order], within[order])


@dataclass(frozen=True, slots=True, eq=False)
class _Collected:
    """The words of all blocks that were collected, one after the other, in other numbers (`stems`): those of
    the piece p from `ends[p]` to `ends[p + 1]`, and the pieces of an entity from one of `pieces` on."""

    rows: Mapping[str, int]
    pieces: Sequence[int]
    blocks: NDArray[np.int32]
    ends: Ints
    tokens: NDArray[np.integer]
    stems: NDArray[np.int32]

    @classmethod
    def of(cls, offers: Offers, stems: Mapping[str, int]) -> _Collected:
        import numpy as np

        pieces = offers.pieces
        return cls(
            {id: row for row, id in enumerate(offers.ids)},
            offers.piece_starts.tolist(),
            pieces.block,
            starts_of(pieces.tokens),
            offers.tokens,
            np.array([stems.get(stem, -1) for stem in offers.stems], dtype=np.int32),
        )

    def words(self, id: str, block: int) -> array[int] | None:
        """Those of one block; None where it was not collected, or left out since others repeat it."""
        if id not in self.rows:
            return None
        row = self.rows[id]
        first, last = self.pieces[row], self.pieces[row + 1]
        piece = bisect_left(self.blocks, block, first, last)
        if piece == last or self.blocks[piece] != block:
            return None
        words = self.stems[self.tokens[self.ends[piece] : self.ends[piece + 1]]]
        return array("i", words.tobytes())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads blocks in numbers of `stems`: as they were `collected`, or anew. What else is read, is once;
    `places` are where each block is, by its text, of those entities that have cited."""

    stems: Mapping[str, int]
    entities: Mapping[str, Entity]
    collected: _Collected
    known: dict[tuple[str, str], array[int]] = field(default_factory=dict)
    places: dict[str, dict[str, int]] = field(default_factory=dict)

    def opening(self, id: str, names: Iterable[Sequence[int]]) -> array[int]:
        """The first words of an entity, and its `names`."""
        words = array("i")
        for number, block in enumerate(self.entities[id].blocks):
            if block.kind not in ("heading", "code"):
                words.append(-1)
                words += self._block(id, number)
            if len(words) > AROUND:
                break
        del words[LONGEST:]
        for name in names:
            words.extend((-1, *name))
        return words

    def around_links(self, backlinks: Iterable[Backlink]) -> Iterator[tuple[str, array[int]]]:
        """The words around the first link in each citing block, all of a short one, and whose block it is."""
        citing: dict[tuple[str, str], str] = {}
        for one in backlinks:
            if one.context and len(citing) < MOST:
                citing.setdefault((one.origin, one.context), one.label)
        for (origin, block), label in citing.items():
            words = self._numbers(origin, block)
            if len(words) > LONGEST:
                words = around(words, self._anew(origin, label))
            yield origin, words

    def _numbers(self, origin: str, text: str) -> array[int]:
        """The words of the block that is `text`."""
        if origin not in self.places:
            places = self.places[origin] = {}
            for number, block in enumerate(self.entities[origin].blocks):
                places.setdefault(block.text, number)
        place = self.places[origin].get(text)
        return self._anew(origin, text) if place is None else self._block(origin, place)

    def _block(self, id: str, number: int) -> array[int]:
        known = self.collected.words(id, number)
        return self._anew(id, self.entities[id].blocks[number].text) if known is None else known

    def _anew(self, origin: str, text: str) -> array[int]:
        key = self.entities[origin].lang, text
        if key not in self.known:
            said = tokens(text, key[0])
            self.known[key] = array("i", [self.stems.get(token, -1) for token in said])
        return self.known[key]


def around(words: array[int], label: array[int]) -> array[int]:
    """The words on either side of a link, and its own; all, where it is not found."""
    start = _place_of(label, words) if label else -1
    if start < 0:
        return words
    return words[max(0, start - AROUND) : start + len(label) + AROUND]


def _place_of(label: array[int], words: array[int]) -> int:
    """Where `label` first stands in `words`; -1: nowhere. Bytes are sought: a block may hold thousands of
    links."""
    sought, within = label.tobytes(), words.tobytes()
    at = within.find(sought)
    while at > 0 and at % words.itemsize:
        at = within.find(sought, at + 1)
    return at // words.itemsize

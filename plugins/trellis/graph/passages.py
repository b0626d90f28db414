"""CONNECT: passages that tell what an entity is: its names with its first words, and the words around each
link to it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.vectors import Vectors
from trellis.keywords.arrays import batches
from trellis.language import tokens
from trellis.links import Backlink, Links

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.graph.vectors import Ints, Matrix

MOST = 200  # passages around links to one entity
AROUND = 15  # words on either side of a link; as many say what a text is about
READ = 400  # characters of a block, in which an opening will have its words
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
        cls, vectors: Vectors, links: Links, entities: Mapping[str, Entity], ids: Sequence[str]
    ) -> Passages:
        """The passages about `ids`.

        The words around links tell what a page is good for (as anchor texts do: Craswell, Hawking &
        Robertson 2001); a block that cites twice counts once.
        """
        import numpy as np
        from scipy import sparse

        row = {id: number for number, id in enumerate(vectors.ids)}
        read = _Reader(vectors.stems, entities)
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


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads texts, each once, in numbers of `stems`."""

    stems: Mapping[str, int]
    entities: Mapping[str, Entity]
    known: dict[tuple[str, str], array[int]] = field(default_factory=dict)

    def opening(self, id: str, names: Iterable[Sequence[int]]) -> array[int]:
        """The first words of an entity, and its `names`."""
        words = array("i")
        for block in self.entities[id].blocks:
            if block.kind not in ("heading", "code"):
                words.append(-1)
                words += self._numbers(id, block.text[:READ])
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
                words = _around(words, self._numbers(origin, label))
            yield origin, words

    def _numbers(self, origin: str, text: str) -> array[int]:
        key = self.entities[origin].lang, text
        if key not in self.known:
            said = tokens(text, key[0])
            self.known[key] = array("i", [self.stems.get(token, -1) for token in said])
        return self.known[key]


def _around(words: array[int], label: array[int]) -> array[int]:
    """The words on either side of a link, and its own; all, where it is not found."""
    for start in range(len(words) - len(label) + 1) if label else ():
        if words[start : start + len(label)] == label:
            return words[max(0, start - AROUND) : start + len(label) + AROUND]
    return words

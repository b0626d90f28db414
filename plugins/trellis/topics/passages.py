"""GATHER: where an entity's text speaks of a topic: its best blocks, and the best sentences in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.keywords import Offers
from trellis.keywords.arrays import each_once
from trellis.language import sentences, tokens
from trellis.markup import Block
from trellis.markup.in_words import in_words
from trellis.markup.plain import without_links
from trellis.topics.leaning import leans
from trellis.topics.prose import STOPS, is_telling, is_whole
from trellis.topics.values import Evidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


PROSE = frozenset({"paragraph", "item", "quote"})
BLOCKS = 3  # of an entity, in which sentences are looked for
FURTHER = 9  # where those say nothing that can be shown
REMEMBERED = 5_000  # blocks whose sentences are known
AVERAGE = 12  # words; shorter blocks and sentences are measured as if they had so many


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, how much it says of a topic, its stems, and where it stands: entity (and its title),
    anchor, and the place of its block from 0 (the first) to 1."""

    text: str
    score: float
    stems: frozenset[str]
    source: str
    anchor: str
    place: float
    lang: str
    title: str


@dataclass(frozen=True, slots=True, eq=False)
class _Prose:
    """The blocks of prose of an entity that are no boilerplate; the numbers of the stems of each, once each,
    and the block that each of these is from (`owner`); and what the weight of each block is divided by."""

    blocks: Sequence[Block]
    stems: NDArray[np.int32]
    owner: NDArray[np.int32]
    lengths: NDArray[np.float64]


class Passages:
    """Finds passages. Blocks are judged by their stems, known from the step before; only the sentences
    of the best few are looked at word by word, and of each block once."""

    def __init__(self, entities: Mapping[str, Entity], offers: Offers) -> None:
        import numpy as np

        self._entities, self._offers = entities, offers
        self._rows = {id: row for row, id in enumerate(offers.ids)}
        self._numbers = {stem: number for number, stem in enumerate(offers.stems)}
        self._pieces = offers.piece_starts
        self._ends = np.cumsum(offers.pieces.tokens)
        self._prose: dict[str, _Prose] = {}
        self._focus: tuple[Mapping[str, int], NDArray[np.float64]] = ({}, np.zeros(0))
        self._said: dict[tuple[str, int], list[tuple[str, Sequence[str]]]] = {}

    def of(
        self, id: str, focus: Mapping[str, int], fits: Callable[[str], bool], blocks: int = BLOCKS
    ) -> list[Passage]:
        """Sentences in the best blocks of an entity that fit and say something of `focus`, best first."""
        found = []
        for number in self._best_blocks(id, focus)[:blocks]:
            found += self._within(id, number, focus, fits)
        return sorted(found, key=lambda passage: (-passage.score, passage.place, passage.text))

    def evidence(
        self, id: str, focus: Mapping[str, int], keywords: Iterable[str] = ()
    ) -> Evidence | None:
        """The sentence of an entity that says most of a topic, in the first of its best blocks that
        has one that stands alone; rather one that says one of the `keywords` (their keys). Where none
        does, a whole one, or the line that does. The label of a link says something only where nothing
        else does."""
        blocks = self._best_blocks(id, focus)
        keys = [frozenset(key.split()) for key in keywords]
        keyed = self._holding(id, blocks[:FURTHER], keys)
        if found := self._standing(id, keyed, focus, keys):
            return found
        said = (
            number
            for place, number in enumerate(blocks)
            if place >= FURTHER or not self._is_label(id, number)
        )
        best = list(islice(said, BLOCKS))
        if found := self._standing(id, best, focus):
            return found
        further = list(islice(said, FURTHER - BLOCKS))
        labels = [number for number in blocks[:FURTHER] if number not in {*best, *further}]
        kinds = (is_whole, best), (is_telling, best), (is_whole, further), (is_telling, labels)
        for fits, numbers in kinds:
            for number in numbers:
                found = next(self._told(id, number, focus, fits), None)
                if found:
                    return found
        return None

    def _holding(
        self, id: str, blocks: Iterable[int], keys: Iterable[frozenset[str]]
    ) -> Iterator[int]:
        """Those of `blocks` that hold all stems of one of the `keys`, and are no label of a link."""
        prose, known = self._prose_of(id), self._numbers.get
        wanted = [frozenset([known(stem, -1) for stem in key]) for key in keys]
        for number in blocks:
            start, end = prose.owner.searchsorted((number, number + 1)).tolist()
            held = frozenset(prose.stems[start:end].tolist())
            if any(map(held.issuperset, wanted)) and not self._is_label(id, number):
                yield number

    def _standing(
        self,
        id: str,
        blocks: Iterable[int],
        focus: Mapping[str, int],
        keys: Sequence[frozenset[str]] = (),
    ) -> Evidence | None:
        """The sentence that says most in the first of `blocks` that has one that stands alone, and holds
        all stems of one of the `keys` if there are any."""
        told = (one for number in blocks for one in self._told(id, number, focus, is_whole, keys))
        return next((one for one in told if not leans(one.text)), None)

    def _told(
        self,
        id: str,
        number: int,
        focus: Mapping[str, int],
        fits: Callable[[str], bool],
        keys: Sequence[frozenset[str]] = (),
    ) -> Iterator[Evidence]:
        """The sentences of one block that fit and say something of `focus`, and one of the `keys` if there
        are any; those that say most first."""
        told = [
            (-weight(stems, focus), text)
            for text, stems in self._sentences(id, number)
            if not keys or any(key.issubset(stems) for key in keys)
        ]
        anchor = self._prose_of(id).blocks[number].anchor
        return (Evidence(text, anchor) for less, text in sorted(told) if less and fits(text))

    def _is_label(self, id: str, number: int) -> bool:
        """Whether a block holds links and nothing beside them."""
        block = self._prose_of(id).blocks[number]
        if block.text[-1] in STOPS:
            return False
        written = self._entities[id].lines_of(block)
        linked = "](" in written or "[[" in written
        return linked and not any(map(str.isalpha, without_links(written, " ")))

    def _within(
        self, id: str, number: int, focus: Mapping[str, int], fits: Callable[[str], bool]
    ) -> list[Passage]:
        """The sentences of one block that fit and say something of `focus`, in order."""
        blocks = self._prose_of(id).blocks
        block, place = blocks[number], number / len(blocks)
        entity = self._entities[id]
        return [
            Passage(
                text, score, frozenset(stems), id, block.anchor, place, entity.lang, entity.title
            )
            for text, stems in self._sentences(id, number)
            if (score := weight(stems, focus)) > 0 and fits(text)
        ]

    def _sentences(self, id: str, number: int) -> list[tuple[str, Sequence[str]]]:
        """Each sentence of a block with its stems."""
        known = self._said.get((id, number))
        if known is None:
            entity, block = self._entities[id], self._prose_of(id).blocks[number]
            said = sentences(in_words(entity.lines_of(block), block.text), entity.lang)
            known = [(text, tuple(tokens(text, entity.lang))) for text in said]
            if len(self._said) >= REMEMBERED:
                self._said.clear()
            self._said[id, number] = known
        return known

    def _best_blocks(self, id: str, focus: Mapping[str, int]) -> list[int]:
        """The numbers of the blocks that say something of `focus`, best first."""
        import numpy as np

        prose = self._prose_of(id)
        told = self._weights(focus)[prose.stems]
        scores = np.bincount(prose.owner, told, len(prose.blocks)) / prose.lengths
        order = np.argsort(-scores, kind="stable")
        best: list[int] = order[: np.count_nonzero(scores)].tolist()
        return best

    def _weights(self, focus: Mapping[str, int]) -> NDArray[np.float64]:
        """The weight of every stem of the garden; of one focus after the other."""
        import numpy as np

        if focus is not self._focus[0]:
            weights = np.zeros(len(self._numbers))
            for stem, weight in focus.items():
                if stem in self._numbers:
                    weights[self._numbers[stem]] = weight
            self._focus = focus, weights
        return self._focus[1]

    def _prose_of(self, id: str) -> _Prose:
        prose = self._prose.get(id)
        if prose is None:
            prose = self._prose[id] = self._read(id)
        return prose

    def _read(self, id: str) -> _Prose:
        import numpy as np

        row, pieces = self._rows[id], self._offers.pieces
        some = slice(self._pieces[row], self._pieces[row + 1])
        lengths, ends = pieces.tokens[some], self._ends[some]
        tokens = self._offers.tokens[ends[0] - lengths[0] : ends[-1]]
        blocks = self._entities[id].blocks
        told = [
            number
            for number, (block, length) in enumerate(
                zip(pieces.block[some].tolist(), lengths.tolist(), strict=True)
            )
            if block >= 0 and length and blocks[block].kind in PROSE and not blocks[block].points
        ]
        place = np.full(len(lengths), -1)
        place[told] = np.arange(len(told))
        owner = np.repeat(place.astype(np.int64), lengths)
        size = len(self._numbers)
        cells = each_once((owner * size + tokens)[owner >= 0])
        return _Prose(
            [blocks[block] for block in pieces.block[some][told].tolist()],
            (cells % max(size, 1)).astype(np.int32),
            (cells // max(size, 1)).astype(np.int32),
            np.sqrt(np.maximum(lengths[told], AVERAGE)),
        )


def weight(stems: Sequence[str], focus: Mapping[str, int]) -> float:
    """How much of a topic stands in a run of stems, each counted once, for its length."""
    said = sum([focus[stem] for stem in set(stems) if stem in focus])
    return said / sqrt(max(len(stems), AVERAGE)) if said else 0.0

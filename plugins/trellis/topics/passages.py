"""GATHER: where an entity's text speaks of a topic: its best blocks, and the best sentences in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from trellis.entities import Entity
from trellis.keywords import Candidates
from trellis.language import sentences, tokens
from trellis.markup import Block
from trellis.topics.prose import is_telling, is_whole
from trellis.topics.values import Evidence

PROSE = frozenset({"paragraph", "item", "quote"})
BLOCKS = 3  # of an entity, in which sentences are looked for
REMEMBERED = 5_000  # blocks whose sentences are known
AVERAGE = 12  # words; shorter blocks and sentences are measured as if they had so many


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, how much it says of a topic, its stems, and where it stands: entity, anchor, and the
    place of its block from 0 (the first) to 1."""

    text: str
    score: float
    stems: frozenset[str]
    source: str
    anchor: str
    place: float


class Passages:
    """Finds passages. Blocks are judged by their stems, known from the step before; only the sentences
    of the best few are looked at word by word, and of each block once."""

    def __init__(self, entities: Mapping[str, Entity], offers: Mapping[str, Candidates]) -> None:
        self._entities, self._offers = entities, offers
        self._prose: dict[str, list[tuple[Sequence[str], Block]]] = {}
        self._said: dict[tuple[str, int], list[tuple[str, Sequence[str]]]] = {}

    def of(
        self, id: str, focus: Mapping[str, int], fits: Callable[[str], bool], blocks: int = BLOCKS
    ) -> list[Passage]:
        """Sentences in the best blocks of an entity that fit and say something of `focus`, best first."""
        found = []
        for number in self._best_blocks(id, focus)[:blocks]:
            found += self._within(id, number, focus, fits)
        return sorted(found, key=lambda passage: (-passage.score, passage.place, passage.text))

    def evidence(self, id: str, focus: Mapping[str, int]) -> Evidence | None:
        """The sentence of an entity that says most of a topic, in the first of its best blocks that
        has a whole one; where none has, the line that does."""
        best_blocks = self._best_blocks(id, focus)[:BLOCKS]
        for fits in (is_whole, is_telling):
            for number in best_blocks:
                found = self._within(id, number, focus, fits)
                if found:
                    best = min(found, key=lambda passage: (-passage.score, passage.text))
                    return Evidence(best.text, best.anchor)
        return None

    def _within(
        self, id: str, number: int, focus: Mapping[str, int], fits: Callable[[str], bool]
    ) -> list[Passage]:
        """The sentences of one block that fit and say something of `focus`, in order."""
        block, place = self._blocks(id)[number][1], number / len(self._blocks(id))
        return [
            Passage(text, score, frozenset(stems), id, block.anchor, place)
            for text, stems in self._sentences(id, number)
            if (score := weight(stems, focus)) > 0 and fits(text)
        ]

    def _sentences(self, id: str, number: int) -> list[tuple[str, Sequence[str]]]:
        """Each sentence of a block with its stems."""
        known = self._said.get((id, number))
        if known is None:
            lang, block = self._entities[id].lang, self._blocks(id)[number][1]
            known = [(text, tuple(tokens(text, lang))) for text in sentences(block.text, lang)]
            if len(self._said) >= REMEMBERED:
                self._said.clear()
            self._said[id, number] = known
        return known

    def _best_blocks(self, id: str, focus: Mapping[str, int]) -> list[int]:
        """The numbers of the blocks that say something of `focus`, best first."""
        scored = sorted(
            (-score, number)
            for number, (stems, _) in enumerate(self._blocks(id))
            if (score := weight(stems, focus)) > 0
        )
        return [number for _, number in scored]

    def _blocks(self, id: str) -> list[tuple[Sequence[str], Block]]:
        return self._prose.get(id) or self._read(id)

    def _read(self, id: str) -> list[tuple[Sequence[str], Block]]:
        """The stems of each block of prose that is no boilerplate, and the block."""
        blocks = self._entities[id].blocks
        self._prose[id] = [
            (piece.tokens, block)
            for piece in self._offers[id].pieces
            if piece.block >= 0 and piece.tokens and (block := blocks[piece.block]).kind in PROSE
        ]
        return self._prose[id]


def weight(stems: Sequence[str], focus: Mapping[str, int]) -> float:
    """How much of a topic stands in a run of stems, each counted once, for its length."""
    said = sum([focus[stem] for stem in set(stems) if stem in focus])
    return said / sqrt(max(len(stems), AVERAGE)) if said else 0.0

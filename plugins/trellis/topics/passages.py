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
    of the best few are looked at word by word."""

    def __init__(self, entities: Mapping[str, Entity], offers: Mapping[str, Candidates]) -> None:
        self._entities, self._offers = entities, offers
        self._prose: dict[str, list[tuple[Sequence[str], Block]]] = {}

    def of(
        self,
        id: str,
        focus: Mapping[str, int],
        fits: Callable[[str], bool],
    ) -> list[Passage]:
        """Sentences of an entity that fit and say something of `focus`, best first."""
        entity = self._entities[id]
        found = []
        for place, block in self._best_blocks(id, focus):
            for text in sentences(block.text, entity.lang):
                if fits(text):
                    stems = tokens(text, entity.lang)
                    score = weight(stems, focus)
                    if score > 0:
                        found.append(
                            Passage(text, score, frozenset(stems), id, block.anchor, place)
                        )
        return sorted(found, key=lambda passage: (-passage.score, passage.place, passage.text))

    def evidence(self, id: str, focus: Mapping[str, int]) -> Evidence | None:
        """The sentence of an entity that says most of a topic."""
        for fits in (is_whole, is_telling):
            best = next(iter(self.of(id, focus, fits)), None)
            if best:
                return Evidence(best.text, best.anchor)
        return None

    def _best_blocks(self, id: str, focus: Mapping[str, int]) -> list[tuple[float, Block]]:
        blocks = self._prose.get(id) or self._read(id)
        scored = sorted((-weight(stems, focus), place) for place, (stems, _) in enumerate(blocks))
        return [
            (place / len(blocks), blocks[place][1]) for score, place in scored[:BLOCKS] if score
        ]

    def _read(self, id: str) -> list[tuple[Sequence[str], Block]]:
        """The stems of each block of prose that is no boilerplate, and the block."""
        entity, pieces = self._entities[id], self._offers[id].pieces[1:]
        stems: Sequence[Sequence[str]] = [piece.tokens for piece in pieces]
        if len(stems) != len(entity.blocks):  # some are boilerplate, and stand in no piece
            kept = {piece.tokens for piece in pieces}
            read = (tuple(tokens(block.text, entity.lang)) for block in entity.blocks)
            stems = [block if block in kept else () for block in read]
        self._prose[id] = [
            (said, block)
            for said, block in zip(stems, entity.blocks, strict=True)
            if said and block.kind in PROSE
        ]
        return self._prose[id]


def weight(stems: Sequence[str], focus: Mapping[str, int]) -> float:
    """How much of a topic stands in a run of stems, each counted once, for its length."""
    said = sum([focus[stem] for stem in set(stems) if stem in focus])
    return said / sqrt(max(len(stems), AVERAGE))

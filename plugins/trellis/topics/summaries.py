"""GATHER: a summary of a topic, taken from its sources sentence by sentence, each credited.

Sentences are chosen for what they say of the topic, where they stand, and what the ones before them do
not say (maximal marginal relevance, Carbonell & Goldstein 1998, doi:10.1145/290941.291025).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from trellis.topics.defining import defines
from trellis.topics.passages import Passage, Passages
from trellis.topics.prose import fitness, stands_alone
from trellis.topics.sketch import Sketch
from trellis.topics.values import Sentence

FEWEST, MOST = 3, 6  # sentences
READ = 15  # sources, best first
PER_SOURCE = 2  # sentences, or fewer when there are sources enough
GOOD = 0.5  # fitness of what comes in where there are sentences enough
DEFINES = 1.5  # what a sentence is worth that says what the topic is,
INTRODUCES = 1.25  # or what its source is about
BESIDE = 0.5  # or if it holds none of the topic's keywords
ALIKE = 0.4  # share of stems in common from which on two sentences say the same


class Summaries:
    """The summaries of topics. What a topic says, those within it do not say again."""

    def __init__(
        self,
        sketches: Mapping[str, Sketch],
        passages: Passages,
        known: Mapping[str, tuple[Sentence, ...]],
    ) -> None:
        self._sketches, self._passages = sketches, passages
        self._told = dict(known)

    def of(self, id: str) -> tuple[Sentence, ...]:
        """The summary of a topic: as its file has it, else taken from its sources."""
        if id not in self._told:
            sketch = self._sketches[id]
            written = tuple(Sentence(text) for text in sketch.description)
            self._told[id] = written or self._found(sketch)
        return self._told[id]

    def _found(self, sketch: Sketch) -> tuple[Sentence, ...]:
        above = self.of(sketch.parent) if sketch.parent else ()
        return summarise(sketch, self._passages, {one.text for one in above})


def summarise(
    sketch: Sketch, passages: Passages, taken: Collection[str] = ()
) -> tuple[Sentence, ...]:
    """Up to six sentences, `taken` ones only where they say what the topic is: those that say so, then
    those of one source together, the best source's first. More than the fewest only where they are good."""
    keys = [frozenset(key.split()) for key, _ in sketch.keywords]
    offered = [
        _Offered.of(sketch.title, keys, rank, passage)
        for rank, id in enumerate(sketch.sources[:READ])
        for passage in passages.of(id, sketch.focus, stands_alone)
        if passage.text not in taken or defines(passage.text, sketch.title)
    ]
    offered.sort(key=lambda one: (-one.score, one.rank, one.passage.text))
    wanted = min(MOST, max(FEWEST, len(sketch.sources) // 2 + 1))
    chosen: list[_Offered] = []
    for most in (1, PER_SOURCE):
        for one in offered:
            given = sum(other.rank == one.rank for other in chosen)
            good = len(chosen) < FEWEST or one.fitness >= GOOD
            if len(chosen) < wanted and given < most and good and one.is_new(chosen):
                chosen.append(one)
        if len(chosen) >= FEWEST:
            break
    chosen.sort(key=lambda one: (not one.defines, one.rank, one.passage.place))
    said = (one.passage for one in chosen)
    return tuple(Sentence(one.text, one.source, one.anchor) for one in said)


@dataclass(frozen=True, slots=True)
class _Offered:
    """A passage of the source that is `rank` in order; `defines`: it says what the topic is."""

    score: float
    fitness: float
    rank: int
    passage: Passage
    defines: bool

    @classmethod
    def of(
        cls, title: str, keys: Iterable[frozenset[str]], rank: int, passage: Passage
    ) -> _Offered:
        says = defines(passage.text, title)
        about = 1.0 if says or any(map(passage.stems.issuperset, keys)) else BESIDE
        fit = fitness(passage.text, passage.lang) * about
        says_more = DEFINES if says else INTRODUCES if defines(passage.text, passage.title) else 1.0
        worth = passage.score * fit * (1.25 - passage.place / 2) * says_more
        return cls(worth, fit, rank, passage, says)

    def is_new(self, chosen: Sequence[_Offered]) -> bool:
        stems = self.passage.stems
        return all(
            len(stems & other.passage.stems) <= ALIKE * min(len(stems), len(other.passage.stems))
            for other in chosen
        )

"""GATHER: a summary of a topic, taken from its sources sentence by sentence, each credited.

Sentences are chosen for what they say of the topic, where they stand, and what the ones before them do
not say (maximal marginal relevance, Carbonell & Goldstein 1998, doi:10.1145/290941.291025).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trellis.topics.defining import defines
from trellis.topics.passages import Passage, Passages
from trellis.topics.prose import fitness, stands_alone
from trellis.topics.values import Sentence

FEWEST, MOST = 3, 6  # sentences
READ = 15  # sources, best first
PER_SOURCE = 2  # sentences, or fewer when there are sources enough
GOOD = 0.5  # fitness of what comes in where there are sentences enough
DEFINES = 1.5  # what a sentence is worth that says what the topic is,
INTRODUCES = 1.25  # or what its source is about
ALIKE = 0.4  # share of stems in common from which on two sentences say the same


def summarise(
    title: str, sources: Sequence[str], focus: Mapping[str, int], passages: Passages
) -> tuple[Sentence, ...]:
    """Up to six sentences: what says what the topic is, then those of one source together, the best
    source's first. More than the fewest only where they are good."""
    offered = [
        _Offered.of(title, rank, passage)
        for rank, id in enumerate(sources[:READ])
        for passage in passages.of(id, focus, stands_alone)
    ]
    offered.sort(key=lambda one: (-one.score, one.rank, one.passage.text))
    wanted = min(MOST, max(FEWEST, len(sources) // 2 + 1))
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
    def of(cls, title: str, rank: int, passage: Passage) -> _Offered:
        says = defines(passage.text, title)
        fit = fitness(passage.text, passage.lang)
        says_more = DEFINES if says else INTRODUCES if defines(passage.text, passage.title) else 1.0
        worth = passage.score * fit * (1.25 - passage.place / 2) * says_more
        return cls(worth, fit, rank, passage, says)

    def is_new(self, chosen: Sequence[_Offered]) -> bool:
        stems = self.passage.stems
        return all(
            len(stems & other.passage.stems) <= ALIKE * min(len(stems), len(other.passage.stems))
            for other in chosen
        )

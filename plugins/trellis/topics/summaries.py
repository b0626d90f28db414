"""GATHER: a summary of a topic, taken from its sources sentence by sentence, each credited.

Sentences are chosen for what they say of the topic, where they stand, and what the ones before them do
not say (maximal marginal relevance, Carbonell & Goldstein 1998, doi:10.1145/290941.291025).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trellis.topics.passages import Passage, Passages
from trellis.topics.prose import fitness, stands_alone
from trellis.topics.values import Sentence

FEWEST, MOST = 3, 6  # sentences
READ = 15  # sources, best first
PER_SOURCE = 2  # sentences, or fewer when there are sources enough
ALIKE = 0.4  # share of stems in common from which on two sentences say the same


def summarise(
    sources: Sequence[str], focus: Mapping[str, int], passages: Passages
) -> tuple[Sentence, ...]:
    """Up to six sentences, those of one source together, the best source's first."""
    offered = [
        (
            passage.score * fitness(passage.text, passage.lang) * (1.25 - passage.place / 2),
            rank,
            passage,
        )
        for rank, id in enumerate(sources[:READ])
        for passage in passages.of(id, focus, stands_alone)
    ]
    offered.sort(key=lambda entry: (-entry[0], entry[1], entry[2].text))
    wanted = min(MOST, max(FEWEST, len(sources) // 2 + 1))
    chosen: list[tuple[int, Passage]] = []
    for most in (1, PER_SOURCE):
        for _, rank, passage in offered:
            given = sum(other == rank for other, _ in chosen)
            if len(chosen) < wanted and given < most and _is_new(passage, chosen):
                chosen.append((rank, passage))
        if len(chosen) >= FEWEST:
            break
    chosen.sort(key=lambda pair: (pair[0], pair[1].place))
    return tuple(Sentence(one.text, one.source, one.anchor) for _, one in chosen)


def _is_new(passage: Passage, chosen: Sequence[tuple[int, Passage]]) -> bool:
    return all(
        len(passage.stems & other.stems) <= ALIKE * min(len(passage.stems), len(other.stems))
        for _, other in chosen
    )

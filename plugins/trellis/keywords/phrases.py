"""Runs of words that may be noun phrases."""

from __future__ import annotations

from trellis.keywords.values import Phrase
from trellis.language import stems


def phrases(found: list[str], lang: str) -> tuple[Phrase, ...]:
    """The candidates among `found`, the words of one block, in order."""
    known = stems(lang)
    result: list[Phrase] = []
    run: list[str] = []
    for word in [*found, "."]:
        if known[word]:
            run.append(word)
            continue
        if 0 < len(run) <= 4:
            result.append(Phrase(" ".join(known[w] for w in run), " ".join(run), False))
        run = []
    return tuple(result)

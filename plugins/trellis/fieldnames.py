"""PARSE: how the names of fields vary, and which one a misspelt name was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

REAL_WORDS = frozenset({"publisher", "craft", "graft", "drift", "stats", "statue", "titles"})
"""Words that are near a known one and no slips."""


@lru_cache(maxsize=4096)
def normal_key(key: str) -> str:
    """A frontmatter key without what writers vary: case, `-`, `_` and spaces."""
    return key.casefold().replace("-", "").replace("_", "").replace(" ", "")


def distance(one: str, other: str) -> int:
    """Edits between two words: letters added, left out, replaced, or neighbours swapped.

    The optimal string alignment distance (Damerau 1964).
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


@lru_cache(maxsize=4096)
def misspelt(word: str, known: frozenset[str]) -> str | None:
    """The known word that `word` is a slip of: one edit away, two when it is long; else None."""
    if word in REAL_WORDS:
        return None
    near = sorted(
        (edits, name) for name, edits in _distances(word, known) if 0 < edits <= _slips(word, name)
    )
    return near[0][1] if near else None


def _distances(word: str, known: Iterable[str]) -> Iterable[tuple[str, int]]:
    return ((name, distance(word, name)) for name in known if _alike(word, name))


def _alike(word: str, name: str) -> bool:
    """Whether two words may be two edits apart: cheap, and never wrongly false."""
    return abs(len(name) - len(word)) <= 2 and len(set(word) ^ set(name)) <= 4


def _slips(word: str, name: str) -> int:
    shorter = min(len(word), len(name))
    return 0 if shorter < 5 else 1 if shorter < 8 else 2

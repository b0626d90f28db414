"""The words of Chinese, which puts no space between them.

A run of characters is cut into the words that are likeliest together, each by how common it is by itself
(the unigram model of Sproat et al. 1996). `chinese.txt` says how common: per line a class, a cost (the
negative logarithm of the frequency), and the words that have both. It was made from the dictionary of
jieba (MIT licence, see `chinese.LICENSE`): simplified characters, words of up to four.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Kind = Literal["n", "v", "a", "x"]

_LONGEST = 4
_UNKNOWN = 18
"""What a character costs that is no word."""
_STEP = 1
"""What each word costs besides, so that few long ones are preferred."""


class Word(NamedTuple):
    """A word of a run, and whether it is a noun, a verb, tells of another (`a`), or makes grammar (`x`)."""

    text: str
    kind: Kind
    known: bool


def chinese_words(run: str) -> list[Word]:
    """The words of `run`, in order. What is in no dictionary is cut into characters."""
    known = _dictionary()
    size = len(run)
    best = [0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        least = _UNKNOWN + best[start + 1]
        end = start + 1
        for after in range(start + 1, min(start + _LONGEST, size) + 1):
            found = known.get(run[start:after])
            if found is not None and found[0] + best[after] < least:
                least, end = found[0] + best[after], after
        best[start], ends[start] = least + _STEP, end
    words = []
    at = 0
    while at < size:
        text = run[at : ends[at]]
        entry = known.get(text)
        words.append(Word(text, entry[1] if entry else "n", entry is not None))
        at = ends[at]
    return words


@cache
def _dictionary() -> dict[str, tuple[int, Kind]]:
    """The cost and the class of each word."""
    text = files("trellis.language").joinpath("chinese.txt").read_text(encoding="utf-8")
    known: dict[str, tuple[int, Kind]] = {}
    for line in text.splitlines():
        kind, cost, *words = line.split(" ")
        known.update(dict.fromkeys(words, (int(cost), kind)))  # type: ignore[arg-type]
    return known

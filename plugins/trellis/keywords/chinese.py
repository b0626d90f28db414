"""Keywords of Chinese, whose words `language.chinese` tells apart.

Nouns are candidates, and so is what a text repeats as a whole: compounds, words that no dictionary
has, and a verb with its object are found by that (compare the frequent substrings of Chien 1997).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from trellis.language.chinese import Word, chinese_words

Piece = Sequence[Word]

_WORDS = 4  # of a phrase that is repeated,
_LONGEST = 8  # and its characters
_OFTEN = 2  # times in a text makes a phrase
_LEAST = 0.3  # of the characters of a text in words of two and more, or it is no Chinese


def chinese_phrases(runs: Iterable[str], parting: frozenset[str]) -> list[list[str]] | None:
    """The candidates of each of `runs` of one text, in order; words that are `parting` are no part of
    any. None when its words are hardly known."""
    cut = [chinese_words(run) for run in runs]
    size = sum(len(word.text) for words in cut for word in words)
    if sum(len(word.text) for words in cut for word in words if len(word.text) > 1) < _LEAST * size:
        return None
    pieces = [list(_pieces(words, parting)) for words in cut]
    often = _repeated(piece for some in pieces for piece in some)
    return [[part for piece in some for part in _phrases(piece, often)] for some in pieces]


def _pieces(words: Iterable[Word], parting: frozenset[str]) -> Iterator[Piece]:
    """What stands between words of grammar."""
    for apart, some in groupby(words, lambda word: word.kind == "grammar" or word.text in parting):
        if not apart:
            yield list(some)


def _repeated(pieces: Iterable[Piece]) -> frozenset[str]:
    """The words and phrases that `pieces` repeat; what they never say but within a longer one is left out."""
    counts: Counter[str] = Counter()
    inside: dict[str, set[str]] = {}
    for piece in pieces:
        for start in range(len(piece)):
            for end in range(start + 1, min(start + _WORDS, len(piece)) + 1):
                part = piece[start:end]
                text = "".join([word.text for word in part])
                if len(text) > _LONGEST:
                    break
                if _is_phrase(part, text):
                    counts[text] += 1
                    for shorter in (part[1:], part[:-1]):
                        inside.setdefault("".join([word.text for word in shorter]), set()).add(text)
    often = {text: n for text, n in counts.items() if n >= _OFTEN}
    return frozenset(
        text
        for text, n in often.items()
        if not any(often.get(longer) == n for longer in inside.get(text, ()))
    )


def _is_phrase(words: Piece, text: str) -> bool:
    """Whether words might be a name together. A verb of one character before another word takes it for its
    object, and a name ends with a noun."""
    if len(text) < 3:
        return len(text) == 2
    first, last = words[0], words[-1]
    begins = len(first.text) > 1 or first.kind != "verb" or len(words[1].text) == 1
    return begins and (len(last.text) > 1 or last.kind == "noun")


def _phrases(piece: Piece, often: frozenset[str]) -> Iterator[str]:
    """The candidates of a piece: the longest that are repeated, from the left, and nouns."""
    at = 0
    while at < len(piece):
        found = _longest(piece, at, often) or _nouns(piece, at)
        if found > at:
            yield "".join([word.text for word in piece[at:found]])
        at = max(found, at + 1)


def _longest(piece: Piece, at: int, often: frozenset[str]) -> int:
    """Where the longest phrase that is repeated ends, of those that begin at `at`; 0: there is none."""
    for end in range(min(at + _WORDS, len(piece)), at, -1):
        if "".join([word.text for word in piece[at:end]]) in often:
            return end
    return 0


def _nouns(piece: Piece, at: int) -> int:
    """Where the noun that begins at `at` ends, with a character that makes it another (`咖啡机`); 0: there
    is none."""
    first = piece[at]
    if len(first.text) < 2 or first.kind != "noun":
        return 0
    further = at + 1 < len(piece) and piece[at + 1].kind == "noun" and len(piece[at + 1].text) == 1
    return at + 2 if further else at + 1

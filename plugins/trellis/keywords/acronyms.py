"""Acronyms that a text explains: `decentralized autonomous organizations (DAOs)`.

The letters of the short form must be the initials of the words before it (a simple form of Schwartz
& Hearst 2003), or of the words in brackets after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trellis.keywords.normal import key_of

_LONGEST = 7
_PLURAL = re.compile(r"[A-Z]{2,7}s")


def acronyms(found: Sequence[str], lang: str) -> Iterator[tuple[str, str]]:
    """Pairs of keys, short form and expansion, that brackets among the words `found` give; and the plurals
    of short forms with these, which few stemmers know (`CRDTs`)."""
    for plural in sorted(
        word for word in set(found) if word[-1] == "s" and _PLURAL.fullmatch(word)
    ):
        several, one = key_of(plural, lang), key_of(plural[:-1], lang)
        if several != one:
            yield several, one
    for at in places(found, "("):
        pair = _before(found, at) or _within(found, at)
        if pair:
            short, expansion = key_of(pair[0], lang), key_of(" ".join(pair[1]), lang)
            if short != expansion:
                yield short, expansion


def places(found: Sequence[str], word: str) -> Iterator[int]:
    """Where `word` stands in `found`, in order."""
    at = -1
    for _ in range(found.count(word)):
        at = found.index(word, at + 1)
        yield at


def _before(found: Sequence[str], at: int) -> tuple[str, Sequence[str]] | None:
    """`expansion (SHORT)`, the bracket standing at `at`."""
    if at + 2 >= len(found) or found[at + 2] != ")":
        return None
    letters = _letters(found[at + 1])
    for length in range(2, min(_LONGEST, at, len(letters)) + 1):
        words = found[at - length : at]
        if _spelled(letters, words):
            return found[at + 1], words
    return None


def _within(found: Sequence[str], at: int) -> tuple[str, Sequence[str]] | None:
    """`SHORT (expansion)`, the bracket standing at `at`."""
    letters = _letters(found[at - 1]) if at else ""
    for length in range(2, min(_LONGEST, len(letters), len(found) - at - 2) + 1):
        words = found[at + 1 : at + 1 + length]
        if found[at + 1 + length] == ")" and _spelled(letters, words):
            return found[at - 1], words
    return None


def _letters(short: str) -> str:
    """The letters of an acronym, casefolded, without a plural's; "" if it is none."""
    letters = short.removesuffix("s").replace(".", "")
    is_acronym = 2 <= len(letters) <= _LONGEST and letters.isalpha() and letters.isupper()
    return letters.casefold() if is_acronym else ""


def _spelled(letters: str, words: Sequence[str]) -> bool:
    """Whether `letters` are the initials of `words`, or of these and the parts of hyphenated ones."""
    parts = [part for word in words for part in word.split("-") if part]
    initials = ("".join([part[0] for part in each]).casefold() for each in (words, parts))
    return bool(letters) and len(words[0]) > 1 and letters in initials

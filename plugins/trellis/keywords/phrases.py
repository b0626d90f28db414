"""Noun phrases of a text, as candidates for keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern

from trellis.keywords import unspaced
from trellis.keywords.grammar import noun_phrases
from trellis.keywords.normal import key_of
from trellis.keywords.values import Phrase

_ELISION = re.compile(r"(?<=['’]) ")


def phrases(found: Sequence[str], lang: str, headed: Sequence[bool]) -> list[tuple[int, Phrase]]:
    """The candidates among `found`, the words of an entity, each with its place, in order.

    `headed` says of each word whether it stands in a title or heading, where capitals say little.
    """
    letters, spans = noun_phrases(found, lang, headed)
    result: list[tuple[int, Phrase]] = []
    for start, end in spans:
        surface = " ".join(found[start:end])
        loose = surface[0].isupper() and (headed[start] or letters[start - 1] == ".")
        result.append((start, _phrase(surface, lang, loose)))
    if "U" in letters:
        result += _unspaced(found, letters, lang)
        result.sort(key=lambda placed: placed[0])
    return [placed for placed in result if placed[1].key]


def _unspaced(found: Sequence[str], letters: str, lang: str) -> list[tuple[int, Phrase]]:
    runs = [(at, found[at]) for at, letter in enumerate(letters) if letter == "U"]
    known = unspaced.repeated((run for _, run in runs), lang)
    return [
        (at, _phrase(segment, lang, False))
        for at, run in runs
        for segment in unspaced.segments(run, lang, known)
    ]


@lru_cache(maxsize=300_000)
def _phrase(surface: str, lang: str, loose: bool) -> Phrase:
    key = intern(key_of(surface, lang))
    if lang == "ko":
        return Phrase(key, key, False)
    return Phrase(key, _ELISION.sub("", surface), loose)

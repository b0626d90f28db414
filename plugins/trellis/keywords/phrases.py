"""Noun phrases of a text, as candidates for keywords."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

from trellis.keywords import unspaced
from trellis.keywords.grammar import noun_phrases
from trellis.keywords.values import Phrase
from trellis.language import stems


def phrases(found: Sequence[str], lang: str, headed: Sequence[bool]) -> list[tuple[int, Phrase]]:
    """The candidates among `found`, the words of an entity, each with its place, in order.

    `headed` says of each word whether it stands in a title or heading, where capitals say little.
    """
    letters, spans = noun_phrases(found, lang, headed)
    firm, loose = _known(lang, loose=False), _known(lang, loose=True)
    result: list[tuple[int, Phrase]] = []
    for start, end in spans:
        surface = found[start] if end - start == 1 else " ".join(found[start:end])
        by_place = surface[0].isupper() and (headed[start] or letters[start - 1] == ".")
        result.append((start, (loose if by_place else firm)[surface]))
    if "U" in letters:
        result += _unspaced(found, letters, lang)
        result.sort(key=lambda placed: placed[0])
    return [placed for placed in result if placed[1].key]


def _unspaced(found: Sequence[str], letters: str, lang: str) -> list[tuple[int, Phrase]]:
    runs = [(at, found[at]) for at, letter in enumerate(letters) if letter == "U"]
    firm = _known(lang, loose=False)
    known = unspaced.repeated((run for _, run in runs), lang)
    return [
        (at, firm[segment]) for at, run in runs for segment in unspaced.segments(run, lang, known)
    ]


class _Phrases(dict[str, Phrase]):
    """The phrase that words with spaces between them are. Emptied when full."""

    _FULL = 200_000

    def __init__(self, lang: str, loose: bool) -> None:
        super().__init__()
        self._lang, self._loose = lang, loose
        self._stems = stems(lang)

    def __missing__(self, surface: str) -> Phrase:
        if len(self) >= self._FULL:
            self.clear()
        found = chain.from_iterable(map(self._stems.__getitem__, surface.split(" ")))
        key = " ".join(found) or surface.casefold()
        if self._lang == "ko":
            phrase = Phrase(key, key, False)
        else:
            written = surface.replace("' ", "'").replace("’ ", "’")
            phrase = Phrase(key, written, self._loose)
        self[surface] = phrase
        return phrase


@cache
def _known(lang: str, *, loose: bool) -> _Phrases:
    return _Phrases(lang, loose)

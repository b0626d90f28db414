"""How a keyword is shown: as the garden writes it most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set

from trellis.config import KeywordOptions
from trellis.keywords.normal import key_of
from trellis.keywords.parts import declined
from trellis.keywords.values import Candidates


def labels(
    wanted: Iterable[str],
    offers: Mapping[str, Candidates],
    same: Mapping[str, str],
    given: Mapping[str, Counter[str]],
    options: KeywordOptions,
) -> dict[str, str]:
    """The display forms of the keys `wanted`.

    What the owner prefers wins, then what writers gave (`given` counts the spellings of a key), then
    the commonest spelling in the texts. Capitals that only a place calls for (the start of a sentence,
    a title) count as small where the garden elsewhere writes the word small.
    """
    keys = set(wanted)
    written = {key for key in keys | same.keys() if same.get(key, key) in keys}
    every = [
        phrase for offer in offers.values() for piece in offer.pieces for phrase in piece.phrases
    ]
    seen = set(" ".join({phrase.surface for phrase in every}).split())
    spellings: dict[str, Counter[str]] = {}
    for phrase, n in Counter([phrase for phrase in every if phrase.key in written]).items():
        key = same.get(phrase.key, phrase.key)
        spelling = _lowered(phrase.surface, seen) if phrase.loose else phrase.surface
        spellings.setdefault(key, Counter())[spelling] += n
    spellings.update(given)
    result = {key: _commonest(spellings[key]) for key in sorted(keys & spellings.keys())}
    for preferred in options.synonyms:
        for lang in {offer.lang for offer in offers.values()}:
            key = key_of(preferred, lang)
            key = same.get(key, key)
            if key in result:
                result[key] = preferred
    return result


def _lowered(surface: str, seen: Set[str]) -> str:
    """`surface` in small letters, unless a word that is not `seen` small shows it to be a name."""
    words = surface.split()
    if len(words) > 1 and declined(words[0].casefold()):
        return f"{words[0].lower()} {' '.join(words[1:])}"
    capitalised = [word for word in words if word[0].isupper() and word[1:].islower()]
    if any(word.lower() not in seen for word in capitalised):
        return surface
    return " ".join(word.lower() if word in capitalised else word for word in words)


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], len(spelling), spelling))

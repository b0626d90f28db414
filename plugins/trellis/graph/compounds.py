"""CONNECT: what the compounds of a garden are made of, so that `Gemüsebeet` is near `Hochbeet`.

A compound that several texts say tells of itself what they have in common; of one that few say, its
parts do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from trellis.language.compounds import COMPOUNDING, parts
from trellis.language.words import Stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints

FEW = 3  # texts that say a compound, or half the root of all that there are

Compounds = Mapping[str, Mapping[int, tuple[int, ...]]]
"""The parts of compounds by language, all of them numbers of stems."""

Stemmed = Mapping[str, Mapping[int, set[int]]]
"""The stems of texts in languages that have compounds, by language and row."""


def compounding(words: NDArray[np.int32], starts: Ints, langs: Sequence[str]) -> Stemmed:
    """The stems, once each, of the texts (rows) in languages that have compounds."""
    held: defaultdict[str, dict[int, set[int]]] = defaultdict(dict)
    for row, lang in enumerate(langs):
        if lang in COMPOUNDING:
            held[lang][row] = set(words[starts[row] : starts[row + 1]].tolist()) - {-1}
    return held


def compounds_in(held: Stemmed, known: Mapping[str, int]) -> Compounds:
    """What the compounds that few of the texts say are made of: stems, of those `known`, that texts in the
    same language say."""
    spread = {
        lang: Counter(word for own in rows.values() for word in own) for lang, rows in held.items()
    }
    spelled = tuple(known) if held else ()
    found = {}
    for lang, counts in spread.items():
        own, most = {spelled[word] for word in counts}, max(FEW, len(held[lang]) ** 0.5 / 2)
        few = sorted(word for word, often in counts.items() if often <= most)
        table = Stems(lang)  # of its own: beginnings of words are no words to keep
        made = {word: parts(spelled[word], own, table) for word in few}
        found[lang] = {
            word: tuple(map(known.__getitem__, one)) for word, one in made.items() if one
        }
    return found


def parts_within(held: Stemmed, compounds: Compounds) -> dict[int, list[int]]:
    """What the compounds of each text are made of, each stem once, by row."""
    return {
        row: sorted({part for word in own for part in compounds[lang].get(word, ())})
        for lang, rows in held.items()
        if lang in compounds
        for row, own in rows.items()
    }

"""GATHER: how well a phrase reads by itself, as a keyword or a name."""

from __future__ import annotations

import re
from functools import cache

from trellis.keywords import german_words
from trellis.keywords.parts import declined, parts
from trellis.language import UNSPACED, stems

NOUNS = dict.fromkeys("NPgvB", 1.0)
LITTLE = 0.6  # `work`, `system`, which say little alone
READS = NOUNS | dict.fromkeys("wWxu", LITTLE)
OTHER = 0.4  # an adjective, a verb
OBLIQUE = 0.5  # `statischen Analyse`, which only stands within a sentence
CODE = 0.1  # the number of a course, a form, a version
_UNSPACED = re.compile(f"[{UNSPACED}]")
_COMPOUND = re.compile(r"[\u3400-\u9fff]{3,6}")
CODED = re.compile(r"[^\W\d_]\S*\d{3}|\d{3}\S*[^\W\d_]")


def reads_well(label: str, lang: str) -> float:
    """What a keyword is worth for its words: one word for what kind of word it is, which is known of
    English and German, several in German for the case that they are in."""
    if " " in label:
        first = label.split(" ", 1)[0].casefold()
        oblique = lang == "de" and first.endswith(("en", "em")) and declined(first)
        return OBLIQUE if oblique else 1.0
    if CODED.search(label):
        return CODE
    if lang == "de":
        weak = not _weak_stems("de").isdisjoint(stems("de")[label])
        return OTHER if label.islower() else LITTLE if weak else 1.0
    if lang != "en" or not label.isascii():
        return 1.0
    word = label.lower() if label[1:].islower() else label
    return READS.get(parts("en")[word], OTHER)


@cache
def _weak_stems(lang: str) -> frozenset[str]:
    return frozenset(stem for word in german_words.WEAK for stem in stems(lang)[word])


def is_unspaced(label: str) -> bool:
    """Whether a phrase is of a script that puts no spaces between words."""
    return not label.isascii() and _UNSPACED.search(label) is not None


def is_compound(label: str) -> bool:
    """Whether a phrase is of several words of Chinese signs, of which a word has one or two."""
    return _COMPOUND.fullmatch(label) is not None

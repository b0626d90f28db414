"""Parts of speech of English words, as far as noun phrases need them.

A small closed lexicon and suffix rules in the place of a trained tagger (compare Brill 1992, whose
lexical rules guess unknown words from their endings). What is not listed is a noun.
"""

from __future__ import annotations

import re

from trellis.keywords import english_words as words
from trellis.language import STOPWORDS, singular

_ENDINGS = (
    ("y", re.compile(r"...ly$"), words.NOT_ADVERBS, "r"),
    ("d", re.compile(r"..[^e]ed$"), frozenset[str](), "E"),
    ("g", re.compile(r"...ing$"), frozenset[str](), "G"),
    (
        "lesch",
        re.compile(
            r"..(?:[^aeiou]al|[eiu]al|ive|ous|[^aeiou]ic|oic|[ai]ble|ful|less|ish|esque|like)$"
        ),
        words.NOT_ADJECTIVES,
        "A",
    ),
    (
        "esy",
        re.compile(r"(?:[bcdfglmnrstuvy]ates?|ifies|ify|izes?|ises?|yzes?|yses?)$"),
        words.VERBAL_NOUNS | words.NOUNS_IN_ATE,
        "V",
    ),
)
"""Last letters and endings that give a word away, but for the exceptions."""


def _inflections(base: str) -> tuple[str, ...]:
    """Third person and past tense of a regular verb."""
    if base.endswith("e"):
        return f"{base}s", f"{base}d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies", f"{base[:-1]}ied"
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return f"{base}es", f"{base}ed"
    return f"{base}s", f"{base}ed", f"{base}{base[-1]}ed"


def _gerunds(base: str) -> tuple[str, ...]:
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    return f"{stem}ing", f"{stem}{stem[-1]}ing"


_BASES = words.VERBS
_FINITE = (
    frozenset(form for base in _BASES - words.ALSO_NOUNS for form in (base, *_inflections(base)))
    | words.IRREGULAR
)
_PAST = frozenset(form for base in _BASES | words.ALSO_NOUNS for form in _inflections(base)[1:])
_GERUNDS = frozenset(form for base in _BASES for form in _gerunds(base)) - words.NOMINAL_GERUNDS
_STOP = STOPWORDS["en"]
_MODIFIERS = words.ADJECTIVES | words.EMPTY_MODIFIERS


def part_of_speech(word: str) -> str:
    """The class of `word` (casefolded): a letter of `grammar`'s alphabet."""
    return _LISTED.get(word) or _compound(word) or _guessed(word)


def _compound(word: str) -> str:
    """`grid-based` is an adjective, `decision-making` a noun, `follow-up` a noun, `thirty-five` neither."""
    head, hyphen, last = word.rpartition("-")
    if not hyphen:
        return ""
    if {head, last} <= words.ORDINALS:
        return "s"
    if last in _STOP:
        return "A" if last == "in" else "N"
    if last.endswith("ing"):
        return "N" if head in ("decision", "sense", "well", "meaning") else "A"
    letter = part_of_speech(last)
    return "A" if letter in "EAVs" else "N"


def _guessed(word: str) -> str:
    singular = _singular(word)
    if singular in words.EMPTY or singular in words.EMPTY_MODIFIERS or _is_superlative(word):
        return "s"
    if singular in words.WEAK or singular in words.ALSO_NOUNS:
        return _weak_or_verb(word, singular)
    for last, ending, exceptions, letter in _ENDINGS:
        if word[-1] in last and ending.search(word) and not {word, singular} & exceptions:
            return letter
    return "P" if singular != word else "N"


def _is_superlative(word: str) -> bool:
    """Whether a word says which one of several (`nearest`, `simplest`, `earliest`, `hottest`)."""
    stem = word.removesuffix("est")
    if stem == word:
        return False
    bases = {stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem, stem[:-1]}
    return not bases.isdisjoint(_MODIFIERS)


def _weak_or_verb(word: str, singular: str) -> str:
    """A weak noun, or one whose singular may be a verb; their plurals are nouns."""
    if singular in words.WEAK:
        if word in words.ALSO_NOUNS:
            return "u"
        if singular in words.ALSO_NOUNS:
            return "W"
        plural = word != singular and word not in words.COMPOUND_PLURALS
        return "x" if plural or word == "people" else "w"
    return "v" if word in words.ALSO_NOUNS else "B"


def _singular(word: str) -> str:
    known = singular(word, "en")
    if known != word:
        return known
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_CLASSES = (
    (frozenset({"to"}), "t"),
    (frozenset({"of"}), "o"),
    (words.DETERMINERS, "d"),
    (words.SUBJECTS, "p"),
    (words.RELATIVES, "c"),
    (words.AUXILIARIES, "b"),
    (_STOP, "s"),
    (words.MONTHS, "m"),
    (words.EMPTY, "s"),
    (words.EMPTY_MODIFIERS, "s"),
    (_FINITE, "V"),
    (words.NOMINAL_GERUNDS, "g"),
    (_GERUNDS, "G"),
    (_PAST, "E"),
    (words.ADJECTIVES, "A"),
)
_LISTED = {word: letter for members, letter in reversed(_CLASSES) for word in members}
"""The class of every word listed, the first of several."""

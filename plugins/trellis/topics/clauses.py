"""GATHER: whether a sentence says something of something, or is a phrase with a full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trellis.keywords.grammar import tagged
from trellis.keywords.parts import SENTENCE
from trellis.language import words

# What a verb is said of comes before it; after "to", "that" or "which" it is said of no sentence.
_CLAUSE = re.compile(
    r"[NPgwvuxACEGBWpdUs)](?:[rs,(]*)(?<![tc])(?<![tc]r)(?:b|V|E(?=[dpcNA])|[BWvu](?=[dpc])|(?<=r)[BW])"
)
_QUOTES = frozenset("\"'“”„‘’«»")
_DONE = re.compile(r"\.[VB][dNPAgwtGB]")  # Returns the list.
_ORDERED = re.compile(r"\.Vd")  # Take the list.
PARTICIPLES = "being been having getting"
DONE_BY = "made built found held sent kept given written taken seen done shown"
MODALS = "can could may might must shall should will would cannot can't couldn't won't wouldn't"
SUBJECTS = "i you we they he she it"
SUBORDINATING = "which who whom what where when how whether because while if until"
_PARTICIPLES, _DONE_BY, _MODALS, _SUBJECTS, _SUBORDINATING = (
    frozenset(listed.split()) for listed in (PARTICIPLES, DONE_BY, MODALS, SUBJECTS, SUBORDINATING)
)
# I'm, they're, there's: the one is within the other.
_JOINED = re.compile(r"['’](?:m|re|ve)$|^(?:it|there|that|he|she)['’]s$")
_NOUN = re.compile(r"[NPgwvuxC]")
# The property controls how; but not “Modelling decisions where”.
_MAY_BE_VERB = re.compile(r"[VBWbE]|(?<!\.)[NPgwvuxC][Px]|(?<!\.[gG])[Px]$")
# A page that links: what links is the page, and a later "is" is said of it; how to link.
_OF_WHICH = re.compile(r"c[rt]*b?[VbBWE]+|..?s?t")
_GOES_ON = re.compile(r",r?[bV]")  # the map, which all have, is drawn
_AFTER_VERB = re.compile(r"^b|[tVE]b")  # what is drawn is read; what it belongs to is read


def is_clause(sentence: str, lang: str) -> bool:
    """Whether an English sentence has a verb, and before it what it is said of: “Good for exploring.” has
    none, “Describes a list.” has no subject, in “A path that nobody takes.” the verb is another's.
    Of other languages we cannot tell, and say yes."""
    if lang != "en":
        return True
    found = [SENTENCE, *(word for word in words(sentence, lang) if word not in _QUOTES)]
    folded = [word.casefold() for word in found]
    letters, masked = tagged(found, lang, [False] * len(found))
    masked = "".join(
        "x" if one == "x" and then == "w" else then
        for one, then in zip(letters, masked, strict=True)
    )
    masked = _without_participles(folded, masked)
    if _ORDERED.match(masked) or (_DONE.match(masked) and found[1].endswith("s")):
        return False
    return _says_something(folded, masked) or any(
        _JOINED.search(word) for word in folded if "'" in word or "’" in word
    )


def _without_participles(folded: Sequence[str], letters: str) -> str:
    """`letters` where no participle passes for a verb: `being`, and `made by`; nor does a modal for a
    subject (`that can`)."""
    following = (*folded[1:], "")
    return "".join(
        "s"
        if word in _PARTICIPLES or (after == "by" and word in _DONE_BY)
        else "t"
        if at > 2 and word in _MODALS and folded[at - 1] in ("that", "which", "who")
        else letter
        for at, (word, after, letter) in enumerate(zip(folded, following, letters, strict=True))
    )


def _says_something(folded: Sequence[str], letters: str) -> bool:
    """Whether there is a clause besides those that only say more of a word."""
    if _CLAUSE.search(letters, 1) is None:
        return False
    if letters[1] in "src":  # In gardens that last, …: what comes first may not be what it says
        return True
    first, *others = _pieces(folded, letters)
    may_be = _MAY_BE_VERB.search(first) or (
        folded[1] not in ("a", "an") and re.search("[vu]", first)
    )
    return bool(may_be) or not _NOUN.search(first) or any(map(_goes_on, others))


def _pieces(folded: Sequence[str], letters: str) -> list[str]:
    """`letters` cut before every word that begins a subordinate clause, but the first of the sentence."""
    starts = {
        at
        for at in range(2, len(folded))
        if _begins_clause(folded[at], letters[at - 1], letters[at + 1 : at + 2])
        or (letters[1] == "d" and folded[at] in _SUBJECTS and _NOUN.search(letters[at - 1]))
    }
    ends = sorted({0, *starts, len(letters)})
    return [letters[start:end] for start, end in pairwise(ends)]


def _begins_clause(word: str, before: str, after: str) -> bool:
    if word in ("so", "that"):  # so they can, but not `so late`; not `…, that line`
        return after == "p" if word == "so" else before != ","
    return word in _SUBORDINATING


def _goes_on(piece: str) -> bool:
    """Whether the sentence goes on after the clause that `piece` begins with."""
    if _GOES_ON.search(piece):
        return True
    if of_which := _OF_WHICH.match(piece):
        return "b" in piece[of_which.end() :] or _CLAUSE.search(piece, 1) is not None
    own = _CLAUSE.search(piece)
    if own is None:
        return False
    rest = piece[own.end() :]
    return (_AFTER_VERB.search(rest) or _CLAUSE.search(rest)) is not None

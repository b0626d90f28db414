"""GATHER: whether a sentence says something of something, or is a phrase with a full stop."""

from __future__ import annotations

import re

from trellis.keywords.grammar import tagged
from trellis.keywords.parts import SENTENCE
from trellis.language import words

# What a verb is said of comes before it; after "to", "that" or "which" it is said of no sentence.
_CLAUSE = re.compile(
    r"[NPgwvuxACEGBWpdUs)](?:[rs,(]*)(?<![tc])(?<![tc]r)(?:b|V|E(?=[dpcNA])|[BWvu](?=[dpc])|(?<=r)[BW])"
)
_DONE = re.compile(r"\.[VB][dNPAgwtGB]")  # Returns the list.
_ORDERED = re.compile(r"\.Vd")  # Take the list.
_PARTICIPLE = re.compile(r"^(?:being|been|having|getting)$")
_JOINED = re.compile(r"['’](?:m|re|s|ve)$")  # I'm, they're: the one is within the other


def is_clause(sentence: str, lang: str) -> bool:
    """Whether an English sentence has a verb, and before it what it is said of: “Good for exploring.” has
    none, “Describes a list.” has no subject. Of other languages we cannot tell, and say yes."""
    if lang != "en":
        return True
    found = [SENTENCE, *words(sentence, lang)]
    letters, masked = tagged(found, lang, [False] * len(found))
    auxiliary = [
        word.casefold() for word, letter in zip(found, letters, strict=True) if letter == "b"
    ]
    if any(map(_PARTICIPLE.search, auxiliary)):
        both = zip(found, masked, strict=True)
        masked = "".join("s" if _PARTICIPLE.search(word) else letter for word, letter in both)
    if _ORDERED.match(masked) or (_DONE.match(masked) and found[1].endswith("s")):
        return False
    return _CLAUSE.search(masked, 1) is not None or any(map(_JOINED.search, auxiliary))

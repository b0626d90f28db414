"""GATHER: whether a sentence says what a topic is."""

from __future__ import annotations

import re

_ARTICLE = re.compile(
    r"(?:the|an?|der|die|das|ein|eine|le|la|les|une?|el|los|las|il|lo|gli|het|een|os?)\s+|l['’]"
)
_IS = (
    r",?(?:\s+(?:is|are|was|were|means?|refers?|describes?|denotes?|ist|sind|war|waren|bezeichnet|heißt|est|sont"
    r"|désignent?|era|es|son|è|sono|zijn|betekent|é|são)\b|\s?(?:是|为|為|指|即|とは|は))"
)
_AFTER = re.compile(r"(?:e?s)?(?:\s?[(（][^()（）]{1,60}[)）])?" + _IS)
_SHORT = re.compile(r"[^.,;:!?()]{1,60}\(([^()]{1,60})\)" + _IS)
_QUOTES = "\"'“”‘’«»„* "
_ENDINGS = ("", "s", "es")


def defines(sentence: str, title: str) -> bool:
    """Whether a sentence begins by saying what that is which `title` names: “A mesh (of radios) is …”,
    “Data types that merge (CRDTs) are …”."""
    said, name = _even(sentence), _even(title.removesuffix("s"))  # the S of CSS makes no plural
    if not name:
        return False
    article = _ARTICLE.match(said)
    for start in (0, article.end()) if article else (0,):
        if said.startswith(name, start) and _AFTER.match(said, start + len(name)):
            return True
    short = _SHORT.match(said)
    return short is not None and _is_called(short[1], name)


def _is_called(said: str, name: str) -> bool:
    return any(
        one.startswith(name) and one[len(name) :] in _ENDINGS for one in (said, said.strip(_QUOTES))
    )


def _even(text: str) -> str:
    """`text` in small letters, a space in place of each hyphen and run of spaces."""
    return " ".join(text.lower().replace("-", " ").split())

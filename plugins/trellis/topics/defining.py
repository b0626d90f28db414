"""GATHER: whether a sentence says what a topic is."""

from __future__ import annotations

import re
from functools import lru_cache

_ARTICLE = (
    r"(?:(?:the|an?|der|die|das|ein|eine|le|la|les|une?|el|los|las|il|lo|gli|het|een|os?)\s+|l['’])"
)
_IS = (
    r"(?:\s+(?:is|are|was|were|means?|refers?|describes?|denotes?|ist|sind|war|waren|bezeichnet|heißt|est|sont"
    r"|désignent?|era|es|son|è|sono|zijn|betekent|é|são)\b|\s?(?:是|为|為|指|即|とは|は))"
)


@lru_cache(maxsize=64)
def _definition(title: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[\s-]+", title)]
    last = words[-1].removesuffix("s")
    name = r"[\s-]".join([*words[:-1], f"{last}(?:e?s)?"])
    bracket = r"(?:\s?[(（][^()（）]{1,60}[)）])?"
    short = rf"[^.,;:!?()]{{1,60}}\(\W?{name}\W?\)"
    return re.compile(rf"{_ARTICLE}?(?:{name}{bracket}|{short}),?{_IS}", re.IGNORECASE)


def defines(sentence: str, title: str) -> bool:
    """Whether a sentence begins by saying what that is which `title` names: “A mesh (of radios) is …”."""
    return _definition(title).match(sentence) is not None

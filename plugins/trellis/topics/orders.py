"""GATHER: whether a sentence tells its reader to do something."""

from __future__ import annotations

import re

from trellis.keywords.parts import parts

_ORDER_WORDS = """
    open click press choose select go set type enter tap drag hover follow note check make ensure try add
    install run copy paste remove delete create use read watch learn find imagine consider suppose let be
    don't do
    wähle öffne klicke drücke klicken wählen öffnen cliquez ouvrez choisissez appuyez haga pulse abra
"""
_ORDERS = frozenset(_ORDER_WORDS.split())
_FIRST = re.compile(
    r"\W*(?:(?:please|only|just|simply|always|never|first|then|now|bitte)\s+)*([^\W\d_][\w'’]*)(?:\s+(\w+))?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[^,.;:]{3,100}, (?:and |then |please |simply |just )*([a-z]+) (\w+)")
_IN_OTHERS = {
    "de": re.compile(r"\W*\w+n Sie\b"),
    "fr": re.compile(r"\W*\w+ez\b"),
    "zh": re.compile(r"\W*[请請]"),
}
_AFTER_IN_OTHERS = {
    "de": re.compile(r"[^.;:]{3,150}, (?:und |dann |so )*\w+n Sie\b"),
    "fr": re.compile(r"[^.;:]{3,150}, \w+ez\b"),
    "zh": re.compile(r"[^。；：]{2,60}，(?:你|您)?(?:请|請|可以|应该|應該|需要|应当)"),
}


def orders(sentence: str, lang: str) -> bool:
    """Whether a sentence begins with what its reader is to do: “Open the gate.”"""
    elsewhere = _IN_OTHERS.get(lang)
    return _is_order(_FIRST.match(sentence), lang) or bool(elsewhere and elsewhere.match(sentence))


def orders_in_a_case(sentence: str, lang: str) -> bool:
    """Whether it says when or what for, and then what to do: “To see the pond, open the gate.”"""
    elsewhere = _AFTER_IN_OTHERS.get(lang)
    return _is_order(_AFTER.match(sentence), lang) or bool(elsewhere and elsewhere.match(sentence))


def _is_order(found: re.Match[str] | None, lang: str) -> bool:
    if found is None or found[2] in ("of", "is", "are"):
        return False
    word = found[1].casefold().replace("’", "'")
    return word in _ORDERS or (lang == "en" and word.isascii() and parts("en")[word] == "V")

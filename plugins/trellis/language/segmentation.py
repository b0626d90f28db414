"""Where sentences end."""

from __future__ import annotations

import re
import unicodedata

from trellis.language.stopwords import STOPWORDS

_END = re.compile(
    r"[。！？｡]+[」』）〉》】”’]*"
    r"|[.!?…]+[\"'”’»)\]]*(?=\s|$)"
    r"|\n[ \t]*\n"
)
_BEFORE_LAST_WORD = re.compile(r".*[\s(\[\"“„«'‘]", re.DOTALL)
_NEXT_WORD = re.compile(r"[\s\"'“„«‘(\[¿¡*_–—-]*([^\s.,;:!?…)\]\"”’»]+)(\.?)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ORDINAL = re.compile(r"\d{1,2}")

_NEVER_LAST = {
    "": "dr prof mr mrs ms st vs cf fig figs vol ed eds pp ca approx resp incl jr sr no nr art",
    "en": "messrs rev hon gen col sgt capt lt gov sen rep eq eqs sec ch viz al dept univ est",
    "de": "z.b d.h u.a i.d.r s.o s.u o.ä bzw vgl sog ggf evtl abs abb bd hr fr hrsg str tel ugs"
    " usw zzgl inkl max min mio mrd geb",
    "fr": "m mm mme mlle mmes p.ex env éd",
    "es": "sra sres ud uds p.ej pág págs núm",
    "pt": "sra sres pág págs núm p.ex exmo",
    "it": "sig sigg dott pag pagg ecc es",
    "nl": "dhr mevr bijv o.a d.w.z m.b.t blz enz nl",
    "ru": "т.е т.к г ул рис см",
}
"""Abbreviations by language ("" for all) after which a sentence goes on."""
_MAY_BE_LAST = frozenset(["etc", "jr", "sr", "inc", "usw", "ecc", "enz", "al", "st", "no", "art"])
"""Those that end a sentence when a capital follows that begins one."""


def sentences(text: str, lang: str) -> list[str]:
    """The sentences of one block of plain text, in order, white space collapsed.

    A full stop ends a sentence unless it belongs to an abbreviation, initials or a number, or what
    follows goes on in lower case.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    found: list[str] = []
    start = 0
    for mark in _END.finditer(text):
        if _ends(text, start, mark, lang):
            found.append(text[start : mark.end()])
            start = mark.end()
    found.append(text[start:])
    return [sentence for piece in found if (sentence := " ".join(piece.split()))]


def _ends(text: str, start: int, mark: re.Match[str], lang: str) -> bool:
    """Whether the sentence that begins at `start` ends with `mark`."""
    stop = mark.group()
    if stop[0] in "。！？｡":
        return True
    if stop[0] == "\n":
        return True
    following = _NEXT_WORD.match(text, mark.end())
    if following is None:
        return True
    word, dot = following.groups()
    if word[0].islower():
        return False
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    return _full_stop(text[max(start, mark.start() - 40) : mark.start()], word, dot, lang)


def _full_stop(before: str, following: str, dot: str, lang: str) -> bool:
    """Whether the full stop after `before` ends a sentence, `following` being the next word."""
    earlier = _BEFORE_LAST_WORD.match(before)
    start = earlier.end() if earlier else 0
    word = before[start:].casefold()
    if not word:
        return True
    begins = not dot and following.casefold() in STOPWORDS.get(lang, frozenset())
    if word in _abbreviations(lang):
        return begins and word in _MAY_BE_LAST
    if _DOTTED.fullmatch(word):
        return begins and (len(following) > 1 or following == "I")
    if _ORDINAL.fullmatch(word):
        first = not before[:start].strip()
        return not first and (lang != "de" or begins)
    return True


def _abbreviations(lang: str) -> frozenset[str]:
    return _ABBREVIATIONS.get(lang, _ABBREVIATIONS[""])


_ABBREVIATIONS = {
    lang: frozenset((_NEVER_LAST[""] + " " + words).split()) for lang, words in _NEVER_LAST.items()
}

"""Noun phrases as patterns over parts of speech.

Every word is one letter, a text a string of letters, and a noun phrase a match of a regular
expression (as in Justeson & Katz 1995), so that the work per word is a dictionary's.

    N noun   P plural   v noun or verb   w noun that says little alone   u both   g noun in -ing
    A adjective   E participle in -ed   G other word in -ing   V verb   r adverb
    d determiner   p pronoun or modal   b be, have   t to   o of   s other function word
    C capitalised word that would be no noun otherwise   U run of a script without spaces
    . sentence ends   , other break   ( )
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from trellis.keywords import english
from trellis.language import STOPWORDS, UNSPACED, fold, stems

_ENDS = frozenset(".!?…:•。！？") | {"\n\n"}
_CODE = re.compile(r"_|://|@|^www\.|^[a-z]{2,}[A-Z]\w*[A-Z]|[a-z]\.[a-z]|^\d|^[0-9a-f]{6,}$")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_OF = {
    "fr": frozenset(["de", "d'", "du", "des"]),
    "es": frozenset(["de", "del"]),
    "pt": frozenset(["de", "do", "da", "dos", "das"]),
    "it": frozenset(["di", "del", "della", "dei", "delle", "dell'", "d'"]),
}


class Parts(dict[str, str]):
    """The part of speech of each word as written, in one language."""

    _FULL = 400_000

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self._stems = stems(lang)
        self._stop = STOPWORDS.get(lang, frozenset())
        self._of = _OF.get(lang, frozenset())

    def __missing__(self, word: str) -> str:
        if len(self) >= self._FULL:
            self.clear()
        letter = self[word] = self._letter(word)
        return letter

    def _letter(self, word: str) -> str:
        if _UNSPACED.match(word):
            return "U"
        if not word[0].isalnum():
            return "." if word in _ENDS or word.isspace() else word if word in "()" else ","
        folded = fold(word, self._lang)
        if self._lang == "en":
            return self._english(word, folded)
        if folded.replace("’", "'") in self._of:
            return "o"
        if folded in self._stop or not self._stems[word] or _unfit(word):
            return "s"
        if self._lang == "de":
            return "N" if word[0].isupper() else "A" if _DECLINED.search(folded) else "s"
        return "N"

    def _english(self, word: str, folded: str) -> str:
        letter = english.part_of_speech(folded)
        if letter in "NPvwu" and word.endswith(("'s", "’s")):
            return "A" if word[0].isupper() else "s"
        if letter in "tobpd":
            return letter
        if letter == "s":
            return "C" if word[0].isupper() and folded not in self._stop else "s"
        if _unfit(word):
            return ","
        if letter in "VvwuAEr" and word[0].isupper():
            return "N" if word.isupper() and len(word) > 1 and letter != "r" else "C"
        return letter


_DECLINED = re.compile(
    r"(?:isch|lich|ig|bar|sam|los|ell|al|iv|är|ant|ent|haft|end|ert|iert)(?:e|en|er|es|em)?$"
)


_MASKS = {
    "en": (
        # A verb follows a pronoun or modal, a participle of the passive and perfect an auxiliary.
        (re.compile(r"(?<=p)([rs]{0,2})[vuwNPgGEC]"), r"\1V"),
        (re.compile(r"(?<=t)(r?)[vu]"), r"\1V"),
        (re.compile(r"(?<=t)[Nw](?=d)"), "V"),
        (re.compile(r"(?<=b)([rs]{0,2})E"), r"\1V"),
        # So is what stands between a noun and an article, before an adverb, or after a plural.
        (re.compile(r"(?<=[NPvuwgGAC])[vuwNP](?=d)|(?<=[NPvuwgC])[vu](?=r)|(?<=P)[vu]"), "V"),
    )
}
_NOUN_PHRASES = {
    # Names may hold capitalised words of any kind; a weak noun needs company.
    "en": re.compile(r"(?:C(?=[CNP])|[NPvgwuAE])[NPvgwuAEGC]{0,6}[NPvgwuG]|(?<=[NC])C|[NPvg]"),
    "de": re.compile(r"A?N{1,3}"),
    "": re.compile(r"NoN|N{1,3}"),
}
_LONGEST = 4


def noun_phrases(
    found: Sequence[str], lang: str, headed: Sequence[bool]
) -> tuple[str, list[tuple[int, int]]]:
    """The letter of every word of `found`, and where noun phrases start and end, in order."""
    known = parts(lang)
    letters = "".join([known[word] for word in found])
    if "C" in letters:
        letters = _lowered(letters, found, known, headed)
    masked = letters
    for pattern, replacement in _MASKS.get(lang, ()):
        masked = pattern.sub(replacement, masked)
    pattern = _NOUN_PHRASES.get(lang, _NOUN_PHRASES[""])
    spans = []
    for match in pattern.finditer(masked):
        start, end = match.span()
        start = max(start, end - _LONGEST)
        spans.append((start, end))
    return letters, spans


def _lowered(letters: str, found: Sequence[str], known: Parts, headed: Sequence[bool]) -> str:
    """`letters` with capitals that only the place calls for read as if they were small."""
    changed = list(letters)
    at = letters.find("C")
    while at >= 0:
        if headed[at] or at == 0 or letters[at - 1] == ".":
            changed[at] = known[found[at].lower()]
        at = letters.find("C", at + 1)
    return "".join(changed)


def _unfit(word: str) -> bool:
    """Whether `word` looks like code, an address, a number or a mere letter."""
    if len(word) < 2 or len(word) > 40 or _CODE.search(word):
        return True
    digits = sum(character.isdigit() for character in word)
    return digits > 3 or digits * 2 > len(word)


@cache
def parts(lang: str) -> Parts:
    """The parts of speech of `lang`, shared by all who ask."""
    return Parts(lang)

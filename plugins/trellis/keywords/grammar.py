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

_ENDS = frozenset(".!?…:•。！？\ue000")
_CODE = re.compile(r"_|://|@|^www\.|^[a-z]{2,}[A-Z]\w*[A-Z]|[a-z]\.[a-z]|^\d|^[0-9a-f]{6,}$")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_OF = {
    "fr": frozenset(["de", "d'", "du", "des"]),
    "es": frozenset(["de", "del"]),
    "pt": frozenset(["de", "do", "da", "dos", "das"]),
    "it": frozenset(["di", "del", "della", "dei", "delle", "dell'", "d'"]),
}
_BEFORE_NOUNS = {
    "fr": "le la l' les un une au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre"
    " vos leur leurs en dans sur sous avec sans par pour vers entre contre chaque plusieurs",
    "es": "el la los las un una unos unas al este esta estos estas ese esa su sus mi mis tu tus nuestro"
    " nuestra nuestros nuestras en con sin por para sobre entre hacia contra cada varios varias",
    "pt": "o a os as um uma ao aos à às no na nos nas num numa pelo pela pelos pelas este esta esse essa"
    " seu sua seus suas meu minha nosso nossa em com sem por para sobre entre contra cada vários várias",
    "it": "il lo la l' i gli le un uno una un' al allo alla all' ai agli alle dal dalla dall' dai dalle"
    " nel nella nell' nei nelle sul sulla sull' sui sulle questo questa questi queste il suo sua suoi"
    " sue in con su per tra fra senza contro ogni",
    "nl": "de het een dit dat deze die mijn jouw zijn haar ons onze hun geen elke elk in op aan met van"
    " voor door uit over onder tussen naar tegen zonder tot",
    "sv": "en ett den det de denna detta min sin i på av till från med utan för om mellan genom",
    "da": "en et den det de denne dette min sin i på af til fra med uden for om mellem gennem",
    "no": "en ei et den det de denne dette min sin i på av til fra med uten for om mellom gjennom",
}
"""Articles and prepositions: what a noun phrase follows in languages whose words we cannot tag."""


class Parts(dict[str, str]):
    """The part of speech of each word as written, in one language."""

    _FULL = 400_000

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self._stems = stems(lang)
        self._stop = STOPWORDS.get(lang, frozenset())
        self._of = _OF.get(lang, frozenset())
        self._before = frozenset(_BEFORE_NOUNS.get(lang, "").split())

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
        plain = word.casefold().replace("’", "'")
        if plain in self._of:
            return "o"
        if plain in self._before:
            return "d"
        if folded in self._stop or not self._stems[word] or _unfit(word):
            return "s"
        return self._german(word, folded) if self._lang == "de" else "N"

    def _german(self, word: str, folded: str) -> str:
        if folded in _EMPTY_GERMAN:
            return "s"
        return "N" if word[0].isupper() else "A" if declined(folded) else "s"

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
    r"\w{3}(?:isch|lich|(?<!e)ig|bar|sam|los|al|iv|är|ant|ent|haft)(?:e|en|er|es|em)$"
    r"|\w{4}(?:ell|end|iert)(?:e|er|es|em)$"
)
_EMPTY_GERMAN = frozenset(
    """
    januar februar märz april mai juni juli august september oktober november dezember montag dienstag
    mittwoch donnerstag freitag samstag sonnabend sonntag uhr tag tage tagen jahr jahre jahren woche
    wochen monat monate stunde stunden minute minuten zeit mal male art weise teil teile fall fälle
    beispiel beispiele ding dinge sache sachen grund gründe anzahl reihe menge seite seiten ende anfang
    weg stelle punkt punkte frage fragen rahmen hinblick bezug folge laufe verlauf übrigen prozent
    million millionen milliarde milliarden tausend hundert leute mensch kapitel abschnitt abbildung
    """.split()  # noqa: SIM905 (a table reads better than quotes)
)


def declined(word: str) -> bool:
    """Whether the German `word` (casefolded) has the ending of a declined adjective."""
    return _DECLINED.search(word) is not None


_MASKS = {
    "en": (
        # A verb follows a pronoun or modal, a participle of the passive and perfect an auxiliary.
        (re.compile(r"(?<=p)([rs]{0,2})[vuwNPgGEC]"), r"\1V"),
        (re.compile(r"(?<=t)(r?)[vu]"), r"\1V"),
        (re.compile(r"(?<=t)[Nw](?=d)"), "V"),
        (re.compile(r"(?<=b)([rs]{0,2})E"), r"\1V"),
        # So is what gives an order at the start of a sentence.
        (re.compile(r"(?<=\.)[vu](?=[NPAEgwvuCd])"), "V"),
        # So is what stands between a noun and an article, before an adverb, or after a plural.
        (re.compile(r"(?<=[NPvuwgGAC])[vuwNP](?=d)|(?<=[NPvuwgC])[vu](?=r)|(?<=P)[vu]"), "V"),
    )
}
_NOUN_PHRASES = {
    # Names may hold capitalised words of any kind; a weak noun needs company.
    "en": re.compile(r"(?:C(?=[CNP])|[NPvgwuAE])[NPvgwuAEGC]{0,6}[NPvgwuG]|(?<=[NC])C|[NPvg]"),
    "de": re.compile(r"A{0,2}N{1,3}"),
    **dict.fromkeys(_OF, re.compile(r"(?<=[do.,])(?:NoN|N{1,3})")),
    **dict.fromkeys(sorted({*_BEFORE_NOUNS} - {*_OF}), re.compile(r"(?<=[d.,])N{1,3}")),
    "": re.compile(r"N{1,3}"),
}
TAGGED = frozenset({"en", "de", "ja", "zh"})
"""Languages whose nouns are told from other words."""
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
        if lang not in TAGGED and end - start > 1:
            spans += _within(start, end, masked, lang)
    return letters, spans


def _within(start: int, end: int, letters: str, lang: str) -> list[tuple[int, int]]:
    """Shorter phrases in a run that may be more than a phrase, as languages put their nouns.

    In Romance languages the noun comes first, in others it may be any.
    """
    first = [(start, start + 1)]
    if lang in _OF:
        return first + ([(start, start + 2)] if letters[start:end] == "NNN" else [])
    pairs = [(at, at + 2) for at in range(start, end - 1)] if end - start > 2 else []
    if lang in _BEFORE_NOUNS:
        return pairs
    return pairs + [(at, at + 1) for at in range(start, end)]


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

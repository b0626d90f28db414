"""The part of speech of a word, as a letter of the alphabet that `grammar` reads."""

from __future__ import annotations

import re
from functools import cache

from trellis.keywords import english, german_words
from trellis.keywords.which_words import WHICH
from trellis.language import LATIN, STOPWORDS, UNSPACED, fold, stems

SENTENCE = "\ue000"
HEADING = "\ue001"
"""Private characters that stand before a block of running text, and (both) before a heading."""
_ENDS = frozenset(f".!?…:•。！？{SENTENCE}")
_CODE = re.compile(
    r"_|://|@|^www\.|^[a-z]{2,}[A-Z]\w*[A-Z]|[A-Za-z]{2}\.(?!js$|ai$)[A-Za-z]|^\d|^[0-9a-f]{6,}$"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
OF = {
    "fr": frozenset(["de", "d'", "du", "des", "à"]),
    "es": frozenset(["de", "del"]),
    "pt": frozenset(["de", "do", "da", "dos", "das"]),
    "it": frozenset(["di", "del", "della", "dei", "delle", "dell'", "d'"]),
}
"""`of` in languages that put the noun first."""
BEFORE_NOUNS = {
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
ARTICLES = {
    "fr": "le la l' les un une au aux ce cet cette ces mon ma mes son sa ses notre nos votre vos leur leurs",
    "es": "el la los las un una unos unas al este esta estos estas su sus",
    "pt": "o a os as um uma ao à no na nos nas num numa pelo pela este esta esse essa seu sua",
    "it": "il lo la l' i gli le un uno una un' al allo alla dal dalla nel nella sul sulla questo questa",
}
_VERBS = {
    "fr": re.compile(
        r"\w{2,}(?:[^eiu]er|[^aeou]ier|quer|guer|(?<!eu)(?<!oi)(?<!ai)ir|ndre|ttre|uire|crire|aître|[^m]ant)$"
    ),
    "es": re.compile(r"\w{2,}[aei]r$"),
    "pt": re.compile(r"\w{2,}[aei]r$"),
    "it": re.compile(r"\w{2,}[aei]re$"),
}
_ORDERED = {"fr": re.compile(r"\w{3,}ez$")}
_ENGLISH = frozenset(
    word for word in STOPWORDS["en"] if re.search("th|wh|ould|^you|^our", word) and word.isalpha()
)
"""Function words that show a text of another language to quote English."""


_DECLINED = re.compile(
    r"\w{3}(?:isch|lich|(?<!e)ig|bar|sam|los|al|iv|är|ant|ent|haft)(?:e|en|er|es|em)$"
    r"|\w{4}(?:ell|end|iert)(?:e|er|es|em)$"
)
_DECLENSION = re.compile("e[nrsm]?$")


def declined(word: str) -> bool:
    """Whether the German `word` (casefolded) has the ending of a declined adjective."""
    return _DECLINED.search(word) is not None


def may_be_verb(word: str, before: str, lang: str) -> bool:
    """Whether a word of a Romance language looks like an infinitive, with no article before it."""
    verb = _VERBS.get(lang)
    if verb is None or not verb.match(word.casefold()):
        return False
    return before.casefold().replace("’", "'") not in ARTICLES[lang].split()


class Parts(dict[str, str]):
    """The part of speech of each word as written, in one language."""

    _FULL = 400_000

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self._stems = stems(lang)
        self._stop = STOPWORDS.get(lang, frozenset())
        self._of = OF.get(lang, frozenset())
        self._before = frozenset(BEFORE_NOUNS.get(lang, "").split())
        self._which = WHICH.get(lang, frozenset())
        self._ordered = _ORDERED.get(lang)

    def __missing__(self, word: str) -> str:
        if len(self) >= self._FULL:
            self.clear()
        letter = self[word] = self._letter(word)
        return letter

    def _letter(self, word: str) -> str:
        if _UNSPACED.match(word):
            return "U"
        if not word[0].isalnum():
            return ":" if word == HEADING else "." if _ends(word) else word if word in "()" else ","
        folded = fold(word, self._lang)
        if self._lang == "en" or (self._lang not in LATIN and word.isascii()):
            return self._english(word, folded)
        return self._other(word, folded)

    def _other(self, word: str, folded: str) -> str:
        plain = word.casefold().replace("’", "'")
        if plain in self._of:
            return "o"
        if plain in self._before or plain in self._which:
            return "d"
        if self._lang == "de" and word in german_words.SUBJECTS:
            return "p"
        if folded in self._stop or not self._stems[word] or _unfit(word):
            return "s"
        if plain in _ENGLISH or (self._ordered and self._ordered.match(plain)):
            return "s"
        return self._german(word, folded) if self._lang == "de" else "N"

    def _german(self, word: str, folded: str) -> str:
        if folded in german_words.EMPTY or _DECLENSION.sub("", folded) in german_words.POINTING:
            return "s"
        if word[0].isupper():
            return "w" if folded in german_words.MEASURES else "N"
        return "A" if declined(folded) else "s"

    def _english(self, word: str, folded: str) -> str:
        letter = english.part_of_speech(folded)
        if letter in "NPBWvwux" and word.endswith(("'s", "’s")):
            return "A" if word[0].isupper() else "s"
        if letter in "tobpdc":
            return letter
        if letter == "s":
            return "C" if word[0].isupper() and folded not in self._stop else "s"
        if _unfit(word):
            return ","
        if letter in "VvwWxuAEr" and word[0].isupper():
            return "N" if word.isupper() and len(word) > 1 and letter != "r" else "C"
        return letter


def _ends(word: str) -> bool:
    return word in _ENDS or word.isspace()


def _unfit(word: str) -> bool:
    """Whether `word` looks like code, an address, a number or a mere letter."""
    if len(word) < 2 or len(word) > 40 or word.count("-") > 3 or _CODE.search(word):
        return True
    if word.isalpha():
        return False
    digits = sum(character.isdigit() for character in word)
    return digits > 3 or digits * 2 > len(word)


@cache
def parts(lang: str) -> Parts:
    """The parts of speech of `lang`, shared by all who ask."""
    return Parts(lang)

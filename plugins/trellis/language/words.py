"""Words and stems.

Every distinct word is stemmed once per process: a stemmer in pure Python costs some twenty
microseconds, a dictionary a twentieth of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from sys import intern
from typing import Protocol

import snowballstemmer

from trellis.language.spelling import one_spelling
from trellis.language.stopwords import STOPWORDS

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a51\u0b82-\u0bd7\u0c00-\u0c56\u0d00-\u0d57"
"""Marks that stand within words and that `\\w` leaves out."""
UNSPACED = "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Characters of scripts that put no space between words, for a regular expression's class."""

_LETTER = rf"(?:[^\W_{UNSPACED}]|[{_MARKS}])"
_CORE = rf"{_LETTER}+(?:[-'’‐‑.&_]{_LETTER}+)*"
_BREAK = rf"\n[ \t]*\n|[^\w\s{_MARKS}]|_"
_ADDRESS = r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}"
_DOTTED = r"(?:[^\W\d_]\.){2,}"
_UNSPACED_RUN = rf"[{UNSPACED}]+"
_PATTERN = "|".join((_ADDRESS, _DOTTED, rf"[A-Z](?:\+\+|#)(?!\w)", _CORE, _UNSPACED_RUN, _BREAK))
_WORDS = re.compile(_PATTERN)
_ELIDED = re.compile(
    r"\b(?:[cdjlmnstCDJLMNST]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Uu]n|(?:[Dd]|[Aa]|[Nn]|[Dd]a|[Ss]u)e?ll"
    rf"|[Qq]u?e(?:ll|st))['’](?=\w)|{_PATTERN}"
)
_ELIDING = frozenset({"fr", "it", "ca"})

_UNSPACED_FIRST = re.compile(_UNSPACED_RUN)
_SCRIPT_RUNS = re.compile(
    r"[\u30a1-\u30fa\u30fc-\u30ff]+|[\u3041-\u309f]+|[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|."
    r"+"
)
_HIRAGANA = re.compile(r"[\u3041-\u309f]+")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30ff]{2,}")

_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
_KOREAN_PARTICLES = re.compile(
    r"(?<=[\uac00-\ud7a3]{2})(?:에서는|에서|에게|으로|까지|부터|처럼|보다|이나|은|는|이|가|을|를|에|의|와|과|도|만|로)$"
)
_PARTS = re.compile(r"[-‐‑&_./]+")
_LONGEST = 60
"""Characters: what is longer is no word."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (snowballstemmer's name)


def words(text: str, lang: str) -> list[str]:
    """The words of `text` as written, in order, and between them what separates phrases.

    Hyphenated and dotted words are one; an unspaced script's run is one; addresses are one;
    punctuation marks and empty lines stand as themselves, so that no phrase spans them.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return (_ELIDED if lang in _ELIDING else _WORDS).findall(text)


def tokens(text: str, lang: str) -> list[str]:
    """Stemmed, casefolded content words of `text` in order; CJK runs as segments or bigrams."""
    return content(words(text, lang), lang)


def content(found: Iterable[str], lang: str) -> list[str]:
    """The tokens of words that `words` found."""
    known = stems(lang)
    return " ".join([known[word] for word in found]).split()


class Stems(dict[str, str]):
    """The tokens that each word as written stands for, space-separated; "" for none.

    Stop words, numbers, single letters, addresses and punctuation stand for none; parts of a
    hyphenated word are tokens of their own. Filled as words are asked for, emptied when full.
    """

    _FULL = 400_000

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._stop = STOPWORDS.get(lang, frozenset())
        self._stem = _stemmer(lang)
        self._lang = lang

    def __missing__(self, word: str) -> str:
        if len(self) >= self._FULL:
            self.clear()
        value = self[word] = intern(" ".join(self._tokens(word)))
        return value

    def _tokens(self, word: str) -> list[str]:
        if _UNSPACED_FIRST.match(word):
            return _segments(word)
        folded = fold(word, self._lang)
        if folded in self._stop or len(folded) > _LONGEST or "://" in folded or "@" in folded:
            return []
        if folded.startswith("www."):
            return []
        parts = _joined([part for part in _PARTS.split(folded) if part])
        return [
            self._stem(one_spelling(part, self._lang))
            for part in parts
            if len(part) > 1 and not part.isdecimal() and part not in self._stop
        ]


@cache
def stems(lang: str) -> Stems:
    """The stems of `lang`, shared by all who ask."""
    return Stems(lang)


def fold(word: str, lang: str) -> str:
    """`word` casefolded, with one kind of apostrophe and without an English possessive."""
    folded = word.casefold().replace("’", "'")
    if lang in _ELIDING:
        return folded.rstrip("'")
    return folded.removesuffix("'s") if len(folded) > 3 else folded


def _joined(parts: list[str]) -> list[str]:
    """`e-mail` and `x-ray` are one word; `decision-making` is two."""
    if len(parts) == 2 and len(parts[0]) == 1 and not parts[1].isdecimal():
        return ["".join(parts)]
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        return ["".join(parts)]
    if len(parts) == 2 and parts[1].isdecimal():
        return ["".join(parts)]
    return parts


def _stemmer(lang: str) -> Callable[[str], str]:
    """The stemmer of `lang`; for a language without one, words stay as they are."""
    if lang == "ko":
        return lambda word: _KOREAN_PARTICLES.sub("", word)
    algorithm = _ALGORITHMS.get(lang)
    if algorithm is None or algorithm not in snowballstemmer.algorithms():
        return str
    stemmer: _Stemmer = snowballstemmer.stemmer(algorithm)
    return stemmer.stemWord


def _segments(run: str) -> list[str]:
    """Tokens of a run without spaces: katakana whole, hiragana left out, others as bigrams."""
    found: list[str] = []
    for part in _SCRIPT_RUNS.findall(run):
        if _HIRAGANA.fullmatch(part):
            continue
        if len(part) < 3 or _KATAKANA.fullmatch(part):
            found.append(part)
        else:
            found += [part[at : at + 2] for at in range(len(part) - 1)]
    return found

"""Words and stems.

What stands between two spaces is cut into words once per process, and every distinct word stemmed
once: a dictionary is a hundred times faster than either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain, groupby
from sys import intern
from unicodedata import category

import Stemmer

from trellis.language.chinese import chinese_words
from trellis.language.english_stems import STEMS
from trellis.language.plurals import singular
from trellis.language.scripts import han_script
from trellis.language.spelling import one_spelling
from trellis.language.stopwords import STOPWORDS

UNSPACED = (
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003ffff"
)
"""Characters of scripts that put no space between words, for a regular expression's class."""


def _ranges(categories: str) -> str:
    """The characters below U+10000 whose category begins with one of `categories`, as ranges.

    The engine looks up a class of ranges in a table; `\\w` with exceptions it checks one by one.
    """
    every = re.sub(f"[{UNSPACED}]", "\0", "".join(map(chr, range(0x10000))))
    marks = "".join(["x" if of[0] in categories else " " for of in map(category, every)])
    runs = [run.span() for run in re.finditer("x+", marks)]
    return "".join([f"{chr(start)}-{chr(end - 1)}" for start, end in runs])


LETTERS = _ranges("LNM")
"""Characters of words in all other scripts, marks and digits included, for the same."""

_LETTER = f"[{LETTERS}]"
_JOINER = "[-'’‐‑&._]"
_WORD = rf"{_LETTER}+(?:{_JOINER}{_LETTER}+)*"
_SUFFIX = r"(?:://\S+|@[\w.-]+|(?<=\b[A-Z])(?:\+\+|#))?"
_PATTERN = rf"(?:[A-Za-z]\.){{2,}}|{_WORD}{_SUFFIX}|[{UNSPACED}]+|\S"
_WORDS = re.compile(_PATTERN)
_ELISIONS = (
    r"\b(?:[cdjlmnst]|[ld]orsqu|puisqu|jusqu|qu|(?:d|a|ne|da|su)ll|de?ll|quell|quest|un)['’](?=\w)"
)
_ELIDING = frozenset({"fr", "it", "ca"})
_EMPTY_LINE = re.compile(r"(\n[ \t]*\n)")
_FULL = 400_000
"""Entries of a table; one that is full is emptied."""

_UNSPACED_FIRST = re.compile(f"[{UNSPACED}]")
_SCRIPT_RUNS = re.compile(
    r"[\u30a1-\u30fa\u30fc-\u30ff]+|[\u3041-\u309f]+|[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|."
    r"+"
)
_HIRAGANA = re.compile(r"[\u3041-\u309f]+")
_PARTICLES = re.compile("[的了是这這那我你您他她它们們吗嗎呢吧啊与與]|^和|和$")
"""Chinese characters that make no part of a word that tells anything."""
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30ff]{2,}")

LATIN = frozenset(
    """
    ca cs da de en es et eu fi fr hr hu id it lt lv nl no pl pt ro sk sl sv tr vi
    """.split()  # noqa: SIM905 (a table reads better than quotes)
)
"""Languages in Latin script; in all others Latin words are taken for English."""
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
_ADDRESS = re.compile(r"://|@|^www\.")
_PARTS = re.compile(r"[-‐‑&_./]+")
_LONGEST = 60
"""Characters: what is longer is no word."""


class _Cuts(dict[str, tuple[str, ...]]):
    """The words of what stands between two spaces. Filled as they are asked for, emptied when full."""

    def __init__(self, *, eliding: bool) -> None:
        super().__init__()
        # Small and capital letters alike make a pattern slow to compile: only who needs it pays.
        pattern = re.compile(f"{_ELISIONS}|{_PATTERN}", re.IGNORECASE) if eliding else _WORDS
        self._find = pattern.findall

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple(map(intern, self._find(chunk)))
        if len(chunk) <= _LONGEST:  # a longer one, as in a script without spaces, hardly recurs
            if len(self) >= _FULL:
                self.clear()
            self[chunk] = found
        return found


@cache
def _cuts(*, eliding: bool) -> _Cuts:
    return _Cuts(eliding=eliding)


def words(text: str, lang: str) -> list[str]:
    """The words of `text` as written, in order, and between them what separates phrases.

    Hyphenated and dotted words are one; an unspaced script's run is one; addresses are one;
    punctuation marks and empty lines stand as themselves, so that no phrase spans them.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    cuts = _cuts(eliding=lang in _ELIDING)
    if "\n" not in text:
        return _cut(text, cuts)
    lines = _EMPTY_LINE.split(text)
    found = _cut(lines[0], cuts)
    for gap, after in zip(lines[1::2], lines[2::2], strict=True):
        found += [gap, *_cut(after, cuts)]
    return found


def _cut(text: str, cuts: _Cuts) -> list[str]:
    return list(chain.from_iterable(map(cuts.__getitem__, text.split())))


def tokens(text: str, lang: str) -> list[str]:
    """Stemmed, casefolded content words of `text` in order; CJK runs as segments or bigrams."""
    return content(words(text, lang), lang)


def content(found: Iterable[str], lang: str) -> list[str]:
    """The tokens of words that `words` found."""
    return list(chain.from_iterable(map(stems(lang).__getitem__, found)))


class Stems(dict[str, tuple[str, ...]]):
    """The tokens that each word as written stands for, most often one or none.

    Stop words, numbers, single letters, addresses and punctuation stand for none; parts of a
    hyphenated word are tokens of their own. Filled as words are asked for, emptied when full.
    """

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._stop = STOPWORDS.get(lang, frozenset())
        self._stem = _stemmer(lang)
        self._lang = lang

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _FULL:
            self.clear()
        if _UNSPACED_FIRST.match(word):
            known = tuple(_segments(word, self._lang))
        elif self._lang not in LATIN and word.isascii():
            known = stems("en")[word]
        else:
            folded = fold(word, self._lang)
            known = self._tokens(folded) if folded == word else self[folded]
        self[word] = known
        return known

    def _tokens(self, folded: str) -> tuple[str, ...]:
        if folded in self._stop or len(folded) > _LONGEST or _ADDRESS.search(folded):
            return ()
        parts = _joined([part for part in _PARTS.split(folded) if part])
        return tuple(
            intern(self._stem(one_spelling(singular(part, self._lang), self._lang)))
            for part in parts
            if len(part) > 1 and not part.isdecimal() and part not in self._stop
        )


@cache
def stems(lang: str) -> Stems:
    """The stems of `lang`, shared by all who ask."""
    return Stems(lang)


def fold(word: str, lang: str) -> str:
    """`word` casefolded, with one kind of apostrophe, without an English possessive and a full stop."""
    folded = word.casefold().replace("’", "'").rstrip(".")
    if lang in _ELIDING:
        return folded.rstrip("'")
    while folded.endswith("'s"):
        folded = folded[:-2]
    return folded


def _joined(parts: list[str]) -> list[str]:
    """`e-mail` and `x-ray` are one word; `decision-making` is two."""
    lettered = len(parts) == 2 and (len(parts[0]) == 1) != parts[1].isdecimal()
    initials = len(parts) > 1 and all(len(part) == 1 for part in parts)
    return ["".join(parts)] if lettered or initials else parts


def _stemmer(lang: str) -> Callable[[str], str]:
    """The stemmer of `lang`; for a language without one, words stay as they are."""
    if lang == "ko":
        return lambda word: _KOREAN_PARTICLES.sub("", word)
    algorithm = _ALGORITHMS.get(lang)
    if algorithm is None:
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(algorithm, 0).stemWord  # no cache beside ours
    if lang != "en":
        return stem
    return lambda word: STEMS.get(word) or stem(word)


def _segments(run: str, lang: str) -> list[str]:
    """Tokens of a run without spaces: katakana whole, hiragana left out, others as pairs of signs; those of
    Chinese in simplified characters within its words."""
    known = lang == "zh" and han_script(run) != "Hant"
    found: list[str] = []
    for part in _SCRIPT_RUNS.findall(run):
        if _KATAKANA.fullmatch(part):
            found.append(part)
        elif not _HIRAGANA.fullmatch(part):
            words = _chinese_pieces(part) if known else [part]
            found += chain.from_iterable(map(_pairs_of, words))
    return [part for part in found if not _PARTICLES.search(part)]


def _pairs_of(part: str) -> list[str]:
    return [part] if len(part) < 3 else [part[at : at + 2] for at in range(len(part) - 1)]


def _chinese_pieces(run: str) -> list[str]:
    """The words of a run, and between them what is none: signs that stand alone, together."""
    pieces = groupby(chinese_words(run), lambda word: len(word.text) == 1)
    return [
        piece
        for alone, some in pieces
        for texts in [[word.text for word in some]]
        for piece in (["".join(texts)] if alone else texts)
    ]

"""What entities are called, and where a text says so: all names at once, word by word.

A name is looked up along a table of the beginnings of names, so that the time grows with the length of
the text, whatever the number of names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trellis.entities import Entity
from trellis.language import STOPWORDS, UNSPACED
from trellis.paths import is_index

LONGEST = 12
"""Words of a name that is looked for."""

_MARKS = "\u0300-\u036f"
_TOKEN = re.compile(rf"[{UNSPACED}]|(?:[^\W_{UNSPACED}]|[{_MARKS}])+")
_LETTER = re.compile(r"[^\W\d_]")
_SPACE = re.compile(r"[\s\u00a0\u2010-\u2013-]*[\s\u00a0\u2010\u2011-][\s\u00a0\u2010-\u2013-]*")
_EMPHASIS = re.compile(r"[*_~=]{1,3}")
_SENTENCE_START = re.compile(r"(?:[.!?:…。！？：|]|^)[\s\"'“„«‘(\[*_~=-]*$")
_COMPOUND_BEFORE = re.compile(r"\w[-‐‑]\Z")
_COMPOUND_AFTER = re.compile(r"[-‐‑]\w")
_LAST_WORD = re.compile(r"(\w+)[ -]\Z")
_NEXT_WORD = re.compile(r"[ -]\w")
_WIDEST = 8  # characters between two words of a name
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SCRIPTS = (
    re.compile("[\u3041-\u309f]"),
    re.compile("[\u30a1-\u30fa\u30fc-\u30ff]"),
    re.compile("[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
)


@dataclass(frozen=True, slots=True)
class Called:
    """A name where a text has it: its key, its number of words (characters, where no space parts them),
    its offsets, and whether its capitals show it to be a name (`proper`).
    """

    key: str
    words: int
    start: int
    end: int
    proper: bool


class CalledNames:
    """The titles and aliases of entities by their keys. Linear to build; equal when all names are."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._bearers: dict[str, set[str]] = {}
        self._titles: set[str] = set()
        self._cased: set[str] = set()
        self._first: set[str] = set()
        self._beginnings: set[str] = set()
        for entity in entities:
            if not is_index(entity.id) or entity.fields.get("title"):
                for name in (entity.title, *entity.aliases):
                    self._add(name, entity)
        self._all = frozenset((key, *sorted(ids)) for key, ids in self._bearers.items())
        self._hash = hash((self._all, frozenset(self._cased)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CalledNames):
            return NotImplemented
        return (self._all, self._cased, self._titles) == (other._all, other._cased, other._titles)

    def __hash__(self) -> int:
        return self._hash

    def bearer(self, key: str) -> str:
        """The id of the only entity that is called so; "" when there are several."""
        bearers = self._bearers[key]
        return next(iter(bearers)) if len(bearers) == 1 else ""

    def is_title(self, key: str) -> bool:
        """Whether it is a title, and not only an alias."""
        return key in self._titles

    def within(self, text: str) -> Iterator[Called]:
        """The names that `text` holds: at each place the longest, and none within another."""
        plain = text.isascii()
        tokens = list(_TOKEN.finditer(text.lower() if plain else text))
        after = 0
        for at, token in enumerate(tokens):
            word = token[0] if plain else _fold(token[0])
            if word in self._first and at >= after and (found := self._longest(text, tokens, at)):
                yield found[0]
                after = at + found[1]

    def _add(self, name: str, entity: Entity) -> None:
        tokens = list(_TOKEN.finditer(name))
        if not 0 < len(tokens) <= LONGEST or not _tells(name, tokens, entity.lang):
            return
        beginnings = list(_keys(name, tokens))
        key = beginnings[-1]
        self._first.add(beginnings[0])
        self._beginnings.update(beginnings)
        self._bearers.setdefault(key, set()).add(entity.id)
        if name == entity.title:
            self._titles.add(key)
        if _is_short(key):  # `IT`, not `it`
            self._cased.add(name)

    def _longest(
        self, text: str, tokens: list[re.Match[str]], at: int
    ) -> tuple[Called, int] | None:
        """The longest name that begins at the token numbered `at`, and its number of tokens."""
        longest = None
        for count, key in enumerate(_keys(text, tokens, at), 1):
            if key not in self._beginnings:
                break
            if key in self._bearers:
                start, end = tokens[at].start(), tokens[at + count - 1].end()
                if self._is_said(key, text, start, end) and (
                    count > 1 or not _is_part(text, start, end)
                ):
                    longest = Called(key, count, start, end, _is_proper(text, start, end)), count
        return longest

    def _is_said(self, key: str, text: str, start: int, end: int) -> bool:
        if _is_short(key) and text[start:end] not in self._cased:
            return False
        return _stands_alone(text, start, end)


def _tells(name: str, tokens: list[re.Match[str]], lang: str) -> bool:
    """Whether a name can be told from the words around it: no number or date, not only small words."""
    stopwords = STOPWORDS.get(lang, frozenset())
    if all(token[0].casefold() in stopwords for token in tokens) or not _LETTER.search(name):
        return False
    if _UNSPACED.search(name):
        return len(tokens) > 2 or len(name) > 2
    return len(name) > 3 or (len(name) > 1 and name.isupper())


def _is_short(key: str) -> bool:
    return len(key) <= 3 and key.isascii()


def _keys(text: str, tokens: list[re.Match[str]], at: int = 0) -> Iterator[str]:
    """The key of the token numbered `at`, of it and the next, and so on, as names are compared."""
    key = ""
    for number in range(at, min(at + LONGEST, len(tokens))):
        if number > at:
            key += _between(text[tokens[number - 1].end() : tokens[number].start()])
        key += _fold(tokens[number][0])
        yield key


def _between(separator: str) -> str:
    """What stands between two words: a space or hyphen is one, emphasis is nothing."""
    if separator in ("", " "):
        return separator
    if len(separator) > _WIDEST:
        return "\n"  # in no name
    return _SPACE.sub(" ", _EMPHASIS.sub("", separator))


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the word goes on at neither end, by a hyphen or, without spaces, in the same script."""
    if _COMPOUND_BEFORE.search(text[max(0, start - 2) : start]) or _COMPOUND_AFTER.match(text, end):
        return False
    return not (
        _goes_on(text[start - 1 : start], text[start])
        or _goes_on(text[end - 1], text[end : end + 1])
    )


def _goes_on(one: str, other: str) -> bool:
    return any(script.match(one) and script.match(other) for script in _SCRIPTS)


def _is_proper(text: str, start: int, end: int) -> bool:
    """Whether the capitals of a name are its own, and not those of a sentence's first word."""
    if end - start > 1 and text[start:end].isupper():
        return True
    return text[start].isupper() and not _begins_sentence(text, start)


def _begins_sentence(text: str, at: int) -> bool:
    return bool(_SENTENCE_START.search(text[max(0, at - 12) : at]))


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital has others beside it: then it is part of a longer name."""
    if not text[start].isupper():
        return False
    if (after := _NEXT_WORD.match(text, end)) and text[after.end() - 1].isupper():
        return True
    before = _LAST_WORD.search(text[max(0, start - 40) : start])
    if not before or not before[1][0].isupper():
        return False
    return not _begins_sentence(text, start - len(before[0]))

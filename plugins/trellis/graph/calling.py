"""CONNECT: whether a text calls an entity by name, word for word.

What is near is found by stems, which are quick and may err; what a reader is told must be there to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from operator import eq

from trellis.entities import Entity
from trellis.language import STOPWORDS, UNSPACED

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_FIRST = 3  # letters by which words are looked up
_BETWEEN = 3  # signs between two words, at most
_ENDING = 3  # letters, at most, in which forms of a word differ


class Said:
    """The title and the text of an entity, in which names are looked for."""

    def __init__(self, entity: Entity) -> None:
        said = (entity.title, *(block.text for block in entity.blocks))
        self._text = " ".join(said).casefold()

    def calls(self, other: Entity) -> bool:
        """Whether the title, the file name or an alias of `other` is there, in any form of its words."""
        names = (other.title, other.id.rpartition("/")[2], *other.aliases)
        return any(self._has(name.casefold(), other.lang) for name in names)

    def _has(self, name: str, lang: str) -> bool:
        if _UNSPACED.search(name):
            return name in self._text
        wanted = _WORD.findall(name)
        while wanted and wanted[0] in STOPWORDS.get(lang, ()):
            wanted = wanted[1:]
        return bool(wanted) and any(map(self._stands_at(wanted), self._places(wanted[0][:_FIRST])))

    def _places(self, beginning: str) -> Iterator[int]:
        """Where words begin so."""
        at = self._text.find(beginning)
        while at >= 0:
            if at == 0 or not self._text[at - 1].isalnum():
                yield at
            at = self._text.find(beginning, at + 1)

    def _stands_at(self, wanted: Sequence[str]) -> Callable[[int], bool]:
        size = sum(len(word) + _ENDING + _BETWEEN for word in wanted)

        def stands(at: int) -> bool:
            found = _WORD.findall(self._text[at : at + size])[: len(wanted)]
            return len(found) == len(wanted) and all(map(_are_forms, found, wanted))

        return stands


def _are_forms(one: str, other: str) -> bool:
    """Whether two words differ in how they end alone."""
    if one == other:
        return True
    alike = sum(1 for _ in takewhile(bool, map(eq, one, other)))
    return alike >= _FIRST and max(len(one), len(other)) - alike <= min(_ENDING, alike - 1)

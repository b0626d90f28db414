"""Terms: what a text is found by.

`theme/scripts/search/terms.js` cuts what readers type in the same way; a browser test compares the
two. No stems and no stop words, which would need a program for each language on the reader's side:
the beginning of a term finds it, and terms that stand nearly everywhere are dropped by their number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import chain

from trellis.language import LETTERS, UNSPACED

LONGEST = 40
"""Characters of a term: of a longer word only these count."""

_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
"""What Latin, Greek, Cyrillic, Hebrew and Arabic writers may leave out."""
_SPELLED_OUT = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ς": "σ",
    }
)
_RUNS = re.compile(rf"[{UNSPACED}]+|[{LETTERS}]+")
_UNSPACED_FIRST = re.compile(f"[{UNSPACED}]")
_FULL = 400_000


def fold(text: str) -> str:
    """`text` as it is compared: lower case, without accents and compatibility forms."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().translate(_SPELLED_OUT)
    return unicodedata.normalize("NFC", plain)


def is_unspaced(term: str) -> bool:
    """Whether `term` is of a script that puts no space between words."""
    return _UNSPACED_FIRST.match(term) is not None


def terms(text: str) -> list[str]:
    """The terms of `text` in order. A script without spaces gives pairs of characters, and the last one."""
    found: list[str] = []
    for run in _RUNS.findall(fold(text)):
        if is_unspaced(run):
            found += [run[at : at + 2] for at in range(len(run))]
        else:
            found.append(run[:LONGEST])
    return found


class _Cuts(dict[str, tuple[str, ...]]):
    """The terms of what stands between two spaces. Filled as they are asked for, emptied when full."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple(terms(chunk))
        if len(chunk) <= LONGEST:  # a longer one, as in a script without spaces, hardly recurs
            if len(self) >= _FULL:
                self.clear()
            self[chunk] = found
        return found


_CUTS = _Cuts()


def count(text: str) -> Counter[str]:
    """How often each term stands in `text`. What stands between two spaces is cut once per process."""
    return Counter(chain.from_iterable(map(_CUTS.__getitem__, text.split())))

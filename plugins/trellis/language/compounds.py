"""Compounds: words that some languages write together of others (`Fahrradkette`).

No dictionary tells what they are made of. The words that stand alone beside them do.
"""

from __future__ import annotations

from collections.abc import Container

from trellis.language.words import Stems

COMPOUNDING = frozenset(["da", "de", "nl", "no", "sv"])
"""Languages that write compounds as one word."""

_BOTH = 3  # letters of each of two parts that are words,
_ONE, _REST = 4, 4  # and of the only one that is, and of what is left
_LONGEST = 60  # of a compound; a run of katakana may have thousands


def parts(stem: str, known: Container[str], stems: Stems) -> tuple[str, ...]:
    """The stems that `stem` is made of, those that are `known`: two, or the longest one. `stems` are a table
    of the language that is filled with what stems begin with."""
    if len(stem) > _LONGEST:
        return ()
    best: tuple[int, int, tuple[str, ...]] = (0, 0, ())
    for cut in range(_BOTH, len(stem) - _BOTH + 1):
        written, tail = stem[:cut], stem[cut:]
        head = _head(written, known, stems)
        if head and tail in known:
            best = max(best, (2, min(len(head), len(tail)), (head, tail)))
        elif min(cut, len(tail)) < _REST:
            continue
        elif len(tail) >= _ONE and tail in known:
            best = max(best, (1, len(tail), (tail,)))
        elif len(head) >= _ONE:
            best = max(best, (1, len(head), (head,)))
    return best[2]


def _head(written: str, known: Container[str], stems: Stems) -> str:
    """The stem of the first part, as it is `written` there; "" when it is not known."""
    if written in known:
        return written
    found = stems[written]
    return found[0] if len(found) == 1 and len(found[0]) >= _BOTH and found[0] in known else ""

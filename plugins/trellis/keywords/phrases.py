"""Noun phrases of a text, as candidates for keywords."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from trellis.keywords.grammar import noun_phrases
from trellis.keywords.unspaced import unspaced_phrases
from trellis.keywords.values import Phrases
from trellis.language import stems, words

Span = tuple[int, int]


class Placed(NamedTuple):
    """The phrases of a text, where each stands in it, and what scripts without spaces add to its words."""

    phrases: Phrases
    places: Sequence[int]
    added: Sequence[str]


def phrases(
    found: Sequence[str], lang: str, headed: Sequence[bool], wished: Iterable[str] = ()
) -> Placed:
    """The candidates among `found`, the words of an entity.

    `headed` says of each word whether it stands in a title or heading, where capitals say little;
    `wished` are phrases that the owner calls keywords, whatever their words are.
    """
    letters, spans = noun_phrases(found, lang, headed)
    if "(" in letters:
        spans = [span for span in spans if not _is_aside(found, letters, *span)]
    if wished:
        spans = _with_wished(spans, list(_places_of(wished, found, lang)))
    starts = [start for start, _ in spans]
    lengths = [end - start for start, end in spans]
    loose = [
        found[start][0].isupper() and (headed[start] or _begins(found, letters, start))
        for start in starts
    ]
    if "U" not in letters:
        return Placed(Phrases(array("I", starts), bytes(lengths), bytes(loose)), starts, ())
    runs = [(at, found[at]) for at, letter in enumerate(letters) if letter == "U"]
    told = unspaced_phrases([run for _, run in runs], lang)
    added = [(at, one) for (at, _), some in zip(runs, told, strict=True) for one in some]
    places = [*starts, *(at for at, _ in added)]
    order = sorted(range(len(places)), key=places.__getitem__)
    starts += range(len(found), len(found) + len(added))
    lengths += [1] * len(added)
    loose += [False] * len(added)
    in_order = Phrases(
        array("I", [starts[one] for one in order]),
        bytes([lengths[one] for one in order]),
        bytes([loose[one] for one in order]),
    )
    return Placed(in_order, [places[one] for one in order], [one for _, one in added])


def _places_of(wished: Iterable[str], found: Sequence[str], lang: str) -> Iterator[Span]:
    """Where phrases stand among `found`: the same stems; of a word that has none, as it is written."""
    known = stems(lang)
    for phrase in wished:
        alike = [known[word] or (word,) for word in words(phrase, lang)]
        for at in range(len(found) - len(alike) + 1 if alike else 0):
            if all(
                (known[found[at + n]] or (found[at + n],)) == one for n, one in enumerate(alike)
            ):
                yield at, at + len(alike)


def _with_wished(spans: Sequence[Span], wished: Sequence[Span]) -> list[Span]:
    """`spans` and those that are `wished`: what only laps over one of these gives way to it, what holds
    it stays."""
    new = {
        (start, end)
        for start, end in wished
        if not any(first <= start and end <= last for first, last in spans)
    }
    kept = [
        (first, last)
        for first, last in spans
        if not any(first < end and start < last for start, end in new)
    ]
    return sorted([*kept, *new])


def _begins(found: Sequence[str], letters: str, at: int) -> bool:
    """Whether the word at `at` is the first of a sentence, whatever quotes stand before it."""
    return letters[at - 1] == "." or (
        at > 1 and letters[at - 2] == "." and not found[at - 1].isalnum()
    )


def _is_aside(found: Sequence[str], letters: str, start: int, end: int) -> bool:
    """Whether a name of several words is all that stands in brackets: who did it, where it was."""
    return (
        end - start > 1
        and letters[start - 1] == "("
        and letters[end : end + 1] == ")"
        and found[start][0].isupper()
        and found[end - 1][0].isupper()
    )

"""Where keywords stand in a sentence, so that readers see why it is shown."""

from __future__ import annotations

from collections.abc import Iterable

from trellis.views.values import Span

INFLECTED = 4
"""From so many letters on a keyword is also found in a word that it begins …"""
ENDING = 3
"""… and that goes on for at most so many more: "platform" in "platforms"."""


def marked(text: str, keywords: Iterable[str]) -> tuple[Span, ...]:
    """`text` in pieces, those marked that are one of `keywords`."""
    places = sorted({place for word in keywords for place in _places(text, word)})
    spans: list[Span] = []
    done = 0
    for start, end in places:
        if start < done:
            continue
        spans += [Span(text[done:start])] if start > done else []
        spans.append(Span(text[start:end], marked=True))
        done = end
    return (*spans, Span(text[done:])) if done < len(text) or not spans else tuple(spans)


def _places(text: str, keyword: str) -> Iterable[tuple[int, int]]:
    """Where `keyword` stands in `text` as words of it, in any case."""
    low, word = text.lower(), keyword.lower()
    if not word or len(low) != len(text):  # a few letters change their number with their case
        return
    at = low.find(word)
    while at >= 0:
        end = _end(low, at + len(word), ENDING if len(word) >= INFLECTED else 0)
        if end and not (at and _joins(low[at - 1], low[at])):
            yield at, end
        at = low.find(word, at + len(word))


def _end(text: str, end: int, ending: int) -> int:
    """The end of the word that goes on at `end`; 0 when it goes on for more than `ending` letters."""
    for place in range(end, min(end + ending, len(text)) + 1):
        if place == len(text) or not _joins(text[place - 1], text[place]):
            return place
    return 0


def _joins(one: str, other: str) -> bool:
    """Whether two characters that follow one another are within a word of a script that parts words."""
    return all(char.isalnum() and ord(char) < 0x2E80 for char in (one, other))

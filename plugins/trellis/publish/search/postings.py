"""Postings: in which documents each term stands, and how much it tells there.

A posting is `number * LEVELS + level`, levels from 1: the client compares pages by the sum of their
levels, each times the rarity of its term. What a level says depends on its document alone, so that
an edit changes nobody else's postings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from trellis.publish.search.documents import Document
from trellis.publish.search.terms import count, terms
from trellis.publish.search.texts import Section

LEVELS = 10

Postings = dict[str, list[int]]

_TITLE, _SHORT_TITLE, _OTHER_TITLE, _KEYWORD, _HEADING = 7, 9, 6, 4, 3
_FEW = 2
"""Terms of a title of which each says nearly all."""

_TYPICAL_LENGTH = 400
_SATURATION = 1.2
_LENGTH_MATTERS = 0.6
_HALF = (LEVELS - 1) / (1 + _SATURATION)

_EVERYWHERE = 0.4
_MANY = 100
"""Of so many passages, a term that stands in more than this share of them tells nothing."""
LONGEST = 5_000
"""Postings of one term: of more, those with the highest levels are kept."""


def name_levels(document: Document) -> dict[str, int]:
    """By the terms of a page's title, other titles, keywords and headings: the highest level of each."""
    levels: dict[str, int] = {}
    for heading, _ in document.headings:
        levels |= dict.fromkeys(terms(heading), _HEADING)
    for keyword in document.keywords:
        levels |= dict.fromkeys(terms(keyword), _KEYWORD)
    for name in document.names:
        levels |= dict.fromkeys(terms(name), _OTHER_TITLE)
    title = terms(document.title)
    levels |= dict.fromkeys(title, _SHORT_TITLE if len(title) <= _FEW else _TITLE)
    return levels


def text_levels(passage: Iterable[Section]) -> dict[str, int]:
    """By the terms of a passage: BM25's weight of how often it stands there, as a level."""
    text = "\n".join(f"{section.heading}\n{section.text}" for section in passage)
    counted = count(text)
    length = sum(counted.values()) / _TYPICAL_LENGTH
    norm = _SATURATION * (1 - _LENGTH_MATTERS + _LENGTH_MATTERS * length)
    by_count = {number: _level(number, norm) for number in set(counted.values())}
    return {
        term: by_count[number]
        for term, number in counted.items()
        if len(term) > 1 or not term.isascii()
    }


def _level(number: int, norm: float) -> int:
    return max(1, round(_HALF * number * (1 + _SATURATION) / (number + norm) / 2))


def add(postings: Postings, number: int, levels: Mapping[str, int]) -> None:
    """Add what document or passage `number` holds; numbers must come in ascending order."""
    base = number * LEVELS
    for term, level in levels.items():
        try:
            postings[term].append(base + level)
        except KeyError:
            postings[term] = [base + level]


def take_common(postings: Postings, passages: int) -> list[str]:
    """Take out the terms that stand nearly everywhere; these, in order."""
    if passages < _MANY:
        return []
    common = sorted(term for term, found in postings.items() if len(found) > _EVERYWHERE * passages)
    for term in common:
        del postings[term]
    return common


def packed(found: list[int]) -> list[int]:
    """Postings as differences of numbers, each with its level: most are small."""
    if len(found) > LONGEST:
        best = sorted(found, key=lambda posting: (-(posting % LEVELS), posting))[:LONGEST]
        found = sorted(best)
    first = found[0]
    return [first, *(b - a + a % LEVELS for a, b in pairwise(found))]

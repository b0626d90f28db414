"""Postings: in which documents each term stands, and how much it tells there.

A posting is `number * LEVELS + level`, levels from 1: the client compares pages by the sum of their
levels, each times the rarity of its term. What a level says depends on its document alone, so that
an edit changes nobody else's postings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from trellis.publish.search.documents import Document
from trellis.publish.search.terms import count, is_unspaced, terms
from trellis.publish.search.texts import Section

LEVELS = 10

Postings = defaultdict[str, list[int]]

_TITLE, _OTHER_TITLE, _KEYWORD, _HEADING = 6, 6, 4, 3

_TYPICAL_LENGTH = 400
_SATURATION = 1.2
_LENGTH_MATTERS = 0.6
_HALF = (LEVELS - 1) / (1 + _SATURATION)

_EVERYWHERE = 0.4
_MANY = 1_000
"""Of so many passages, a word that stands in more than this share of them tells nothing."""
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
    levels |= dict.fromkeys(title, max(LEVELS - len(title), _TITLE))  # of few, each says much
    return levels


def text_levels(passage: Iterable[Section]) -> dict[str, int]:
    """By the terms of a passage: BM25's weight of how often it stands there, as a level."""
    text = "\n".join(f"{section.heading}\n{section.text}" for section in passage)
    counted = count(text)
    length = sum(counted.values()) / _TYPICAL_LENGTH
    norm = _SATURATION * (1 - _LENGTH_MATTERS + _LENGTH_MATTERS * length)
    by_count = {number: _level(number, norm) for number in set(counted.values())}
    return {term: by_count[number] for term, number in counted.items()}


def _level(number: int, norm: float) -> int:
    return max(1, round(_HALF * number * (1 + _SATURATION) / (number + norm) / 2))


def add(postings: Postings, number: int, levels: Mapping[str, int]) -> None:
    """Add what document or passage `number` holds; numbers must come in ascending order."""
    base = number * LEVELS
    for term, level in levels.items():
        postings[term].append(base + level)


def drop_letters(postings: Postings) -> None:
    """Take out letters and digits that stand alone."""
    for term in [term for term in postings if len(term) == 1 and term.isascii()]:
        del postings[term]


def take_common(postings: Postings, passages: int) -> list[str]:
    """Take out the words that stand nearly everywhere; these, in order. Pairs of characters are no words."""
    if passages < _MANY:
        return []
    most = _EVERYWHERE * passages
    common = sorted(
        term for term, found in postings.items() if len(found) > most and not is_unspaced(term)
    )
    for term in common:
        del postings[term]
    return common


def packed(found: list[int]) -> list[int]:
    """Postings as differences of numbers, each with its level: most are small."""
    if len(found) > LONGEST:
        best = sorted(found, key=lambda posting: (-(posting % LEVELS), posting))[:LONGEST]
        found = sorted(best)
    return found[:1] + [posting - last + last % LEVELS for last, posting in pairwise(found)]

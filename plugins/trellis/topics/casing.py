"""GATHER: a phrase as a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from trellis.entities import Entity
from trellis.language import LATIN

SMALL = "a an and as at but by for from in nor of on or per the to vs via with"
SMALL_WORDS = frozenset(SMALL.split())
_TAG = re.compile(r"[a-z]+-(?:[a-z]+-)*(?:and|or|of|the|in|for)-[a-z-]+$")  # arts-and-crafts
SHORT = 3  # letters of a word within a name
OFTEN = 3  # paragraphs and headings that begin with a word, before anything follows from how they write it
MOSTLY = 0.8  # of them write it small, and so it is a name that is written small
CARELESS = (
    0.1  # share of paragraphs that begin with a small letter, where nothing follows from that
)


def title_case(label: str, lang: str, small: Collection[str] = ()) -> str:
    """A phrase as a title: English words get capitals unless they have some, are short ones, or names that
    are written `small`; among signs that have no capitals words stay as they are written."""
    if label.isascii() and lang not in LATIN:
        return label
    if lang == "en" and _TAG.match(label):
        label = label.replace("-", " ")
    words = label.split(" ")
    if lang != "en" or not label.isascii():
        return label if words[0] in small else _capital(label)
    return " ".join(
        word
        if word != word.lower() or word in small or _stays_small(words, place)
        else _capital(word)
        for place, word in enumerate(words)
    )


def _stays_small(words: Sequence[str], place: int) -> bool:
    """Whether a word within a title is a short one: of English, or within a name (`Charles de Gaulle`)."""
    if not 0 < place < len(words) - 1:
        return place > 0 and words[place] in SMALL_WORDS
    named = words[place - 1][0].isupper() and words[place + 1][0].isupper()
    return words[place] in SMALL_WORDS or (named and len(words[place]) <= SHORT)


def written_small(entities: Iterable[Entity]) -> frozenset[str]:
    """The names that begin sentences with a small letter (`npm`)."""
    told = [
        (entity, block)
        for entity in entities
        for block in entity.blocks
        if block.kind == "heading" or (block.kind == "paragraph" and block.text[-1] == ".")
    ]
    # What begins with code begins with no word, so it is the lines as written that count.
    lines = [
        entity.lines_of(block).lstrip("# ") for entity, block in told if block.text[0].islower()
    ]
    small = Counter(line.split(maxsplit=1)[0] for line in lines if line[0].islower())
    if small.total() > CARELESS * len(told):
        return frozenset()
    names = {_capital(word): word for word, often in small.items() if often >= OFTEN}
    capital = Counter(names.get(block.text.split(maxsplit=1)[0]) for _, block in told if names)
    return frozenset(
        word for word in names.values() if small[word] >= MOSTLY * (small[word] + capital[word])
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]

"""Mentions: where a text calls an entity by its title or an alias without a link to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from trellis.entities import Entity
from trellis.links.called import Called, CalledNames
from trellis.links.values import Found, Links
from trellis.markup.prose import prose

COMMON = 0.04
"""Share of the entities above which a name is only a word that the garden uses."""
FEW = 3
"""Entities in which any name may stand, however few there are."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The first place where `origin` calls `target` by a name, and how it is `written` there.

    `line` and `column` are those of the file; `count` is how often it is called so in all; `in_table`
    asks for a `\\|` in a link.
    """

    origin: str
    target: str
    written: str
    line: int
    column: int
    in_table: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class _Placed:
    """A name in a text, and where it stands there."""

    called: Called
    written: str
    line: int
    column: int
    in_table: bool


def unlinked_mentions(entities: Mapping[str, Entity], links: Links) -> tuple[Mention, ...]:
    """The names that texts hold without a link, in order; each entity once in each text.

    Not a name that several bear, nor one of the page itself or of one that it links to anyway, nor
    words that the garden uses all the time.
    """
    names = CalledNames(entities.values())
    found = {id: _names_in(entity.body, names) for id, entity in entities.items()}
    spread = Counter(key for placed in found.values() for key in {one.called.key for one in placed})
    most = max(FEW, COMMON * len(entities))
    mentions: list[Mention] = []
    for id, placed in found.items():
        known = {id, *_linked(id, links)}
        first: dict[str, Mention] = {}
        for one in placed:
            target = names.bearer(one.called.key)
            often = spread[one.called.key]
            if not target or target in known or often > most:
                continue
            if _is_word(one.called) and not (often <= FEW and names.is_title(one.called.key)):
                continue
            if target in first:
                first[target] = replace(first[target], count=first[target].count + 1)
            else:
                line = one.line + entities[id].body_line - 1
                first[target] = Mention(id, target, one.written, line, one.column, one.in_table)
        mentions += first.values()
    return tuple(mentions)


@lru_cache(maxsize=32_768)
def _names_in(body: str, names: CalledNames) -> tuple[_Placed, ...]:
    """The names in a text; remembered, as a preview asks again after each change to another."""
    text, read = prose(body)
    found = []
    for piece in read.pieces:
        if piece.kind == "heading":
            continue
        written = piece.text(read.scanned.text)
        called = list(names.within(piece.text(text)))
        for one, offset in zip(called, piece.offsets(one.start for one in called), strict=True):
            words = written[one.start : one.end]
            found.append(_Placed(one, words, *read.scanned.place(offset), piece.kind == "table"))
    return tuple(found)


def _is_word(called: Called) -> bool:
    """Whether it may be a word of the language rather than a name."""
    return called.words == 1 and not called.proper


def _linked(id: str, links: Links) -> Iterator[str]:
    return (
        link.resolution.id
        for link in links.outgoing.get(id, ())
        if isinstance(link.resolution, Found)
    )

"""Keywords, as values."""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

PieceKind = Literal["title", "heading", "text", "pointer"]


class Piece(NamedTuple):
    """The title of an entity, or one of its blocks, and how many of its words and phrases stand there. A
    pointer is a block that only names what lies elsewhere.

    `digest` tells whether two have the same text.
    """

    kind: PieceKind
    digest: bytes
    words: int
    phrases: int


class Phrases(NamedTuple):
    """Candidates in the order of the text: where each begins among the words, of how many it is, and
    (a byte that is not zero) whether its capitals may come from its place alone, the start of a
    sentence or a title.
    """

    starts: array[int]
    lengths: bytes
    loose: bytes


@dataclass(frozen=True, slots=True)
class Candidates:
    """What one entity's text offers: the pieces of it, title first, then every block.

    `words` are the words of its pieces as written, and what separates phrases; after them those that
    scripts without spaces do not tell apart, as phrases of one word. `acronyms` are pairs of keys, the
    short form and what the text says it stands for.
    """

    lang: str
    words: tuple[str, ...]
    pieces: tuple[Piece, ...]
    phrases: Phrases
    acronyms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword of an entity. `key` identifies it across the garden; `label` is its display form."""

    key: str
    label: str
    weight: float
    origin: Literal["given", "found"]


@dataclass(frozen=True, slots=True)
class Keywords:
    """Keywords by entity id, best first; entities by keyword key, best first; display forms by key.

    `said` gives for each entity the keys that its text says and that are a keyword of any entity.
    """

    of: Mapping[str, tuple[Keyword, ...]] = field(default_factory=dict)
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def revised(self, part: Keywords) -> Keywords:
        """These, with what `part` says of some entities in place of what was said of them."""
        of = {**self.of, **part.of}
        entities = dict(self.entities)
        for key in {one.key for id in part.of for one in (*self.of.get(id, ()), *part.of[id])}:
            ranked = [id for id in entities.pop(key, ()) if id not in part.of]
            for id in part.entities.get(key, ()):
                insort(ranked, id, key=lambda id, key=key: (-_weight(of[id], key), id))  # type: ignore[misc]
            if ranked:
                entities[key] = tuple(ranked)
        every = sorted({**part.labels, **self.labels}.items())
        labels = {key: label for key, label in every if key in entities}
        said = {id: tuple(key for key in keys if key in labels) for id, keys in part.said.items()}
        return Keywords(of, dict(sorted(entities.items())), labels, {**self.said, **said})


def _weight(keywords: Iterable[Keyword], key: str) -> float:
    return next(one.weight for one in keywords if one.key == key)

"""Keywords, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple

PieceKind = Literal["title", "heading", "text"]


class Phrase(NamedTuple):
    """A candidate as it stands in the text.

    `key` identifies it whatever its number, case or hyphen; `surface` is how it is written; `loose`
    says that its capitals may come from its place (the start of a sentence, a title) alone.
    """

    key: str
    surface: str
    loose: bool


class Piece(NamedTuple):
    """One block of an entity (its title first): stemmed content words and candidates in order.

    `digest` tells whether two blocks have the same text; `block` is its place among the entity's blocks,
    -1 for the title.
    """

    kind: PieceKind
    digest: bytes
    tokens: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    block: int = -1


@dataclass(frozen=True, slots=True)
class Candidates:
    """What one entity's text offers.

    `acronyms` are pairs of keys, the short form and what the text says it stands for.
    """

    lang: str
    pieces: tuple[Piece, ...] = ()
    acronyms: tuple[tuple[str, str], ...] = ()

    @property
    def tokens(self) -> tuple[str, ...]:
        """The stemmed content words in order, of title and headings too: a new tuple each time."""
        return tuple(chain.from_iterable([piece.tokens for piece in self.pieces]))


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword of an entity. `key` identifies it across the garden; `label` is its display form."""

    key: str
    label: str
    weight: float
    origin: Literal["given", "found"]


@dataclass(frozen=True, slots=True)
class Keywords:
    """Keywords by entity id, best first; entities by keyword key, best first; display forms by key."""

    of: Mapping[str, tuple[Keyword, ...]] = field(default_factory=dict)
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

"""EXTRACT: the keywords of every entity.

Map: `candidates` looks at one entity alone (pure, cacheable, parallel). Reduce: `weigh` sets the
candidates of all entities against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from trellis.config import Config
from trellis.entities import Entity
from trellis.language import tokens as content_tokens


@dataclass(frozen=True, slots=True)
class Candidates:
    """What one entity's text offers.

    `tokens` are the stemmed content words in order (headings and title included), which text
    similarity is made of; the rest is what keywords are chosen from.
    """

    lang: str
    tokens: tuple[str, ...]


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


def candidates(entity: Entity, config: Config) -> Candidates:
    """What the text of `entity` offers, without knowing any other."""
    text = " ".join((entity.title, *(block.text for block in entity.blocks)))
    return Candidates(entity.lang, tuple(content_tokens(text, entity.lang)))


def weigh(
    offers: Mapping[str, Candidates], entities: Mapping[str, Entity], config: Config
) -> Keywords:
    """The keywords of all entities, weighted against the whole garden."""
    return Keywords()

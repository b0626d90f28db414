"""RESOLVE: a reference becomes a link, with one of four outcomes.

One resolver for wikilinks, Markdown links, frontmatter references and topic sources; nobody else
compares names. A link is inverted once, into backlinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trellis.config import Config
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.kinds import Kinds
from trellis.markup import Reference


@dataclass(frozen=True, slots=True)
class Found:
    """Exactly one public entity: its id, and the anchor in it ("" for its top)."""

    id: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FoundAsset:
    """A file of the garden that is not an entity: its path below docs_dir."""

    path: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several entities, none nearer than the others."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """No entity; `nearest` are the ids that were probably meant, best first."""

    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Private:
    """An entity that readers may not see. It is never named in what is published."""

    id: str


Resolution = Found | FoundAsset | Ambiguous | Missing | Private


@dataclass(frozen=True, slots=True)
class Link:
    """A reference of `origin` (an entity id) and what it points to."""

    origin: str
    reference: Reference
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class Backlink:
    """A citation of an entity: who, in which words, where. `context` is the citing block's plain text."""

    origin: str
    label: str
    context: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Links:
    """All links by origin, and the found ones inverted (self-links left out), both in order."""

    outgoing: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    backlinks: Mapping[str, tuple[Backlink, ...]] = field(default_factory=dict)


class Resolver:
    """Answers what a reference of an entity points to. Built once per garden, linear in its size."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        withheld: Mapping[str, Entity],
        assets: Iterable[str],
        addresses: Mapping[str, str],
        kinds: Kinds,
        config: Config,
    ) -> None:
        self._ids = entities

    def resolve(self, reference: Reference, origin: str) -> Resolution:
        """What `reference`, written in the entity `origin`, points to."""
        entity = self._ids.get(reference.target)
        return Found(entity.id) if entity else Missing()


def resolve_all(
    entities: Mapping[str, Entity], resolver: Resolver
) -> tuple[Links, list[Diagnostic]]:
    """Every reference of `entities` resolved, inverted and reported."""
    return Links(), []

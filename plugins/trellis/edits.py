"""Which texts were edited since a garden was grown, where that is all that has happened to it."""

from __future__ import annotations

from collections.abc import Mapping

from trellis.entities import Entity

SHARE = 0.01
"""Edits to so many of the entities leave what the whole garden is about as it was."""


def edited(
    before: Mapping[str, Entity], now: Mapping[str, Entity], already: frozenset[str]
) -> tuple[str, ...] | None:
    """The ids of those entities of `now` that are not the same as `before`, in order. None when more than a
    few texts have changed: an entity came or went, is called otherwise, is a topic's file, or there are
    many for the size of the garden, with those that were edited `already`.
    """
    if before.keys() != now.keys():
        return None
    found = tuple(id for id, entity in now.items() if entity is not before[id])
    alike = all(_called(before[id]) == _called(now[id]) for id in found)
    few = len(already.union(found)) <= SHARE * len(now)
    return found if alike and few and all(now[id].kind != "topic" for id in found) else None


def _called(entity: Entity) -> tuple[object, ...]:
    """What others know an entity by, which its address and their links depend on."""
    return (
        entity.path,
        entity.kind,
        entity.name,
        entity.slug,
        entity.explicit_slug,
        entity.title,
        entity.aliases,
        entity.lang,
        entity.publication,
    )

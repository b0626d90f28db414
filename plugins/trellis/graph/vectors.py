"""CONNECT: one sparse TF-IDF matrix of all entities, which everything about text similarity shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trellis.keywords import Candidates


@dataclass(frozen=True, slots=True)
class Vectors:
    """Row i of the matrix is the entity `ids[i]`."""

    ids: tuple[str, ...]


def vectorise(offers: Mapping[str, Candidates]) -> Vectors:
    """TF-IDF vectors of all entities, in id order."""
    return Vectors(tuple(sorted(offers)))

"""VIEW: the account of every file read: what became of it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trellis.entities import Entity, Publication
from trellis.garden import Garden


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What became of one file: published, draft, private, refused or skipped; why; and where it is."""

    path: str
    outcome: Literal["published", "draft", "private", "refused", "skipped"]
    reason: str = ""
    url: str | None = None


def account(garden: Garden) -> tuple[AccountEntry, ...]:
    """Every Markdown file met, by path."""
    published = (_entry(entity, garden.addresses.get(id)) for id, entity in garden.entities.items())
    withheld = (_entry(entity, None) for entity in garden.withheld.values())
    skipped = (
        AccountEntry(file.path, "refused" if file.refused else "skipped", file.reason)
        for file in garden.reading.skipped
    )
    return tuple(sorted([*published, *withheld, *skipped], key=lambda entry: entry.path))


def _entry(entity: Entity, url: str | None) -> AccountEntry:
    outcome: Literal["published", "draft", "private"] = "published"
    if entity.publication is Publication.DRAFT:
        outcome = "draft"
    elif entity.publication is Publication.PRIVATE:
        outcome = "private"
    return AccountEntry(entity.path, outcome, entity.publication_reason, url)

"""PARSE: the kinds of entities, and the typed frontmatter of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trellis.config import Config


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: `name` (`post`), `plural` (first part of its URLs), `label` (what readers see, singular).

    `publishable` kinds get pages; the others are read, accounted for and withheld.
    """

    name: str
    plural: str
    label: str
    folders: tuple[str, ...]
    publishable: bool


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds of a garden by name, in the order in which readers meet them."""

    by_name: Mapping[str, Kind]
    by_folder: Mapping[str, Kind]

    @classmethod
    def from_config(cls, config: Config) -> Kinds:
        """The built-in kinds, changed and joined by the owner's."""
        names = ("post", "deck", "series", "project", "note", "topic", "newsletter", "link")
        kinds = {
            name: Kind(
                name,
                name if name == "series" else name + "s",
                name.capitalize(),
                (name, name + "s"),
                True,
            )
            for name in names
        }
        return cls(kinds, {folder: kind for kind in kinds.values() for folder in kind.folders})

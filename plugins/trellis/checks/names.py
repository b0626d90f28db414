"""CHECK: titles and aliases that several entities share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.garden import Garden
from trellis.links import Ambiguous
from trellis.links.names import fold
from trellis.markup import Reference
from trellis.paths import is_index


def shared_names(garden: Garden) -> Iterator[Diagnostic]:
    """Each entity that has a title or alias of one before it: a warning where no wikilink tells them
    apart."""
    for name, holders in _by_name(garden.entities).items():
        if len(holders) < 2:
            continue
        first, *later = holders
        link = garden.resolver.resolve(Reference("wikilink", holders[first]), "")
        unclear = isinstance(link, Ambiguous)
        for id in later:
            entity = garden.entities[id]
            names = ("title", "subject") if fold(entity.title) == name else ("aliases", "alias")
            line, column = entity.place_of(*names)
            yield diagnostic(
                "name-ambiguous" if unclear else "name-shared",
                entity.path,
                f"“{holders[id]}” is also a name of “{first}”"
                + (f"; [[{holders[id]}]] could be either" if unclear else ""),
                line=line,
                column=column,
                remedy="give it another, or link to both by their paths",
            )


def _by_name(entities: Mapping[str, Entity]) -> dict[str, dict[str, str]]:
    """Folded names, the ids of the entities that have each, and how each writes it."""
    names: dict[str, dict[str, str]] = {}
    for id, entity in entities.items():
        if not is_index(id):
            for name in (entity.title, *entity.aliases):
                names.setdefault(fold(name), {}).setdefault(id, name)
    return {name: holders for name, holders in sorted(names.items()) if name}

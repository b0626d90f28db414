"""The tables in which entities are looked up, each built once and linear in the size of the garden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy

from trellis.entities import Entity
from trellis.links.anchors import AnchorIndex
from trellis.links.names import Names, fold, fold_path, parent, suffixes
from trellis.paths import brains_slug, slugify

FOLDER_PAGES = ("index", "_index", "readme")
_MOST = 500  # entities whose headings are kept at hand


class EntityIndex:
    """Entities by path, ending of a path, slug, title and alias."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        paths = {id: fold_path(id) for id in entities}
        every = list(entities.values())
        self.paths = Names(((path, id) for id, path in paths.items()), paths)
        self.folders = Names(
            (
                (parent(path), id)
                for page in FOLDER_PAGES
                for id, path in paths.items()
                if path.rpartition("/")[2] == page
            ),
            paths,
        )
        self.endings = Names(
            ((suffix, id) for id, path in paths.items() for suffix in suffixes(path)), paths
        )
        self.slugs = Names(((slug, e.id) for e in every for slug in _slugs(e)), paths)
        self.titles = Names(((fold(entity.title), entity.id) for entity in every), paths)
        self.aliases = Names(
            ((fold(alias), entity.id) for entity in every for alias in entity.aliases), paths
        )
        self._paths = paths
        self._by_kind: dict[str, KindIndex] = {}
        self._anchors: dict[str, AnchorIndex] = {}

    def with_texts(self, entities: Mapping[str, Entity]) -> EntityIndex:
        """This, of entities that are called the same."""
        index = copy(self)
        index.entities = entities
        index._anchors = {}
        return index

    def anchors(self, id: str) -> AnchorIndex:
        """The headings and blocks of an entity."""
        if id not in self._anchors:
            if len(self._anchors) >= _MOST:
                self._anchors.clear()
            self._anchors[id] = AnchorIndex(self.entities[id])
        return self._anchors[id]

    def of_kind(self, kind: str) -> KindIndex:
        """The entities of one kind ("" for all), by the names that frontmatter uses."""
        if kind not in self._by_kind:
            chosen = [e for e in self.entities.values() if kind in ("", e.kind)]
            self._by_kind[kind] = KindIndex(chosen, self._paths)
        return self._by_kind[kind]


class KindIndex:
    """The entities of one kind by the names that frontmatter and topics use, in the order they count."""

    def __init__(self, entities: Iterable[Entity], paths: Mapping[str, str]) -> None:
        every = list(entities)
        self.whole = Names(((fold(e.id), e.id) for e in every), paths)
        self.ids = Names(
            ((fold(name), e.id) for e in every for name in {e.name, e.id, f"{e.kind}:{e.name}"}),
            paths,
        )
        self.slugs = Names(((fold(e.slug), e.id) for e in every), paths)
        self.made_slugs = Names(
            (
                (slug, e.id)
                for e in every
                for slug in {brains_slug(e.slug), brains_slug(e.name), slugify(e.name)}
            ),
            paths,
        )
        self.titles = Names(
            ((fold(title), e.id) for e in every for title in (e.title, *e.aliases)), paths
        )

    def steps(self, name: str) -> list[tuple[str, ...]]:
        """The ids that `name` means, by id, slug, derived slug, title or alias."""
        folded = fold(name)
        derived = brains_slug(name)
        return [
            self.whole[folded],
            self.ids[folded],
            self.slugs[folded],
            self.made_slugs[derived] or self.made_slugs[slugify(name)],
            self.titles[folded],
        ]


def _slugs(entity: Entity) -> set[str]:
    return {fold(entity.slug), slugify(entity.id.rpartition("/")[2]), fold(entity.name)}

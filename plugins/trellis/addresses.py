"""RESOLVE: the URL of every entity, with collisions settled.

Most kinds live at `<plural>/<slug>/`. Notes keep their folders, topics and newsletters go by their
file's name, a folder's `index.md` is the folder's page, and the root's is the home page. A kind's own
`index.md` (`posts/index.md`) has the address of the kind's index: it is the body of that page.
"""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from trellis.config import Config
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.kinds import Kinds
from trellis.paths import (
    entity_stem,
    index_url,
    is_index,
    is_safe_slug,
    nfc,
    page_url,
    safe_slug,
    served,
    slugify,
    with_suffix,
)

RESERVED = ("404", "browse", "keywords", "map", "search", "sitemap")
"""Pages that the site itself has, besides the home page and the index of every kind it holds."""

RESERVED_FILES = ("feed.xml", "garden.json", "robots.txt", "sitemap.xml")
"""Files that the site itself has."""

NAMED_BY_FILE = ("topic", "newsletter")
"""Kinds whose address comes from the file's name, not from the title."""


def assign_addresses(
    entities: Mapping[str, Entity], assets: Iterable[str], kinds: Kinds, config: Config
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Site-relative URLs by entity id. No two are the same, nor the same but for case.

    Of several entities that want one address, one that asks for it explicitly (`slug`, `permalink`)
    gets it, else the one with the smallest id; the others get six hex digits more.
    """
    return _Assignment(entities, kinds, config).run(assets)


@dataclass(frozen=True, slots=True)
class _Wish:
    """The address that an entity would have if it were alone; `path` has no ending.

    `index`: it is the page of the folder `path`. `explicit`: its writer asks for this address.
    """

    path: str
    index: bool = False
    explicit: bool = False


class _Assignment:
    """One round of giving out addresses."""

    def __init__(self, entities: Mapping[str, Entity], kinds: Kinds, config: Config) -> None:
        self.entities = entities
        self.kinds = kinds
        self.config = config
        self.addresses: dict[str, str] = {}
        self.findings: list[Diagnostic] = []
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def run(self, assets: Iterable[str]) -> tuple[dict[str, str], list[Diagnostic]]:
        """Assets first, then what the site has itself, then entities."""
        for asset in sorted(assets):
            self._take(asset, asset)
        for name in RESERVED_FILES:
            self._take(name, f"the site's own file `{name}`")
        for name in RESERVED:
            self._take(self._page(name), f"the site's own page `{name}`")
        wishes = {id: self._wish(entity) for id, entity in sorted(self.entities.items())}
        indexes = {"": "the home page"}
        for name in sorted({entity.kind for entity in self.entities.values()} | {"topic"}):
            kind = self.kinds.by_name[name]
            indexes.setdefault(kind.plural, f"the index of all {kind.plural}")
        owners = {id for id, wish in wishes.items() if wish.index and wish.path in indexes}
        self._give({id: wishes[id] for id in owners})
        for folder, holder in indexes.items():
            if self._holder(self._index(folder)) is None:
                self._take(self._index(folder), holder)
        self._give({id: wish for id, wish in wishes.items() if id not in owners})
        return dict(sorted(self.addresses.items())), self.findings

    def _give(self, wishes: Mapping[str, _Wish]) -> None:
        """An address for each wish: explicit ones first, then by id."""
        for id in sorted(wishes, key=lambda id: (not wishes[id].explicit, id)):
            entity, wish = self.entities[id], wishes[id]
            wanted = self._index(wish.path) if wish.index else self._page(wish.path)
            holder = self._holder(wanted)
            url = wanted if holder is None else self._free_variant(wish.path, id)
            if holder is not None:
                self.findings.append(_moved(entity, wanted, holder, url))
            self._take(url, entity.path)
            self.addresses[id] = url

    def _free_variant(self, path: str, id: str) -> str:
        urls = map(self._page, _variants(path or "index", id))
        return next(url for url in urls if self._holder(url) is None)

    # What an entity asks for

    def _wish(self, entity: Entity) -> _Wish:
        permalink = entity.fields.get("permalink")
        if isinstance(permalink, str) and permalink.strip():
            path = safe_permalink(permalink)
            if path is not None:
                return _Wish(path, index=not path, explicit=True)
            self.findings.append(_unsafe(entity, "permalink", permalink))
        folder, index = self._folder(entity.id), is_index(entity.id)
        if index and (entity.kind == "note" or folder.count("/") == 0):
            return _Wish(folder, index=True)
        slug = self._slug(entity)
        if entity.kind == "note":
            return _Wish(f"{folder}/{slug}" if folder else slug, explicit=entity.explicit_slug)
        plural = self.kinds.by_name[entity.kind].plural
        return _Wish(f"{plural}/{slug}", explicit=entity.explicit_slug)

    def _folder(self, id: str) -> str:
        """The slugged folder of an id, its first part as its kind is named in URLs."""
        first, *rest = id.split("/")
        if not rest:
            return ""
        kind = self.kinds.by_folder.get(first.casefold())
        start = kind.plural if kind and kind.publishable else slugify(first)
        return "/".join([start, *map(slugify, rest[:-1])])

    def _slug(self, entity: Entity) -> str:
        if entity.explicit_slug:
            slug = safe_slug(entity.slug)
            if slug != nfc(entity.slug):
                self.findings.append(_unsafe(entity, "slug", entity.slug))
            return slug
        if entity.kind in NAMED_BY_FILE or entity.kind == "note":
            return slugify(entity_stem(entity.id))
        if is_index(entity.id) and entity.slug == "index":
            return slugify(entity.id.split("/")[-2])
        return safe_slug(entity.slug)

    # Who has what

    def _page(self, path: str) -> str:
        return path if path.endswith(".html") else page_url(path, directory_urls=self._in_folders)

    def _index(self, folder: str) -> str:
        return index_url(folder, directory_urls=self._in_folders)

    @property
    def _in_folders(self) -> bool:
        return self.config.directory_urls

    def _take(self, url: str, holder: str) -> None:
        for file in _served_files(url):
            self._files.setdefault(file, holder)
            for folder in _folders_of(file):
                self._folders.setdefault(folder, holder)

    def _holder(self, url: str) -> str | None:
        """Who has `url`, a file where it needs a folder, or a folder where it needs a file."""
        for file in _served_files(url):
            holder = self._files.get(file) or self._folders.get(file)
            if holder is not None:
                return holder
            for folder in _folders_of(file):
                if folder in self._files:
                    return self._files[folder]
        return None


def safe_permalink(text: str) -> str | None:
    """A permalink as a path below the site's root, or None when it cannot be one.

    `/essays/trust/`, `essays/trust` and `essays/trust/index.html` are the same page; another name
    that ends in `.html` stays as it is, and `/` is the home page.
    """
    path = nfc(text.strip()).strip("/").removesuffix("/index.html")
    return path if not path or all(map(is_safe_slug, path.split("/"))) else None


def _variants(path: str, id: str) -> Iterator[str]:
    """`path` with six hex digits at its last part, then at the folders above it; without end."""
    parts = path.split("/")
    for attempt in count():
        identity = f"{id} {attempt}" if attempt else id
        for at in reversed(range(len(parts))):
            stem = parts[at].removesuffix(".html")
            marked = with_suffix(stem, identity) + parts[at][len(stem) :]
            yield "/".join([*parts[:at], marked, *parts[at + 1 :]])


def _served_files(url: str) -> tuple[str, ...]:
    """The files that serve `url`, folded: servers take `x.html` and `x/index.html` for one page."""
    file = served(url)
    if not file.endswith(".html") or file.rpartition("/")[2] == "index.html":
        return (file,)
    return file, f"{file.removesuffix('.html')}/index.html"


def _folders_of(file: str) -> Iterator[str]:
    cut = file.find("/")
    while cut != -1:
        yield file[:cut]
        cut = file.find("/", cut + 1)


def _moved(entity: Entity, wanted: str, holder: str, url: str) -> Diagnostic:
    said = f"its address `{wanted}` belongs to {holder}; it is at `{url}`"
    return of_address("slug-duplicate", entity, said, "give it a `slug` of its own")


def of_address(code: str, entity: Entity, message: str, remedy: str) -> Diagnostic:
    """What is wrong with an entity's address, where its file gives it that."""
    line, column = entity.place_of("permalink", "slug", "title")
    return diagnostic(code, entity.path, message, line=line, column=column, remedy=remedy)


def _unsafe(entity: Entity, name: str, value: str) -> Diagnostic:
    line, column = entity.place_of(name)
    return diagnostic(
        "slug-unsafe",
        entity.path,
        f"the {name} {reprlib.repr(value)} cannot stand in an address",
        line=line,
        column=column,
        remedy=f"write a {name} of letters, digits and `-`",
    )

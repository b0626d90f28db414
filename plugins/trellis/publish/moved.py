"""PUBLISH: the old addresses of pages that moved, each with where it leads now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trellis.garden import Garden
from trellis.inventory import plan
from trellis.ledger import Owner
from trellis.pages import Inventory, Page
from trellis.paths import contained, destination, fold_path, served

NAME_BYTES, PATH_BYTES = 255, 1000
"""How long the name of a file or folder may be on any file system, and a path within the site."""

WRITTEN = (".html", ".json", ".xml")
"""How names of files end that the site itself may have: no folder is called so."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address, and the title and address of the page that has its place. URLs are site-relative."""

    url: str
    title: str
    target: str


def moved_pages(garden: Garden, files: Iterable[str] = ()) -> tuple[Moved, ...]:
    """Every promised address at which no page stands any more, by address.

    Never one where something else stands (`files` are what else the site has), one within a file, or one
    that leads out of the site.
    """
    inventory = plan(garden)
    taken = {served(page.url) for page in inventory.pages}
    taken |= {fold_path(file) for file in (*garden.reading.assets, *files)}
    folders = {folder for file in taken for folder in _folders(file)}
    named = inventory.owned()
    found = []
    for url, owner in garden.promises.moved.items():
        file = destination(url)
        if not _may_be_written(file):
            continue
        folded = fold_path(file)
        around = set(_folders(folded))
        if folded not in taken and folded not in folders and taken.isdisjoint(around):
            title, target = _standing(garden, inventory, named, owner)
            taken.add(folded)
            folders |= around
            found.append(Moved(url, title, target))
    return tuple(found)


def _may_be_written(file: str) -> bool:
    if contained(file) != file or not file.endswith(".html") or len(file.encode()) > PATH_BYTES:
        return False
    *folders, name = file.split("/")
    too_long = any(len(one.encode()) > NAME_BYTES for one in (*folders, name))
    return not too_long and not any(folder.endswith(WRITTEN) for folder in folders)


def _folders(file: str) -> Iterator[str]:
    """Those that a file lies in, the nearest first."""
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file


def _standing(
    garden: Garden, inventory: Inventory, named: Mapping[Owner, Page], owner: Owner
) -> tuple[str, str]:
    """The title and address of the page of `owner`, or of what leads on from it; of the list of its kind
    where there is neither."""
    kind, name = owner
    if kind == "entity":
        return garden.entities[name].title, garden.addresses[name]
    if owner in named:
        return named[owner].title, named[owner].url
    if kind == "keyword":
        return _of_keyword(garden, inventory, name)
    if kind == "trail":
        return _standing(garden, inventory, named, Owner("topic", name.partition(":")[0]))
    page = inventory.indexes.get("topic", inventory.browse)
    return page.title, page.url


def _of_keyword(garden: Garden, inventory: Inventory, key: str) -> tuple[str, str]:
    """What has the place of the page of a keyword that ties too little for one: the one entity that has
    it, or the topic that most of those are about; the list of keywords where nothing has it."""
    ids = garden.keywords.entities.get(key, ())
    if len(ids) == 1:
        return garden.entities[ids[0]].title, garden.addresses[ids[0]]
    about = Counter(topic for id in ids for topic in garden.topics_of.get(id, ()))
    if about:
        most = min(about, key=lambda id: (-about[id], id))
        page = inventory.topics[most]
    else:
        page = inventory.indexes.get("keyword", inventory.browse)
    return page.title, page.url

"""PUBLISH: the old addresses of pages that moved, each with where it leads now."""

from __future__ import annotations

from dataclasses import dataclass

from trellis.garden import Garden
from trellis.pages import Inventory, plan
from trellis.paths import contained, destination, fold_path
from trellis.promises import SERIES, TOPIC

NAME_BYTES = 255  # of a file or folder, which file systems allow


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address, and the title and address of the page that has its place. URLs are site-relative."""

    url: str
    title: str
    target: str


def moved_pages(garden: Garden) -> tuple[Moved, ...]:
    """Every promised address at which no page stands any more, by address.

    Never one where something else stands, nor one that leads out of the site.
    """
    inventory = plan(garden)
    taken = {fold_path(destination(page.url)) for page in inventory.pages}
    taken |= {fold_path(asset) for asset in garden.reading.assets}
    found = []
    for url, of in garden.promises.moved.items():
        file = destination(url)
        if fold_path(file) not in taken and _may_be_written(file):
            title, target = _standing(garden, inventory, of)
            taken.add(fold_path(file))
            found.append(Moved(url, title, target))
    return tuple(found)


def _may_be_written(file: str) -> bool:
    names = file.encode().split(b"/")
    return contained(file) == file and file.endswith(".html") and max(map(len, names)) <= NAME_BYTES


def _standing(garden: Garden, inventory: Inventory, of: str) -> tuple[str, str]:
    """The title and address of the page of an entity, a topic or a series; of the topics' list where
    there is none."""
    if of in garden.entities:
        return garden.entities[of].title, garden.addresses[of]
    lists = {TOPIC: inventory.topics, SERIES: inventory.series}
    for prefix, pages in lists.items():
        if of.startswith(prefix) and of.removeprefix(prefix) in pages:
            page = pages[of.removeprefix(prefix)]
            return page.title, page.url
    page = inventory.indexes.get("topic", inventory.browse)
    return page.title, page.url

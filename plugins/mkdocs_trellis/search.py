"""The search in MkDocs: ours takes the place of the engine's plugin, which a configuration may still name."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig

from trellis.garden import Garden
from trellis.inventory import plan

FOLDER = "assets/trellis/search"

_STOCK = ("search", "material/search")


def replace_stock(config: MkDocsConfig) -> None:
    """Take MkDocs' and Material's plugin out of this build, before it reads a page.

    Every page would load its index whole, and its reader of HTML takes quadratic time on deep nesting.
    """
    for name in [name for name in config.plugins if name in _STOCK]:
        plugin = config.plugins.pop(name)
        for methods in config.plugins.events.values():
            for at, method in enumerate(methods):
                if getattr(method, "__self__", None) is plugin:
                    # In its place, not out of the list: MkDocs is going through one of them just now.
                    methods[at] = _nothing


def _nothing(*_: object, **__: object) -> None:
    """A method of a plugin that does nothing."""


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """Where the search is, for templates: its page and the folder of its files."""

    page: str
    folder: str


def place(garden: Garden) -> SearchPlace | None:
    """Where the search of `garden` is; None when it has none of ours."""
    page = plan(garden).search
    return SearchPlace(page.url, f"{FOLDER}/") if page else None

"""Files that readers get only when they ask: previews of pages, and the map's data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_trellis.frontend import SITE_FOLDER
from mkdocs_trellis.structure import GardenPage
from trellis.garden import Garden
from trellis.publish.mapdata import map_files
from trellis.render import Renderer
from trellis.views.peek import peek

MAP_FOLDER = f"{SITE_FOLDER}/map"


def write(
    garden: Garden, renderer: Renderer, pages: Iterable[GardenPage], config: MkDocsConfig
) -> None:
    """Write them into the site, beside the pages. What an owner's file is called so stays."""
    site = Path(config.site_dir)
    for page in pages:
        shown = peek(garden, page.place)
        if shown and shown.path not in garden.reading.assets:
            (site / shown.path).write_bytes(renderer.preview(shown).encode(errors="replace"))
    folder = site / MAP_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in map_files(garden).items():
        (folder / name).write_bytes(content)

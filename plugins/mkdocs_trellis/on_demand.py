"""Files that readers get only when they ask: previews of pages, and the map's data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_trellis.frontend import SITE_FOLDER
from mkdocs_trellis.structure import GardenPage
from trellis.garden import Garden
from trellis.publish.mapdata import map_files
from trellis.render import Renderer
from trellis.views.peek import bundled

PEEK_FOLDER = f"{SITE_FOLDER}/peeks"
MAP_FOLDER = f"{SITE_FOLDER}/map"


def write(
    garden: Garden, renderer: Renderer, pages: Iterable[GardenPage], config: MkDocsConfig
) -> None:
    """Write them into the site."""
    peeks = bundled(garden, [page.place for page in pages])
    previews = {f"{at}.html": renderer.previews(shown) for at, shown in peeks.items()}
    _write(
        Path(config.site_dir, PEEK_FOLDER),
        {name: html.encode(errors="replace") for name, html in previews.items()},
    )
    _write(Path(config.site_dir, MAP_FOLDER), map_files(garden))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)

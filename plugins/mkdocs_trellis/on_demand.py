"""Files that readers get only when they ask: the search, the map's data and previews of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_trellis.frontend import SITE_FOLDER
from mkdocs_trellis.search import FOLDER as SEARCH_FOLDER
from trellis.garden import Garden
from trellis.pages import Page
from trellis.publish.mapdata import map_files
from trellis.publish.search import search_files
from trellis.render import Renderer
from trellis.views.peek import peek

MAP_FOLDER = f"{SITE_FOLDER}/map"


def previews_and_map(garden: Garden, renderer: Renderer, pages: Iterable[Page]) -> dict[str, bytes]:
    """The previews of `pages` and the map's data, by their paths in the site."""
    files = {f"{MAP_FOLDER}/{name}": content for name, content in map_files(garden).items()}
    for page in pages:
        shown = peek(garden, page)
        if shown and shown.path not in garden.reading.assets:  # an owner's file stays
            files[shown.path] = renderer.preview(shown).encode(errors="replace")
    return files


def search(garden: Garden) -> dict[str, bytes]:
    """The files of the search, if it is ours, by their paths in the site."""
    if garden.config.search != "trellis":
        return {}
    made = search_files(garden).items()
    return {f"{SEARCH_FOLDER}/{name}": text.encode() for name, text in made}


def write(files: Mapping[str, bytes], config: MkDocsConfig) -> None:
    """Write `files`, by their paths, into the site."""
    folders: set[Path] = set()
    for path, content in files.items():
        file = Path(config.site_dir, path)
        if file.parent not in folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            folders.add(file.parent)
        file.write_bytes(content)

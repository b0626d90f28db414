"""Files that readers get only when they ask: the search, the map's data and previews of pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_trellis.frontend import SITE_FOLDER
from mkdocs_trellis.search import FOLDER as SEARCH_FOLDER
from trellis.garden import Garden
from trellis.publish.mapdata import map_files
from trellis.publish.search import search_files

MAP_FOLDER = f"{SITE_FOLDER}/map"


def search_and_map(garden: Garden) -> dict[str, bytes]:
    """The files of the search, where it is ours, and of the map, by their paths in the site."""
    files = {f"{MAP_FOLDER}/{name}": content for name, content in map_files(garden).items()}
    if garden.config.search == "trellis":
        for name, text in search_files(garden).items():
            files[f"{SEARCH_FOLDER}/{name}"] = text.encode()
    return files


def write(files: Mapping[str, bytes], config: MkDocsConfig) -> None:
    """Write `files`, by their paths, into the site."""
    folders: set[Path] = set()
    for path, content in files.items():
        file = Path(config.site_dir, path)
        if file.parent not in folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            folders.add(file.parent)
        file.write_bytes(content)

"""Pages at old addresses, which send readers on."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from trellis.garden import Garden
from trellis.paths import destination
from trellis.publish.moved import moved_pages
from trellis.render import Renderer


def add_moved(garden: Garden, files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Make them part of the site: files, not pages, so that no list, search or site map has them."""
    for moved in moved_pages(garden, [file.dest_uri for file in files]):
        html = renderer.moved(moved.url, moved.title, moved.target, config.site_url or "")
        path = destination(moved.url)
        files.append(
            File.generated(config, path, content=html, inclusion=InclusionLevel.NOT_IN_NAV)
        )

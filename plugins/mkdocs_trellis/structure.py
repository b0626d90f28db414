"""Entities as MkDocs' files and pages: which are built, where to, and what the navigation holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_trellis.convert import BodyParser
from mkdocs_trellis.theme import page_meta, plain
from trellis.body import BodyLinks
from trellis.entities import Entity
from trellis.garden import Garden
from trellis.markup import Heading
from trellis.pages import Page as PagePlace
from trellis.pages import inventory
from trellis.paths import nfc


def preset_pages(
    garden: Garden, files: Files, config: MkDocsConfig, parser: BodyParser
) -> list[GardenPage]:
    """A page for each place in the inventory."""
    by_path = {nfc(file.src_uri): file for file in files}
    pages = []
    for place in inventory(garden):
        entity = garden.entities[place.entity_id] if place.entity_id is not None else None
        file = by_path.get(entity.path) if entity else None
        if file is None:
            file = _virtual_file(place, files, config)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        place_file(file, place.url)
        links = BodyLinks(garden, entity.id, place.url) if entity else None
        pages.append(GardenPage(place, entity, links, file, config, parser))
    return pages


def place_file(file: File, url: str) -> None:
    """Send `file` to `url`, which is relative to the site's root and not percent-encoded."""
    file.dest_uri = url + "index.html" if url.endswith("/") or not url else url
    for derived in ("url", "abs_dest_path"):
        file.__dict__.pop(derived, None)


def navigation(pages: Iterable[GardenPage]) -> list[dict[str, str]]:
    """The pages that stand in the navigation when the owner names none: few, whatever the site's size."""
    rank = {"home": 0, "index": 1, "browse": 2}
    chosen = [page for page in pages if page.place.kind in rank and page.place.number == 1]
    return [
        {page.place.title: page.file.src_uri}
        for page in sorted(chosen, key=lambda page: (rank[page.place.kind], page.place.url))
    ]


class GardenPage(Page):
    """The page of an entity, or of what the garden derives from many."""

    slides: list[str]

    def __init__(
        self,
        place: PagePlace,
        entity: Entity | None,
        links: BodyLinks | None,
        file: File,
        config: MkDocsConfig,
        parser: BodyParser,
    ) -> None:
        super().__init__(None, file, config)
        self.place = place
        self.entity = entity
        self.slides = []
        self.fault = ""
        self.title = plain(place.title)
        self.update_date = _last_change(entity)
        self._links = links
        self._parser = parser

    def read_source(self, config: MkDocsConfig) -> None:
        """The entity's body; its frontmatter is known already."""
        self.markdown = self.entity.body if self.entity else ""
        self.meta = (
            page_meta(self.entity.fields, self.entity.summary, self.entity.author)
            if self.entity
            else {}
        )

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the body; a deck's also slide by slide."""
        if self.entity and self.entity.slides and self.markdown == self.entity.body:
            slides = [slide.text for slide in self.entity.slides]
            self.slides, body = self._parser.convert_slides(slides, self._links)
        else:
            body = self._parser.convert(self.markdown or "", self._links)
        self.content, self.toc, self.fault = body.html, body.toc, body.fault

    def frame(self, before: str, after: str, headings: Iterable[Heading]) -> None:
        """Set derived HTML around the body, and its headings into the table of contents."""
        body = "" if self.slides else self.content or ""
        self.content = f"{before}\n{body}\n{after}"
        items = list(self.toc)
        for heading in headings:
            _add_heading(items, heading)
        self.toc = TableOfContents(items)


def _add_heading(items: list[AnchorLink], heading: Heading) -> None:
    link = AnchorLink(plain(heading.text), heading.anchor, heading.level)
    under_title = items and items[-1].level == 1 < heading.level
    (items[-1].children if under_title else items).append(link)


def _virtual_file(place: PagePlace, files: Files, config: MkDocsConfig) -> File:
    """A file for a page without one of its own; never at a path that is taken."""
    path = f"{place.url.rstrip('/')}/index.md".lstrip("/")
    if files.get_file_from_path(path) is not None:
        path = f".trellis/{path}"
    file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    return file


def _last_change(entity: Entity | None) -> str:
    moment = entity and (entity.updated or entity.date)
    return moment.date().isoformat() if moment else ""


def settle_dates(pages: Iterable[GardenPage]) -> None:
    """Give undated pages a date, once the site map is written: MkDocs needs one for its archive."""
    for page in pages:
        page.update_date = page.update_date or "1980-01-01"


def garden_pages(files: Files) -> Iterator[GardenPage]:
    """The pages that are still ours: other plugins may have replaced some."""
    for file in files.documentation_pages():
        if isinstance(file.page, GardenPage):
            yield file.page

"""Entities as MkDocs' files and pages: which are built, where to, and what the navigation holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_trellis.convert import BodyParser
from mkdocs_trellis.files import picture_sizes, place_file
from mkdocs_trellis.framing import Frame
from mkdocs_trellis.theme import page_meta, plain
from trellis.body import BodyLinks
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.garden import Garden
from trellis.images import with_sizes
from trellis.inventory import inventory
from trellis.pages import Page as PagePlace
from trellis.paths import nfc
from trellis.publish.head import Head
from trellis.publish.policy import Permit, permits_of, permits_to_show
from trellis.render import Renderer, body_below, with_slides
from trellis.words import words_for


def preset_pages(
    garden: Garden, files: Files, config: MkDocsConfig, parser: BodyParser, renderer: Renderer
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
        place_file(file, destination(place.url))
        listings = renderer.listings(garden, place)
        links = BodyLinks(garden, entity.id, place.url, listings) if entity else None
        pages.append(GardenPage(place, entity, links, file, config, parser))
    return pages


def destination(url: str) -> str:
    """The file behind a URL that is relative to the site's root."""
    return f"{url}index.html" if url.endswith("/") or not url else url


def navigation(garden: Garden, pages: Iterable[GardenPage]) -> list[dict[str, str]]:
    """The navigation where the owner gives none: home, the index of each kind, all from A to Z.

    Few pages, whatever the site's size: MkDocs renders all of it on every page.
    """
    last = len(garden.kinds.by_name) + 2
    order = {("home", ""): 0, ("map", ""): last, ("browse", ""): last + 1}
    order[("index", "keyword")] = last - 1
    order |= {("index", name): rank for rank, name in enumerate(garden.kinds.by_name, start=1)}
    ranked = [
        (order.get((page.place.kind, page.place.id), len(order)), page)
        for page in pages
        if page.place.kind in ("home", "index", "map", "browse") and page.place.number == 1
    ]
    ranked.sort(key=lambda pair: (pair[0], pair[1].place.url))
    home = words_for(garden.config.lang)["home"]
    return [
        {home if page.place.kind == "home" else page.place.title: page.file.src_uri}
        for _, page in ranked
    ]


def take_titles(nav: object, files: Files) -> None:
    """Give pages the titles that the owner's navigation gives them."""
    if isinstance(nav, list):
        for item in nav:
            take_titles(item, files)
    elif isinstance(nav, dict):
        for title, item in nav.items():
            file = files.get_file_from_path(item) if isinstance(item, str) else None
            if file is not None and isinstance(file.page, GardenPage):
                file.page.title = plain(str(title))
            take_titles(item, files)


_LISTS = (
    "index",
    "titles",
    "browse",
    "keyword",
    "trail",
    "trails",
    "map",
)  # a search should find what they list, not them


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
        self._after = ""
        self.aside = ""
        self.permits: frozenset[Permit] = frozenset()
        self.head: Head | None = None
        self.spoken = ""
        self.title = plain(place.title)
        self.update_date = _last_change(entity)
        self._links = links
        self._parser = parser

    def read_source(self, config: MkDocsConfig) -> None:
        """The entity's body; its frontmatter is known already."""
        self.markdown = self.entity.body if self.entity else ""
        self.meta = page_meta(self.entity.fields, self.entity.author) if self.entity else {}
        if self.place.kind in _LISTS:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the body; a deck's also slide by slide."""
        if self.entity and self.entity.slides and self.markdown == self.entity.body:
            slides = [slide.text for slide in self.entity.slides]
            self.slides, body = self._parser.convert_slides(slides, self._links)
        else:
            body = self._parser.convert(self.markdown or "", self._links)
        size_at = picture_sizes(files, self.place.url)
        self.slides = [with_sizes(slide, size_at) for slide in self.slides]
        self.content = with_sizes(body.html, size_at)
        self.toc, self.fault = body.toc, body.fault
        self.permits = permits_of(body.html)

    def finding(self) -> Diagnostic | None:
        """What went wrong when the body was converted."""
        if not self.fault or self.entity is None:
            return None
        return diagnostic(
            "body-not-converted",
            self.entity.path,
            f"{self.fault}; its text is shown as it is written",
            line=self.entity.body_line,
            remedy="simplify the Markdown there",
        )

    def frame(self, frame: Frame) -> None:
        """Set derived HTML around the body, and its headings into the table of contents.

        What follows the body is kept for `finish`.
        """
        fragments, self.head, self.spoken = frame.fragments, frame.head, frame.spoken
        self.permits |= frame.permits
        if self.slides:
            body = with_slides(fragments.slides, self.slides, frame.spoken)
            self.permits |= permits_to_show(body)
        else:
            body = body_below(self.content or "", frame.lang, frame.spoken, frame.classes)
        self.aside = fragments.aside
        self.content = f"{fragments.before}\n{body}"
        self._after = fragments.after
        self.meta["description"] = plain(frame.head.description)
        links = [*self.toc]
        for link in links:  # the page's title stands above them all
            link.level = max(link.level, 2)
        links += (
            AnchorLink(plain(heading.text), heading.anchor, heading.level)
            for heading in fragments.headings
        )
        self.toc = TableOfContents(links)

    def finish(self) -> None:
        """Add what follows the body: what other pages say, which a search should not find here."""
        self.content = f"{self.content}\n{self._after}"
        self._after = ""


def _virtual_file(place: PagePlace, files: Files, config: MkDocsConfig) -> File:
    """A file for a page without one of its own; never at a path that is taken.

    Its path is what the owner's `nav` may name: `topics/index.md`.
    """
    url = place.url
    path = url.removesuffix(".html") + ".md" if url.endswith(".html") else f"{url}index.md"
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

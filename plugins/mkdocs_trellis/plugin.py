"""The plugin: one short method per event of MkDocs."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, Literal, cast

import jinja2
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_trellis import frontend, on_demand, search, stylesheet, theme
from mkdocs_trellis.config import RawOptions, TrellisOptions, check, garden_config
from mkdocs_trellis.console import Progress, no_progress
from mkdocs_trellis.convert import BodyParser
from mkdocs_trellis.files import accept_conflicts, drop_withheld, grow, keep_read, read
from mkdocs_trellis.framing import Framing, framed
from mkdocs_trellis.moved import add_moved
from mkdocs_trellis.security import Security
from mkdocs_trellis.speech import Speech
from mkdocs_trellis.structure import (
    GardenPage,
    garden_pages,
    navigation,
    preset_pages,
    settle_dates,
    take_titles,
)
from trellis.config import Config
from trellis.diagnostics import Diagnostic, Severity, in_order
from trellis.garden import Garden
from trellis.memory import nothing_collected
from trellis.processes import meanwhile
from trellis.publish.policy import permits_of
from trellis.render import Renderer

log = get_plugin_logger("trellis")

DATA_FILE = "garden.json"


class TrellisPlugin(BasePlugin[TrellisOptions]):  # type: ignore[no-untyped-call]
    """Builds the garden in docs_dir as part of a MkDocs site."""

    garden: Garden | None
    progress: Progress

    def __init__(self) -> None:
        self.garden = None
        self.garden_config = Config()
        self.options: RawOptions = {}
        self.progress = no_progress
        self.page_count = 0
        self.pages_converted = self.pages_written = 0
        self._own_nav = True
        self._pages: list[GardenPage] = []
        self._framing: Callable[[], Framing] | None = None
        self._on_demand: Mapping[str, bytes] = {}
        self._search: Callable[[], dict[str, bytes]] | None = None
        self._faults: list[Diagnostic] = []
        self._serving = False
        self._security: Security | None = None
        self._speech: Speech | None = None
        self._parts: list[str] = []

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the garden's files, what came to light while rendering included."""
        return in_order([*(self.garden.diagnostics if self.garden else ()), *self._faults])

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        self.config = TrellisOptions(config_file_path=config_file_path)
        self.options = dict(options)
        return check(self.options)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Its presence keeps this object over the rebuilds of one `serve`."""
        self._serving = command == "serve"

    def on_shutdown(self) -> None:
        """The counterpart of on_startup."""

    @event_priority(100)  # before a search plugin looks for its words
    def _settle(self, config: MkDocsConfig) -> None:
        theme.settle_language(config)

    def _prepare(self, config: MkDocsConfig) -> MkDocsConfig:
        self.garden_config = garden_config(self.options, config)
        self.pages_converted = self.pages_written = 0
        self._faults = []
        accept_conflicts()
        theme.prepare(config)
        frontend.prepare(config)
        if self.garden_config.search != "mkdocs":
            search.replace_stock(config)
        theme.escape_settings(config)
        return config

    on_config = CombinedEvent(_settle, _prepare)

    @event_priority(-50)  # after plugins that generate files
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.progress("Reading", 0, 0)
        since = self.garden
        reading = read(files, config, self.garden_config, since.reading if since else None)
        keep_read(files, reading, config.docs_dir)
        self.progress("Analysing", 0, 0)
        with kept_uncollected():
            grown = grow(reading, self.garden_config, config, since)
            self.garden = grown if self._serving else grown.settled()
        drop_withheld(files, self.garden, config)
        renderer = Renderer(theme.fragment_folders(config), self.garden_config.lang)
        parser = BodyParser(config)
        self._pages = pages = preset_pages(self.garden, files, config, parser, renderer)
        self.page_count = len(pages)
        self._own_nav = config.nav is None
        if self._own_nav:
            config.nav = navigation(self.garden, pages)
        take_titles(config.nav, files)
        files.append(
            File.generated(config, DATA_FILE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        )
        frontend.add_files(files, config)
        self._security = Security(self.garden_config.security, config, serving=self._serving)
        self._security.declare_files(files)
        add_moved(self.garden, files, config, renderer)
        frame = partial(framed, self.garden, renderer, [page.place for page in pages])
        self._framing = meanwhile(
            partial(frame, preview=self._serving), self.garden_config.processes
        )
        report(self.garden.diagnostics)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        if self._own_nav:  # an index is not what comes after another
            for page in nav.pages:
                page.previous_page = page.next_page = None
        return nav

    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        self.pages_converted += 1
        self.progress("Converting", self.pages_converted, self.page_count)
        if isinstance(page, GardenPage) and (finding := page.finding()):
            self._faults.append(finding)
            report([finding])
        return None

    @event_priority(50)  # before plugins that read what pages hold
    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        assert self.garden is not None
        assert self._security is not None
        env.globals["material_styles"] = stylesheet.add_trimmed(env, files, config)
        theme.equip(env, config)
        env.filters["asset"] = frontend.asset
        env.globals["search"] = search.place(self.garden)
        self._speech = Speech(env, config, self.garden_config.lang)
        env.globals.update(self._speech.around())
        assert self._framing is not None
        self.progress("Framing", 0, 0)
        framing = self._framing()
        for page in garden_pages(files):
            page.frame(framing.frames[page.place.url])
        held = (frontend.optional_parts(page.content or "", config) for page in self._pages)
        self._parts = sorted({part for parts in held for part in parts})
        frontend.add_optional(self._parts, files, config)
        self._security.look_at(self._pages, env)
        data = files.get_file_from_path(DATA_FILE)
        if data is not None:
            data.content_string = framing.data
        self._on_demand = framing.on_demand
        self._search = meanwhile(
            partial(on_demand.search, self.garden), self.garden_config.processes
        )
        return env

    @event_priority(-50)  # after the search has read what the page itself says
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        assert self._security is not None
        assert self._speech is not None
        known = cast(dict[str, Any], context)
        if isinstance(page, GardenPage):
            page.finish()
            known |= self._speech.around(page.spoken)
        own = page.permits if isinstance(page, GardenPage) else permits_of(page.content or "")
        parts = frontend.optional_parts(page.content or "", config)
        known["optional"] = self._parts if theme.swaps_pages(config) else parts
        known["policy"] = self._security.policy_of(own)
        known[theme.SCRIPTS] = theme.uses_scripts(config) or theme.is_scripted(page.content or "")
        self.pages_written += 1
        self.progress("Writing", self.pages_written, self.page_count)
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        if template_name == "sitemap.xml":
            settle_dates(self._pages)
        return output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self._search is not None:
            on_demand.write({**self._on_demand, **self._search()}, config)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        for folder in theme.template_folders():
            server.watch(str(folder))
        server.builder = surviving(server.builder)
        return server


@contextmanager
def kept_uncollected() -> Iterator[None]:
    """What is grown is not looked through, by the garbage collector, while pages are made of it."""
    gc.unfreeze()  # a garden grown before, in `serve`
    with nothing_collected():
        try:
            yield
        finally:
            gc.freeze()


def report(findings: Iterable[Diagnostic]) -> None:
    """Log findings; warnings and errors count for `--strict`."""
    for finding in findings:
        level = logging.DEBUG
        if finding.severity >= Severity.WARNING:
            level = logging.ERROR if finding.severity >= Severity.ERROR else logging.WARNING
        log.log(level, "%s", finding)


def surviving(build: Callable[[], None]) -> Callable[[], None]:
    """`build`, which says what goes wrong instead of raising: MkDocs' server hangs on exceptions."""

    def rebuild() -> None:
        try:
            build()
        except (Exception, SystemExit) as error:
            why = str(error) or type(error).__name__
            log.log(logging.ERROR, "The site could not be built again: %s", why)

    return rebuild

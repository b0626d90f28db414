"""The plugin: one short method per event of MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_trellis import theme
from mkdocs_trellis.bodies import BodyParser
from mkdocs_trellis.config import RawOptions, TrellisOptions, check, garden_config
from mkdocs_trellis.structure import (
    drop_unread,
    garden_pages,
    navigation,
    preset_pages,
    with_engine_files,
)
from trellis.config import Config
from trellis.diagnostics import Diagnostic, Severity
from trellis.garden import Garden
from trellis.publish.data import garden_json
from trellis.render import Renderer
from trellis.sources import read_folder
from trellis.views import view

log = get_plugin_logger("trellis")

DATA_FILE = "garden.json"


class TrellisPlugin(BasePlugin[TrellisOptions]):
    """Builds the garden in docs_dir as part of a MkDocs site."""

    garden: Garden | None = None

    def __init__(self) -> None:
        self.options: RawOptions = {}
        self.garden_config = Config()
        self.own_nav = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        self.config = TrellisOptions(config_file_path=config_file_path)
        self.options = dict(options)
        return check(self.options)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Its presence keeps this object over the rebuilds of one `serve`."""

    def on_shutdown(self) -> None:
        """The counterpart of on_startup."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.garden_config = garden_config(self.options, config)
        theme.prepare(config)
        theme.escape_settings(config)
        return config

    @event_priority(-50)  # after plugins that generate files
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        read = read_folder(Path(config.docs_dir), self.garden_config)
        reading = with_engine_files(read, files, config.docs_dir)
        drop_unread(files, reading, config.docs_dir)
        self.garden = Garden.grow(reading, self.garden_config)
        pages = preset_pages(self.garden, files, config, BodyParser(config))
        if config.nav is None:
            config.nav = navigation(pages)
        files.append(
            File.generated(config, DATA_FILE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        )
        for finding in self.garden.diagnostics:
            report(finding)
        return files

    @event_priority(50)  # before plugins that read what pages hold
    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        assert self.garden is not None
        theme.harden(env)
        renderer = Renderer(theme.own_folders(config))
        for page in garden_pages(files):
            fragments = renderer.render(view(self.garden, page.place), page.slides)
            page.frame(fragments.before, fragments.after, fragments.headings)
        data = files.get_file_from_path(DATA_FILE)
        if data is not None:
            data.content_string = garden_json(self.garden)
        return env

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        server.watch(str(theme.theme_folder()))
        return server


def report(finding: Diagnostic) -> None:
    """Log a finding; warnings and errors count for `--strict`."""
    if finding.severity >= Severity.ERROR:
        log.error(str(finding))
    elif finding.severity >= Severity.WARNING:
        log.warning(str(finding))
    else:
        log.debug(str(finding))

"""The MkDocs configuration of any garden: its own, or one made for a bare folder of Markdown."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_trellis.plugin import TrellisPlugin
from trellis.settings import Settings

PLUGIN = "trellis"


class NoPluginError(Exception):
    """The garden's `mkdocs.yml` does not list our plugin."""


@contextlib.contextmanager
def config_file(settings: Settings) -> Iterator[Path]:
    """The garden's `mkdocs.yml`; for a bare folder a temporary one, outside it."""
    if settings.config_file is not None:
        yield settings.config_file
        return
    with tempfile.TemporaryDirectory(prefix="trellis-") as folder:
        file = Path(folder) / "mkdocs.yml"
        file.write_text(yaml.safe_dump(bare_configuration(settings)), encoding="utf-8")
        yield file


def bare_configuration(settings: Settings) -> dict[str, Any]:
    """What a bare folder is built with."""
    return {
        "site_name": settings.config.site_name,
        "docs_dir": str(settings.docs_dir.resolve()),
        "theme": {"name": "material"},
        "plugins": [PLUGIN],
    }


def site_config(file: Path, *, strict: bool = False) -> MkDocsConfig:
    """The loaded configuration. Raises mkdocs' Abort when it is invalid (what is wrong is logged)."""
    return load_config(str(file), strict=True if strict else None)


def our_plugin(config: MkDocsConfig) -> TrellisPlugin:
    """Our plugin in a loaded configuration. Raises NoPluginError."""
    for plugin in config.plugins.values():
        if isinstance(plugin, TrellisPlugin):
            return plugin
    raise NoPluginError(
        f"{config.config_file_path} does not list the plugin: add `- {PLUGIN}` under `plugins:`"
    )

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

from trellis.settings import Settings


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
    folder = settings.docs_dir.resolve()
    return {
        "site_name": folder.name.strip() or "Garden",
        "docs_dir": str(folder),
        "site_dir": "site",
        "theme": {"name": "material"},
        "plugins": ["search", "trellis"],
    }


def site_config(file: Path, site_dir: Path, **options: Any) -> MkDocsConfig:
    """The loaded configuration, building into `site_dir`. Raises mkdocs' Abort when it is invalid."""
    config = load_config(str(file), **options)
    config.site_dir = str(site_dir)  # set here: MkDocs refuses a site inside docs_dir, hidden or not
    return config

"""Where a garden is and how it is configured: its `mkdocs.yml`, or the defaults for a bare folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trellis.config import Config
from trellis.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Settings:
    """`config_file` is None for a bare folder; then `root` and `docs_dir` are the folder itself."""

    root: Path
    docs_dir: Path
    config_file: Path | None
    config: Config
    diagnostics: tuple[Diagnostic, ...] = ()


def find_settings(folder: Path) -> Settings:
    """The settings of the garden in `folder`. Raises NotADirectoryError when there is no such folder."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    return Settings(folder, folder, None, Config())

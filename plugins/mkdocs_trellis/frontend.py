"""The bundled styles, scripts and fonts: under which names a site has them, and that it has them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_trellis.theme import theme_folder

SITE_FOLDER = "assets/trellis"


class NoBundleError(Exception):
    """This is a checkout in which the theme has not been bundled; the message says how."""


def asset(name: str) -> str:
    """Where in the site the file is that was bundled from `name`: `trellis.css`, say.

    Raises KeyError when none was.
    """
    return f"{SITE_FOLDER}/{_manifest()[name]}"


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Make the bundled files part of the site."""
    for name in sorted(set(_manifest().values())):
        file = File.generated(
            config,
            f"{SITE_FOLDER}/{name}",
            abs_src_path=str(_bundle() / name),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        files.append(file)


def prepare(config: MkDocsConfig) -> None:
    """Look at the bundle anew; name our stylesheet where the owner's `main.html` hides the one that would."""
    _manifest.cache_clear()
    custom = config.theme.custom_dir
    ours = asset("trellis.css")
    if custom and Path(custom, "main.html").is_file() and ours not in config.extra_css:
        config.extra_css.insert(0, ours)


def _bundle() -> Path:
    return theme_folder() / "bundled"


@cache
def _manifest() -> dict[str, str]:
    """What has become of each source."""
    try:
        text = (_bundle() / "manifest.json").read_text("utf-8")
    except FileNotFoundError:
        raise NoBundleError("The theme is not bundled yet: run `make assets`") from None
    manifest: dict[str, str] = json.loads(text)
    return manifest

"""The bundled styles, scripts and fonts: under which names a site has them, and that it has them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_trellis.theme import theme_folder

SITE_FOLDER = "assets/trellis"


_OPTIONAL = {
    "diagrams": ('class="trellis-diagram"', ("mermaid",)),
    "math": ('class="arithmatex"', ("katex", "mathjax")),
}
"""By folder of the bundle: what pages that need it hold, and which scripts of the owner's do its work."""


class NoBundleError(Exception):
    """This is a checkout in which the theme has not been bundled; the message says how."""


def asset(name: str) -> str:
    """Where in the site the file is that was bundled from `name`: `trellis.css`, say.

    Raises KeyError when none was.
    """
    return f"{SITE_FOLDER}/{_manifest()[name]}"


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Make the bundled files part of the site, but for those that `add_optional` adds."""
    names = set(_manifest().values())
    _add((name for name in names if name.partition("/")[0] not in _OPTIONAL), files, config)


def add_optional(parts: Iterable[str], files: Files, config: MkDocsConfig) -> None:
    """Make what draws diagrams or sets formulas part of the site."""
    names = set(_manifest().values())
    _add((name for name in names if name.partition("/")[0] in parts), files, config)


def optional_parts(html: str, config: MkDocsConfig) -> list[str]:
    """What a page with this text needs: `diagrams`, `math`. An owner may have scripts of their own for it."""
    own = " ".join(map(str, config.extra_javascript)).lower()
    return [
        part
        for part, (mark, others) in _OPTIONAL.items()
        if mark in html and not any(other in own for other in others)
    ]


def _add(names: Iterable[str], files: Files, config: MkDocsConfig) -> None:
    for name in sorted(names):
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

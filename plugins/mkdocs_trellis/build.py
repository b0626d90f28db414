"""`trellis build`: a whole site, or the old one untouched."""

from __future__ import annotations

from pathlib import Path

import click
from mkdocs.commands.build import build

from mkdocs_trellis.site import config_file, site_config
from trellis.settings import find_settings


@click.command("build")
@click.argument("src", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes.")
@click.option("--strict", is_flag=True, help="Fail on warnings.")
def build_command(src: Path, out: Path | None, strict: bool) -> None:
    """Build the garden in SRC."""
    settings = find_settings(src)
    with config_file(settings) as file:
        build(site_config(file, out or Path("site"), strict=strict or None))

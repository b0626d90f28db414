"""`trellis serve`: MkDocs' live server, for any garden."""

from __future__ import annotations

from pathlib import Path

import click
from mkdocs.commands.serve import serve

from mkdocs_trellis.sites import config_file
from trellis.settings import find_settings


@click.command("serve")
@click.argument("src", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
def serve_command(src: Path, port: int) -> None:
    """Show the garden in SRC at a local address, and again after each change."""
    with config_file(find_settings(src)) as file:
        serve(str(file), dev_addr=f"127.0.0.1:{port}")

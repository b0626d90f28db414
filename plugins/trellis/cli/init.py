"""trellis init: a new garden that builds at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from trellis.cli.files import refuse_to_overwrite, write_files
from trellis.cli.gardens import UsageFailure
from trellis.cli.output import printable
from trellis.write import yaml_text

# Files that would mean something where the package lies have plain names there.
PLACES = {"gitignore": ".gitignore", "pages.yml": ".github/workflows/pages.yml"}


@click.command(short_help="Make a new garden that builds at once.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The name of the site.  [default: from DIR]")
def init(folder: Path, name: str | None) -> None:
    """Make a new garden in DIR that builds at once. Nothing that is there is overwritten.

    \b
    trellis init my-garden
    trellis init . --name "My garden"
    """
    if folder.exists() and not folder.is_dir():
        raise UsageFailure(f"{folder} is a file, not a folder.")
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    starter = starter_files(name or words[:1].upper() + words[1:] or "Garden")
    refuse_to_overwrite(folder, starter)
    write_files(folder, starter)
    for path in sorted(starter):
        click.echo(printable(str(folder / path)))
    click.echo(f"\nNext: trellis serve {printable(str(folder))}", err=True)


def starter_files(site_name: str) -> dict[str, str]:
    """The files of a new garden, by path."""
    root = files("trellis.cli") / "starter"
    starter = {PLACES.get(path, path): one.read_text("utf-8") for path, one in _walk(root)}
    settings = {
        "site_name": site_name,
        "docs_dir": "content",
        "theme": {"name": "material"},
        "plugins": ["search", "trellis"],
    }
    return starter | {"mkdocs.yml": yaml_text(settings)}


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _walk(one, f"{prefix}{one.name}/")
        else:
            yield prefix + one.name, one

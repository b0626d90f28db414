"""trellis export: a garden as data, or as plain Markdown for any other tool."""

from __future__ import annotations

from pathlib import Path

import click

from trellis.cli.files import write_files
from trellis.cli.gardens import UsageFailure, open_garden, private_option, source_argument
from trellis.cli.output import printable, working
from trellis.publish.data import data_files

FORMATS = ("json",)


@click.command(short_help="Write a garden as data or as plain Markdown.")
@source_argument
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option(
    "--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where to write."
)
@private_option
@click.option(
    "--all-scores", is_flag=True, help="Topics rank every entity with a score above zero."
)
def export(src: Path, form: str, out: Path, private: bool, all_scores: bool) -> None:
    """Write a garden as data, or as plain Markdown that any other tool can publish.

    \b
    json       garden.json, topics.json, related.json, keywords.json, diagnostics.json

    \b
    trellis export --out data
    trellis export notes --format json --all-scores --out data
    """
    if out.exists() and not out.is_dir():
        raise UsageFailure(f"{out} is a file, not a folder.")
    opened = open_garden(src, private=private)
    with working("Writing…"):
        files = data_files(opened.garden, all_scores=all_scores)
        write_files(out, files)
    for name in sorted(files):
        click.echo(printable(str(out / name)))

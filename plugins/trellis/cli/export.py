"""trellis export: a garden as data, or as plain Markdown for any other tool."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from trellis import Garden
from trellis.cli.files import write_files, write_tree
from trellis.cli.gardens import (
    OpenGarden,
    UsageFailure,
    open_garden,
    private_option,
    source_argument,
)
from trellis.cli.output import printable, working
from trellis.publish.data import data_files
from trellis.publish.exchange import gexf, graphml, jsonld
from trellis.publish.markdown import markdown_tree

GRAPHS: dict[str, Callable[[Garden], str]] = {"graphml": graphml, "gexf": gexf, "jsonld": jsonld}


@click.command(short_help="Write a garden as data or as plain Markdown.")
@source_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown", *GRAPHS]),
    default="json",
    show_default=True,
    help="What to write; see above.",
)
@click.option(
    "--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Where to write."
)
@private_option
@click.option("--all-scores", is_flag=True, help="In topics.json, rank every entity with a score.")
def export(src: Path, form: str, out: Path, private: bool, all_scores: bool) -> None:
    """Write a garden as data, or as plain Markdown that any other tool can publish.

    \b
    json       garden.json, topics.json, related.json, keywords.json, diagnostics.json
    markdown   the same files with plain links, topics with their sources, and the assets
    graphml    graph.graphml, the graph of entities, topics and keywords
    gexf       graph.gexf, the same for Gephi
    jsonld     graph.jsonld, the same in the words of schema.org

    \b
    trellis export --out data
    trellis export notes --format markdown --out plain
    trellis export notes --format json --all-scores --out data
    """
    if out.exists() and not out.is_dir():
        raise UsageFailure(f"{out} is a file, not a folder.")
    opened = open_garden(src, private=private)
    if form == "markdown":
        _refuse_inside(out, opened)
    with working("Writing…"):
        files = _files(opened, form, all_scores)
        (write_tree if form == "markdown" else write_files)(out, files)
    if form == "markdown":
        click.echo(f"{len(files)} files in {printable(str(out))}")
        return
    for name in sorted(files):
        click.echo(printable(str(out / name)))


def _files(opened: OpenGarden, form: str, all_scores: bool) -> dict[str, str | bytes]:
    garden = opened.garden
    if form in GRAPHS:
        return {f"graph.{form}": GRAPHS[form](garden)}
    if form == "json":
        return {**data_files(garden, all_scores=all_scores)}
    tree = markdown_tree(garden)
    docs_dir = opened.settings.docs_dir
    assets = {path: _bytes(docs_dir / path) for path in tree.assets}
    return {**tree.texts, **{path: data for path, data in assets.items() if data is not None}}


def _bytes(file: Path) -> bytes | None:
    """The bytes of an asset; None when it went away or became a link since it was met."""
    if file.is_symlink() or not file.is_file():
        return None
    return file.read_bytes()


def _refuse_inside(out: Path, opened: OpenGarden) -> None:
    docs_dir = opened.settings.docs_dir.resolve()
    if out.resolve().is_relative_to(docs_dir):
        raise UsageFailure(
            f"{out} lies inside the garden, which would read its own export; choose another folder."
        )

"""trellis schema: what the frontmatter of a kind may hold, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from trellis.cli.gardens import settings_of, source_option
from trellis.cli.new import find_kind
from trellis.cli.output import print_json
from trellis.kinds import Kinds


@click.command(short_help="Print the JSON Schema of a kind's frontmatter.")
@click.argument("kind")
@source_option
def schema(kind: str, src: Path) -> None:
    """Print the JSON Schema of the frontmatter of KIND, for editors and checkers.

    \b
    trellis schema post
    trellis schema recipe --src my-garden > recipe.schema.json
    """
    config = settings_of(src).config
    kinds = Kinds.from_config(config)
    found = kinds.json_schema(find_kind(kinds, kind).name)
    found["properties"]["status"]["enum"] += sorted(config.statuses)
    print_json(found)

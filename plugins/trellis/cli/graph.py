"""trellis graph: how a garden hangs together."""

from __future__ import annotations

from pathlib import Path

import click

from trellis.cli.gardens import json_option, open_garden, private_option, source_argument
from trellis.cli.output import print_json, print_table, printable
from trellis.graph.overview import overview


@click.command(short_help="Show how a garden hangs together.")
@source_argument
@private_option
@json_option
def graph(src: Path, private: bool, as_json: bool) -> None:
    """Show how a garden hangs together: ties, hubs, orphans, parts.

    \b
    trellis graph
    trellis graph notes --json
    """
    garden = open_garden(src, private=private).garden
    seen = overview(garden.entities, garden.ties)
    if as_json:
        print_json(
            {
                "entities": seen.entities,
                "keywords": len(garden.keywords.entities),
                "topics": len(garden.topics),
                "ties": seen.ties,
                "orphans": list(seen.orphans),
                "hubs": [{"id": id, "neighbours": count} for id, count in seen.hubs],
                "components": list(seen.components),
            }
        )
        return
    print_table(
        ("", "count"),
        [
            ("entities", seen.entities),
            ("keywords", len(garden.keywords.entities)),
            ("topics", len(garden.topics)),
            *((f"{kind} ties", count) for kind, count in seen.ties.items()),
            ("parts", len(seen.components)),
            ("largest part", seen.components[0] if seen.components else 0),
            ("orphans", len(seen.orphans)),
        ],
    )
    for heading, names in (
        ("Hubs", [f"{id} ({count})" for id, count in seen.hubs]),
        ("Orphans", list(seen.orphans)),
    ):
        if names:
            click.echo(f"\n{heading}:")
        for name in names:
            click.echo(f"  {printable(name)}")

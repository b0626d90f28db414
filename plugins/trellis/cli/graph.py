"""trellis graph and trellis path: how a garden hangs together."""

from __future__ import annotations

from pathlib import Path

import click

from trellis.cli.gardens import (
    UsageFailure,
    find_entity,
    json_option,
    open_garden,
    private_option,
    source_argument,
    source_option,
)
from trellis.cli.output import print_json, print_table, printable
from trellis.cli.related import told
from trellis.graph.overview import overview, shortest_path
from trellis.publish.data import tie_data


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


@click.command(short_help="Show the way from one entity to another.")
@click.argument("a")
@click.argument("b")
@source_option
@private_option
@json_option
def path(a: str, b: str, src: Path, private: bool, as_json: bool) -> None:
    """Show the shortest way from entity A to entity B, and the reason for each step.

    \b
    trellis path posts/mesh posts/trust
    trellis path "Mesh networks" "Trust" --src notes
    """
    garden = open_garden(src, private=private).garden
    start, end = find_entity(garden, a).id, find_entity(garden, b).id
    ties = shortest_path(start, end, garden.entities, garden.ties)
    if not ties and start != end:
        raise UsageFailure(f"There is no way from {start} to {end}.")
    if as_json:
        print_json([tie_data(tie) for tie in ties])
        return
    here = start
    click.echo(printable(here))
    for tie in ties:
        here = tie.target if tie.source == here else tie.source
        reasons = "; ".join(told(reason) for reason in tie.reasons[:3])
        click.echo(printable(f"  → {here}  ({tie.kind}{': ' if reasons else ''}{reasons})"))

"""trellis related: what is near an entity, and why."""

from __future__ import annotations

from pathlib import Path

import click

from trellis.cli.gardens import (
    find_entity,
    json_option,
    open_garden,
    private_option,
    source_option,
)
from trellis.cli.output import print_json, print_table
from trellis.graph import Reason
from trellis.publish.data import related_data
from trellis.words import words_for


@click.command(short_help="Show what is near an entity, and why.")
@click.argument("entity")
@source_option
@private_option
@click.option(
    "--count", default=10, show_default=True, type=click.IntRange(min=1), help="How many to show."
)
@json_option
def related(entity: str, src: Path, private: bool, count: int, as_json: bool) -> None:
    """Show the entities nearest to ENTITY, with reasons. ENTITY is an id, a slug or a title.

    \b
    trellis related posts/roots-before-branches
    trellis related "Roots before branches" --src notes --json
    """
    garden = open_garden(src, private=private).garden
    near = garden.related(find_entity(garden, entity).id)[:count]
    if as_json:
        print_json([related_data(one) for one in near])
        return
    print_table(
        ("score", "entity", "linked", "because"),
        [
            (
                f"{one.score:.2f}",
                one.id,
                "linked" if one.linked else "",
                "; ".join(told(reason) for reason in one.reasons),
            )
            for one in near
        ],
    )


def told(reason: Reason) -> str:
    """A reason in words."""
    return words_for("en").reason(reason.kind, [reason.label] if reason.label else [])

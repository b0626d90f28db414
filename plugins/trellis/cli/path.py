"""trellis path: the few texts that lead from one topic or text to another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from trellis import Entity, Garden, Topic
from trellis.cli.gardens import (
    UsageFailure,
    find_end,
    json_option,
    open_garden,
    private_option,
    source_option,
)
from trellis.cli.output import print_json, printable, styled
from trellis.publish.data import reason_data
from trellis.topics import Step
from trellis.topics.trails import TrailGround, doors
from trellis.views.excerpts import minutes_of
from trellis.views.trails import minutes_for, next_because
from trellis.words import words_for


@click.command(short_help="Show what to read on the way from one topic or entity to another.")
@click.argument("a")
@click.argument("b")
@source_option
@private_option
@json_option
def path(a: str, b: str, src: Path, private: bool, as_json: bool) -> None:
    """Show the few texts that lead from A to B, why each comes next, and how long they take to read.

    A and B are topics or entities, by id, slug or title; a name that both have is the topic's, and a path
    the entity's.

    \b
    trellis path mesh-networks trust
    trellis path posts/roots-before-branches "Trust" --src notes
    """
    garden = open_garden(src, private=private).garden
    start, end = find_end(garden, a), find_end(garden, b)
    steps = _way(garden, start, end)
    if not steps:
        raise UsageFailure(f"There is no way from {start.title!r} to {end.title!r}.")
    if as_json:
        print_json(
            {
                "from": _named(start),
                "to": _named(end),
                "reads": [_read(garden, step) for step in steps],
                "minutes": minutes_for(steps, garden),
            }
        )
        return
    words = words_for("en")
    extent = f"{words.say('reads', n=len(steps))}, {minutes_for(steps, garden)} min"
    heading = words.say("trail", origin=start.title, target=end.title)
    click.echo(styled(printable(heading), bold=True) + f"  ({extent})")
    for number, step in enumerate(steps, start=1):
        entity = garden.entities[step.id]
        if reason := next_because(step.reasons, words):
            click.echo(printable(f"     {reason}"))
        click.echo(printable(f"  {number}. {entity.title} ({entity.id}), {minutes_of(entity)} min"))


def _way(garden: Garden, start: Topic | Entity, end: Topic | Entity) -> Sequence[Step]:
    """The steps from one to the other. Between two topics it is the way that their trail's page shows."""
    ground = TrailGround.of(garden.entities, garden.connections.related)
    if isinstance(start, Topic) and isinstance(end, Topic) and start.id != end.id:
        return ground.between_topics(start, end)
    origin, target = (doors(one) if isinstance(one, Topic) else {one.id: 0} for one in (start, end))
    return ground.between(origin, target)


def _named(end: Topic | Entity) -> str:
    """As ties name their ends."""
    return f"topic:{end.id}" if isinstance(end, Topic) else end.id


def _read(garden: Garden, step: Step) -> dict[str, object]:
    entity = garden.entities[step.id]
    return {
        "id": entity.id,
        "title": entity.title,
        "url": garden.addresses.get(entity.id),
        "minutes": minutes_of(entity),
        "because": next_because(step.reasons, words_for("en")),
        "reasons": [reason_data(reason) for reason in step.reasons],
    }

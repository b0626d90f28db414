"""trellis topics diff and why: what is different, and why things are where they are."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import click

from trellis import Topic
from trellis.cli.gardens import (
    find_entity,
    json_option,
    open_garden,
    private_option,
    source_argument,
    source_option,
)
from trellis.cli.lock import require_readable
from trellis.cli.output import print_json, printable, styled
from trellis.ledger import LEDGER_FILE
from trellis.publish.difference import differences

NEAR_MISSES = 3


@click.command(short_help="Show what is different since the last trellis lock, and why.")
@source_argument
@json_option
def diff(src: Path, as_json: bool) -> None:
    """Show which topics are not as trellis.lock has them: new, changed and gone, and why.

    \b
    trellis topics diff
    trellis topics diff notes --json
    """
    opened = open_garden(src)
    require_readable(opened)
    garden = opened.garden
    found = differences(garden) if garden.ledger else ()
    if as_json:
        print_json([asdict(one) for one in found])
        return
    if not garden.ledger:
        click.echo(
            f"There is no {LEDGER_FILE} to compare with: `trellis lock` writes it.", err=True
        )
        return
    if not found:
        click.echo(f"All topics are as {LEDGER_FILE} has them.")
    for one in found:
        click.echo(styled(printable(one.title), bold=True) + f"  ({one.state}, {one.id})")
        for sentence in one.sentences:
            click.echo("  " + printable(sentence))


@click.command(short_help="Show why an entity is in its topics, and not in others.")
@click.argument("entity")
@source_option
@private_option
@json_option
def why(entity: str, src: Path, private: bool, as_json: bool) -> None:
    """Show why ENTITY is in its topics, and which it is nearly in. ENTITY is an id, a slug or a title.

    \b
    trellis topics why posts/roots-before-branches
    trellis topics why "Roots before branches" --src notes --json
    """
    garden = open_garden(src, private=private).garden
    found = find_entity(garden, entity)
    placed = [one for topic in garden.topics if (one := _placed(topic, found.id))]
    inside = [one for one in placed if one.source]
    outside = sorted(
        (one for one in placed if not one.source), key=lambda one: (-one.score, one.id)
    )
    shown = [*inside, *outside[:NEAR_MISSES]]
    if as_json:
        print_json([asdict(one) for one in shown])
        return
    click.echo(styled(printable(found.title), bold=True) + f"  ({found.id})")
    if not inside:
        click.echo("It is in no topic.")
    for one in shown:
        click.echo(printable(_sentence(one)))
        if one.evidence:
            click.echo(printable(f"    “{one.evidence}”"))


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where an entity stands in the ranking of a topic; `least` is the score of its last found source."""

    id: str
    title: str
    source: bool
    listed: bool
    score: float
    least: float
    keywords: tuple[str, ...]
    evidence: str


def _placed(topic: Topic, id: str) -> _Placed | None:
    ranked = next((one for one in topic.ranking if one.id == id), None)
    if ranked is None:
        return None
    return _Placed(
        topic.id,
        topic.title,
        source=any(one.id == id for one in topic.sources),
        listed=ranked.pinned,
        score=ranked.score,
        least=min((one.score for one in topic.sources if not one.pinned), default=0.0),
        keywords=ranked.keywords,
        evidence=ranked.evidence.text if ranked.evidence else "",
    )


def _sentence(one: _Placed) -> str:
    title = f"“{one.title}” ({one.id})"
    if not one.source:
        last = f"; the last of its sources {one.least:.2f}" if one.least else ""
        return f"Not in {title}: it scores {one.score:.2f} there{last}."
    if one.listed:
        return f"In {title}: the topic's file lists it."
    shared = f", and shares {', '.join(one.keywords)}" if one.keywords else ""
    return f"In {title}: it scores {one.score:.2f}{shared}."

"""trellis topics: what a garden is about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from trellis import Topic
from trellis.cli.decisions import drop, keep, merge, rename, split
from trellis.cli.gardens import (
    find_topic,
    json_option,
    open_garden,
    private_option,
    source_argument,
    source_option,
)
from trellis.cli.output import print_json, print_table, printable, styled
from trellis.cli.related import told
from trellis.cli.topic_changes import diff, why
from trellis.publish.data import topic_data, topic_urls


@click.group(short_help="Show what a garden is about.")
def topics() -> None:
    """What a garden is about: its topics, with their sources and evidence.

    \b
    trellis topics list
    trellis topics show "Decentralized Work" --src notes
    """


for command in (diff, why, keep, rename, merge, split, drop):
    topics.add_command(command)


@topics.command("list")
@source_argument
@private_option
@json_option
def list_topics(src: Path, private: bool, as_json: bool) -> None:
    """List all topics, largest first.

    \b
    trellis topics list
    trellis topics list notes --json
    """
    garden = open_garden(src, private=private).garden
    if as_json:
        urls, within = topic_urls(garden), garden.topics_within
        print_json(
            [
                topic_data(topic, urls.get(topic.id), within.get(topic.id, ()))
                for topic in garden.topics
            ]
        )
        return
    print_table(
        ("topic", "title", "within", "origin", "sources", "keywords"),
        [
            (
                one.id,
                one.title,
                one.parent or "",
                one.origin,
                len(one.sources),
                ", ".join(one.keywords[:5]),
            )
            for one in garden.topics
        ],
    )


@topics.command()
@click.argument("topic")
@source_option
@private_option
@click.option("--all-scores", is_flag=True, help="Rank every entity with a score above zero.")
@json_option
def show(topic: str, src: Path, private: bool, all_scores: bool, as_json: bool) -> None:
    """Show one topic. TOPIC is its id or title.

    \b
    trellis topics show decentralized-work
    trellis topics show "Decentralized Work" --src notes --json
    """
    garden = open_garden(src, private=private).garden
    found = find_topic(garden, topic)
    parts = garden.topics_within.get(found.id, ())
    if as_json:
        url = topic_urls(garden).get(found.id)
        print_json(topic_data(found, url, parts, all_scores=all_scores))
        return
    titles = {id: f"{entity.title} [{entity.kind}]" for id, entity in garden.entities.items()}
    _print_topic(found, titles, parts, all_scores)


def _print_topic(
    topic: Topic, titles: dict[str, str], parts: Sequence[str], all_scores: bool
) -> None:
    click.echo(styled(printable(topic.title), bold=True) + f"  ({topic.origin}, {topic.id})")
    if topic.summary:
        click.echo("\n" + printable(" ".join(sentence.text for sentence in topic.summary)))
    click.echo("\nKeywords: " + printable(", ".join(topic.keywords)))
    if topic.parent:
        click.echo(f"Part of: {topic.parent}")
    if parts:
        click.echo(f"Within it: {', '.join(parts)}")
    click.echo("\nSources:")
    shown = {source.id for source in topic.sources}
    for source in topic.ranking if all_scores else topic.sources:
        marks = [f"{source.score:.2f}"]
        marks += ["listed"] if source.pinned else []
        marks += ["not shown"] if source.id not in shown else []
        click.echo(f"  {printable(titles.get(source.id, source.id))}  ({', '.join(marks)})")
        if source.keywords:
            click.echo("      " + printable(", ".join(source.keywords)))
        if source.evidence:
            click.echo("      “" + printable(source.evidence.text) + "”")
    if topic.related:
        click.echo("\nRelated topics:")
    for near in topic.related:
        reasons = "; ".join(told(reason) for reason in near.reasons)
        click.echo(f"  {near.id}  {printable(reasons)}")

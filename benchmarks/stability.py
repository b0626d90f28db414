"""How still topics hold: python -m benchmarks.stability FOLDER…

Three questions. *Alone*: without a ledger, how many of the discovered topics keep their ids when one
entity is taken away? *Locked*: with a ledger, how many of the topics that one more entity is not about
stay exactly as they were? *Replay*: when a garden grows in the order of its dates and is locked on the
way, how much of a topic's keywords stays from one state to the next, and is any topic's address lost?
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median

import click

from trellis.config import Config
from trellis.folders import read_folder
from trellis.garden import Garden
from trellis.ledger import Ledger
from trellis.publish.lock import locked, topic_changes
from trellis.sources import Reading, Source
from trellis.topics import Topic

FIRST = 5  # entities of the first state of a replay


@dataclass(frozen=True)
class Stability:
    """Shares from 0 to 1; `gone` and `lost` are counts of topics over the replay."""

    entities: int
    topics: int
    alone: float
    alone_top: float
    locked: float
    replay_median: float
    replay_mean: float
    gone: int
    lost: int


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--sample", default=20, show_default=True, help="Entities taken away, one at a time.")
@click.option("--states", default=40, show_default=True, help="States of the replay.")
@click.option("--without", multiple=True, help="Leave out this folder, of topic files, say.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(
    folders: Sequence[Path], sample: int, states: int, without: Sequence[str], as_json: bool
) -> None:
    """Measure how still the topics of gardens hold."""
    found = {}
    for folder in folders:
        reading = read_folder(folder, Config())
        sources = [one for one in reading.sources if not one.path.startswith(tuple(without))]
        found[str(folder)] = measured(sources, sample, states)
        if not as_json:
            click.echo(table(str(folder), found[str(folder)]))
    if as_json:
        click.echo(json.dumps({name: asdict(one) for name, one in found.items()}, indent=2))


def measured(sources: Sequence[Source], sample: int, states: int) -> Stability:
    """All three answers for one garden."""
    whole = grow(sources)
    alone, alone_top, held = [], [], []
    for source in sources[:: max(1, len(sources) // sample)][:sample]:
        fewer = grow([one for one in sources if one is not source])
        alone.append(_kept(found(whole), found(fewer)))
        alone_top.append(_kept(found(whole, top=True), found(fewer, top=True)))
        held.append(untouched(sources, source, fewer))
    overlaps, gone, lost = replay(sources, states)
    return Stability(
        entities=len(whole.entities),
        topics=len(whole.topics),
        alone=round(mean(alone), 3),
        alone_top=round(mean(alone_top), 3),
        locked=round(mean(held), 3),
        replay_median=round(median(overlaps), 3),
        replay_mean=round(mean(overlaps), 3),
        gone=gone,
        lost=lost,
    )


def grow(sources: Sequence[Source], ledger: Ledger | None = None) -> Garden:
    return Garden.grow(Reading(sources=tuple(sources)), Config(), ledger=ledger or Ledger())


def found(garden: Garden, *, top: bool = False) -> set[str]:
    """The ids of discovered topics; with `top`, not of those within others."""
    return {
        one.id for one in garden.topics if one.origin == "discovered" and not (top and one.parent)
    }


def untouched(sources: Sequence[Source], new: Source, before: Garden) -> float:
    """The share of the topics without the new entity that stay as they were when it comes."""
    after = grow(sources, locked(before, "2000-01-01"))
    changes = topic_changes(after)
    now = {one.id: one for one in after.topics}
    others = [one for one in before.topics if not _holds(now.get(one.id), new)]
    same = [one for one in others if one.id in now and one.id not in changes]
    return len(same) / len(others) if others else 1.0


def replay(sources: Sequence[Source], states: int) -> tuple[list[float], int, int]:
    """Overlaps of keywords from state to state (of a topic that is gone: 0), how many topics went,
    and how many addresses of topics lead nowhere at the end."""
    ordered = in_time(sources)
    ledger, before = Ledger(), dict[str, Topic]()
    overlaps: list[float] = []
    gone, promised = 0, set[str]()
    steps = max(1, (len(ordered) - FIRST) // states)
    for count in range(FIRST, len(ordered) + steps, steps):
        garden = grow(ordered[:count], ledger)
        now = {one.id: one for one in garden.topics}
        gone += len(before.keys() - now.keys())
        overlaps += [_overlap(one, now.get(id)) for id, one in before.items()]
        ledger, before = locked(garden, "2000-01-01"), now
        promised |= now.keys()
    return overlaps or [1.0], gone, len(promised - before.keys() - ledger.heirs.keys())


def in_time(sources: Sequence[Source]) -> list[Source]:
    """By the dates of entities; the rest in an order of chance that is always the same."""
    entities = {one.path: one for one in grow(sources).entities.values()}

    def place(source: Source) -> tuple[str, str]:
        entity = entities.get(source.path)
        date = entity.date.isoformat() if entity and entity.date else ""
        return date, hashlib.sha256(source.path.encode()).hexdigest()

    return sorted(sources, key=place)


def table(name: str, one: Stability) -> str:
    """What was measured, for people."""
    rows = {
        "ids kept without a ledger, one entity fewer": f"{one.alone:.3f}",
        "the same, topics at the top alone": f"{one.alone_top:.3f}",
        "other topics untouched by one more, locked": f"{one.locked:.3f}",
        "keywords kept from state to state, median": f"{one.replay_median:.3f}",
        "the same, mean": f"{one.replay_mean:.3f}",
        "topics that went, addresses lost": f"{one.gone}, {one.lost}",
    }
    head = f"{name}: {one.entities} entities, {one.topics} topics"
    return "\n".join([head, *(f"  {said:<46}{value}" for said, value in rows.items())])


def _kept(before: set[str], after: set[str]) -> float:
    return len(before & after) / len(before) if before else 1.0


def _holds(topic: Topic | None, source: Source) -> bool:
    return topic is not None and any(f"{one.id}.md" == source.path for one in topic.sources)


def _overlap(before: Topic, after: Topic | None) -> float:
    former, now = set(before.keywords), set(after.keywords if after else ())
    return len(former & now) / len(former | now) if former | now else 1.0


if __name__ == "__main__":
    main()

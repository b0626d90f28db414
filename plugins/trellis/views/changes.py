"""What changed in a topic, as the ledger tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from trellis.ledger import Change, LockedTopic
from trellis.topics import Topic
from trellis.views.catalogue import Catalogue
from trellis.views.values import Day, Revision
from trellis.words import Words

SHOWN = 3
NAMED = 5
"""Of more than these, one more is named rather than counted."""


def revisions(catalogue: Catalogue, topic: Topic) -> tuple[Revision, ...]:
    """The last changes of a topic, the newest first; none where the ledger tells of none."""
    locked = catalogue.garden.ledger.topics.get(topic.id)
    told = ((_day(catalogue, one), tuple(_lines(catalogue, one))) for one in _last(locked))
    return tuple(Revision(day, lines) for day, lines in told if day and lines)


def _last(locked: LockedTopic | None) -> tuple[Change, ...]:
    return locked.changes[:SHOWN] if locked else ()


def _day(catalogue: Catalogue, change: Change) -> Day | None:
    try:
        return Day(change.day, catalogue.words.day(dt.date.fromisoformat(change.day)))
    except ValueError:
        return None


def _lines(catalogue: Catalogue, change: Change) -> Iterator[str]:
    say = catalogue.words.say
    if change.was:
        yield say("change_was", title=change.was)
    told = {
        "change_took": change.took,
        "change_gave": change.gave,
        "change_gained": _titles(catalogue, change.gained),
        "change_lost": _titles(catalogue, change.lost),
        "change_words": change.words,
    }
    for name, things in told.items():
        if things:
            yield say(name, n=len(things), names=_named(things, catalogue.words))


def _named(things: Sequence[str], words: Words) -> str:
    """The first of `things`, and how many there are besides."""
    if len(things) <= NAMED + 1:
        return words.joined(things)
    return words.joined([*things[:NAMED], words.say("and_more", n=len(things) - NAMED)])


def _titles(catalogue: Catalogue, ids: Iterable[str]) -> list[str]:
    """The titles of those that readers may see."""
    entities = catalogue.garden.entities
    return [entities[id].title for id in ids if id in entities]

"""PUBLISH: what is different in topics since the last `trellis lock`, and why, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trellis.garden import Garden
from trellis.ledger import Change, short_digest
from trellis.notices import dropped_with, held_by, inherits
from trellis.publish.lock import topic_changes
from trellis.topics import Topic


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one topic."""

    id: str
    title: str
    state: Literal["new", "changed", "gone"]
    change: Change
    sentences: tuple[str, ...]


def differences(garden: Garden) -> tuple[Difference, ...]:
    """Every topic that is not as the ledger has it: new ones, changed ones, and those that are gone."""
    changes = topic_changes(garden)
    before = garden.ledger.topics
    found = []
    for topic in garden.topics:
        change = changes.get(topic.id, Change())
        if topic.id not in before:
            said = tuple(_of_new(garden, topic, change))
            found.append(Difference(topic.id, topic.title, "new", change, said))
        elif topic.id in changes:
            said = tuple(_of_changed(garden, topic, change))
            found.append(Difference(topic.id, topic.title, "changed", change, said))
    for id, heir in garden.promises.heirs.items():
        if id in before and not before[id].dropped:
            said = (_of_gone(garden, id, heir),)
            found.append(Difference(id, before[id].title or id, "gone", Change(), said))
    order = {"gone": 0, "new": 1, "changed": 2}
    return tuple(sorted(found, key=lambda one: (order[one.state], one.id)))


def _of_new(garden: Garden, topic: Topic, change: Change) -> Iterator[str]:
    if topic.entity_id is not None:
        yield f"It has a file, {garden.entities[topic.entity_id].path}."
        if not topic.sources:
            yield "Nothing is known to be about it yet."
    elif change.was:
        yield f"It was called “{change.was}”; its sources now speak rather of “{topic.title}”."
        return
    elif topic.keywords:
        count = len(topic.sources)
        yield f"{count} sources belong together by {', '.join(topic.keywords[:3])}."
    yield from _of_former(garden, topic)
    if change.took:
        yield f"It took in {', '.join(f'“{title}”' for title in change.took)}."


def _of_former(garden: Garden, topic: Topic) -> Iterator[str]:
    """The one topic that became this one."""
    before = garden.ledger.topics
    heirs = garden.promises.heirs.items()
    former = [id for id, heir in heirs if heir == topic.id and id in before]
    former = [id for id in former if not before[id].dropped and inherits(before[id], topic)]
    if len(former) == 1:
        title = before[former[0]].title or former[0]
        yield f"It was “{title}” ({former[0]}), whose address leads here."


def _of_changed(garden: Garden, topic: Topic, change: Change) -> Iterator[str]:
    if change.was:
        yield f"It was called “{change.was}”."
    if change.took:
        yield f"It took in {', '.join(f'“{title}”' for title in change.took)}, whose sources it holds."
    if change.gave:
        yield f"Sources of it are topics of their own: {', '.join(change.gave)}."
    sources = {source.id: source for source in topic.sources}
    for id in change.gained:
        source = sources[id]
        why = (
            f"it shares {', '.join(source.keywords[:3])}" if source.keywords else "its text is near"
        )
        why = "its file lists it" if source.pinned else why
        yield f"+ {garden.entities[id].title} ({id}): {why}{_state(garden, id)}."
    for id in change.lost:
        yield f"- {_of_lost(garden, topic, id)}."
    if change.words:
        yield f"New keywords: {', '.join(change.words)}."
    if change.former_words:
        yield f"No longer keywords: {', '.join(change.former_words)}."


def _state(garden: Garden, id: str) -> str:
    known = {page.of: page.digest for page in garden.ledger.urls.values() if page.digest}
    if id not in known:
        return ", and is new"
    changed = known[id] != short_digest(garden.entities[id].digest)
    return ", and its text has changed" if changed else ""


def _of_lost(garden: Garden, topic: Topic, id: str) -> str:
    entity = garden.entities.get(id)
    if entity is None:
        return f"{id}: its file is gone"
    others = [one for one in garden.topics_of.get(id, ()) if one != topic.id]
    near = f"; it is in {', '.join(others)}" if others else ""
    digest = garden.ledger.topics[topic.id].sources[id]
    changed = digest != short_digest(entity.digest)
    if changed:
        why = "its text has changed"
    elif topic.entity_id is not None:
        why = "the topic's file neither lists it nor says enough of it"
    else:
        why = "the topic's other sources have moved away from it"
    return f"{entity.title} ({id}): {why}{near}"


def _of_gone(garden: Garden, id: str, heir: str) -> str:
    locked, whole = garden.ledger.topics[id], dropped_with(garden.ledger, id)
    now = {topic.id: topic for topic in garden.topics}.get(heir)
    if whole:
        leads = f"“{now.title}” ({heir})" if now else "all topics"
        return f"It was within “{whole}”, which was dropped; its address leads to {leads}."
    if now is None:
        return "None of its sources is in a topic now."
    held, total = held_by(locked, now), len(locked.sources)
    if heir not in garden.ledger.topics and inherits(locked, now):
        return f"It is “{now.title}” ({heir}) now; its address leads there."
    return f"“{now.title}” ({heir}) holds {held} of its {total} sources; its address leads there."

"""PUBLISH: the ledger of a garden as it is now, to be `trellis.lock`. Nothing private is in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from trellis.atlas import survey
from trellis.garden import Garden
from trellis.inventory import plan
from trellis.ledger import Change, Ledger, LockedPage, LockedTopic, Owner, short_digest
from trellis.notices import inherits
from trellis.promises import keep_promises, parted
from trellis.topics import Topic

REMEMBERED = 5
"""Changes of one topic that are kept, the newest first."""
ROUNDS = 5
"""Times at most that a garden is grown until its ledger holds."""


def locked(garden: Garden, day: str, forget: Collection[str] = ()) -> Ledger:
    """The ledger after `garden`: what is there now, and what was promised before and still holds.

    `day`, in ISO form, dates what changed; `forget` are addresses that are promised no more.
    """
    before = garden.ledger
    changes = topic_changes(garden, day)
    topics = {
        topic.id: LockedTopic(
            title=topic.title,
            origin=topic.origin,
            keywords=topic.keywords,
            sources={
                source.id: short_digest(garden.entities[source.id].digest)
                for source in topic.sources
            },
            guests=tuple(sorted(source.id for source in topic.sources if source.guest)),
            parent=topic.parent or "",
            changes=_history(garden, before.topics.get(topic.id), changes.get(topic.id)),
        )
        for topic in garden.topics
    }
    return Ledger(
        topics=_dropped(garden) | topics,
        heirs={id: heir for id, heir in garden.promises.heirs.items() if id not in topics},
        urls=_urls(garden, forget),
        positions=survey(garden, before.positions).places | _held_places(garden),
    )


def settled(
    garden: Garden, day: str, regrown: Callable[[Ledger], Garden], forget: Collection[str] = ()
) -> Ledger:
    """The ledger after `garden`, once it holds: `regrown`, the garden under a ledger, is as that says.

    What is locked draws what is near to it, so that a text between two topics may move once more.
    """
    before, after = garden.ledger, locked(garden, day, forget)
    for _ in range(ROUNDS):
        again = regrown(after)
        before, former = _with_passing(before, after, again), after
        after = locked(_since(before, again), day, forget)
        if after == former:
            break
    return after


def _with_passing(before: Ledger, after: Ledger, garden: Garden) -> Ledger:
    """`before`, with the topics that are in `after` alone: their addresses may have been seen."""
    stay = {*before.topics, *(topic.id for topic in garden.topics)}
    passing = {id: topic for id, topic in after.topics.items() if id not in stay}
    named = {Owner("topic", id) for id in passing}
    urls = {url: page for url, page in after.urls.items() if page.owner in named}
    return replace(before, topics={**before.topics, **passing}, urls={**before.urls, **urls})


def _since(ledger: Ledger, garden: Garden) -> Garden:
    """`garden`, as what has become of what `ledger` promised."""
    promises, _ = keep_promises(
        ledger, garden.entities, garden.withheld, garden.addresses, garden.topics, garden.series
    )
    return replace(garden, ledger=ledger, promises=promises)


def topic_changes(garden: Garden, day: str = "") -> dict[str, Change]:
    """What is different in each topic that the ledger knows, by id. A source whose text alone changed
    is no change, nor is one that readers may not see any more."""
    before, promises = garden.ledger, garden.promises
    gave = parted(before, garden.topics)
    took: dict[str, list[str]] = {}
    topics = {topic.id: topic for topic in garden.topics}
    for id, heir in promises.heirs.items():
        former = before.topics.get(id)
        if former and heir and not former.dropped and inherits(former, topics[heir]):
            took.setdefault(heir, []).append(id)
    found = {}
    for topic in garden.topics:
        former = before.topics.get(topic.id)
        change = _compared(garden, topic, former, day) if former else Change(day)
        if former is None and len(took.get(topic.id, ())) == 1:
            was = before.topics[took.pop(topic.id)[0]].title
            change = replace(change, was=was if was != topic.title else "")
        change = replace(
            change,
            took=tuple(before.topics[id].title or id for id in took.get(topic.id, ())),
            gave=tuple(topics[id].title for id in gave.get(topic.id, ())),
        )
        if change != Change(day):
            found[topic.id] = change
    return found


def _compared(garden: Garden, topic: Topic, former: LockedTopic, day: str) -> Change:
    now = [source.id for source in topic.sources]
    return Change(
        day=day,
        was=former.title if former.title != topic.title else "",
        gained=tuple(sorted(set(now) - former.sources.keys())),
        lost=tuple(sorted(former.sources.keys() - {*now, *garden.withheld})),
        words=tuple(word for word in topic.keywords if word not in former.keywords),
        former_words=tuple(word for word in former.keywords if word not in topic.keywords),
    )


def _history(
    garden: Garden, former: LockedTopic | None, change: Change | None
) -> tuple[Change, ...]:
    """The last changes, without what readers may not see any more."""
    known = (*((change,) if change else ()), *(former.changes if former else ()))
    told = (
        replace(
            one,
            gained=tuple(id for id in one.gained if id not in garden.withheld),
            lost=tuple(id for id in one.lost if id not in garden.withheld),
        )
        for one in known
    )
    return tuple(one for one in told if one != Change(one.day))[:REMEMBERED]


def _held_places(garden: Garden) -> dict[str, tuple[int, int]]:
    """Where the map has topics that are still there: it may nudge them, but never further each time."""
    ids = {topic.id for topic in garden.topics}
    return {id: place for id, place in garden.ledger.positions.items() if id in ids}


def _dropped(garden: Garden) -> dict[str, LockedTopic]:
    """The topics that the writer wants no more, and what they were made of."""
    return {
        id: replace(
            topic,
            sources={
                one: digest for one, digest in topic.sources.items() if one in garden.entities
            },
            guests=tuple(one for one in topic.guests if one in garden.entities),
            changes=(),
        )
        for id, topic in garden.ledger.topics.items()
        if topic.dropped
    }


def _urls(garden: Garden, forget: Collection[str]) -> Mapping[str, LockedPage]:
    """Every address of an entity, a topic, a series, a keyword or a trail that is or was, and whose page it
    leads to; that is another's than the one which stands there, until that promise is to be forgotten."""
    inventory = plan(garden)
    known = garden.promises.moved.keys() | set(garden.promises.lost)
    former = {
        url: page
        for url, page in garden.ledger.urls.items()
        if (page.of in garden.entities and page.owner.kind == "entity") or url in known
    }
    moved = {
        url: _page(garden, owner.name)
        for url, owner in garden.promises.moved.items()
        if owner.kind == "entity"
    }
    now = {url: _page(garden, id) for id, url in garden.addresses.items()}
    now |= {page.url: LockedPage(":".join(owner)) for owner, page in inventory.owned().items()}
    kept = {url: page for url, page in (former | moved).items() if url not in forget}
    return kept | now | {url: kept[url] for url in garden.promises.taken if url in kept}


def _page(garden: Garden, id: str) -> LockedPage:
    entity = garden.entities[id]
    return LockedPage(id, entity.title, short_digest(entity.digest))

"""GATHER: what became of the topics and addresses that were promised at the last `trellis lock`.

A topic that is no more has an heir: the topic that holds most of its sources now. An address whose
page has moved leads on to it. Only what is certain is sent on; the rest is a finding for the writer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trellis.crowding import holders
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.ledger import Ledger, LockedPage, LockedTopic, Owner, short_digest
from trellis.notices import topic_changed, topic_parted, url_lost, url_taken
from trellis.paths import entity_stem, served, slugify
from trellis.series import Series, collect_series
from trellis.topics import Topic

ALL_TOPICS = Owner("topic", "")
PARTED = 0.25
"""Share of a topic's former sources that makes a new topic a part of it."""


@dataclass(frozen=True, slots=True)
class Promises:
    """`heirs`: which topic stands for each that is no more; "" for none. `moved`: whose page an old
    address leads to; a topic without a name is all topics. A keyword's or a trail's page may be there no
    more: what leads on from it is for whoever knows the pages.
    `lost` are the addresses of pages that are nowhere, `taken` of those that stand elsewhere since another
    entity has their place.
    """

    heirs: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, Owner] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def keep_promises(
    ledger: Ledger,
    entities: Mapping[str, Entity],
    withheld: Mapping[str, Entity],
    addresses: Mapping[str, str],
    topics: Sequence[Topic],
    series: Sequence[Series],
) -> tuple[Promises, list[Diagnostic]]:
    """What is left of what `ledger` promised, and what is not."""
    if not ledger:
        return Promises(), []
    slugs = {one.slug for one in series}
    hidden = _Hidden(entities, withheld, slugs)
    heirs = {id: heir for id, heir in _heirs(ledger, topics).items() if id not in hidden.topics}
    findings = [
        topic_changed(ledger, id, heir, topics)
        for id, heir in heirs.items()
        if id in ledger.topics and not ledger.topics[id].dropped
    ]
    findings += [
        topic_parted(ledger, topic, others) for topic, others in parted(ledger, topics).items()
    ]
    found = _Finder(ledger, entities, heirs, slugs)
    bodies = {Owner("topic", one.id): one.entity_id for one in topics}
    bodies |= {Owner("series", one.slug): one.entity_id for one in series}
    there = holders(addresses)
    moved: dict[str, Owner] = {}
    lost: list[str] = []
    taken: dict[str, str] = {}
    for url, page in sorted(ledger.urls.items()):
        if hidden.was(url, page):
            continue
        owner, holder = found.now(page), there.get(served(url))
        if owner is None:
            lost += [url] if holder is None else []
            continue
        body = owner.name if owner.kind == "entity" else bodies.get(owner)
        if owner.kind != "entity" or addresses[owner.name] != url:
            moved[url] = owner
        if holder not in (None, body) and owner != ALL_TOPICS:
            taken[url] = holder
    findings += [url_lost(url, ledger.urls[url]) for url in lost]
    called = {Owner("topic", one.id): f"the topic “{one.title}”" for one in topics}
    called |= {Owner("series", one.slug): f"the series “{one.title}”" for one in series}
    for url, id in taken.items():
        kind, name = moved[url]
        whose = entities[name].path if kind == "entity" else called.get(moved[url], f"a {kind}")
        findings.append(url_taken(url, entities[id], whose))
    return Promises(heirs, moved, tuple(lost), tuple(taken)), findings


def parted(ledger: Ledger, topics: Iterable[Topic]) -> dict[str, list[str]]:
    """For each topic that is still there, the new ones that took a fair part of its sources."""
    now = {topic.id: topic for topic in topics}
    found: dict[str, list[str]] = {}
    for topic in now.values():
        if topic.id in ledger.topics or topic.parent:
            continue
        ids = {source.id for source in topic.sources}
        for id, locked in ledger.topics.items():
            if id in now and not now[id].parent:
                left = locked.sources.keys() - {source.id for source in now[id].sources}
                if len(left & ids) >= max(2, PARTED * len(locked.sources)):
                    found.setdefault(id, []).append(topic.id)
    return found


def _heirs(ledger: Ledger, topics: Sequence[Topic]) -> dict[str, str]:
    """For each topic that was and is not, the one that it was merged into, or else that holds most of its
    sources, or ""."""
    now = {topic.id: topic for topic in topics}
    heirs = dict(ledger.heirs)
    for id, locked in ledger.topics.items():
        if id not in now and not (locked.dropped and heirs.get(id)):
            heirs[id] = _nearest(locked, topics)
    return {id: _living(id, heirs, now) for id in sorted(heirs) if id not in now}


def _nearest(locked: LockedTopic, topics: Iterable[Topic]) -> str:
    """Of two that hold as many of the sources, it is the one whose file lists more of them."""
    ranked = []
    for topic in topics:
        held = [source for source in topic.sources if source.id in locked.sources]
        if held:
            listed = sum(source.pinned for source in held)
            ranked.append((len(held), listed, -len(topic.sources), topic.id))
    return max(ranked)[-1] if ranked else locked.parent


def _living(id: str, heirs: Mapping[str, str], now: Collection[str]) -> str:
    """The first of a topic's heirs' heirs that is there."""
    seen = {id}
    while id not in now:
        id = heirs.get(id, "")
        if not id or id in seen:
            return ""
        seen.add(id)
    return id


class _Hidden:
    """Knows whose page the writer took back: then its address tells nothing."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        withheld: Mapping[str, Entity],
        series: Collection[str],
    ) -> None:
        self.topics = {slugify(one.slug) for one in withheld.values() if one.kind == "topic"}
        everyones, _ = collect_series({**entities, **withheld}) if withheld else ((), [])
        self._series = {one.slug for one in everyones} - set(series)
        self._entities = entities
        self._withheld = withheld
        self._digests = {short_digest(one.digest) for one in withheld.values()}
        self._titles = {one.title for one in withheld.values()}
        self._slugs = {one.slug for one in withheld.values() if one.explicit_slug}
        self._names = {slugify(name) for one in withheld.values() for name in one.aliases}

    def was(self, url: str, page: LockedPage) -> bool:
        """Whether `page`, which stood at `url`, is of what readers may not see any more."""
        kind, name = page.owner
        if kind == "entity":
            return page.of not in self._entities and self._was_one(url, page)
        if kind == "series":
            return name in self._series
        return kind != "keyword" and not self.topics.isdisjoint(name.split(":"))

    def _was_one(self, url: str, page: LockedPage) -> bool:
        return (
            page.of in self._withheld
            or page.digest in self._digests
            or page.title in self._titles
            or url.strip("/").rpartition("/")[2] in self._slugs
            or not self._names.isdisjoint(_names(page))
        )


class _Finder:
    """Finds whose a page is now: a topic may have an heir, and a file another name."""

    def __init__(
        self,
        ledger: Ledger,
        entities: Mapping[str, Entity],
        heirs: Mapping[str, str],
        series: Collection[str],
    ) -> None:
        self._entities = entities
        self._heirs = heirs
        self._series = series
        known = {page.of for page in ledger.urls.values() if page.owner.kind == "entity"}
        self._by_digest: dict[str, list[str]] = {}
        self._by_title: dict[str, list[str]] = {}
        for id, entity in entities.items():
            if id not in known:
                self._by_digest.setdefault(short_digest(entity.digest), []).append(id)
                self._by_title.setdefault(entity.title, []).append(id)
        self._called: dict[str, set[str]] = {}
        for id, entity in entities.items():
            for alias in entity.aliases:
                self._called.setdefault(slugify(alias), set()).add(id)

    def now(self, page: LockedPage) -> Owner | None:
        """Whose page it is; None for nobody's."""
        kind, name = page.owner
        if kind == "entity":
            id = name if name in self._entities else self._successor(page)
            return None if id is None else Owner("entity", id)
        if kind == "series":
            return page.owner if name in self._series else None
        return page.owner if kind == "keyword" else self._of_topics(page.owner)

    def _of_topics(self, owner: Owner) -> Owner:
        """A topic or its heir; a trail, or the heir of one of its ends that is no more."""
        ids = owner.name.split(":")
        stands = owner.kind == "trail" and self._heirs.keys().isdisjoint(ids)
        return owner if stands else Owner("topic", self._heirs.get(ids[0], ids[0]))

    def _successor(self, page: LockedPage) -> str | None:
        """The one new file with the same text or else the same title, or the one that has the old
        name among its aliases."""
        same = self._by_digest.get(page.digest, [])
        titled = self._by_title.get(page.title, [])
        named: set[str] = set()
        for name in _names(page):
            named |= self._called.get(name, set())
        for found in (same, titled, sorted(named)):
            if len(found) == 1:
                return found[0]
        return None


def _names(page: LockedPage) -> tuple[str, str]:
    """What an alias may call the entity whose page it was."""
    return slugify(page.of), slugify(entity_stem(page.of))

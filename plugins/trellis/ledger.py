"""READ: what a garden promised at its last `trellis lock`: topics, addresses, and places on the map.

Builds read it; only `trellis lock` and the decisions of `trellis topics` write it. A build without it is
whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, fields, replace
from typing import Literal, NamedTuple, get_args

LEDGER_FILE = "trellis.lock"
DIGITS = 16
"""Hex digits of a file's SHA-256 that tell its states apart."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one `trellis lock` found different in a topic; `day` is ISO. Ids of sources, words of keywords.

    `was` is a former title; `took` are the titles of topics that became part of this one, `gave` of those
    that were parted from it.
    """

    day: str = ""
    was: str = ""
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    former_words: tuple[str, ...] = ()
    took: tuple[str, ...] = ()
    gave: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LockedTopic:
    """A topic as it was: `sources` are entity ids with the digest of each one's file; `guests` those of
    them whose home is another topic.

    `dropped`: the writer wants no such topic.
    """

    title: str = ""
    origin: Literal["curated", "discovered"] = "discovered"
    keywords: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    guests: tuple[str, ...] = ()
    parent: str = ""
    dropped: bool = False
    changes: tuple[Change, ...] = ()


OwnerKind = Literal["entity", "topic", "series", "keyword", "trail"]


class Owner(NamedTuple):
    """Whose page it is: `name` is an entity's or a topic's id, a series' slug, a keyword's key, or the ids
    of the two topics of a trail with `:` between them."""

    kind: OwnerKind
    name: str


@dataclass(frozen=True, slots=True)
class LockedPage:
    """Whose page stood at an address: an entity's id, `topic:<topic_id>`, `series:<slug>`, `keyword:<key>`
    or `trail:<topic_id>:<topic_id>`.

    An entity's title and digest tell it again when its file is renamed.
    """

    of: str = ""
    title: str = ""
    digest: str = ""

    @property
    def owner(self) -> Owner:
        """Only the page of an entity has a digest: a file may be called `topic:bread.md`."""
        kind, _, name = self.of.partition(":")
        for known in get_args(OwnerKind)[1:]:
            if kind == known and name and not self.digest:
                return Owner(known, name)
        return Owner("entity", self.of)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything is by id or address. `heirs`: which topic stands for one that is no more ("": none).

    `positions` are places of topics on the map, as the map itself counts.
    """

    topics: Mapping[str, LockedTopic] = field(default_factory=dict)
    heirs: Mapping[str, str] = field(default_factory=dict)
    urls: Mapping[str, LockedPage] = field(default_factory=dict)
    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(getattr(self, part.name) for part in fields(self))


def short_digest(digest: str) -> str:
    """As much of a digest as the ledger keeps."""
    return digest[:DIGITS]


def following(ledger: Ledger, digests: Mapping[str, str]) -> Ledger:
    """`ledger` with the new id of every entity whose file was renamed and is else as it was; `digests`
    are those of all entities by id."""
    known = {page.of: page.digest for page in ledger.urls.values() if page.digest}
    for topic in ledger.topics.values():
        known |= topic.sources
    gone: dict[str, list[str]] = {}
    for id, digest in known.items():
        if id not in digests:
            gone.setdefault(digest, []).append(id)
    if not gone:
        return ledger
    new: dict[str, list[str]] = {}
    for id, digest in digests.items():
        if id not in known:
            new.setdefault(short_digest(digest), []).append(id)
    now = {
        old[0]: new[digest][0]
        for digest, old in gone.items()
        if len(old) == 1 and len(new.get(digest, ())) == 1
    }
    if not now:
        return ledger
    return replace(
        ledger,
        urls={
            url: replace(page, of=now.get(page.of, page.of)) if page.digest else page
            for url, page in ledger.urls.items()
        },
        topics={
            id: replace(
                topic,
                sources={now.get(one, one): digest for one, digest in topic.sources.items()},
                guests=tuple(sorted(now.get(one, one) for one in topic.guests)),
            )
            for id, topic in ledger.topics.items()
        },
    )


def joined(ledger: Ledger, other: Ledger) -> Ledger:
    """What either of two ledgers of one garden holds; `ledger` wins where only one can."""
    both = ledger.topics.keys() & other.topics.keys()
    topics = {id: _joined_topic(ledger.topics[id], other.topics[id]) for id in both}
    heirs = {id: heir for id, heir in ledger.heirs.items() if heir or not other.heirs.get(id)}
    urls = {url: page for url, page in ledger.urls.items() if page.digest or url not in other.urls}
    return Ledger(
        topics={**other.topics, **ledger.topics, **topics},
        heirs={**other.heirs, **heirs},
        urls={**other.urls, **urls},
        positions={**other.positions, **ledger.positions},
    )


def _joined_topic(topic: LockedTopic, other: LockedTopic) -> LockedTopic:
    """What was dropped on one side is dropped. An entity is a guest where no side has its home."""
    at_home = {*topic.sources} - {*topic.guests} | {*other.sources} - {*other.guests}
    dropped = topic.dropped or other.dropped
    changes = sorted({*topic.changes, *other.changes}, key=astuple, reverse=True)
    return LockedTopic(
        title=topic.title or other.title,
        origin="curated" if "curated" in (topic.origin, other.origin) else "discovered",
        keywords=tuple(dict.fromkeys((*topic.keywords, *other.keywords))),
        sources={**other.sources, **topic.sources},
        guests=tuple(sorted({*topic.guests, *other.guests} - at_home)),
        parent=topic.parent or other.parent,
        dropped=dropped,
        changes=() if dropped else tuple(changes),
    )

"""GATHER: what the ledger holds still.

A topic that was locked keeps its id, name, keywords and sources while the texts bear them out at all; what
is new must be clearly better to come in. So a text that comes or changes moves the topics that it is
about, and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trellis.entities import Entity
from trellis.language import tokens
from trellis.ledger import Ledger, LockedTopic, short_digest
from trellis.topics.lexicon import Lexicon
from trellis.topics.naming import best_keywords

STAYS = 0.8  # of a bound, from which on what is locked stays
ENTERS = 1.2  # of a bound, from which on what was there before, and not in the topic, comes in
WORTH = 0.15  # of the best keyword's score, which a locked keyword must be worth to stay
NAMED = 0.1  # of what tells most of its sources, below which a topic gets another name
CHANGED = 0.5  # how much a source whose text has changed still speaks for where it was


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The ledger, beside the entities as they are now.

    `unchanged` are the ids of those whose text is as it was; `unseen` of those that the ledger does not
    know; `homed` of those that were in a topic; `homes` are the discovered topics that each was at home in.
    """

    topics: Mapping[str, LockedTopic]
    unchanged: frozenset[str]
    unseen: frozenset[str]
    homed: frozenset[str]
    homes: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, ledger: Ledger, entities: Mapping[str, Entity]) -> Held:
        """What `ledger` says of `entities`."""
        known = {page.of: page.digest for page in ledger.urls.values() if page.digest}
        for topic in ledger.topics.values():
            known |= topic.sources
        digests = {id: short_digest(entity.digest) for id, entity in entities.items()}
        return cls(
            topics=dict(sorted(ledger.topics.items())),
            unchanged=frozenset(id for id, one in digests.items() if known.get(id) == one),
            unseen=frozenset(digests.keys() - known.keys()),
            homed=frozenset(id for topic in ledger.topics.values() for id in topic.sources),
            homes=_homes(ledger),
        )

    def discovered(self) -> dict[str, LockedTopic]:
        """The discovered topics at the top, by id."""
        return {
            id: topic
            for id, topic in self.topics.items()
            if topic.origin == "discovered" and topic.parent not in self.topics
        }

    def within(self) -> dict[str, LockedTopic]:
        """The discovered topics within others, by id."""
        return {
            id: topic
            for id, topic in self.topics.items()
            if topic.origin == "discovered" and topic.parent in self.topics
        }

    def pull(self, topics: Mapping[str, LockedTopic]) -> Iterator[tuple[int, str, float]]:
        """For each topic, by its number, each source at home there, and how much it speaks for that."""
        for number, topic in enumerate(topics.values()):
            for id in sorted(topic.sources.keys() - set(topic.guests)):
                yield number, id, 1.0 if id in self.unchanged else CHANGED

    def is_dropped(self, id: str) -> bool:
        """Whether the writer wants no topic `id`."""
        return id in self.topics and self.topics[id].dropped

    def is_unwanted(self, topic: str | None, entities: Collection[str]) -> bool:
        """Whether the writer wants no topic of `entities`, which continue `topic` if one: it was dropped, or
        most of them were at home in one that was."""
        if topic is not None:
            return self.is_dropped(topic)
        dropped = (one for one in self.topics.values() if one.dropped)
        homes = (one.sources.keys() - set(one.guests) for one in dropped)
        return any(2 * len(home.intersection(entities)) > len(entities) for home in homes)

    def parent(self, id: str) -> str:
        """The topic within which `id` was locked; "" for none."""
        return self.topics[id].parent if id in self.topics else ""

    def bound(self, topic: str | None, entity: str) -> float:
        """By how much the bound that makes an entity a source of a topic is moved."""
        locked = self.topics.get(topic or "")
        if locked is None or entity in self.unseen:
            return 1.0
        if entity in locked.sources:
            return STAYS
        has_home = bool(locked.parent) or entity in self.homed
        return ENTERS if has_home and entity in self.unchanged else 1.0

    def has_moved(self, topic: str | None, entity: str) -> bool:
        """Whether an entity that is on the ground of `topic` was at home on that of another."""
        locked = self.topics.get(topic or "")
        within = bool(locked and locked.parent)
        homes = self.homes.get(entity, frozenset())
        former = {one for one in homes if bool(self.topics[one].parent) == within}
        return bool(former) and topic not in former

    def name(
        self, id: str | None, telling: Sequence[tuple[float, str]], lexicon: Lexicon, lang: str
    ) -> str | None:
        """The title of a locked topic, unless its sources no longer bear it out: `telling` are the keys that
        do say what they are about, with scores, best first."""
        if id is None or id not in self.topics:
            return None
        title = self.topics[id].title
        keys = {" ".join(tokens(title, lang))}
        written = title.casefold()
        keys |= {key for _, key in telling if lexicon.labels[key].casefold() == written}
        worth = max((score for score, key in telling if key in keys), default=0.0)
        borne_out = not telling or worth >= NAMED * telling[0][0]
        return title if borne_out else None

    def keywords(
        self,
        id: str | None,
        sources: Iterable[str],
        telling: Sequence[tuple[float, str]],
        lexicon: Lexicon,
        lang: str,
        listed: Sequence[tuple[str, str]] = (),
    ) -> list[tuple[str, str]]:
        """Keys and display forms: the listed ones, then those that were locked, then what is telling."""
        locked = self.topics.get(id or "")
        if locked is None:
            return best_keywords(telling, lexicon.labels, listed)
        key_of = {lexicon.labels[key]: key for key in sorted(lexicon.labels)}
        scores = {key: score for score, key in telling}
        least = WORTH * telling[0][0] if telling else 0.0
        sources = set(sources)
        as_it_was = sources == set(locked.sources) and sources <= self.unchanged
        written = {label for _, label in listed}  # as another language has it, the key may differ
        kept = [
            (key_of.get(label) or " ".join(tokens(label, lang)), label)
            for label in locked.keywords
            if label not in written
            and (as_it_was or scores.get(key_of.get(label, ""), 0.0) >= max(least, 1e-6))
        ]
        kept = list(dict([*listed, *kept]).items())
        return kept if as_it_was else best_keywords(telling, lexicon.labels, kept, bar=ENTERS)


def _homes(ledger: Ledger) -> dict[str, frozenset[str]]:
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for id, topic in ledger.topics.items():
        if topic.origin == "discovered":
            for entity in topic.sources.keys() - set(topic.guests):
                homes[entity].add(id)
    return {entity: frozenset(ids) for entity, ids in homes.items()}

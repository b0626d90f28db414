"""The parts that views are made of, each made once per garden."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.inventory import plan
from trellis.links import Found
from trellis.pages import Inventory, Page, indexed, kind_title
from trellis.series import Series
from trellis.topics import Topic, Trail
from trellis.views.excerpts import SUMMARY_LENGTH, minutes_of, shortened, summary_of
from trellis.views.values import Card, Day, Ref
from trellis.words import Words, speaks, words_for

MANY = 50  # of what a page holds: enough to know its language by


class Catalogue:
    """Cards and references of one garden, in one language. Only what readers may see is in it."""

    def __init__(self, garden: Garden, words: Words) -> None:
        self.garden = garden
        self.words = words
        self.plan: Inventory = plan(garden)
        self.shelves: dict[str, Sequence[Card]] = {}
        """Whole lists in order, by what they are of: each is made once."""
        self.jumps: dict[tuple[str, str], tuple[Ref, ...]] = {}
        """Where the headings of whole lists begin, by the kind and id of their pages."""
        self.dots: dict[str, tuple[str, str, str, str, int]] = {}
        """How entities look on small maps, by id: each is on many."""
        self._cards: dict[str, Card] = {}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.garden.topics}

    def topics_within(self, id: str) -> Sequence[str]:
        """The topics right within another, largest first."""
        return self.garden.topics_within.get(id, ())

    def trail(self, id: str) -> Trail:
        """The trail of the page `id`."""
        origin, _, target = id.partition(":")
        return self.garden.trails[origin, target]

    @cached_property
    def series(self) -> dict[str, Series]:
        return {series.slug: series for series in self.garden.series}

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many entries the index of each kind has."""
        counts = {kind: len(ids) for kind, ids in indexed(self.garden).items()}
        return counts | {
            "topic": len(self.topics),
            "series": len(self.series) or counts.get("series", 0),
            "keyword": len(self.plan.keywords),
        }

    @cached_property
    def keyword_keys(self) -> dict[str, str]:
        """Keys of the keywords that have a page, by display form."""
        return {page.title: key for key, page in self.plan.keywords.items()}

    @cached_property
    def places(self) -> dict[str, tuple[Series, int]]:
        """The series of each member, and its place there from 0; the first series wins."""
        found: dict[str, tuple[Series, int]] = {}
        for series in self.garden.series:
            for at, id in enumerate(series.members):
                found.setdefault(id, (series, at))
        return found

    def card(self, id: str) -> Card:
        """The card of an entity."""
        if id not in self._cards:
            self._cards[id] = self._card(self.garden.entities[id])
        return self._cards[id]

    def _card(self, entity: Entity) -> Card:
        moment = moment_of(entity)
        return Card(
            title=entity.title,
            url=self.garden.addresses[entity.id],
            kind=entity.kind,
            label=self.label(entity.kind),
            lang=self.lang(entity),
            day=self.day(entity.date),
            year=f"{moment.year:04}" if moment else "",
            summary=shortened(summary_of(entity), SUMMARY_LENGTH),
            reading="" if entity.slides else self.reading(minutes_of(entity)),
            note=self.note(entity),
        )

    def note(self, entity: Entity) -> str:
        """What to say of an entity beside its date: a project's year, how much a deck or a letter holds."""
        if entity.slides:
            return self.words.say("slides", n=len(entity.slides))
        if entity.kind == "project":
            return str(entity.fields.get("year") or "")
        if entity.kind == "newsletter" and (pieces := self.pieces(entity.id)):
            return self.words.say("pieces", n=len(pieces))
        return ""

    def pieces(self, id: str) -> tuple[str, ...]:
        """What the newsletter `id` sent out, in its order; nothing for another entity."""
        found = (
            link.resolution.id
            for link in self.garden.links.outgoing.get(id, ())
            if link.reference.field == "entityIds" and isinstance(link.resolution, Found)
        )
        return tuple(dict.fromkeys(found))

    def topic_card(self, id: str) -> Card:
        """The card of a topic, its number of sources in place of a date."""
        topic = self.topics[id]
        return Card(
            title=topic.title,
            url=self.plan.topics[id].url,
            kind="topic",
            label=self.label("topic"),
            summary=shortened(self.topic_summary(topic), SUMMARY_LENGTH),
            note=self.words.say("pieces", n=len(topic.sources)),
        )

    def series_card(self, series: Series) -> Card:
        """The card of a series, its number of parts in place of a date."""
        return Card(
            title=series.title,
            url=self.plan.series[series.slug].url,
            kind="series",
            label=self.label("series"),
            summary=shortened(self.series_summary(series), SUMMARY_LENGTH),
            note=self.words.say("parts", n=len(series.members)),
        )

    def keyword_card(self, key: str) -> Card:
        """The card of a keyword that has a page."""
        page = self.plan.keywords[key]
        tied = len(self.garden.keywords.entities[key])
        note = self.words.say("pieces", n=tied)
        return Card(page.title, page.url, "keyword", self.words.kind("keyword"), note=note)

    def series_summary(self, series: Series) -> str:
        """The series in a sentence or two, plain."""
        entity = self.garden.entities.get(series.entity_id or "")
        return summary_of(entity) if entity else ""

    def topic_summary(self, topic: Topic) -> str:
        """The topic in a sentence or two, plain."""
        entity = self.garden.entities.get(topic.entity_id or "")
        written = entity.summary if entity else ""
        return written or " ".join(sentence.text for sentence in topic.summary)

    def topic_ref(self, id: str) -> Ref:
        topic = self.topics[id]
        return Ref(topic.title, self.plan.topics[id].url, count=len(topic.sources))

    def keyword_ref(self, key: str, label: str) -> Ref:
        page = self.plan.keywords.get(key)
        return Ref(label, page.url if page else None)

    def keyword_labelled(self, label: str) -> Ref:
        """The reference of a keyword known by its display form alone."""
        return self.keyword_ref(self.keyword_keys.get(label, ""), label)

    def label(self, kind: str) -> str:
        """What readers call one entity of the kind: as the owner does, else in the page's language."""
        own, known = self.garden.config.kinds.get(kind), self.garden.kinds.by_name.get(kind)
        label = (own.label if own else None) or self.words.kind(kind)
        return label or (known.label if known else kind.capitalize())

    def plural(self, kind: str) -> str:
        """What readers call several entities of the kind."""
        return kind_title(self.garden, kind, self.words)

    def index_ref(self, kind: str, title: str = "") -> Ref | None:
        page = self.plan.indexes.get(kind)
        return Ref(title or self.plural(kind), page.url) if page else None

    def day(self, moment: dt.datetime | None) -> Day | None:
        """The day of `moment`, UTC."""
        return Day(moment.date().isoformat(), self.words.day(moment.date())) if moment else None

    def reading(self, minutes: int) -> str:
        """How long reading takes; "" for what holds no text."""
        return self.words.say("minutes", n=minutes) if minutes else ""

    def language_of(self, page: Page) -> str:
        """The language of a page's text, also of a list that goes on; of a topic, series or keyword
        without one, that of most of what it holds; of all other pages, the site's.
        """
        entities = self.garden.entities
        if (text := self._text_of(page)) is not None:
            return entities[text].lang_tag
        held: Sequence[str] = ()
        if page.kind == "topic":
            held = [source.id for source in self.topics[page.id].sources[:MANY]]
        elif page.kind == "series":
            held = self.series[page.id].members[:MANY]
        elif page.kind == "keyword":
            held = self.garden.keywords.entities[page.id][:MANY]
        elif page.kind == "trail":
            held = [step.id for step in self.trail(page.id).steps]
        counts = Counter(entities[id].lang_tag for id in held)
        return max(sorted(counts), key=counts.__getitem__, default=self.garden.config.lang)

    def _text_of(self, page: Page) -> str | None:
        """The entity whose text stands on the page, or on the first of the list that it goes on with."""
        plan = self.plan
        lists: Mapping[str, Mapping[str, Page]] = {
            "topic": plan.topics,
            "series": plan.series,
            "keyword": plan.keywords,
            "index": plan.indexes,
            "titles": plan.indexes,
            "browse": {plan.browse.id: plan.browse},
        }
        return lists.get(page.kind, {}).get(page.id, page).entity_id

    def lang(self, entity: Entity) -> str:
        """The language of `entity` where it is not the page's, else ""."""
        return "" if speaks(self.words.lang, entity.lang_tag) else entity.lang_tag

    def tended_card(self, id: str) -> Card:
        """The card of an entity with the day on which it was last tended."""
        entity = self.garden.entities[id]
        return replace(self.card(id), day=self.day(tended(entity)))

    def tended(self, ids: Iterable[str]) -> list[str]:
        """Those of `ids` that have a date, last tended first, then by title."""
        entities = self.garden.entities
        dated = (id for id in ids if tended(entities[id]))
        return sorted(
            dated, key=lambda id: (*newness(tended(entities[id])), entities[id].title, id)
        )

    def newest(self, ids: Iterable[str]) -> list[str]:
        """`ids`, newest first, undated ones last, then by title."""
        entities = self.garden.entities
        return sorted(
            ids, key=lambda id: (*newness(moment_of(entities[id])), entities[id].title, id)
        )


def catalogue(garden: Garden, page: Page) -> Catalogue:
    """The catalogue of `garden` in the language of `page`."""
    known, site = _catalogues(garden), garden.config.lang
    ours = known.setdefault(site, Catalogue(garden, words_for(site)))
    lang = ours.language_of(page)
    words = ours.words if speaks(site, lang) else words_for(lang, site)
    return known.setdefault(words.lang, Catalogue(garden, words))


@lru_cache(maxsize=1)
def _catalogues(garden: Garden) -> dict[str, Catalogue]:
    """The catalogues of `garden` by language. One garden is published at a time, so one is remembered."""
    return {}


def newness(moment: dt.datetime | None) -> tuple[bool, float]:
    """A sort key: newest first, undated last."""
    return (moment is None, -moment.timestamp() if moment else 0.0)


def moment_of(entity: Entity) -> dt.datetime | None:
    """From when the entity is: its date, or the beginning of a project's own year."""
    own = entity.fields.get("year") if entity.kind == "project" else None
    if entity.date or not isinstance(own, int) or not dt.MINYEAR <= own <= dt.MAXYEAR:
        return entity.date
    return dt.datetime(own, 1, 1, tzinfo=dt.UTC)


def tended(entity: Entity) -> dt.datetime | None:
    """When its writer last worked on the entity, as far as it says."""
    return entity.updated or entity.date

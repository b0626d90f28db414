"""The home page: where to begin, what was tended lately, what this is about, and the ways in."""

from __future__ import annotations

from dataclasses import replace

from trellis.entities import Entity
from trellis.links import Found
from trellis.pages import Page, indexed
from trellis.views.catalogue import Catalogue, moment_of
from trellis.views.excerpts import DESCRIPTION_LENGTH, shortened, summary_of
from trellis.views.map import thumbnail
from trellis.views.pages import HomeView
from trellis.views.values import Card, Header, Ref, TopicCard

TENDED = 6
START = 3
CHOSEN_FROM = 12
TOPICS = 8
TOPIC_KEYWORDS = 4
SERIES = 4


def home_view(catalogue: Catalogue, page: Page) -> HomeView:
    """The view of the home page; a writer's own index.md is its body."""
    garden = catalogue.garden
    entity = garden.entities.get(page.entity_id or "")
    described = garden.config.site_description or (summary_of(entity) if entity else "")
    kinds = indexed(garden)
    pieces = [id for kind, ids in kinds.items() if kind not in ("topic", "series") for id in ids]
    plan = catalogue.plan
    return HomeView(
        page=page,
        spoken=catalogue.words.lang,
        description=shortened(described or garden.config.site_name, DESCRIPTION_LENGTH),
        lang=catalogue.lang(entity) if entity else "",
        header=Header(
            kind="home",
            label="",
            title=entity.title if entity else garden.config.site_name,
            summary=entity.summary if entity else garden.config.site_description,
        ),
        start=start(catalogue, entity),
        tended=tuple(catalogue.tended_card(id) for id in catalogue.tended(pieces)[:TENDED]),
        topics=tuple(topic_card(catalogue, topic.id) for topic in garden.topics[:TOPICS]),
        series=tuple(map(catalogue.series_card, garden.series[:SERIES])),
        counts=tuple(
            Ref(one.title, one.url, count=catalogue.totals[kind])
            for kind, one in plan.indexes.items()
        ),
        search=plan.search.url if plan.search else "",
        browse=Ref(catalogue.words["browse"], plan.browse.url),
        map=thumbnail(catalogue),
    )


def start(catalogue: Catalogue, home: Entity | None) -> tuple[Card, ...]:
    """Where to begin: what the owner's home page names in `start`; where it has no text that could say so,
    the best of the main topics.
    """
    garden = catalogue.garden
    named = (
        link.resolution.id
        for link in garden.links.outgoing.get(home.id if home else "", ())
        if link.reference.field == "start" and isinstance(link.resolution, Found)
    )
    topics = {topic.entity_id: topic.id for topic in garden.topics}
    chosen = tuple(
        catalogue.topic_card(topics[id]) if id in topics else catalogue.card(id)
        for id in dict.fromkeys(named)
    )
    written = home is not None and home.body.strip()
    return chosen if chosen or written else chosen_start(catalogue)


def chosen_start(catalogue: Catalogue) -> tuple[Card, ...]:
    """The best source of each of the main topics, in a garden that is more than a few pages."""
    garden = catalogue.garden
    chosen: dict[str, str] = {}
    if len(garden.entities) < CHOSEN_FROM:
        return ()
    for topic in garden.topics:
        if topic.parent is None and len(chosen) < START:
            best = next((one.id for one in topic.sources if one.id not in chosen), None)
            chosen |= {best: topic.title} if best else {}
    say = catalogue.words.say
    return tuple(
        replace(catalogue.card(id), note=say("on_topic", topic=topic), day=None)
        for id, topic in chosen.items()
    )


def topic_card(catalogue: Catalogue, id: str) -> TopicCard:
    """A topic with its keywords and the newest of its sources that have a date or a year."""
    topic, entities = catalogue.topics[id], catalogue.garden.entities
    newest = catalogue.newest(one.id for one in topic.sources if moment_of(entities[one.id]))[:1]
    return TopicCard(
        card=catalogue.topic_card(id),
        keywords=topic.keywords[:TOPIC_KEYWORDS],
        newest=catalogue.card(newest[0]) if newest else None,
    )

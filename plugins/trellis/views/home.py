"""The home page: what is new, what this is about, and the ways in."""

from __future__ import annotations

from trellis.pages import Page, indexed
from trellis.views.catalogue import DESCRIPTION_LENGTH, Catalogue, shortened, summary_of
from trellis.views.values import Header, HomeView, Ref, TopicCard

NEW = 6
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
        new=tuple(map(catalogue.card, catalogue.newest(pieces)[:NEW])),
        topics=tuple(topic_card(catalogue, topic.id) for topic in garden.topics[:TOPICS]),
        series=tuple(map(catalogue.series_card, garden.series[:SERIES])),
        counts=tuple(
            Ref(one.title, one.url, count=catalogue.totals[kind])
            for kind, one in plan.indexes.items()
        ),
        browse=Ref(catalogue.words["browse"], plan.browse.url),
    )


def topic_card(catalogue: Catalogue, id: str) -> TopicCard:
    """A topic with its keywords and its newest source."""
    topic = catalogue.topics[id]
    newest = catalogue.newest(source.id for source in topic.sources)[:1]
    return TopicCard(
        card=catalogue.topic_card(id),
        keywords=topic.keywords[:TOPIC_KEYWORDS],
        newest=catalogue.card(newest[0]) if newest else None,
    )

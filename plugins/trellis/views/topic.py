"""A topic's page: summary with credits, sources with evidence, near topics, years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.links import Missing
from trellis.pages import Page
from trellis.topics import Evidence, RelatedTopic, Sentence, Topic, TopicSource
from trellis.topics.quotes import place_of
from trellis.topics.starting import first_reads
from trellis.views.catalogue import Catalogue, moment_of
from trellis.views.changes import revisions
from trellis.views.connections import because, connections
from trellis.views.excerpts import DESCRIPTION_LENGTH, shortened
from trellis.views.header import entity_header
from trellis.views.lists import page_numbers, portion
from trellis.views.marking import marked
from trellis.views.nearby import topic_nearby
from trellis.views.pages import TopicView
from trellis.views.trails import trails_from
from trellis.views.values import (
    Bar,
    Card,
    Connections,
    Credited,
    Header,
    Ref,
    RelatedCard,
    SourceGroup,
    SourceView,
    Wanted,
)

RELATED = 6
BRIDGES = 4
FIRST_READS = 3
FIRST_READS_FROM = 4
SHARED_KEYWORDS = 4
KEYWORD_BARS = 8


def topic_view(catalogue: Catalogue, page: Page) -> TopicView:
    """The view of a topic; a later page of it holds only more of its sources."""
    topic = catalogue.topics[page.id]
    entity = catalogue.garden.entities.get(page.entity_id or "")
    first = page.number == 1
    summary, drawn_from = credited(catalogue, topic) if first else ((), ())
    if entity is not None and entity.body.strip():
        summary, drawn_from = (), ()  # the writer's own words are the page's body
    return TopicView(
        page=page,
        spoken=catalogue.words.lang,
        description=shortened(catalogue.topic_summary(topic), DESCRIPTION_LENGTH),
        lang=catalogue.lang(entity) if entity else "",
        header=topic_header(catalogue, topic, page),
        connections=neighbourhood(catalogue, topic, entity) if entity and first else Connections(),
        parent=catalogue.topic_ref(topic.parent) if topic.parent in catalogue.topics else None,
        within=tuple(map(catalogue.topic_ref, catalogue.topics_within(topic.id))) if first else (),
        summary=summary,
        credits=drawn_from,
        keywords=keyword_bars(catalogue, topic) if first else (),
        first_reads=start_here(catalogue, topic) if first else (),
        groups=source_groups(catalogue, portion(catalogue, topic.sources, page), topic),
        total=len(topic.sources),
        wanted=wanted(catalogue, entity) if entity and first else (),
        related=near_topics(catalogue, topic.related[:RELATED]) if first else (),
        bridges=bridges(catalogue, topic) if first else (),
        trails=trails_from(catalogue, topic.id) if first else (),
        all_trails=catalogue.plan.all_trails.url if catalogue.plan.all_trails else "",
        timeline=timeline(catalogue, topic.sources) if first else (),
        revisions=revisions(catalogue, topic) if first else (),
        nearby=topic_nearby(catalogue, topic.id) if first else None,
        numbers=page_numbers(catalogue, page),
    )


def neighbourhood(catalogue: Catalogue, topic: Topic, entity: Entity) -> Connections:
    """What is near a topic's own file, without what the page shows already: sources and topics."""
    shown = {source.id for source in topic.sources}
    shown |= {other.entity_id for other in catalogue.garden.topics if other.entity_id}
    return connections(catalogue, entity.id, without=shown)


def topic_header(catalogue: Catalogue, topic: Topic, page: Page) -> Header:
    words = catalogue.words
    entity = catalogue.garden.entities.get(topic.entity_id or "")
    written = entity_header(catalogue, entity) if entity and page.number == 1 else None
    remarks = [words.say("pieces", n=len(topic.sources)), *span(catalogue, topic.sources)]
    if entity is None:
        remarks.append(words["discovered"])
    return Header(
        kind="topic",
        label=catalogue.label("topic"),
        title=topic.title,
        index=catalogue.index_ref("topic", catalogue.label("topic")),
        summary=written.summary if written else "",
        author=written.author if written else "",
        day=written.day if written else None,
        updated=written.updated if written else None,
        remarks=tuple(remark for remark in remarks if remark),
    )


def credited(catalogue: Catalogue, topic: Topic) -> tuple[tuple[Credited, ...], tuple[Card, ...]]:
    """The summary's sentences, each numbered with its source, and the sources in that order."""
    numbers: dict[str, int] = {}
    sentences = []
    writer = catalogue.garden.entities.get(topic.entity_id or "")
    for sentence in topic.summary:
        if sentence.source is None:
            lang = catalogue.lang(writer) if writer else ""
            sentences.append(Credited(sentence.text, lang=lang))
            continue
        card = catalogue.card(sentence.source)
        number = numbers.setdefault(sentence.source, len(numbers) + 1)
        source = Ref(card.title, card.url, place(catalogue, sentence.source, sentence))
        sentences.append(Credited(sentence.text, number, source, card.lang))
    return tuple(sentences), tuple(map(catalogue.card, numbers))


def place(catalogue: Catalogue, id: str, said: Evidence | Sentence) -> str:
    """The anchor of the place where an entity says something: of a deck it is the slide."""
    return said.anchor if catalogue.garden.entities[id].slides else place_of(said.text)


def start_here(catalogue: Catalogue, topic: Topic) -> tuple[Card, ...]:
    """Where to begin among many sources."""
    if len(topic.sources) < FIRST_READS_FROM:
        return ()
    garden = catalogue.garden
    reads = first_reads(topic, garden.entities, _citers(garden), FIRST_READS)
    return tuple(map(catalogue.card, reads))


def _citers(garden: Garden) -> Callable[[str], set[str]]:
    return lambda id: {link.origin for link in garden.backlinks(id)}


def source_groups(
    catalogue: Catalogue, sources: Iterable[TopicSource], topic: Topic
) -> tuple[SourceGroup, ...]:
    """`sources` by kind, the order of each kept."""
    entities = catalogue.garden.entities
    totals = Counter(entities[source.id].kind for source in topic.sources)
    by_kind: dict[str, list[SourceView]] = {}
    for source in sources:
        shown = source_view(catalogue, source, has_file=topic.entity_id is not None)
        by_kind.setdefault(entities[source.id].kind, []).append(shown)
    return tuple(
        SourceGroup(catalogue.plural(kind), kind, tuple(by_kind[kind]), totals[kind])
        for kind in catalogue.garden.kinds.by_name
        if kind in by_kind
    )


def source_view(catalogue: Catalogue, source: TopicSource, *, has_file: bool) -> SourceView:
    """A source of a topic, which may have a file."""
    return SourceView(
        card=catalogue.card(source.id),
        keywords=source.keywords[:SHARED_KEYWORDS],
        evidence=marked(source.evidence.text, source.keywords) if source.evidence else (),
        anchor=place(catalogue, source.id, source.evidence) if source.evidence else "",
        listed=source.pinned,
        found=has_file and not source.pinned,
    )


def wanted(catalogue: Catalogue, entity: Entity) -> tuple[Wanted, ...]:
    """The sources that the topic's file lists and that nobody has written, each once."""
    missing = (
        link.reference
        for link in catalogue.garden.links.outgoing.get(entity.id, ())
        if link.reference.field == "sources" and isinstance(link.resolution, Missing)
    )
    shown = (Wanted(one.label or one.target, catalogue.label(one.expects)) for one in missing)
    return tuple(dict.fromkeys(shown))


def near_topics(catalogue: Catalogue, near: Iterable[RelatedTopic]) -> tuple[RelatedCard, ...]:
    return tuple(
        RelatedCard(catalogue.topic_card(one.id), because(one.reasons, catalogue.words))
        for one in near
        if one.id in catalogue.topics
    )


def bridges(catalogue: Catalogue, topic: Topic) -> tuple[RelatedCard, ...]:
    """The sources that lead on to most other topics, each with which: those neither within this one nor
    around it."""
    kin = {topic.id, topic.parent, *catalogue.topics_within(topic.id)}
    others = {
        source.id: [
            id
            for id in catalogue.garden.topics_of.get(source.id, ())
            if id not in kin and catalogue.topics[id].parent is None
        ]
        for source in topic.sources
    }
    ranked = sorted((id for id in others if others[id]), key=lambda id: -len(others[id]))
    words = catalogue.words
    return tuple(
        RelatedCard(
            catalogue.card(id),
            words.say(
                "also_in", names=words.joined([catalogue.topics[one].title for one in others[id]])
            ),
        )
        for id in ranked[:BRIDGES]
    )


def keyword_bars(catalogue: Catalogue, topic: Topic) -> tuple[Bar, ...]:
    """The topic's keywords, those first that most of its sources share; the first few with their counts."""
    shared = Counter(label for source in topic.sources for label in source.keywords)
    ranked = sorted(topic.keywords, key=lambda label: -shared[label])
    counted = [shared[label] for label in ranked[:KEYWORD_BARS]] + [0] * len(ranked)
    return bars(
        (catalogue.keyword_labelled(label), count)
        for label, count in zip(ranked, counted, strict=False)
    )


def timeline(catalogue: Catalogue, sources: Iterable[TopicSource]) -> tuple[Bar, ...]:
    """How many sources each year has, oldest first, and how many have none; nothing if none has one.

    Years without any are left out.
    """
    counts, undated = by_year(catalogue, sources)
    rows = [(Ref(str(year)), number) for year, number in sorted(counts.items())]
    if rows and undated:
        rows.append((Ref(catalogue.words["undated"]), undated))
    return bars(rows)


def span(catalogue: Catalogue, sources: Iterable[TopicSource]) -> Iterator[str]:
    """From when to when the sources are, and how many of them that leaves out."""
    counts, undated = by_year(catalogue, sources)
    if counts:
        yield "–".join(map(str, sorted({min(counts), max(counts)})))
        if undated:
            yield catalogue.words.say("undated_count", n=undated)


def by_year(catalogue: Catalogue, sources: Iterable[TopicSource]) -> tuple[Mapping[int, int], int]:
    """How many sources are of each year, and how many of none."""
    moments = [moment_of(catalogue.garden.entities[source.id]) for source in sources]
    return Counter(moment.year for moment in moments if moment), moments.count(None)


def bars(rows: Iterable[tuple[Ref, int]]) -> tuple[Bar, ...]:
    """A chart of counted things."""
    counted = tuple(rows)
    largest = max((count for _, count in counted), default=0) or 1
    return tuple(Bar(label, count, -(-10 * count // largest)) for label, count in counted)

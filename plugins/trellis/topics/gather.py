"""GATHER: curated topics from their files, discovered ones for the ground that no file covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trellis.config import Config
from trellis.entities import Entity
from trellis.graph import Connections
from trellis.graph.vectors import Vectors
from trellis.keywords import Keywords, Offers
from trellis.ledger import Ledger
from trellis.links import Resolver
from trellis.processes import in_shares
from trellis.topics.curated import curated_topics
from trellis.topics.discover import discovered_topics
from trellis.topics.held import Held
from trellis.topics.kinship import related_topics
from trellis.topics.lexicon import Lexicon
from trellis.topics.passages import Passages
from trellis.topics.ranking import Ranker
from trellis.topics.sketch import Ranked, Sketch
from trellis.topics.summaries import Summaries
from trellis.topics.values import Ranking, Topic, TopicSource

FEWEST = 10
"""Topics that are worth another process."""


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Topics by id, what they were made from, and the lexicon that their words are from."""

    by_id: Mapping[str, Topic]
    sketches: Mapping[str, Sketch]
    lexicon: Lexicon

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics, largest first (number of sources, then title)."""
        every = self.by_id.values()
        return tuple(sorted(every, key=lambda one: (-len(one.sources), one.title, one.id)))


def gather(
    entities: Mapping[str, Entity],
    resolver: Resolver,
    offers: Offers,
    keywords: Keywords,
    vectors: Vectors,
    connections: Connections,
    ledger: Ledger,
    config: Config,
) -> Gathered:
    """All topics; those of `ledger` hold still."""
    held = Held.of(ledger, entities)
    topic_files = [id for id, entity in entities.items() if entity.kind == "topic"]
    lexicon = Lexicon.of(keywords, topic_files, _names(vectors, keywords), _citers(connections))
    passages = Passages(entities, offers)
    meanings = connections.alike.meanings if connections.alike else None
    ranker = Ranker.of(vectors, topic_files, meanings)
    curated = curated_topics(entities, resolver, ranker, lexicon, held)
    del ranker  # it is large
    bare = discovered_topics(entities, vectors, connections, lexicon, curated, held, config)
    sketches = [*_in_their_places(curated, bare, held), *bare]

    by_id = {one.id: one for one in sketches}

    def in_words(share: Sequence[Sketch]) -> list[Topic]:
        summaries = Summaries(by_id, passages, {})
        return [_topic(sketch, lexicon, passages, summaries) for sketch in share]

    shares = in_shares(in_words, sketches, config.processes, FEWEST)
    topics = [topic for share in shares for topic in share]
    related = related_topics(sketches, lexicon)
    found = {one.id: replace(one, related=related.get(one.id, ())) for one in topics}
    return Gathered(found, by_id, lexicon)


def _in_their_places(
    curated: Sequence[Sketch], discovered: Sequence[Sketch], held: Held
) -> list[Sketch]:
    """The curated topics, of which those that were locked within another are within it yet, while it is at
    the top and holds most of their sources."""
    whole = {one.id: one for one in (*curated, *discovered) if one.parent is None}
    with_parts = {one.parent for one in discovered}
    return [
        replace(one, parent=above.id)
        if one.id not in with_parts
        and (above := whole.get(held.parent(one.id)))
        and above.holds_most_of(one)
        else one
        for one in curated
    ]


def _names(vectors: Vectors, keywords: Keywords) -> dict[str, list[str]]:
    """The keywords that each entity is called."""
    stems = vectors.spelled
    called = (
        (id, [" ".join([stems[stem] for stem in name]) for name in names])
        for id, names in zip(vectors.ids, vectors.names, strict=True)
    )
    return {id: [name for name in names if name in keywords.labels] for id, names in called}


def _citers(connections: Connections) -> dict[str, frozenset[str]]:
    """Who cites each entity."""
    citers: defaultdict[str, set[str]] = defaultdict(set)
    for tie in connections.ties:
        if tie.kind in ("link", "embed"):
            citers[tie.target].add(tie.source)
    return {id: frozenset(ids) for id, ids in citers.items()}


def _topic(sketch: Sketch, lexicon: Lexicon, passages: Passages, summaries: Summaries) -> Topic:
    """The topic in words: its summary, and each source with what earns it its place."""
    sources = sources_of(sketch, lexicon, passages, {})
    return Topic(
        id=sketch.id,
        title=sketch.title,
        origin=sketch.origin,
        entity_id=sketch.entity_id,
        summary=summaries.of(sketch.id),
        keywords=tuple(label for _, label in sketch.keywords),
        sources=tuple(sources.values()),
        ranking=ranking_of(sketch, sources),
        parent=sketch.parent,
    )


def sources_of(
    sketch: Sketch, lexicon: Lexicon, passages: Passages, known: Mapping[str, TopicSource]
) -> dict[str, TopicSource]:
    """The sources of a topic by id, each with what earns it its place; some are `known`."""
    scores = dict(sketch.ranking)

    def source(id: str) -> TopicSource:
        shared = lexicon.shared(id, sketch.keywords, sketch.focus)
        return TopicSource(
            id,
            scores.get(id, 0.0),
            id in sketch.pinned,
            tuple(shared),
            passages.evidence(id, sketch.focus, shared.values()),
            id in sketch.guests,
        )

    return {id: known.get(id) or source(id) for id in sketch.sources}


def ranking_of(sketch: Sketch, sources: Mapping[str, TopicSource]) -> Ranking:
    """The `sources` of a topic, and after them what else has something of it."""
    rest = Ranked.of((id, score) for id, score in sketch.ranking if id not in sources)
    return Ranking(tuple(sources.values()), rest.ids, rest.scores)

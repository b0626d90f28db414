"""GATHER: curated topics from their files, discovered ones for the ground that no file covers."""

from __future__ import annotations

from collections.abc import Mapping

from trellis.config import Config
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.graph import Connections
from trellis.graph.vectors import Vectors
from trellis.keywords import Candidates, Keywords
from trellis.links import Resolver
from trellis.paths import slugify
from trellis.topics.curated import curated_topics
from trellis.topics.discover import discover
from trellis.topics.ranking import Ranker
from trellis.topics.sketch import Sketch
from trellis.topics.values import Sentence, Topic, TopicSource


def gather(
    entities: Mapping[str, Entity],
    resolver: Resolver,
    offers: Mapping[str, Candidates],
    keywords: Keywords,
    vectors: Vectors,
    connections: Connections,
    config: Config,
) -> tuple[tuple[Topic, ...], list[Diagnostic]]:
    """All topics, largest first (number of sources, then title), and what is wrong with their files."""
    sketches, findings = curated_topics(entities, resolver, Ranker.of(vectors))
    for group in discover(vectors, sketches, config):
        title = entities[group[0]].title
        sketches.append(
            Sketch(
                id=slugify(title),
                title=title,
                origin="discovered",
                entity_id=None,
                keywords=(),
                pinned=(),
                scores=tuple((id, 1.0) for id in group),
                shown=len(group),
            )
        )
    topics = [_topic(sketch) for sketch in sketches]
    return tuple(sorted(topics, key=lambda one: (-len(one.sources), one.title))), findings


def _topic(sketch: Sketch) -> Topic:
    scores = dict(sketch.scores)
    ranking = tuple(
        TopicSource(id, scores.get(id, 0.0), id in sketch.pinned, (), None)
        for id in (*sketch.pinned, *(id for id in scores if id not in sketch.pinned))
    )
    shown = set(sketch.source_ids)
    return Topic(
        id=sketch.id,
        title=sketch.title,
        origin=sketch.origin,
        entity_id=sketch.entity_id,
        summary=tuple(Sentence(text) for text in sketch.description),
        keywords=sketch.keywords,
        sources=tuple(one for one in ranking if one.id in shown),
        ranking=ranking,
    )

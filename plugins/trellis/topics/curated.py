"""GATHER: the topics that files describe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.language import sentences, tokens
from trellis.links import Found, Resolver
from trellis.topics.ranking import Ranker
from trellis.topics.sketch import Sketch


def curated_topics(
    entities: Mapping[str, Entity], resolver: Resolver, ranker: Ranker
) -> tuple[list[Sketch], list[Diagnostic]]:
    """A sketch of each topic entity, in id order; one without a single source is kept."""
    files = [entity for entity in entities.values() if entity.topic is not None]
    return [_sketch(entity, resolver, ranker) for entity in files], []


def _sketch(entity: Entity, resolver: Resolver, ranker: Ranker) -> Sketch:
    topic = entity.topic
    assert topic is not None
    prose = [block.text for block in entity.blocks if block.kind != "heading"]
    query: dict[int, float] = {}
    for text in (entity.title, *topic.keywords, *prose):
        for column, amount in ranker.vectors.project(tokens(text, entity.lang)).items():
            query[column] = query.get(column, 0.0) + amount
    scores = ranker.scores(query)
    ranked = sorted(
        ((id, float(score)) for id, score in zip(ranker.vectors.ids, scores, strict=True) if score),
        key=lambda pair: (-pair[1], pair[0]),
    )
    pinned = _pinned(entity, resolver)
    shown = sum(score >= 0.5 for _, score in ranked)
    said = [sentence for piece in prose for sentence in sentences(piece, entity.lang)]
    return Sketch(
        id=entity.slug,
        title=entity.title,
        origin="curated",
        entity_id=entity.id,
        keywords=topic.keywords,
        pinned=tuple(pinned),
        scores=tuple(ranked),
        shown=shown,
        description=tuple(said[:6]),
    )


def _pinned(entity: Entity, resolver: Resolver) -> Iterable[str]:
    """The listed sources that readers may see, each once, in their order."""
    topic = entity.topic
    assert topic is not None
    found = (resolver.resolve(reference, entity.id) for reference in topic.sources)
    return dict.fromkeys(one.id for one in found if isinstance(one, Found))

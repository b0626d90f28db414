"""GATHER: the topics that files describe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from trellis.entities import Entity
from trellis.graph.vectors import Vectors
from trellis.language import sentences, tokens
from trellis.links import Found, Resolver
from trellis.paths import content_hash, heads_a_kind, slugify
from trellis.topics.focus import focus_of
from trellis.topics.held import Held
from trellis.topics.lexicon import Lexicon
from trellis.topics.ranking import Query, Ranker
from trellis.topics.sketch import Ranked, Sketch

CUT = 0.4  # of the best score, from which on an entity is a source
MOST = 60  # sources found for one topic
TITLE = 3.0  # times the words of the title count
KNOWN = 3  # pinned sources, from which on they say more of the topic's words than found ones
SAID = 6  # sentences of the file shown as the summary


def curated_topics(
    entities: Mapping[str, Entity],
    resolver: Resolver,
    ranker: Ranker,
    lexicon: Lexicon,
    held: Held,
) -> list[Sketch]:
    """A sketch of each topic entity, in id order; one without a single source is kept.

    The writer's own page of the folder of topics is none.
    """
    files = [e for e in entities.values() if e.kind == "topic" and not heads_a_kind(e.id)]
    queries = [_query(entity, ranker.vectors) for entity in files]
    return [
        _sketch(id, entity, query, ranking, resolver, ranker.vectors, lexicon, held)
        for id, entity, query, ranking in zip(
            _ids(files), files, queries, ranker.best(queries), strict=True
        )
    ]


def _ids(files: Sequence[Entity]) -> list[str]:
    """An id for each topic: its slug, and when an earlier one has it, a hash of where its file is."""
    ids: dict[str, None] = {}
    for entity in files:
        slug = slugify(entity.slug)
        ids[f"{slug}-{content_hash(entity.id)}" if slug in ids else slug] = None
    return list(ids)


def _sketch(
    id: str,
    entity: Entity,
    query: Query,
    ranking: Sequence[tuple[str, float]],
    resolver: Resolver,
    vectors: Vectors,
    lexicon: Lexicon,
    held: Held,
) -> Sketch:
    listed = _listed_keywords(entity)
    pinned = _pinned(entity, resolver)
    found = [one for one, score in ranking[:MOST] if score >= CUT * held.bound(id, one)]
    known = pinned if len(pinned) >= KNOWN else (*pinned, *found)
    keywords = held.keywords(
        id,
        (*pinned, *found),
        lexicon.telling(tuple(dict.fromkeys(known)), entity.lang),
        lexicon,
        entity.lang,
        [(" ".join(tokens(label, entity.lang)) or label.casefold(), label) for label in listed],
    )
    sentences_said = [text for piece in _prose(entity) for text in sentences(piece, entity.lang)]
    return Sketch(
        id=id,
        title=entity.title,
        origin="curated",
        entity_id=entity.id,
        lang=entity.lang,
        keywords=tuple(keywords),
        pinned=pinned,
        ranking=Ranked.of(ranking),
        found=tuple(found),
        focus=focus_of(query.amounts, vectors),
        description=tuple(sentences_said[:SAID]),
    )


def _listed_keywords(entity: Entity) -> tuple[str, ...]:
    listed = entity.topic.keywords if entity.topic else ()
    return tuple(dict.fromkeys((*listed, *entity.given_keywords)))


def _pinned(entity: Entity, resolver: Resolver) -> tuple[str, ...]:
    """The listed sources that readers may see, each once, in their order; no topic is its own source."""
    listed = entity.topic.sources if entity.topic else ()
    found = (resolver.resolve(reference, entity.id) for reference in listed)
    ids = (one.id for one in found if isinstance(one, Found))
    return tuple(dict.fromkeys(id for id in ids if id != entity.id))


def _prose(entity: Entity) -> list[str]:
    return [block.text for block in entity.blocks if block.kind in ("paragraph", "item", "quote")]


def _query(entity: Entity, vectors: Vectors) -> Query:
    """The words of the topic's file: those of the title count more."""
    prose = _prose(entity)
    amounts: defaultdict[int, float] = defaultdict(float)
    texts = (*_listed_keywords(entity), *prose)
    for times, text in ((TITLE, entity.title), *((1.0, text) for text in texts)):
        for column, amount in vectors.project(tokens(text, entity.lang)).items():
            amounts[column] += times * amount
    return Query(dict(amounts), entity.id, sum(len(text.split()) for text in prose))

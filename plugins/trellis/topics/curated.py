"""GATHER: the topics that files describe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

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
    called = lexicon.called() if files else {}
    field = _Field(resolver, ranker.vectors, lexicon, called, held)
    return [
        field.sketch(id, entity, query, ranking)
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


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """What topics are made from: what references mean, the texts, what the ledger holds, and the keys of
    all that is written as a keyword, as it is `called` in small letters."""

    resolver: Resolver
    vectors: Vectors
    lexicon: Lexicon
    called: Mapping[str, str]
    held: Held

    def sketch(
        self, id: str, entity: Entity, query: Query, ranking: Sequence[tuple[str, float]]
    ) -> Sketch:
        """The topic that a file describes, of which `ranking` says how near every entity is."""
        lang = entity.lang
        pinned = _pinned(entity, self.resolver)
        found = [one for one, score in ranking[:MOST] if score >= CUT * self.held.bound(id, one)]
        known = tuple(dict.fromkeys(pinned if len(pinned) >= KNOWN else (*pinned, *found)))
        keywords = self.held.keywords(
            id,
            (*pinned, *found),
            self.lexicon.telling(known, lang),
            self.lexicon,
            lang,
            [(self._key(label, lang), label) for label in _listed_keywords(entity)],
        )
        said = (text for piece in _prose(entity) for text in sentences(piece, lang))
        return Sketch(
            id=id,
            title=entity.title,
            origin="curated",
            entity_id=entity.id,
            lang=lang,
            keywords=tuple(keywords),
            pinned=pinned,
            ranking=Ranked.of(ranking),
            found=tuple(found),
            focus=focus_of(query.amounts, self.vectors),
            description=tuple(islice(said, SAID)),
        )

    def _key(self, label: str, lang: str) -> str:
        """The key of a listed keyword: that of what the texts write alike, else its own."""
        written = label.casefold()
        return self.called.get(written) or " ".join(tokens(label, lang)) or written


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
    prose, lang = _prose(entity), entity.lang
    texts = [tokens(text, lang) for text in (*_listed_keywords(entity), *prose)]
    amounts = vectors.project(texts)
    for column, amount in vectors.project([tokens(entity.title, lang)]).items():
        amounts[column] = amounts.get(column, 0.0) + TITLE * amount
    return Query(amounts, entity.id, sum(len(text.split()) for text in prose))

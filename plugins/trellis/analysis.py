"""EXTRACT, CONNECT and GATHER: what the entities of a garden are about, and what is near to what.

All of it is worked out from all texts at once. After an edit, a text that has changed is weighed against
what the garden was found to hold: how rare a word is, what is near to what and which topics there are
hold still for all others, so that the answer does not take longer the larger the garden is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trellis.config import Config
from trellis.entities import Entity
from trellis.graph import Connections
from trellis.graph.alike import alike
from trellis.graph.connect import connect, connect_again
from trellis.graph.related import Neighbourhood, neighbourhood, neighbourhood_again
from trellis.graph.vectors import Vectors, vectorise, vectorise_again
from trellis.keywords import Keywords, Repeated, Usage, collect, weigh
from trellis.ledger import Ledger
from trellis.links import Links, Resolver
from trellis.memory import give_back_large
from trellis.processes import meanwhile
from trellis.semantics import Meanings
from trellis.series import Series
from trellis.topics.again import Standing, resketch
from trellis.topics.gather import Gathered, gather
from trellis.topics.passages import Passages
from trellis.topics.values import Topic


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What an edit is weighed against."""

    usage: Usage
    repeated: Repeated
    vectors: Vectors
    around: Neighbourhood
    gathered: Gathered


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """Keywords, connections and topics. `kept` is what is needed to do it again for a few entities."""

    keywords: Keywords
    connections: Connections
    topics: tuple[Topic, ...]
    kept: Kept | None = None


def analyse(
    entities: Mapping[str, Entity],
    resolver: Resolver,
    links: Links,
    series: Sequence[Series],
    ledger: Ledger,
    config: Config,
    meanings: Meanings | None,
) -> Analysis:
    """What all `entities` are about; what is needed to do it again for a few of them is kept."""
    give_back_large()
    read = alike(meanings)
    offers = collect(entities, config)

    def placed() -> tuple[Vectors, Neighbourhood]:
        vectors = vectorise(offers, entities)
        return vectors, neighbourhood(entities, links, series, vectors, offers, read)

    found = meanwhile(placed, config.processes)
    keywords, usage = weigh(offers, entities, config, meanings)
    offers = offers.without_phrases()
    vectors, around = found()
    connections = connect(entities, links, series, keywords, vectors, around.near, read)
    gathered = gather(entities, resolver, offers, keywords, vectors, connections, ledger, config)
    kept = Kept(usage, offers.repeated, vectors, around, gathered)
    return Analysis(keywords, connections, gathered.topics, kept)


def analyse_again(
    since: Analysis,
    changed: Sequence[str],
    entities: Mapping[str, Entity],
    former_links: Links,
    links: Links,
    series: Sequence[Series],
    config: Config,
) -> Analysis:
    """`since`, which was kept for edits, where the texts of the `changed` entities, in order, have become
    others."""
    kept = since.kept
    assert kept is not None
    if not changed:
        return since
    offers = collect({id: entities[id] for id in changed}, config, kept.repeated)
    part, _ = weigh(offers, entities, config, usage=kept.usage)
    keywords = since.keywords.revised(part)
    vectors = vectorise_again(kept.vectors, offers, entities)
    moved = {*changed, *_cited_since(former_links, links, changed)}
    around = neighbourhood_again(kept.around, moved, entities, links, series, vectors, offers)
    connections = connect_again(
        since.connections, changed, entities, links, series, keywords, vectors, around.near
    )
    before = Standing(kept.vectors, since.connections.related)
    now = Standing(vectors, connections.related)
    sketched = resketch(kept.gathered, changed, before, now)
    lexicon = kept.gathered.lexicon.revised(keywords, changed)
    needed = {id: entities[id] for id in sketched.readings()}
    passages = Passages(entities, collect(needed, config, kept.repeated).without_phrases())
    gathered = sketched.gathered(lexicon, passages)
    held = Kept(kept.usage, kept.repeated, vectors, around, gathered)
    return Analysis(keywords, connections, gathered.topics, held)


def _cited_since(before: Links, now: Links, changed: Sequence[str]) -> set[str]:
    """What `changed` entities cite that they did not cite before, or no longer."""
    return {target for id in changed for target in before.cited(id) ^ now.cited(id)}

"""The whole pipeline on one screen.

    read → parse → resolve → extract → connect → gather → ask → view → render → publish

`Garden` is everything up to ask: what the files say and what follows from it. Views, rendering and
publishing take a garden and an engine from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from trellis.addresses import assign_addresses
from trellis.cache import Cache, folder_for
from trellis.config import Config
from trellis.diagnostics import Diagnostic, in_order
from trellis.discretion import discreet
from trellis.entities import Entity
from trellis.graph.alike import alike
from trellis.graph.connect import connect, keyword_ties
from trellis.graph.export import as_networkx
from trellis.graph.related import neighbourhood
from trellis.graph.values import Connections, Related, Tie
from trellis.graph.vectors import vectorise
from trellis.keywords import Keywords, collect, weigh
from trellis.kinds import Kinds
from trellis.ledger import Ledger, following
from trellis.links import Backlink, Links, Resolver, resolve_all
from trellis.links.linking import with_linked_mentions
from trellis.links.mentions import Mention, unlinked_mentions
from trellis.parse import parse_all
from trellis.processes import meanwhile
from trellis.promises import Promises, keep_promises
from trellis.queries import Answers, Ground, answer_all
from trellis.semantics import Encoder, understand
from trellis.series import Series, collect_series
from trellis.settings import find_settings
from trellis.sources import Reading, read_folder, read_lock
from trellis.topics.gather import gather
from trellis.topics.ties import all_ties
from trellis.topics.trails import main_pairs, trails
from trellis.topics.values import Topic, Trail

if TYPE_CHECKING:
    import networkx as nx


NO_LEDGER = Ledger()
NO_CACHE = Cache()


@dataclass(frozen=True, eq=False)
class Garden:
    """A garden, read and understood. Immutable; mappings are in id order.

    `entities` are those that readers see; `withheld` the drafts and private ones, which nothing else
    here knows of (with `private=True` all are in `entities`, for the writer's own eyes). `addresses`
    gives the site-relative URL of every entity, `answers` those to its query blocks.
    """

    config: Config
    ledger: Ledger
    promises: Promises
    kinds: Kinds
    reading: Reading
    entities: Mapping[str, Entity]
    withheld: Mapping[str, Entity]
    addresses: Mapping[str, str]
    resolver: Resolver
    links: Links
    series: tuple[Series, ...]
    keywords: Keywords
    connections: Connections
    topics: tuple[Topic, ...]
    answers: Answers
    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def load(cls, folder: str | Path = ".", *, private: bool = False) -> Garden:
        """The garden in `folder`: one with an `mkdocs.yml`, its docs_dir, or any folder of Markdown.

        Raises NotADirectoryError when there is no such folder. What is wrong with its files, or a
        docs_dir that is not there, is in `diagnostics`.
        """
        settings = find_settings(Path(folder))
        there = settings.docs_dir.is_dir()
        reading = read_folder(settings.docs_dir, settings.config) if there else Reading()
        ledger, findings = read_lock(settings.root)
        return cls.grow(
            reading,
            settings.config,
            ledger=ledger,
            private=private,
            diagnostics=(*settings.diagnostics, *findings),
            cache=Cache(folder_for(settings.root, bare=settings.config_file is None)),
        )

    @classmethod
    def grow(
        cls,
        reading: Reading,
        config: Config,
        *,
        ledger: Ledger = NO_LEDGER,
        private: bool = False,
        diagnostics: tuple[Diagnostic, ...] = (),
        cache: Cache = NO_CACHE,
        encoder: Encoder | None = None,
    ) -> Garden:
        """The pipeline from parse to ask. What `cache` holds is not worked out again; `encoder` reads the
        texts, if it is given, in place of the model that the owner asks for."""
        kinds = Kinds.from_config(config)
        parsed = parse_all(reading.sources, kinds, config)
        everything = parsed.entities
        visible = {id: entity for id, entity in everything.items() if entity.published or private}
        ledger = following(ledger, {id: entity.digest for id, entity in visible.items()})
        withheld = {id: entity for id, entity in everything.items() if id not in visible}
        ledger = discreet(ledger, visible, withheld)

        addresses, address_findings = assign_addresses(visible, reading.assets, kinds, config)
        resolver = Resolver(visible, withheld, reading.assets, addresses, kinds, config)
        links = resolve_all(visible, resolver)
        if config.link_mentions:
            said = unlinked_mentions(visible, links)
            visible = with_linked_mentions(visible, said, reading.sources, kinds, config)
            links = resolve_all(visible, resolver)
        series, series_findings = collect_series(visible)

        meanings, meaning_findings = understand(visible, config, cache, encoder)
        read = alike(meanings)
        offers = collect(visible, config)
        vectors = vectorise(offers, visible)
        found = meanwhile(
            lambda: neighbourhood(visible, links, series, vectors, read), config.processes
        )
        keywords, _ = weigh(offers, visible, config, meanings)
        offers = offers.without_phrases()

        around = found()
        connections = connect(visible, links, series, keywords, vectors, around.near, read)
        topics = gather(visible, resolver, offers, keywords, vectors, connections, ledger, config)
        slugs = {one.slug for one in series}
        promises, promise_findings = keep_promises(
            ledger, visible, withheld, addresses, topics, slugs
        )
        known = (links, resolver, series, keywords, topics, kinds)
        answers, query_findings = answer_all(Ground(visible, *known, reading.bases, config.today))
        return cls(
            config=config,
            ledger=ledger,
            promises=promises,
            kinds=kinds,
            reading=reading,
            entities=MappingProxyType(visible),
            withheld=MappingProxyType(withheld),
            addresses=MappingProxyType(addresses),
            resolver=resolver,
            links=links,
            series=series,
            keywords=keywords,
            connections=connections,
            topics=topics,
            answers=MappingProxyType(answers),
            diagnostics=in_order(
                [
                    *diagnostics,
                    *reading.diagnostics,
                    *chain.from_iterable(parsed.findings.values()),
                    *address_findings,
                    *chain.from_iterable(links.findings.values()),
                    *series_findings,
                    *meaning_findings,
                    *promise_findings,
                    *query_findings,
                ]
            ),
        )

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Where texts say the names of entities without a link, in order."""
        return unlinked_mentions(self.entities, self.links)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every tie between entities, keywords and topics, in order."""
        shown = keyword_ties(self.keywords, self.config.keywords.count)
        return all_ties((*self.connections.ties, *shown), self.topics)

    @cached_property
    def trails(self) -> Mapping[tuple[str, str], Trail]:
        """The trails that readers are offered, by the ids of the topics from and to which they lead."""
        pairs = main_pairs(self.topics, len(self.entities))
        return MappingProxyType(trails(pairs, self.topics, self.entities, self.connections.related))

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The ties as a networkx graph."""
        titles = {id: (entity.kind, entity.title) for id, entity in self.entities.items()}
        topics = {f"topic:{topic.id}": ("topic", topic.title) for topic in self.topics}
        return as_networkx(titles | topics, self.ties)

    def backlinks(self, id: str) -> tuple[Backlink, ...]:
        """Who cites the entity `id`, and in which words."""
        return self.links.backlinks.get(id, ())

    def related(self, id: str) -> tuple[Related, ...]:
        """The entities nearest to `id`, best first, each with its reasons."""
        return self.connections.related.get(id, ())

    @cached_property
    def topics_within(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the topics right within each that has some, largest first."""
        within: dict[str, list[str]] = {}
        for topic in self.topics:
            if topic.parent is not None:
                within.setdefault(topic.parent, []).append(topic.id)
        return MappingProxyType({id: tuple(parts) for id, parts in within.items()})

    @cached_property
    def topics_of(self) -> Mapping[str, tuple[str, ...]]:
        """Topic ids by entity id, the topic that scores the entity highest first."""
        scored: dict[str, list[tuple[float, str]]] = {}
        for topic in self.topics:
            for source in topic.sources:
                scored.setdefault(source.id, []).append((-source.score, topic.id))
        return {
            id: tuple(topic for _, topic in sorted(pairs)) for id, pairs in sorted(scored.items())
        }

"""The whole pipeline on one screen.

    read → parse → resolve → extract → connect → gather → ask → view → render → publish

`Garden` is everything up to ask: what the files say and what follows from it. Views, rendering and
publishing take a garden and an engine from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from trellis.addresses import assign_addresses
from trellis.analysis import Analysis, analyse, analyse_again
from trellis.cache import Cache, folder_for
from trellis.config import Config
from trellis.crowding import crowded
from trellis.diagnostics import Diagnostic, in_order
from trellis.discretion import discreet
from trellis.edits import edited
from trellis.entities import Entity
from trellis.folders import read_folder, read_lock
from trellis.graph.connect import keyword_ties
from trellis.graph.export import as_networkx
from trellis.graph.values import Connections, Related, Tie
from trellis.keywords import Keywords
from trellis.kinds import Kinds
from trellis.ledger import Ledger, following
from trellis.links import Backlink, Links, Resolver, resolve_again, resolve_all
from trellis.links.linking import with_linked_mentions
from trellis.links.mentions import Mention, unlinked_mentions
from trellis.memory import nothing_collected
from trellis.parse import NOTHING, Parsed, parse_all
from trellis.promises import Promises, keep_promises
from trellis.queries import Answers, Ground, answer_all
from trellis.semantics import Encoder, understand
from trellis.series import Series, collect_series
from trellis.settings import find_settings
from trellis.sources import Reading
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
    analysis: Analysis
    answers: Answers
    diagnostics: tuple[Diagnostic, ...]
    parsed: Parsed = NOTHING
    address_findings: tuple[Diagnostic, ...] = ()
    edited: frozenset[str] = frozenset()

    @classmethod
    def load(
        cls, folder: str | Path = ".", *, private: bool = False, since: Garden | None = None
    ) -> Garden:
        """The garden in `folder`: one with an `mkdocs.yml`, its docs_dir, or any folder of Markdown.

        `since`, the garden that this folder held before, makes it quick after a few edits (see `grow`).
        Raises NotADirectoryError when there is no such folder. What is wrong with its files, or a
        docs_dir that is not there, is in `diagnostics`.
        """
        settings = find_settings(Path(folder))
        there = settings.docs_dir.is_dir()
        former = since.reading if since else None
        reading = read_folder(settings.docs_dir, settings.config, former) if there else Reading()
        ledger, findings = read_lock(settings.root)
        return cls.grow(
            reading,
            settings.config,
            ledger=ledger,
            private=private,
            diagnostics=(*settings.diagnostics, *findings),
            cache=Cache(folder_for(settings.root, bare=settings.config_file is None)),
            since=since,
        )

    @classmethod
    @nothing_collected()
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
        since: Garden | None = None,
    ) -> Garden:
        """The pipeline from parse to ask. What `cache` holds is not worked out again; `encoder` reads the
        texts, if it is given, in place of the model that the owner asks for.

        `since` is the garden as it was. Where but a few texts have changed since, only these are read and
        placed anew: what all texts decide together, how rare a word is and which topics there are, is as it
        was then.
        """
        kinds = Kinds.from_config(config)
        since = since if since and since.config == config else None
        parsed = parse_all(reading.sources, kinds, config, since.parsed if since else NOTHING)
        everything = parsed.entities
        visible = {id: entity for id, entity in everything.items() if entity.published or private}
        ledger = following(ledger, {id: entity.digest for id, entity in visible.items()})
        withheld = {id: entity for id, entity in everything.items() if id not in visible}
        ledger = discreet(ledger, visible, withheld)

        edit = since._edit_to(visible, withheld, reading, ledger) if since else None
        if edit is None:
            addresses, found = assign_addresses(visible, reading.assets, kinds, config)
            address_findings = tuple(found)
            resolver = Resolver(visible, withheld, reading.assets, addresses, kinds, config)
            links = resolve_all(visible, resolver)
            if config.link_mentions:
                said = unlinked_mentions(visible, links)
                visible = with_linked_mentions(visible, said, reading.sources, kinds, config)
                links = resolve_all(visible, resolver)
        else:
            addresses, address_findings = dict(edit.before.addresses), edit.before.address_findings
            resolver = edit.before.resolver.with_texts(visible)
            links = resolve_again(edit.before.links, edit.changed, visible, resolver)
        series, series_findings = collect_series(visible)

        meanings, meaning_findings = understand(visible, config, cache, encoder)
        if edit is None:
            analysis = analyse(visible, resolver, links, series, ledger, config, meanings)
        else:
            before = edit.before.links
            analysis = analyse_again(
                edit.before.analysis, edit.changed, visible, before, links, series, config
            )
        topics = analysis.topics
        promises, kept = keep_promises(ledger, visible, withheld, addresses, topics, series)
        shared = crowded(visible, addresses, topics, series, kinds, config, promises.taken)
        known = (links, resolver, series, analysis.keywords, topics, kinds)
        ground = Ground(visible, *known, reading.bases, config.today)
        asking = {*edit.before.answers, *edit.changed} if edit else visible
        answers, query_findings = answer_all(ground, asking)
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
            analysis=analysis,
            edited=edit.before.edited.union(edit.changed) if edit else frozenset(),
            answers=MappingProxyType(answers),
            parsed=parsed,
            address_findings=address_findings,
            diagnostics=in_order(
                [
                    *diagnostics,
                    *reading.diagnostics,
                    *chain.from_iterable(parsed.findings.values()),
                    *address_findings,
                    *shared,
                    *chain.from_iterable(links.findings.values()),
                    *series_findings,
                    *meaning_findings,
                    *kept,
                    *query_findings,
                ]
            ),
        )

    @property
    def keywords(self) -> Keywords:
        """What each entity is about, in words."""
        return self.analysis.keywords

    @property
    def connections(self) -> Connections:
        """The ties between entities, and what is near to what."""
        return self.analysis.connections

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What the garden is about, largest first."""
        return self.analysis.topics

    def settled(self) -> Garden:
        """This garden, without what another would need that is grown `since`."""
        return replace(self, analysis=replace(self.analysis, kept=None))

    def _edit_to(
        self,
        entities: Mapping[str, Entity],
        withheld: Mapping[str, Entity],
        reading: Reading,
        ledger: Ledger,
    ) -> _Edit | None:
        """What makes `entities` of those that are here; None when that is more than a few other texts."""
        same = (
            self.analysis.kept is not None
            and self.ledger == ledger
            and self.reading.assets == reading.assets
            and self.reading.bases.keys() == reading.bases.keys()
            and list(self.withheld.values()) == list(withheld.values())
            and not (self.config.link_mentions or self.config.semantic)
        )
        changed = edited(self.entities, entities, self.edited) if same else None
        return None if changed is None else _Edit(self, changed)

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


class _Edit(NamedTuple):
    """A garden, and those of its entities whose texts have become others."""

    before: Garden
    changed: tuple[str, ...]

"""CONNECT: from links, keywords, series and text to ties and nearest neighbours, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from trellis.entities import Entity
from trellis.graph.alike import Alike
from trellis.graph.nearest import Near, Nearest
from trellis.graph.related import relate, relate_again
from trellis.graph.values import Connections, Reason, Tie
from trellis.graph.vectors import Vectors
from trellis.keywords import Keywords
from trellis.links import Found, Link, Links
from trellis.series import Series


def connect(
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    keywords: Keywords,
    vectors: Vectors,
    near: Near,
    alike: Alike | None = None,
) -> Connections:
    """Ties between entities, and the nearest entities of each."""
    return Connections(
        ties=in_order((*_link_ties(links.outgoing), *_series_ties(series))),
        related=relate(entities, links, series, keywords, vectors, near, alike),
        alike=alike,
    )


def connect_again(
    since: Connections,
    changed: Sequence[str],
    entities: Mapping[str, Entity],
    links: Links,
    series: Sequence[Series],
    keywords: Keywords,
    vectors: Vectors,
    near: Near,
) -> Connections:
    """`since`, where the texts of `changed` entities have become others."""
    held = (one for one in since.ties if one.kind != "series" and one.source not in changed)
    new = _link_ties({id: links.outgoing[id] for id in changed if id in links.outgoing})
    assert isinstance(since.related, Nearest)
    related = relate_again(since.related, changed, entities, links, series, keywords, vectors, near)
    return Connections(in_order((*held, *new, *_series_ties(series))), related)


def _link_ties(links: Mapping[str, Sequence[Link]]) -> list[Tie]:
    """One directed tie for each pair and kind; its weight is the number of citations, its reasons are
    what typed ones say.
    """
    cited: dict[tuple[str, str, bool], int] = {}
    said: dict[tuple[str, str, bool], dict[str, int]] = {}
    for origin, outgoing in links.items():
        for link in outgoing:
            if isinstance(link.resolution, Found) and link.resolution.id != origin:
                key = (origin, link.resolution.id, link.reference.kind == "embed")
                cited[key] = cited.get(key, 0) + 1
                if relation := link.reference.relation:
                    counts = said.setdefault(key, {})
                    counts[relation] = counts.get(relation, 0) + 1
    return [
        Tie(key[0], key[1], "embed" if key[2] else "link", float(often), _relations(said.get(key)))
        for key, often in cited.items()
    ]


def _relations(counts: Mapping[str, int] | None) -> tuple[Reason, ...]:
    """What typed links say of their target, each with how often."""
    return tuple(Reason("link", name, float(n)) for name, n in sorted((counts or {}).items()))


def _series_ties(series: Sequence[Series]) -> list[Tie]:
    """A tie between each member of a series and the next, and of each with the series' own page."""
    pairs: set[tuple[str, str]] = set()
    for one in series:
        pairs.update(pairwise(one.members))
        if one.entity_id:
            pairs.update((one.entity_id, member) for member in one.members)
    return [Tie(min(pair), max(pair), "series", 1.0) for pair in pairs if pair[0] != pair[1]]


def keyword_ties(keywords: Keywords, count: int) -> Iterator[Tie]:
    """A tie between each entity and each of the `count` keywords shown for it."""
    return (
        Tie(id, f"keyword:{keyword.label}", "keyword", round(keyword.weight, 6))
        for id, ranked in keywords.of.items()
        for keyword in ranked[:count]
    )


def in_order(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """`ties`, each once, by their ends and kind."""
    return tuple(
        sorted(
            dict.fromkeys(ties),
            key=lambda tie: (tie.source, tie.target, tie.kind, tie.weight),
        )
    )

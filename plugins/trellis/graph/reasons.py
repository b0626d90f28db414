"""CONNECT: why two entities are near, for reasons that a reader would believe."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING

from trellis.entities import Entity
from trellis.graph.calling import Said
from trellis.graph.values import Reason, ReasonKind
from trellis.keywords import Keyword, Keywords
from trellis.links import Links
from trellis.series import Series

if TYPE_CHECKING:
    from trellis.graph.vectors import Matrix

SHOWN = 4  # reasons of one relation
MANY = 10  # entities that hold a keyword, from which on it is asked whether they say it,
SAYING = 0.1  # and so many of them at least
LATELY = 64  # texts that are kept at hand
TELLING = 0.4  # weight of a name's mention, from which on it is a reason
CITED: Mapping[tuple[bool, bool], ReasonKind] = {
    (True, True): "mutual-link",
    (True, False): "link",
    (False, True): "backlink",
}

_NOBODY: frozenset[str] = frozenset()

Strength = tuple[float, ReasonKind, str]


class Named:
    """How tellingly the entity of each row of a matrix says the name of that of each column, where that is
    a reason: its stems are there, and so is the name itself."""

    def __init__(self, ids: Sequence[str], weights: Matrix, entities: Mapping[str, Entity]) -> None:
        weights.sort_indices()
        self._rows = {id: row for row, id in enumerate(ids)}
        self._weights, self._entities = weights, entities
        self._text_of = lru_cache(maxsize=LATELY)(lambda id: Said(entities[id]))

    def weight(self, one: str, other: str) -> float:
        """How tellingly `one` names `other`, 0 where it does not."""
        row, column, weights = self._rows[one], self._rows[other], self._weights
        start, end = weights.indptr[row : row + 2].tolist()
        at = bisect_left(weights.indices, column, start, end)
        said = float(weights.data[at]) if at < end and weights.indices[at] == column else 0.0
        if said < TELLING or not self._text_of(one).calls(self._entities[other]):
            return 0.0
        return said


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is known of each entity that can explain why another is near."""

    titles: Mapping[str, str]
    cites: Mapping[str, frozenset[str]]
    cited_by: Mapping[str, frozenset[str]]
    series: Mapping[str, Mapping[str, int]]
    named: Named
    keywords: Mapping[str, tuple[Keyword, ...]]
    untold: frozenset[str]
    rare: Mapping[str, float]
    labels: Mapping[str, str]

    @classmethod
    def of(
        cls,
        entities: Mapping[str, Entity],
        links: Links,
        series: Sequence[Series],
        keywords: Keywords,
        named: Named,
        untold: frozenset[str],
    ) -> Reasons:
        """Linear in links, members of series, keywords and names said (`named`); `untold` keywords are no
        reasons."""
        cites = {origin: links.cited(origin) for origin in links.outgoing}
        cited_by: defaultdict[str, set[str]] = defaultdict(set)
        for origin, targets in cites.items():
            for target in targets:
                cited_by[target].add(origin)
        return cls(
            titles={id: entity.title for id, entity in entities.items()},
            cites=cites,
            cited_by={id: frozenset(origins) for id, origins in cited_by.items()},
            series=_places(series),
            named=named,
            keywords=keywords.of,
            untold=untold,
            rare=_rarity(keywords, keywords.entities, len(entities), untold),
            labels=keywords.labels,
        )

    def revised(
        self,
        changed: Sequence[str],
        links: Links,
        series: Sequence[Series],
        keywords: Keywords,
        named: Named,
        size: int,
    ) -> Reasons:
        """These, where the texts of `changed` ones of `size` entities have become others."""
        cited_by = {**self.cited_by}
        cites = {**self.cites, **{id: links.cited(id) for id in changed}}
        for id in changed:
            before, now = self.cites.get(id, _NOBODY), cites[id]
            cited_by |= {other: cited_by.get(other, _NOBODY) - {id} for other in before - now}
            cited_by |= {other: cited_by.get(other, _NOBODY) | {id} for other in now - before}
        keys = sorted({one.key for id in changed for one in keywords.of[id]})
        return replace(
            self,
            cites=cites,
            cited_by=cited_by,
            series=_places(series),
            named=named,
            keywords=keywords.of,
            rare={**self.rare, **_rarity(keywords, keys, size, self.untold)},
            labels=keywords.labels,
        )

    def between(self, one: str, other: str) -> list[Strength]:
        """Why `other` is near `one`, strongest first."""
        found = [*self._keywords(one, other), *self._cited_together(one, other)]
        found += self._citing_together(one, other)
        cites = one in self.cited_by.get(other, ()), other in self.cited_by.get(one, ())
        if link := CITED.get(cites):
            found.append((1.0, link, ""))
        else:
            found += self._mention(one, other)
        found += self._series(one, other)
        found.sort(reverse=True)
        return found[:SHOWN]

    def _mention(self, one: str, other: str) -> Iterable[Strength]:
        """Names said without a link; a name that many texts hold says little."""
        here, there = self.named.weight(one, other), self.named.weight(other, one)
        weight = min(max(here, there), 1.0)
        return [(weight, "mention" if here >= there else "mentioned", "")] if weight else []

    def _series(self, one: str, other: str) -> Iterable[Strength]:
        mine, theirs = self.series.get(one, {}), self.series.get(other, {})
        return [
            (1.0 if abs(mine[title] - theirs[title]) == 1 else 0.6, "series", title)
            for title in sorted(mine.keys() & theirs.keys())
        ]

    def _cited_together(self, one: str, other: str) -> Iterable[Strength]:
        """The page that cites both and cites least else."""
        both = self.cited_by.get(one, _NOBODY) & self.cited_by.get(other, _NOBODY)
        if not both:
            return []
        count, citer = min((len(self.cites[citer]), citer) for citer in both)
        return [(sqrt(2 / max(count, 2)), "cited-together", self.titles[citer])]

    def _citing_together(self, one: str, other: str) -> Iterable[Strength]:
        """The page that both cite and that is cited least else."""
        both = self.cites.get(one, _NOBODY) & self.cites.get(other, _NOBODY)
        if not both:
            return []
        count, cited = min((len(self.cited_by[cited]), cited) for cited in both)
        return [(sqrt(2 / max(count, 2)), "citing-together", self.titles[cited])]

    def _keywords(self, one: str, other: str) -> Iterable[Strength]:
        """The keywords of both, for what they mean to both (the geometric mean) and how rare they are."""
        mine = {keyword.key: keyword.weight for keyword in self.keywords[one]}
        return [
            (sqrt(mine[key] * rare) * sqrt(keyword.weight * rare), "keyword", self.labels[key])
            for keyword in self.keywords[other]
            if (key := keyword.key) in mine and (rare := self.rare.get(key))
        ]


def shares(score: float, found: Sequence[Strength]) -> tuple[Reason, ...]:
    """Reasons whose weights sum to `score`, in proportion to their strength."""
    whole = sum(strength for strength, _, _ in found)
    rest = [
        Reason(kind, label, round(score * strength / whole, 6))
        for strength, kind, label in found[1:]
    ]
    first = round(score - sum([reason.weight for reason in rest]), 6)
    return (Reason(found[0][1], found[0][2], first), *rest) if found else ()


def _places(series: Sequence[Series]) -> dict[str, dict[str, int]]:
    """The place of each entity in each series that it is in, by the series' title."""
    places: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in series:
        for place, member in enumerate(one.members):
            places[member][one.title] = place
    return dict(places)


def sorting(keywords: Keywords) -> frozenset[str]:
    """The keys of keywords that many entities are given and hardly a text says (`draft`, `seedling`): they
    sort entities, and are no reason why two are near."""
    saying = Counter(
        key
        for id, ranked in keywords.of.items()
        for key in {one.key for one in ranked}.intersection(keywords.said.get(id, ()))
    )
    return frozenset(
        key
        for key, holders in keywords.entities.items()
        if len(holders) >= MANY and saying[key] < SAYING * len(holders)
    )


def _rarity(
    keywords: Keywords, keys: Iterable[str], size: int, untold: frozenset[str]
) -> dict[str, float]:
    """How rare each of `keys` is that several of `size` entities hold, from 0 to 1, but for `untold` ones."""
    often = ((key, len(keywords.entities[key])) for key in keys if key not in untold)
    return {key: log((1 + size) / count) / log(1 + size) for key, count in often if count > 1}

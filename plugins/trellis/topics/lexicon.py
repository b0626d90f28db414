"""GATHER: which phrases a group of entities shares and the rest of the garden does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from trellis.keywords import Keywords

SHORT, LONG = 3, 60  # characters of a keyword
RELEVANCE = 0.6  # how much being common in a group counts, beside being rare elsewhere
DISTINCT = 1.5  # times as common in a group as elsewhere is what tells it wholly apart
MEANT = 0.5  # what a key counts that means nothing to those that hold it
COMMON = 1.0  # times the root of a group's size is how many members hold what wholly tells of it
TOLD = 0.8  # of being common in a group and distinct from the others, below which a key is out
GIVEN = 1.5  # what a given keyword means to its entity; found ones mean less than one
UNSAID = 0.1  # what a given keyword counts that no text of its holders says
SAID = 0.8  # share of its holders whose texts say a keyword, from which on it counts in full
FAIR = 0.15  # share of a group that makes a key the group's own


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The keywords of the garden as its texts hold them: `holds` gives the keys of each entity, of its text
    and given, `spread` how many entities hold each key, `said` the share of these whose texts say it,
    `labels` how it is written, `weights` how much a keyword means to an entity.
    """

    holds: Mapping[str, frozenset[str]]
    spread: Mapping[str, int]
    said: Mapping[str, float]
    labels: Mapping[str, str]
    weights: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, keywords: Keywords, excluded: Collection[str] = ()) -> Lexicon:
        """Linear in what the texts say; the `excluded` entities' texts are not looked at."""
        ids = [id for id in keywords.said if id not in set(excluded)]
        known = {
            key: label for key, label in keywords.labels.items() if SHORT <= len(label) <= LONG
        }
        weights = {
            id: {
                one.key: GIVEN if one.origin == "given" else one.weight
                for one in keywords.of[id]
                if one.key in known
            }
            for id in ids
        }
        texts = {id: [key for key in keywords.said[id] if key in known] for id in ids}
        holds = {id: frozenset(held).union(weights[id]) for id, held in texts.items()}
        spread = Counter(key for keys in holds.values() for key in keys)
        said = Counter(key for keys in texts.values() for key in keys)
        shares = {key: said[key] / often for key, often in spread.items()}
        return cls(holds, spread, shares, known, weights)

    def telling(
        self, ids: Collection[str], within: Collection[str] = ()
    ) -> list[tuple[float, str]]:
        """The keys that a group holds and others do not, with scores, best first.

        The score weighs how many of the group hold a key against how many of the garden do (relevance,
        Sievert & Shirley 2014, doi:10.3115/v1/W14-3110, over entities instead of words), and how much it
        means to those that hold it. A group `within` a larger one is set against that one too. Each key
        stands in two members at least; one that stands in few of a large group, or nearly as often
        elsewhere, counts for less, so that no key comes or goes by one member. So does a given one that
        hardly any text says: it sorts entities (`draft`, `seed`) and says little of what they are about.
        """
        inside = Counter(key for id in ids for key in self.holds.get(id, ()))
        around = Counter(key for id in within for key in self.holds.get(id, ()))
        meant: defaultdict[str, float] = defaultdict(float)
        for id in ids:
            for key, weight in self.weights.get(id, {}).items():
                meant[key] += weight
        size, whole = len(ids), max(1, len(self.holds))
        rest = max(1, (len(within) or whole) - size)
        fewest = 2 if size > 2 else 1
        enough = max(fewest, COMMON * size**0.5)
        scores = []
        for key, often in inside.items():
            if often < fewest or key not in meant:
                continue
            share, usual = often / size, self.spread[key] / whole
            others = ((around[key] if within else self.spread[key]) - often + 0.5) / (rest + 1)
            told = min(1.0, often / enough) * min(1.0, share / (DISTINCT * others))
            if told < TOLD:
                continue
            if within:
                usual = max(usual, around[key] / len(within))
            relevance = share**RELEVANCE * (share / usual) ** (1 - RELEVANCE)
            worth = UNSAID + (1 - UNSAID) * min(1.0, self.said[key] / SAID)
            scores.append((round(told * worth * relevance * (MEANT + meant[key] / often), 6), key))
        return sorted(scores, key=lambda pair: (-pair[0], pair[1]))

    def common(self, ids: Collection[str], keys: frozenset[str]) -> set[str]:
        """Those of `keys` that a fair part of a group holds."""
        held = Counter(key for id in ids for key in self.holds.get(id, frozenset()) & keys)
        return {key for key, often in held.items() if often >= max(2, FAIR * len(ids))}

    def shared(self, id: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Display forms of those of `keys` that an entity's text holds, in their order."""
        held = self.holds.get(id, frozenset())
        return tuple(dict.fromkeys(self.labels[key] for key in keys if key in held))

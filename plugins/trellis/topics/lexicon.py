"""GATHER: which phrases a group of entities shares and the rest of the garden does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import log, log1p

from trellis.graph.reasons import MANY, SAYING
from trellis.keywords import Keywords
from trellis.topics.wording import is_unspaced, reads_well

SHORT, LONG = 3, 60  # characters of a keyword; scripts without spaces have words of two
RELEVANCE = 0.6  # how much being common in a group counts, beside being rare elsewhere
DISTINCT = 1.5  # times as common in a group as elsewhere is what tells it wholly apart
MEANT = 0.25  # what a key counts that means nothing to those that hold it
COMMON = 1.0  # times the root of a group's size is how many members hold what wholly tells of it
TOLD = 0.8  # of being common in a group and distinct from the others, below which a key is out
GIVEN = 1.0  # what a given keyword means to its entity; found ones mean less
UNSAID = 0.1  # what a given keyword counts that no text of its holders says
SAID = 0.8  # share of its holders whose texts say a keyword, from which on it counts in full
LEADING = 30  # keys of a group that are set against one another
ALONE = 0.5  # what a key counts of itself, beside how far it is said where the others are,
BESIDE = 0.3  # and what it does as a keyword among others
BORNE = 1.3  # what a key counts in a name that an entity of the group is called,
CITED = 0.3  # and by how much more, for e times as many of the group that cite it
FAIR = 0.15  # share of a group that makes a key the group's own
LISTED = 3  # of a group at least that a page cites which maps it,
HOME = 0.5  # and this share of all that it cites,
MAPS = 0.35  # and this share on average of the two,
AHEAD = 1.1  # and so many times as much as the next page;
OWN = 4  # times as often as usual is its name said there
INSTEAD = (
    3  # keywords of an entity that show what it shares with a topic, where it holds none of that
)

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The keywords of the garden as its texts hold them: `holds` gives the keys of each entity, of its text
    and given, `spread` how many entities hold each key, `said` the share of these whose texts say it,
    `labels` how it is written, `weights` how much a keyword means to an entity, `names` the keys that an
    entity is called, `cited_by` which others cite it, and `citing` how many each cites.
    """

    holds: Mapping[str, tuple[str, ...]]
    spread: Mapping[str, int]
    said: Mapping[str, float]
    labels: Mapping[str, str]
    weights: Mapping[str, Mapping[str, float]]
    names: Mapping[str, Collection[str]] = field(default_factory=dict)
    cited_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    citing: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        keywords: Keywords,
        excluded: Collection[str],
        names: Mapping[str, Collection[str]],
        cited_by: Mapping[str, frozenset[str]],
    ) -> Lexicon:
        """Linear in what the texts say; the `excluded` entities' texts are not looked at."""
        left_out = frozenset(excluded)
        ids = [id for id in keywords.said if id not in left_out]
        known = _fitting(keywords.labels)
        weights = _weights(keywords, ids, known)
        said: Counter[str] = Counter()
        holds = {}
        for id in ids:
            said.update([key for key in keywords.said[id] if key in known])
            holds[id] = _held(keywords, id, known)
        spread = Counter(key for keys in holds.values() for key in keys)
        shares = {key: said[key] / often for key, often in spread.items()}
        citing = Counter(citer for citers in cited_by.values() for citer in citers)
        return cls(holds, spread, shares, known, weights, names, cited_by, citing)

    def revised(self, keywords: Keywords, ids: Collection[str]) -> Lexicon:
        """This, with what the texts of some entities hold now; how many hold a key is not counted again."""
        told = (key for id in ids for key in _held(keywords, id, keywords.labels))
        known = {**self.labels, **_fitting({key: keywords.labels[key] for key in told})}
        weights = _weights(keywords, ids, known)
        holds = {id: _held(keywords, id, known) for id in ids}
        return replace(
            self, holds={**self.holds, **holds}, weights={**self.weights, **weights}, labels=known
        )

    def telling(
        self, ids: Collection[str], lang: str, within: Collection[str] = ()
    ) -> list[tuple[float, str]]:
        """The keys that a group holds and others do not, with scores, best first.

        The score weighs how many of the group hold a key against how many of the garden do (relevance,
        Sievert & Shirley 2014, doi:10.3115/v1/W14-3110, over entities instead of words), and how much it
        means to those that hold it. A group `within` a larger one is set against that one too. Each key
        stands in two members at least; one that stands in few of a large group, or nearly as often
        elsewhere, counts for less, so that no key comes or goes by one member. So does a given one that
        hardly any text says: it sorts entities (`draft`, `seed`) and says little of what they are about.
        Of the best, those that are said together come first: they tell of one thing.
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
            if often < fewest or key not in meant or self._sorts(key):
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
            worth *= reads_well(self.labels[key], lang)
            scores.append((round(told * worth * relevance * (MEANT + meant[key] / often), 6), key))
        scores.sort(key=lambda pair: (-pair[0], pair[1]))
        return self._leading(ids, scores, ALONE)

    def cohering(
        self, ids: Collection[str], telling: Sequence[tuple[float, str]]
    ) -> list[tuple[float, str]]:
        """What is `telling` of a group, weighed once more by how far it is said together: a name stands
        alone, keywords stand beside one another."""
        return self._leading(ids, telling, BESIDE)

    def _leading(
        self, ids: Collection[str], scores: Sequence[tuple[float, str]], alone: float
    ) -> list[tuple[float, str]]:
        """`scores`, best first, the best set against one another; a key counts `alone` of itself."""
        together = self._together(ids, scores[:LEADING], alone)
        further = [(round(alone * score, 6), key) for score, key in scores[LEADING:]]
        return sorted([*together, *further], key=lambda pair: (-pair[0], pair[1]))

    def _sorts(self, key: str) -> bool:
        """Whether a key is given to many entities and said by hardly any (`draft`): it sorts them."""
        return self.spread[key] >= MANY and self.said[key] < SAYING

    def _together(
        self, ids: Collection[str], leading: Sequence[tuple[float, str]], alone: float
    ) -> list[tuple[float, str]]:
        """The scores of keys times how far each is said where the others are (normalised pointwise mutual
        information, Bouma 2009), of which that with the best counts most. Keys with a word in common
        tell nothing of one another.
        """
        where = dict.fromkeys([key for _, key in leading], 0)
        for place, id in enumerate(sorted(ids)):
            for key in where.keys() & self.holds.get(id, ()):
                where[key] |= 1 << place
        words = [frozenset(key.split()) for _, key in leading]
        near, whole = [0.0] * len(leading), [0.0] * len(leading)
        for one, other in combinations(range(len(leading)), 2):
            if words[one].isdisjoint(words[other]):
                (score, key), (second, name) = leading[one], leading[other]
                association = self._association(key, name, where[key] & where[name])
                near[one] += second * association
                near[other] += score * association
                whole[one] += second
                whole[other] += score
        means = (total / most if most else 0.0 for total, most in zip(near, whole, strict=True))
        return [
            (round(score * max(alone + mean, 0.0), 6), key)
            for (score, key), mean in zip(leading, means, strict=True)
        ]

    def _association(self, one: str, other: str, both: int) -> float:
        """How much likelier entities hold two keys together than by chance, from -1 to 1; `both` has a bit
        for each that does."""
        size = max(2, len(self.holds))
        share = both.bit_count() / size
        if not 0 < share < 1:
            return -1.0 if share == 0 else 0.0
        chance = self.spread[one] * self.spread[other] / size**2
        return log(share / chance) / -log(share)

    def central(self, ids: Collection[str]) -> dict[str, float]:
        """How much more the keys count, as a name for a group, that one of the group is called: most where
        many others of it cite that one."""
        group = frozenset(ids)
        counts: dict[str, float] = {}
        for id in ids:
            citers = len(self.cited_by.get(id, _NOBODY) & group)
            for key in self.names.get(id, ()):
                counts[key] = max(counts.get(key, 0.0), BORNE * (1 + CITED * log1p(citers)))
        return counts

    def mapped(self, ids: Collection[str]) -> dict[str, float]:
        """What the page is called that maps a group, and how well it does, from 0 to 1: that cites much of
        the group and little else (the harmonic mean of the two shares), clearly more than any other does.

        Others of the group must say the name, too, and more of them than elsewhere.
        """
        group = frozenset(ids)
        listed = Counter(citer for id in group for citer in self.cited_by.get(id, _NOBODY) & group)
        best = sorted(
            (-2 * inside / (len(group) + self.citing[citer]), citer)
            for citer, inside in listed.items()
            if inside >= max(LISTED, HOME * self.citing[citer])
        )
        if not best or (len(best) > 1 and best[0][0] > AHEAD * best[1][0]):
            return {}
        well, page = -best[0][0], best[0][1]
        often = {
            key: sum(key in self.holds.get(id, ()) for id in group)
            for key in self.names.get(page, ())
        }
        least = OWN * len(group) / max(1, len(self.holds))
        return {
            key: round(well, 6)
            for key, inside in often.items()
            if well >= MAPS and inside > 1 and inside >= least * self.spread[key]
        }

    def common(self, ids: Collection[str], keys: frozenset[str]) -> set[str]:
        """Those of `keys` that a fair part of a group holds, more than usual."""
        held = Counter(key for id in ids for key in keys.intersection(self.holds.get(id, ())))
        fair, usual = max(2, FAIR * len(ids)), DISTINCT * len(ids) / max(1, len(self.holds))
        return {
            key
            for key, often in held.items()
            if often >= max(fair, usual * self.spread.get(key, 0))
        }

    def shared(
        self, id: str, keywords: Collection[tuple[str, str]], focus: Mapping[str, int]
    ) -> dict[str, str]:
        """Those of a topic's `keywords` that an entity's text holds, in their order, by display form; where
        it holds none, those of its own that are made of what the topic speaks of, best first."""
        held = {key for key, _ in keywords}.intersection(self.holds.get(id, ()))
        if shared := {label: key for key, label in keywords if key in held}:
            return shared
        own = sorted(
            (-sum(map(focus.__getitem__, stems)) / len(stems), key)
            for key in self.weights.get(id, ())
            if (stems := key.split())
            and all(map(focus.__contains__, stems))
            and not self._sorts(key)
        )
        return {self.labels[key]: key for _, key in own[:INSTEAD]}

    def called(self) -> dict[str, str]:
        """The key that most entities hold of those that are written alike, by how that is, in small
        letters."""
        keys = sorted(self.labels, key=lambda key: (self.spread.get(key, 0), key))
        return {self.labels[key].casefold(): key for key in keys}


def _fitting(labels: Mapping[str, str]) -> dict[str, str]:
    """The keys whose display forms are neither too short nor too long."""
    return {
        key: label
        for key, label in labels.items()
        if (len(label) >= SHORT or is_unspaced(label)) and len(label) <= LONG
    }


def _held(keywords: Keywords, id: str, known: Container[str]) -> tuple[str, ...]:
    """The `known` keys that an entity's text holds, then those given to it or found for it, each once."""
    said = keywords.said[id]
    every = (*said, *(one.key for one in keywords.of[id]))
    held = tuple(dict.fromkeys([key for key in every if key in known]))
    return said if held == said else held  # mostly: then one is kept, not two


def _weights(
    keywords: Keywords, ids: Iterable[str], known: Mapping[str, str]
) -> dict[str, dict[str, float]]:
    """How much each of the `known` keywords means to each entity that has it."""
    return {
        id: {
            one.key: GIVEN if one.origin == "given" else one.weight
            for one in keywords.of[id]
            if one.key in known
        }
        for id in ids
    }

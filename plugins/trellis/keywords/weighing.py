"""The keywords of all entities: candidates set against each other, and given ones before all."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from trellis.config import Config, KeywordOptions
from trellis.entities import Entity
from trellis.keywords.arrays import among, batches, each_once
from trellis.keywords.capitals import doubtful, german_nouns
from trellis.keywords.counting import Held, count, said, spread
from trellis.keywords.keys import Keys, number
from trellis.keywords.labels import labels
from trellis.keywords.meaning import worth_of_words
from trellis.keywords.normal import key_of, one_key, preferred
from trellis.keywords.offers import POINTER, Offers
from trellis.keywords.ranking import Ranking, choose, may_repeat, pools
from trellis.keywords.usage import Usage
from trellis.keywords.values import Keyword, Keywords
from trellis.semantics import Meanings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints

MOST = 20
"""Keywords that are found for one entity."""
_GIVEN = 1.0
_FOUND = 0.95
"""Weight of a given keyword, and of the best that is found."""


def weigh(
    offers: Offers,
    entities: Mapping[str, Entity],
    config: Config,
    meanings: Meanings | None = None,
    usage: Usage | None = None,
) -> tuple[Keywords, Usage]:
    """The keywords of the entities that offer them, weighted against the whole garden, and how that uses
    keys. Of a few of its entities, `usage` tells of all the others.

    Given keywords come first, in the order and spelling of their writer; found ones follow, best
    first.
    """
    import numpy as np

    usage = usage or Usage.unknown()
    size = max(usage.size, len(offers.ids))
    languages = sorted(set(offers.langs))
    wishes = _Wishes.of(config.keywords, languages)
    written = [_given(entities[id]) for id in offers.ids]
    asked = {*chain.from_iterable([*written, *offers.acronyms, wishes.keys()])}
    keys, of_phrase, numbers = _numbered(offers, asked, usage)
    known = usage.spread_of(keys)
    spoken = said(offers, of_phrase, len(keys))
    given = [{numbers[key]: label for key, label in one.items()} for one in written]
    heirs = {numbers[key]: numbers[heir] for key, heir in usage.heirs.items() if key in numbers}
    holders = np.maximum(spread(spoken, len(keys)) + _besides(given, spoken, len(keys)), known)
    holders[list(heirs)] = 0  # they give way already
    same = heirs | one_key(
        keys,
        holders,
        [(numbers[short], numbers[long]) for short, long in offers.acronyms],
        [(numbers[other], numbers[one]) for other, one in wishes.synonyms.items()],
    )
    ignored = {same.get(key, key) for key in map(numbers.__getitem__, wishes.ignored)}
    given = [
        {heir: label for key, label in one.items() if (heir := same.get(key, key)) not in ignored}
        for one in given
    ]
    told = None if meanings is None else worth_of_words(meanings, offers, keys)
    counts = count(offers, keys, spoken, same, known)
    barred = np.union1d(counts.fragments, doubtful(offers, of_phrase))
    fragments = usage.fragments_among(keys, barred)
    holders = np.maximum(counts.spread + _besides(given, counts.held, len(keys)), known)
    ranking = Ranking.of(offers, keys, holders, size, told)
    labelled = [numbers[key] for key in usage.labels.keys() & numbers.keys()]
    closed = {*ignored, *fragments.tolist(), *_nameless(spoken, len(keys), same, labelled).tolist()}
    found = _found(ranking, counts.held, given, closed)
    del counts, ranking, told  # they are large
    spellings = _spellings(given)
    shown = labels({*found.keys, *spellings}, offers, keys, of_phrase, same, spellings)
    for one, label in wishes.labels.items():
        key = same.get(numbers[one], numbers[one])
        if key in shown:
            shown[key] = label
    names = sorted({*shown, *labelled})
    text = dict(zip(names, keys.texts(np.array(names, dtype=np.int64)), strict=True))
    shown |= {key: usage.labels[text[key]] for key in labelled}
    saying = _said(offers, keys, text, shown, spoken)
    keywords = _keywords(offers.ids, text, given, found, shown, saying)
    return keywords, Usage.of(size, keys, holders, fragments, same, keywords.labels)


def _numbered(
    offers: Offers, asked: set[str], usage: Usage
) -> tuple[Keys, NDArray[np.int32], dict[str, int]]:
    """All keys, as `number` gives them; and, where others are known, what these may hold of them."""
    import numpy as np

    found = number(offers, asked)
    if not usage.size:
        return found
    told = found[0].texts(np.arange(len(found[0])))
    return number(offers, usage.related_to({*asked, *told, *offers.stems}) | asked)


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the owner asks for, by key: what synonyms give way to, how that is shown, and what is never
    to be a keyword."""

    synonyms: Mapping[str, str]
    labels: Mapping[str, str]
    ignored: Set[str]

    @classmethod
    def of(cls, options: KeywordOptions, languages: Sequence[str]) -> _Wishes:
        return cls(
            preferred(options, languages),
            {key_of(one, lang): one for one in options.synonyms for lang in languages},
            {key_of(phrase, lang) for lang in languages for phrase in options.ignore},
        )

    def keys(self) -> Set[str]:
        return {*self.synonyms, *self.synonyms.values(), *self.labels, *self.ignored}


def _nameless(
    spoken: Sequence[Held], size: int, same: Mapping[int, int], labelled: Sequence[int]
) -> Ints:
    """The keys that no text says as a phrase, though a phrase holds them, and that have no display form."""
    import numpy as np

    named = np.zeros(size, dtype=bool)
    for some in spoken:
        named[some.keys] = True
    named[[heir for key, heir in same.items() if named[key]]] = True
    named[labelled] = True
    return np.flatnonzero(~named)


class _Found(NamedTuple):
    """The keys found for the entities, row by row, and their weights."""

    lengths: list[int]
    keys: array[int]
    weights: array[float]


def _found(
    ranking: Ranking,
    every: Sequence[Held],
    given: Sequence[Mapping[int, str]],
    barred: Set[int],
) -> _Found:
    """The keywords found for each entity beside those given to it, with weights, best first."""
    import numpy as np

    offers, keys = ranking.offers, ranking.keys
    closed = np.zeros(len(keys), dtype=bool)
    closed[np.array(sorted(barred), dtype=np.int64)] = True
    pairs = _pairs(given, len(keys))
    size = len(offers.ids)
    found = _Found([0] * size, array("q"), array("d"))
    for span, some in zip(batches(size), every, strict=True):
        held = some.only(np.lexsort((some.place, some.rows)))
        fit = ~closed[held.keys] & ~np.isin(held.pairs, pairs)
        scores = ranking.scores(held, *span)[fit]
        for row, many, pool, worth in pools(held.only(fit), scores, MOST):
            repeat = may_repeat(many, offers.langs[row])
            best = choose(pool, worth, keys, MOST, repeat=repeat)
            found.lengths[row] = len(best)
            found.keys.extend([key for key, _ in best])
            found.weights.extend([round(_FOUND * score / best[0][1], 4) for _, score in best])
    return found


def _pairs(given: Sequence[Iterable[int]], size: int) -> Ints:
    """Entity (its row) and key of what is given, as `Held` has them."""
    import numpy as np

    return np.array([row * size + key for row, keys in enumerate(given) for key in keys], np.int64)


def _besides(given: Sequence[Iterable[int]], held: Iterable[Held], size: int) -> Ints:
    """How many entities are given each of `size` keys that they do not hold."""
    import numpy as np

    besides = each_once(_pairs(given, size))
    for some in held:
        besides = besides[~among(besides, some.pairs)[0]]
    return np.bincount(besides % max(size, 1), minlength=size)


def _spellings(given: Iterable[Mapping[int, str]]) -> dict[int, Counter[str]]:
    """How often writers gave each key in each spelling."""
    spellings: dict[int, Counter[str]] = {}
    for labelled in given:
        for key, label in labelled.items():
            spellings.setdefault(key, Counter())[label] += 1
    return spellings


def _given(entity: Entity) -> dict[str, str]:
    """Given keywords by key, as written, the first spelling of each."""
    written = (*entity.given_keywords, *(entity.topic.keywords if entity.topic else ()))
    result: dict[str, str] = {}
    for label in written:
        shown = " ".join(label.split())
        if shown:
            result.setdefault(key_of(shown, entity.lang), shown)
    return result


def _keywords(
    ids: Sequence[str],
    text: Mapping[int, str],
    given: Sequence[Mapping[int, str]],
    found: _Found,
    names: Mapping[int, str],
    told: Mapping[str, tuple[str, ...]],
) -> Keywords:
    ranked = zip(found.keys, found.weights, strict=True)
    of = {
        id: (
            *(Keyword(text[key], label, _GIVEN, "given") for key, label in own.items()),
            *(Keyword(text[key], names[key], weight, "found") for key, weight in islice(ranked, n)),
        )
        for id, own, n in zip(ids, given, found.lengths, strict=True)
    }
    holders: dict[str, dict[str, float]] = {}
    for id, keywords in of.items():
        for keyword in keywords:
            holders.setdefault(keyword.key, {})[id] = keyword.weight
    return Keywords(
        of,
        {
            key: tuple(sorted(held, key=held.__getitem__, reverse=True))
            for key, held in sorted(holders.items())
        },
        {text[key]: name for key, name in sorted(names.items()) if text[key] in holders},
        told,
    )


def _said(
    offers: Offers,
    keys: Keys,
    text: Mapping[int, str],
    shown: Mapping[int, str],
    spoken: Iterable[Held],
) -> dict[str, tuple[str, ...]]:
    """Which keys of `text` are said in each entity's text, as a phrase or, being a word, in one.

    What only points elsewhere says none of its words. In German only nouns say what is `shown` as a noun:
    what is `länger` has no `Länge`.
    """
    import numpy as np

    known = np.zeros(len(keys), dtype=bool)
    known[list(text)] = True
    single = np.flatnonzero(known & (keys.lengths == 1))
    of_part = np.full(len(keys.names), -1)
    of_part[keys.parts[keys.starts[single]]] = single
    of_stem = of_part[keys.stems]
    silent = np.repeat(offers.pieces.level == POINTER, offers.pieces.tokens)
    german = np.array([lang == "de" for lang in offers.langs], dtype=bool)
    nouns = german_nouns(offers, german)
    capital = np.zeros(len(keys) + 1, dtype=bool)  # the last is for words without a key
    capital[[key for key, label in shown.items() if not label.islower()]] = True
    starts, size = offers.token_starts, len(offers.ids)
    told: dict[str, tuple[str, ...]] = {}
    for (first, last), some in zip(batches(size), spoken, strict=True):
        words = of_stem[offers.tokens[starts[first] : starts[last]]]
        words[silent[starts[first] : starts[last]]] = -1
        owner = np.repeat(np.arange(first, last), np.diff(starts[first : last + 1]))
        words[german[owner] & capital[words]] = -1
        own = nouns.within(first, last)
        words, owner = (
            np.concatenate([words, of_stem[own.stems]]),
            np.concatenate([owner, own.rows]),
        )
        both = (some.pairs[known[some.keys]], (owner * len(keys) + words)[words >= 0])
        pairs = each_once(np.concatenate(both))
        ends = np.searchsorted(pairs, np.arange(first, last + 1) * len(keys)).tolist()
        every = (pairs % max(len(keys), 1)).tolist()
        for id, (start, end) in zip(offers.ids[first:last], pairwise(ends), strict=True):
            told[id] = tuple([text[key] for key in every[start:end]])
    return told

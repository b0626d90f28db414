"""The keywords of all entities: candidates set against each other, and given ones before all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from trellis.config import Config, KeywordOptions
from trellis.entities import Entity
from trellis.keywords.counting import count
from trellis.keywords.grammar import TAGGED
from trellis.keywords.labels import labels
from trellis.keywords.normal import key_of, one_key
from trellis.keywords.ranking import choose, rank
from trellis.keywords.values import Candidates, Keyword, Keywords

MOST = 20
"""Keywords that are found for one entity."""
_GIVEN = 1.0
_FOUND = 0.95
"""Weight of a given keyword, and of the best that is found."""


def weigh(
    offers: Mapping[str, Candidates], entities: Mapping[str, Entity], config: Config
) -> Keywords:
    """The keywords of all entities, weighted against the whole garden.

    Given keywords come first, in the order and spelling of their writer; found ones follow, best
    first. `offers` should be `without_boilerplate`.
    """
    options = config.keywords
    languages = {offer.lang for offer in offers.values()}
    given = {id: _given(entities[id]) for id in offers}
    spread = Counter(
        chain.from_iterable(
            {p.key for piece in offer.pieces for p in piece.phrases}.union(given[id])
            for id, offer in offers.items()
        )
    )
    same = one_key(spread, offers.values(), options, languages)
    ignored = _ignored(same, languages, options)
    given = {
        id: {
            heir: label
            for key, label in found.items()
            if (heir := same.get(key, key)) not in ignored
        }
        for id, found in given.items()
    }
    counts = count(offers, same)
    spread = Counter(counts.spread)
    spread.update(
        key for id, keys in given.items() for key in keys if key not in counts.of[id].often
    )
    barred = ignored | counts.fragments
    weights: dict[str, list[tuple[str, float]]] = {}
    for id, offer in offers.items():
        scores = rank(counts.of[id], offer, spread, len(offers))
        fit = {
            key: score
            for key, score in scores.items()
            if key not in barred and key not in given[id]
        }
        found = choose(fit, MOST, tagged=offer.lang in TAGGED)
        top = found[0][1] if found else 1.0
        weights[id] = [(key, round(_FOUND * score / top, 4)) for key, score in found]
    spellings = _spellings(given.values())
    wanted = {key for found in weights.values() for key, _ in found} | spellings.keys()
    return _keywords(given, weights, labels(wanted, offers, same, spellings, options))


def _ignored(
    same: Mapping[str, str], languages: Iterable[str], options: KeywordOptions
) -> frozenset[str]:
    """The keys of phrases that the owner wants never to be keywords."""
    keys = {key_of(phrase, lang) for lang in languages for phrase in options.ignore}
    return frozenset(same.get(key, key) for key in keys)


def _spellings(given: Iterable[Mapping[str, str]]) -> dict[str, Counter[str]]:
    """How often writers gave each key in each spelling."""
    spellings: dict[str, Counter[str]] = {}
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
    given: Mapping[str, Mapping[str, str]],
    found: Mapping[str, list[tuple[str, float]]],
    names: Mapping[str, str],
) -> Keywords:
    of = {
        id: (
            *(Keyword(key, label, _GIVEN, "given") for key, label in given[id].items()),
            *(Keyword(key, names[key], weight, "found") for key, weight in found[id]),
        )
        for id in sorted(found)
    }
    holders: dict[str, list[tuple[float, str]]] = {}
    for id, keywords in of.items():
        for keyword in keywords:
            holders.setdefault(keyword.key, []).append((-keyword.weight, id))
    return Keywords(
        of,
        {key: tuple(id for _, id in sorted(pairs)) for key, pairs in sorted(holders.items())},
        {key: names[key] for key in sorted(holders)},
    )

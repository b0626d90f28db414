"""The candidates of all entities set against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from trellis.config import Config
from trellis.entities import Entity
from trellis.keywords.values import Candidates, Keyword, Keywords


def weigh(
    offers: Mapping[str, Candidates], entities: Mapping[str, Entity], config: Config
) -> Keywords:
    """The keywords of all entities, weighted against the whole garden."""
    counts = {
        id: Counter(phrase.key for piece in offer.pieces for phrase in piece.phrases)
        for id, offer in offers.items()
    }
    spread = Counter(key for count in counts.values() for key in count)
    surfaces: dict[str, Counter[str]] = {}
    for offer in offers.values():
        for piece in offer.pieces:
            for phrase in piece.phrases:
                surfaces.setdefault(phrase.key, Counter())[phrase.surface] += 1
    labels = {key: max(forms, key=lambda f: (forms[f], f)) for key, forms in surfaces.items()}
    of: dict[str, tuple[Keyword, ...]] = {}
    holders: dict[str, list[tuple[float, str]]] = {}
    for id, count in counts.items():
        scores = {key: n * log((len(offers) + 1) / spread[key]) for key, n in count.items()}
        best = sorted(scores, key=lambda key: (-scores[key], key))[:20]
        top = max((scores[key] for key in best), default=1.0) or 1.0
        of[id] = tuple(
            Keyword(key, labels[key], round(max(scores[key] / top, 0.01), 4), "found")
            for key in best
        )
        for keyword in of[id]:
            holders.setdefault(keyword.key, []).append((-keyword.weight, id))
    return Keywords(
        of,
        {key: tuple(id for _, id in sorted(pairs)) for key, pairs in sorted(holders.items())},
        {key: labels[key] for key in sorted(holders)},
    )

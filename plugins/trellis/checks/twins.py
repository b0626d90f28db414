"""CHECK: entities that say nearly the same, as two drafts of one essay do.

Texts are compared as sets of runs of words (shingles; Broder 1997, doi:10.1109/SEQUEN.1997.666900), of
which a fixed part is kept by its hash, the same in every text. Only texts that share rare runs are
compared: the work grows with the number of words, never with the number of pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from zlib import crc32

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.garden import Garden

RUN = 3  # words in a shingle
KEPT = 4  # one shingle in so many is kept
ALIKE = 0.2  # share of all shingles of two texts that both have, for drafts of one text
FEWEST = 15  # kept shingles that both must have
COMMON = 6  # texts with one shingle that are all compared with each other

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")


def near_duplicates(garden: Garden) -> Iterator[Diagnostic]:
    """For each entity that another one of a smaller id repeats: the one that does so most."""
    nearest: dict[str, tuple[float, str]] = {}
    for one, other, likeness in _alike(garden.entities):
        if likeness > nearest.get(other, (0.0, ""))[0]:
            nearest[other] = likeness, one
    for id, (likeness, twin) in sorted(nearest.items()):
        yield diagnostic(
            "near-duplicate",
            garden.entities[id].path,
            f"it reads like another draft of “{twin}”: {likeness:.0%} of their wording is the same",
            remedy="keep one of them, or mark the other as a draft",
        )


def _alike(entities: Mapping[str, Entity]) -> Iterator[tuple[str, str, float]]:
    """Pairs of ids, the smaller first, that share enough of their wording, and how much."""
    shingles = {id: _shingles(entity) for id, entity in entities.items()}
    for one, other in sorted(_candidates(shingles)):
        shared = len(shingles[one] & shingles[other])
        likeness = shared / (len(shingles[one]) + len(shingles[other]) - shared)
        if shared >= FEWEST and likeness >= ALIKE:
            yield one, other, likeness


def _shingles(entity: Entity) -> frozenset[int]:
    found = set()
    for block in entity.blocks:
        words = _WORD.findall(block.text.casefold())
        for at in range(len(words) - RUN + 1):
            hashed = crc32(" ".join(words[at : at + RUN]).encode("utf-8", "replace"))
            if hashed % KEPT == 0:
                found.add(hashed)
    return frozenset(found)


def _candidates(shingles: Mapping[str, frozenset[int]]) -> list[tuple[str, str]]:
    """Pairs that share enough. Of many with one shingle only neighbours are paired."""
    holders: dict[int, list[str]] = {}
    for id, found in sorted(shingles.items()):
        for shingle in found:
            holders.setdefault(shingle, []).append(id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if len(ids) > 1:
            shared.update(combinations(ids, 2) if len(ids) <= COMMON else pairwise(ids))
    return [pair for pair, count in shared.items() if count >= FEWEST]

"""What nearly all entities repeat: headers, footers, navigation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from trellis.keywords.values import Candidates

_LEAST = 3
_SHARE = 0.2


def without_boilerplate(offers: Mapping[str, Candidates]) -> dict[str, Candidates]:
    """`offers` without the blocks that more than a fifth of the entities (and three) have."""
    seen = Counter(
        digest for offer in offers.values() for digest in {p.digest for p in offer.pieces}
    )
    limit = max(_LEAST, _SHARE * len(offers))
    repeated = {digest for digest, count in seen.items() if count > limit}
    return {id: _without(offer, repeated) for id, offer in offers.items()}


def _without(offer: Candidates, repeated: set[bytes]) -> Candidates:
    kept = tuple(p for p in offer.pieces if p.kind == "title" or p.digest not in repeated)
    if len(kept) == len(offer.pieces):
        return offer
    return replace(offer, pieces=kept)

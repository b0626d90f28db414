"""GATHER: the sentences that topics take from entities, each with the name of its place on its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from trellis.markup import Quoted
from trellis.topics.values import Topic


def place_of(sentence: str) -> str:
    """The id of the place where `sentence` stands: the same as long as it is written so."""
    return f"said-{sha256(sentence.encode(errors='replace')).hexdigest()[:8]}"


def quoted(topics: Iterable[Topic]) -> dict[str, tuple[Quoted, ...]]:
    """What topics quote of each entity, by its id: each sentence once, in the order of these names."""
    found: defaultdict[str, dict[str, Quoted]] = defaultdict(dict)
    for topic in topics:
        said = [
            (one.id, one.evidence.text, one.evidence.anchor)
            for one in topic.sources
            if one.evidence
        ]
        said += [(one.source, one.text, one.anchor) for one in topic.summary if one.source]
        for id, text, anchor in said:
            place = place_of(text)
            found[id].setdefault(place, Quoted(place, text, anchor))
    return {id: tuple(places[name] for name in sorted(places)) for id, places in found.items()}

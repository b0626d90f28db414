"""CHECK: the notes that links ask for and nobody has written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from trellis.garden import Garden
from trellis.links import Missing
from trellis.links.assets import is_file
from trellis.links.names import fold_path


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that nothing has: as it is written most often, how many links want it, and in whom."""

    name: str
    count: int
    origins: tuple[str, ...]


def most_wanted(garden: Garden) -> tuple[Wanted, ...]:
    """Missing notes, those that most entities want first. Files and pictures are none."""
    spellings: dict[str, Counter[str]] = {}
    origins: dict[str, set[str]] = {}
    for id, links in garden.links.outgoing.items():
        for link in links:
            reference = link.reference
            if not isinstance(link.resolution, Missing) or not reference.target:
                continue
            if "image" in (reference.kind, reference.expects) or is_file(reference.target):
                continue
            name = fold_path(reference.target)
            spellings.setdefault(name, Counter())[reference.target] += 1
            origins.setdefault(name, set()).add(id)
    wanted = [
        Wanted(
            min(written, key=lambda spelling: (-written[spelling], spelling)),
            written.total(),
            tuple(sorted(origins[name])),
        )
        for name, written in spellings.items()
    ]
    return tuple(sorted(wanted, key=lambda one: (-len(one.origins), -one.count, one.name)))

"""The normal form that makes spellings one keyword."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from trellis.config import KeywordOptions
from trellis.keywords.arrays import starts_of
from trellis.keywords.keys import Keys
from trellis.language import tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trellis.keywords.arrays import Ints

_BASE = 1_099_511_628_211
_END = re.compile(r"(?<=..)e$|(?<=l)l$")
"""What an English stem of one word may lose that it keeps as the last of several."""


def key_of(label: str, lang: str) -> str:
    """What identifies the keyword written as `label`: its stems, whatever its number, case or hyphens.

    A label without content words (`The Who`, `42`) stands for itself, casefolded.
    """
    return " ".join(tokens(label, lang)) or " ".join(label.casefold().split())


def one_key(
    keys: Keys,
    spread: Ints,
    acronyms: Iterable[tuple[int, int]],
    synonyms: Iterable[tuple[int, int]],
) -> dict[int, int]:
    """The keys that give way to another, each with the one that stands for it.

    `spread` counts the entities of each key. Keys that differ by a space only (`data base`,
    `database`) become the more frequent, an acronym becomes what the garden's texts say it stands
    for, a synonym what the owner prefers: both are pairs of what gives way and what it gives way to.
    """
    heirs = _closed_up(keys, spread) | _expanded(acronyms) | dict(synonyms)
    return {key: heir for key in heirs if (heir := _last_heir(key, heirs)) != key}


def _closed_up(keys: Keys, spread: Ints) -> dict[int, int]:
    import numpy as np

    hashes = closed_hashes(keys)
    order = np.argsort(hashes)
    same = np.flatnonzero(hashes[order[1:]] == hashes[order[:-1]])
    alike: dict[str, list[int]] = {}
    for key in np.unique(order[np.concatenate([same, same + 1])]).tolist():
        if spread[key]:
            alike.setdefault(_closed(keys.text(key)), []).append(key)
    heirs: dict[int, int] = {}
    for forms in alike.values():
        heir = min(forms, key=lambda key: (-int(spread[key]), key))
        heirs |= {key: heir for key in forms if key != heir}
    return heirs


def _closed(key: str) -> str:
    """A key without its spaces, its end as a stem of one word has it: `data base` is `databas`."""
    first, space, last = key.rpartition(" ")
    return first.replace(" ", "") + _END.sub("", last) if space else key


def closed_hashes(keys: Keys) -> NDArray[np.uint64]:
    """A hash of each key as `_closed` has it (a polynomial of its characters, wrapping around)."""
    import numpy as np

    whole, whole_powers = _hashed(keys.names)
    ends, end_powers = _hashed([_END.sub("", name) for name in keys.names])
    found = np.zeros(len(keys), dtype=np.uint64)
    for place in range(int(keys.lengths.max(initial=0))):
        long = np.flatnonzero(keys.lengths > place)
        part = keys.parts[keys.starts[long] + place]
        ends_here = (keys.lengths[long] == place + 1) & (place > 0)
        powers = np.where(ends_here, end_powers[part], whole_powers[part])
        found[long] = found[long] * powers + np.where(ends_here, ends[part], whole[part])
    return found


def _hashed(names: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """A hash of each of `names`, and the power that what stands before it is raised by."""
    import numpy as np

    lengths = np.array([len(name) for name in names], dtype=np.int64)
    letters = np.frombuffer("".join(names).encode("utf-32-le", "surrogatepass"), np.uint32)
    starts = starts_of(lengths)[:-1]
    hashes = np.zeros(len(lengths), dtype=np.uint64)
    powers = np.ones(len(lengths), dtype=np.uint64)
    for at in range(int(lengths.max(initial=0))):
        long = np.flatnonzero(lengths > at)
        hashes[long] = hashes[long] * np.uint64(_BASE) + letters[starts[long] + at]
        powers[long] *= np.uint64(_BASE)
    return hashes, powers


def _expanded(acronyms: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each acronym's expansion; one that is given several by the garden keeps the commonest."""
    votes = Counter(acronyms)
    return {
        short: expansion
        for short, expansion in sorted(votes, key=lambda pair: (votes[pair], pair))
        if short != expansion
    }


def preferred(options: KeywordOptions, languages: Iterable[str]) -> dict[str, str]:
    """The synonyms that the owner lists, each with what is preferred to it."""
    return {
        key_of(other, lang): key_of(preferred, lang)
        for lang in sorted(languages)
        for preferred, others in options.synonyms.items()
        for other in others
        if key_of(other, lang) != key_of(preferred, lang)
    }


def _last_heir(key: int, heirs: Mapping[int, int]) -> int:
    """Where `key` ends up; a circle is left at its smallest member."""
    seen = [key]
    while (key := heirs.get(key, key)) not in seen:
        seen.append(key)
    return key if key == seen[-1] else min(seen[seen.index(key) :])

"""The names that were probably meant, by shared trigrams (Dice's coefficient)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trellis.paths import slugify

_LEAST = 0.45  # how alike two names must be
_COMMON = 200  # a trigram in more names than this says nothing


class NearestNames:
    """Finds ids whose last part is like a name. The index is made at the first question."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = ids
        self._grams: dict[str, list[str]] | None = None
        self._sizes: dict[str, int] = {}
        self._answers: dict[str, tuple[str, ...]] = {}

    def nearest(self, name: str, count: int = 3) -> tuple[str, ...]:
        """The ids most like `name`, best first; none when nothing is near."""
        if name not in self._answers:
            self._answers[name] = self._find(name)[:count]
        return self._answers[name]

    def _find(self, name: str) -> tuple[str, ...]:
        index = self._index()
        grams = _trigrams(name)
        shared: Counter[str] = Counter()
        for gram in grams:
            if len(ids := index.get(gram, ())) <= _COMMON:
                shared.update(ids)
        scored = (
            (-2 * common / (len(grams) + self._sizes[id]), id) for id, common in shared.items()
        )
        return tuple(id for score, id in sorted(scored) if -score >= _LEAST)

    def _index(self) -> dict[str, list[str]]:
        if self._grams is None:
            self._grams = {}
            for id in self._ids:
                grams = _trigrams(id)
                self._sizes[id] = len(grams)
                for gram in grams:
                    self._grams.setdefault(gram, []).append(id)
        return self._grams


def _trigrams(name: str) -> set[str]:
    word = f"  {slugify(name.rstrip('/').rpartition('/')[2])} "
    return {word[at : at + 3] for at in range(len(word) - 2)}

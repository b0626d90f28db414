"""Words and the stems they stand for, as numbers, in the order in which they come."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from trellis.language import stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Listed(NamedTuple):
    """A vocabulary as it can be sent: each word, its language, how many stems it has, and which."""

    words: list[str]
    langs: list[str]
    counts: array[int]
    stems: array[int]
    names: list[str]


class Vocabulary:
    """Numbers words, in each language of their own, and stems."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.counts = array("i")
        self.stems = array("i")
        self._langs: list[str] = []
        self._stem_numbers: dict[str, int] = {}
        self._numbers: dict[str, _Numbers] = {}

    def of(self, lang: str) -> _Numbers:
        """The numbers of the words of `lang`: those that are new get theirs when asked for."""
        if lang not in self._numbers:
            self._numbers[lang] = _Numbers(lang, self)
        return self._numbers[lang]

    def add(self, word: str, lang: str, found: tuple[str, ...]) -> int:
        """The number of a new word, which stands for the stems `found`."""
        numbers = self._stem_numbers
        self.words.append(word)
        self._langs.append(lang)
        self.counts.append(len(found))
        self.stems.extend([numbers.setdefault(stem, len(numbers)) for stem in found])
        return len(self.words) - 1

    def listed(self) -> Listed:
        """All of it, as it can be sent."""
        names = list(self._stem_numbers)
        return Listed(self.words, self._langs, self.counts, self.stems, names)

    def learn(self, other: Listed) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Take in all words of `other`; the numbers here of its words, and of its stems."""
        import numpy as np

        numbers = array("i")
        end = 0
        for word, lang, count in zip(other.words, other.langs, other.counts, strict=True):
            start, end = end, end + count
            number = self.of(lang).get(word)
            if number is None:
                found = tuple([other.names[stem] for stem in other.stems[start:end]])
                number = self.of(lang)[word] = self.add(word, lang, found)
            numbers.append(number)
        known = [self._stem_numbers[name] for name in other.names]
        return np.array(numbers, dtype=np.int32), np.array(known, dtype=np.int32)

    def alphabetical(self) -> tuple[tuple[str, ...], NDArray[np.int32]]:
        """The stems in order, and the place there of each by its number."""
        import numpy as np

        order = sorted(self._stem_numbers)
        rank = np.zeros(len(order), dtype=np.int32)
        rank[[self._stem_numbers[stem] for stem in order]] = np.arange(len(order))
        return tuple(order), rank


class _Numbers(dict[str, int]):
    """The numbers of the words of one language."""

    def __init__(self, lang: str, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._lang, self._stems, self._vocabulary = lang, stems(lang), vocabulary

    def __missing__(self, word: str) -> int:
        number = self[word] = self._vocabulary.add(word, self._lang, self._stems[word])
        return number

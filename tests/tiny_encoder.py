"""A model of the tests' own: words it calls the same mean the same, others have nothing in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import shake_256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME = {"automobile": "car", "cars": "car", "vehicle": "car", "apples": "fruit", "pears": "fruit"}
IDLE = frozenset({"a", "and", "are", "in", "is", "of", "on", "the", "to"})
WIDTH = 768


class Tiny:
    """Each word has a direction of its own; the idle ones have next to none."""

    langs = frozenset({"en"})

    def __init__(self, name: str = "tiny 1") -> None:
        self.name = name
        self.texts: list[str] = []

    def read(self, text: str) -> tuple[Sequence[tuple[int, int]], NDArray[np.float32]]:
        import numpy as np

        self.texts.append(text)
        words = [(one.span(), one.group().casefold()) for one in re.finditer(r"\w+", text)]
        rows = [direction(word) * (0.05 if word in IDLE else 1) for _, word in words]
        found = np.zeros((len(words) + 1, WIDTH), dtype=np.float32)
        found[0, 0] = 0.01  # what stands for no piece
        if rows:
            found[1:] = np.array(rows)
        return [(0, 0), *(span for span, _ in words)], found


def direction(word: str) -> NDArray[np.float32]:
    """The direction of what a word means."""
    import numpy as np

    digest = shake_256(SAME.get(word, word).encode()).digest(WIDTH)
    signs = np.frombuffer(digest, dtype=np.uint8) % 2 * 2.0 - 1
    return (signs / WIDTH**0.5).astype(np.float32)

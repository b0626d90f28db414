"""Texts that are kept for later, in a third of their room."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache

LEVEL = 1
"""Of compression: the next ones take longer than they save."""
UNPACKED = 64
"""Texts held as they were, for who asks for one several times."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A text, whatever it holds, even half a character that stands for no byte."""

    data: bytes

    @classmethod
    def of(cls, text: str) -> Packed:
        return cls(zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL))

    @property
    def text(self) -> str:
        return _unpacked(self.data)


@lru_cache(maxsize=UNPACKED)
def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")

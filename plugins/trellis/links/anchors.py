"""The heading or block that a fragment means, as the rendered page will carry it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from trellis.entities import Entity
from trellis.links.names import decode, fold
from trellis.paths import slugify

_NOT_LETTER = re.compile(r"[\W_]+")
_WORDLESS_BLOCK = re.compile(r"(?:^|\s)\^(\S+)[ \t]*$", re.MULTILINE)  # a picture's, say

Places = dict[str, list[int]]


class AnchorIndex:
    """The headings and blocks of one entity, by the names that fragments give them. Its tables are linear
    to build, and built when first asked."""

    def __init__(self, entity: Entity) -> None:
        self._entity = entity
        self._headings = entity.headings

    def find(self, fragment: str) -> str:
        """The anchor of the heading or block that `fragment` means; "" when there is none.

        A fragment is an anchor, a heading's text, or a path of headings (`Part#Chapter`).
        """
        fragment = decode(fragment).strip()
        if fragment.startswith("^"):
            return fragment if fragment[1:] in self._blocks else ""
        if fragment in self._by_anchor:
            return fragment
        start, end, at = 0, len(self._headings), -1
        for part in fragment.split("#"):
            at = self._named(part, start, end)
            if at < 0:
                return ""
            start, end = at + 1, self._end_of(at, end)
        return self._headings[at].anchor

    def _named(self, name: str, start: int, end: int) -> int:
        """The place of the first heading from `start` to `end` that reads `name`, else has its anchor, else
        its letters and digits; -1 for none."""
        for table, key in (
            (self._by_text, fold(name)),
            (self._by_anchor, slugify(name)),
            (self._by_letters, _letters(name)),
        ):
            places = table.get(key, [])
            first = bisect_left(places, start)
            if first < len(places) and places[first] < end:
                return places[first]
        return -1

    def _end_of(self, at: int, end: int) -> int:
        """Where the section of the heading at `at` ends."""
        level = self._headings[at].level
        others = range(at + 1, end)
        return next((other for other in others if self._headings[other].level <= level), end)

    @cached_property
    def _by_anchor(self) -> Places:
        return _places(heading.anchor for heading in self._headings)

    @cached_property
    def _by_text(self) -> Places:
        return _places(fold(heading.text) for heading in self._headings)

    @cached_property
    def _by_letters(self) -> Places:
        places = _places(_letters(heading.text) for heading in self._headings)
        places.pop("", None)
        return places

    @cached_property
    def _blocks(self) -> frozenset[str]:
        named = {block.id for block in self._entity.blocks if block.id}
        return frozenset(named.union(_WORDLESS_BLOCK.findall(self._entity.body)))


def _letters(text: str) -> str:
    """What of a heading survives in every engine's links to it."""
    return fold(_NOT_LETTER.sub("", text))


def _places(names: Iterable[str]) -> Places:
    """Where each name stands, in order."""
    places: Places = {}
    for at, name in enumerate(names):
        places.setdefault(name, []).append(at)
    return places

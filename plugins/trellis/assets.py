"""PUBLISH: which of a garden's other files (pictures, recordings, papers) readers may have.

A draft's picture is as private as the draft. A file that something published uses is public; one that
only withheld entities use, or name, is not; one that nothing names is published as it lies there.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.links import FoundAsset
from trellis.paths import nfc

_ATTRIBUTE = re.compile(r"""(?i)\b(?:src|srcset|href|poster|data)\s*=\s*["']([^"']+)["']""")
_LONGEST_NAME = 255


def withheld_assets(garden: Garden) -> frozenset[str]:
    """The assets that are used by what is withheld and by nothing that is published."""
    if not garden.withheld or not garden.reading.assets:
        return frozenset()
    assets = frozenset(garden.reading.assets)
    public = _resolved(garden, garden.entities.values()) | {
        path for entity in garden.entities.values() for path in _in_html(entity, assets)
    }
    texts = {source.path: source.text for source in garden.reading.sources}
    names = _Names(assets)
    private = _resolved(garden, garden.withheld.values())
    for entity in garden.withheld.values():
        private |= names.said_in(texts[entity.path])
        private |= names.given_as(entity.fields)
    return frozenset(private - public)


def _resolved(garden: Garden, entities: Iterable[Entity]) -> set[str]:
    found = set()
    for entity in entities:
        for reference in entity.references:
            resolution = garden.resolver.resolve(reference, entity.id)
            if isinstance(resolution, FoundAsset):
                found.add(resolution.path)
    return found


def _in_html(entity: Entity, assets: frozenset[str]) -> Iterator[str]:
    """Assets that the raw HTML of a body points to."""
    folder = posixpath.dirname(entity.path)
    for value in _ATTRIBUTE.findall(entity.body):
        target = nfc(unquote(html.unescape(value)).split("#")[0].split("?")[0].strip())
        for path in (posixpath.normpath(posixpath.join(folder, target)), target.lstrip("/")):
            if path in assets:
                yield path


class _Names:
    """Finds assets in text by their file names: a page may be unpublished, but not yet well formed."""

    def __init__(self, assets: Iterable[str]) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._by_word: dict[str, set[str]] = {}
        for path in assets:
            name = posixpath.basename(path)
            self._by_name.setdefault(name, set()).add(path)
            for word in (path, name, posixpath.splitext(name)[0]):
                self._by_word.setdefault(word, set()).add(path)
        ends = {re.escape(posixpath.splitext(name)[1]) for name in self._by_name}
        self._end = re.compile("|".join(sorted(ends - {""}, key=len, reverse=True)) or r"(?!)")

    def said_in(self, text: str) -> set[str]:
        """Assets whose file name stands in `text`, as it is or encoded."""
        found: set[str] = set()
        for form in {text, unquote(text), html.unescape(text)}:
            plain = nfc(form)
            for match in self._end.finditer(plain):
                found |= self._ending_at(plain, match.end())
        return found

    def _ending_at(self, text: str, end: int) -> set[str]:
        found: set[str] = set()
        for start in range(end - 1, max(end - _LONGEST_NAME, 0) - 1, -1):
            if text[start] in "/\n":
                break
            found |= self._by_name.get(text[start:end], set())
        return found

    def given_as(self, value: object) -> set[str]:
        """Assets that a value of the frontmatter is the path, the name or the stem of."""
        if isinstance(value, str):
            return self._by_word.get(nfc(value.strip()), set())
        if isinstance(value, Mapping):
            value = list(value.values())
        if isinstance(value, list | tuple):
            return {path for item in value for path in self.given_as(item)}
        return set()

"""Names by which entities and files are looked up: paths, slugs, titles, compared without case or form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote

Hits = tuple[str, ...]

_EXTENSIONS = (".md", ".markdown", ".mdx")


def fold(text: str) -> str:
    """`text` as names are compared: one Unicode form, no case, white space collapsed."""
    return " ".join(_fold_case(text).split())


@lru_cache(maxsize=50_000)
def fold_path(path: str) -> str:
    """A path as paths are compared: each part folded, empty parts and a Markdown extension dropped."""
    parts = [" ".join(part.split()) for part in _fold_case(path).replace("\\", "/").split("/")]
    while parts and not parts[-1]:
        parts.pop()
    if parts:
        parts[-1] = without_extension(parts[-1])
    return "/".join(filter(None, parts))


def _fold_case(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def without_extension(name: str) -> str:
    """`name` without a Markdown extension."""
    for extension in _EXTENSIONS:
        if name.lower().endswith(extension):
            return name[: -len(extension)]
    return name


def parent(path: str) -> str:
    """The folder of a path, "" for the root."""
    return path.rpartition("/")[0]


def decode(url: str) -> str:
    """A URL's path, percent-decoded; as it is when it does not decode."""
    if "%" not in url:
        return url
    try:
        return unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url


def ancestors(folder: str) -> Iterator[str]:
    """`folder`, the folder it is in, and so on to the root ("")."""
    while folder:
        yield folder
        folder = parent(folder)
    yield ""


class Names:
    """An index of names: each folded name with the ids that have it, the nearest to an origin first.

    Linear to build. Where many ids share a name, a table of the folders above them is made the first
    time it is asked for, so that a look-up climbs from the origin's folder and never walks through all
    of them. (The rule is Emanote's: the closest common ancestor wins.)
    """

    def __init__(self, pairs: Iterable[tuple[str, str]], paths: Mapping[str, str]) -> None:
        """`pairs` are folded names with ids; `paths` the folded path of each id."""
        self._paths = paths
        self._index: dict[str, str | dict[str, None]] = {}  # most names have one id
        for name, id in pairs:
            if not name or (known := self._index.setdefault(name, id)) == id:
                continue
            if isinstance(known, str):
                known = self._index[name] = {known: None}
            known[id] = None
        self._below: dict[str, dict[str, Hits]] = {}

    def __getitem__(self, name: str) -> Hits:
        hits = self._index.get(name, ())
        return (hits,) if isinstance(hits, str) else tuple(hits)

    def nearest(self, name: str, folder: str) -> Hits:
        """The ids with that name that share the deepest folder with `folder`."""
        hits = self._index.get(name)
        if not isinstance(hits, dict):
            return (hits,) if hits else ()
        below = self._below.get(name)
        if below is None:
            below = self._below[name] = self._by_folder(hits)
        return next((below[above] for above in ancestors(folder) if above in below), ())

    def _by_folder(self, ids: Iterable[str]) -> dict[str, Hits]:
        below: dict[str, list[str]] = {}
        for id in ids:
            for folder in ancestors(parent(self._paths[id])):
                below.setdefault(folder, []).append(id)
        return {folder: tuple(found[:_MOST]) for folder, found in below.items()}


def suffixes(path: str) -> Iterator[str]:
    """Every ending of a path by which it can be found: `c`, `b/c`, `a/b/c`."""
    suffix = ""
    for part in reversed(path.split("/")[-_DEEPEST:]):
        suffix = f"{part}/{suffix}" if suffix else part
        yield suffix


_DEEPEST = 12  # parts of a path by which it can be found
_MOST = 8  # candidates remembered for one folder

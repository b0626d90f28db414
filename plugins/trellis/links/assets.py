"""Files that are not entities, by path, by ending of a path, and images by their stem."""

from __future__ import annotations

from collections.abc import Iterable

from trellis.links.names import Names, fold, fold_path, suffixes
from trellis.links.nearest import NearestNames
from trellis.paths import join

_IMAGE_TYPES = ("png", "webp", "jpg", "jpeg", "gif", "svg", "avif")
_FILE_TYPES = frozenset(
    {
        "png", "webp", "jpg", "jpeg", "gif", "svg", "avif", "bmp", "ico", "pdf",
        "mp3", "wav", "m4a", "ogg", "oga", "3gp", "flac", "opus", "aac",
        "mp4", "webm", "ogv", "mov", "mkv",
        "canvas", "excalidraw", "base", "csv", "json", "zip", "txt", "html", "htm",
    }
)  # fmt: skip
_IMAGE_FOLDERS = {"image", "images", "assets"}


def is_file(target: str) -> bool:
    """Whether a target names a file that is not Markdown, by its extension."""
    return target.partition("?")[0].rpartition(".")[2].lower() in _FILE_TYPES


class AssetIndex:
    """The assets of a garden. Built once, linear in their number."""

    def __init__(self, assets: Iterable[str]) -> None:
        paths = {path: fold_path(path) for path in assets}
        images = {path: _stem(path) for path in paths if _is_image(path)}
        self._paths = Names(((folded, path) for path, folded in paths.items()), paths)
        self._endings = Names(
            ((suffix, path) for path, folded in paths.items() for suffix in suffixes(folded)), paths
        )
        self._filed_images = Names(
            (
                (stem, path)
                for path, stem in images.items()
                if _IMAGE_FOLDERS & set(paths[path].split("/")[:-1])
            ),
            paths,
        )
        self._images = Names(((stem, path) for path, stem in images.items()), paths)
        self._nearest = NearestNames(dict.fromkeys(images.values()))
        self._nearest_files = NearestNames(paths)

    def find(self, target: str, folder: str) -> str | None:
        """The asset at a path seen from `folder` or from the root, or the only one with that ending."""
        path = fold_path(target)
        for place in (None if target.startswith("/") else join(folder, path), join("", path)):
            if place and (hits := self._paths[place]):
                return hits[0]
        ending = "/".join(part for part in path.split("/") if part not in ("..", "."))
        hits = self._endings.nearest(ending, folder)
        return hits[0] if len(hits) == 1 else None

    def image(self, name: str) -> str | None:
        """The image whose id (stem) or path is `name`, first among the folders meant for images."""
        if found := self.find(name, ""):
            return found
        stem = fold(name)
        hits = self._filed_images[stem] or self._images[stem]
        return hits[0] if hits else None

    def nearest(self, target: str) -> tuple[str, ...]:
        """Paths of assets that were probably meant."""
        return self._nearest_files.nearest(target)

    def nearest_images(self, name: str) -> tuple[str, ...]:
        """Stems of images that were probably meant."""
        return self._nearest.nearest(name)


def _stem(path: str) -> str:
    return fold(path.rpartition("/")[2].rpartition(".")[0])


def _is_image(path: str) -> bool:
    return path.lower().rpartition(".")[2] in _IMAGE_TYPES

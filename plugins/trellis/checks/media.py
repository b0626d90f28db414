"""CHECK: pictures and other files: unused, too large, or without words for those who do not see them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.garden import Garden
from trellis.links import FoundAsset
from trellis.links.resolve import all_references
from trellis.markup.media import extension_of, split_size
from trellis.paths import nfc

LARGEST = 1_000_000  # bytes of a file that readers fetch with a page
IMAGES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"})
SHOWN = IMAGES | {"mp3", "wav", "m4a", "ogg", "flac", "mp4", "webm", "ogv", "mov", "pdf"}

_BETWEEN_NAMES = re.compile(r"""[/\\\s"'<>()\[\]|=?#,;]+""")


def unused_assets(garden: Garden, elsewhere: str = "") -> Iterator[Diagnostic]:
    """Pictures, recordings and papers that nothing shows, links to or names; drafts count, too."""
    media = [path for path in garden.reading.assets if extension_of(path) in SHOWN]
    if not media:
        return
    used = _pointed_to(garden)
    named = _file_names(elsewhere)
    for source in garden.reading.sources:
        named |= _file_names(source.text)
    for path in media:
        name = path.rpartition("/")[2]
        if path not in used and name.rpartition(" ")[2] not in named:
            yield diagnostic(
                "asset-unused",
                path,
                "no page shows this file or links to it",
                remedy="use it or delete it; a file that only a stylesheet uses may stay",
            )


def _pointed_to(garden: Garden) -> set[str]:
    found = {
        link.resolution.path
        for links in garden.links.outgoing.values()
        for link in links
        if isinstance(link.resolution, FoundAsset)
    }
    for id, entity in garden.withheld.items():
        for reference in all_references(entity):
            resolution = garden.resolver.resolve(reference, id)
            if isinstance(resolution, FoundAsset):
                found.add(resolution.path)
    return found


def _file_names(text: str) -> set[str]:
    """What looks like the name of a file, or its last word, in any way that HTML and URLs write it."""
    words = (word.strip(".:!*_`") for word in _BETWEEN_NAMES.split(text) if "." in word)
    found = {word for word in words if extension_of(word) in SHOWN}
    if "%" in text or "&" in text:
        found |= {unquote(html.unescape(name)).rpartition(" ")[2] for name in found}
    return {nfc(name) for name in found}


def oversized_assets(garden: Garden) -> Iterator[Diagnostic]:
    """Pictures of more than a megabyte."""
    for path, size in sorted(garden.reading.sizes.items()):
        if size > LARGEST and extension_of(path) in IMAGES:
            yield diagnostic(
                "asset-oversized",
                path,
                f"the picture has {size / 1_000_000:.1f} MB; readers wait for more than 1 MB",
                remedy="make it smaller, or save it as WebP or AVIF",
            )


def missing_alt_texts(garden: Garden) -> Iterator[Diagnostic]:
    """One finding for each entity that shows pictures without saying what is on them, at the first."""
    for id, links in garden.links.outgoing.items():
        silent = [
            reference
            for link in links
            if (reference := link.reference).kind in ("image", "embed")
            and (reference.kind == "image" or extension_of(reference.target) in IMAGES)
            and not split_size(reference.label)[0]
        ]
        if silent:
            first = min(silent, key=lambda reference: (reference.line, reference.column))
            count = "a picture has" if len(silent) == 1 else f"{len(silent)} pictures have"
            written = (
                "![[picture.png|what it shows]]"
                if first.kind == "embed"
                else ("![what it shows](picture.png)")
            )
            yield diagnostic(
                "alt-missing",
                garden.entities[id].path,
                f"{count} no text for readers who do not see it",
                line=first.line,
                column=first.column,
                remedy=f"write `{written}`",
            )

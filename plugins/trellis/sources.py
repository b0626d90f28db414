"""READ: a folder, or the files an engine hands over, as sources.

The only place of the pipeline that touches the disk for reading content. Links are not followed,
nothing outside the root is read, and every file met is either a source, an asset, or a named
refusal.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trellis.config import Config
from trellis.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Source:
    """One Markdown file.

    `path` is below docs_dir, `/`-separated, NFC, with its extension; `text` has `\\n` line ends and no
    byte order mark; `digest` is the SHA-256 of the raw bytes, in hex.
    """

    path: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file met but not read as a source: why, and whether it was refused or left out by rule."""

    path: str
    refused: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything below the root: sources and assets in path order, and what is neither."""

    sources: tuple[Source, ...] = ()
    assets: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def source_from_bytes(path: str, data: bytes) -> Source:
    """A source from raw bytes; bytes that are not UTF-8 are replaced."""
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return Source(unicodedata.normalize("NFC", path), text, hashlib.sha256(data).hexdigest())


def reading_from_texts(texts: Mapping[str, str]) -> Reading:
    """A reading from literals (path → text): paths that do not end in .md are assets."""
    markdown = sorted(path for path in texts if path.lower().endswith((".md", ".markdown")))
    return Reading(
        sources=tuple(source_from_bytes(path, texts[path].encode()) for path in markdown),
        assets=tuple(sorted(set(texts) - set(markdown))),
    )


def read_folder(root: Path, config: Config) -> Reading:
    """Everything below `root`. Raises NotADirectoryError when there is no such folder."""
    texts = [
        source_from_bytes(file.relative_to(root).as_posix(), file.read_bytes())
        for file in sorted(root.rglob("*.md"))
        if file.is_file()
    ]
    return Reading(sources=tuple(texts))

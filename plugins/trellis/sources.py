"""READ: what is read of a garden, and raw bytes as text."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.packing import Packed
from trellis.paths import is_base, is_markdown, nfc

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One Markdown file.

    `path` is below docs_dir, `/`-separated, NFC, with its extension; `text` has `\\n` line ends and no
    byte order mark; `digest` is the SHA-256 of the raw bytes, in hex.
    """

    path: str
    packed: Packed
    digest: str

    @classmethod
    def of(cls, path: str, text: str, digest: str) -> Source:
        return cls(path, Packed.of(text), digest)

    @property
    def text(self) -> str:
        return self.packed.text


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file met but not read as a source: why, and whether it was refused or left out by rule.

    A folder stands for all that is in it; its path ends with `/`.
    """

    path: str
    refused: bool
    reason: str


Stamp = tuple[int, int, int, int]
"""A file's size, when its text and when anything of it was changed, and its number on its disk."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything below the root: sources and assets in path order, and what is neither.

    `sizes` are the bytes of assets, as far as they are known; `bases` the texts of those that ask the
    garden (`.base`). `stamps` are what the file system said of each source's file when it was read: while
    it says the same, the file is.
    """

    sources: tuple[Source, ...] = ()
    assets: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict, compare=False)


def source_from_bytes(path: str, data: bytes) -> Source:
    """A source from raw bytes; bytes that are not text are replaced."""
    return read_source(path, data)[0]


def read_source(path: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """A source from raw bytes, and what had to be replaced in it.

    UTF-8, or UTF-16 and UTF-32 with a byte order mark. NUL becomes U+FFFD, as CommonMark asks.
    """
    path = nfc(path)
    raw, problem = _decode(data)
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if problem is None and "\0" in text:
        problem = text.index("\0"), "NUL characters"
    findings: tuple[Diagnostic, ...] = ()
    if problem is not None:
        findings = (_not_text(path, text, *problem),)
    return Source.of(path, text.replace("\0", "\ufffd"), hashlib.sha256(data).hexdigest()), findings


def reading_from_texts(texts: Mapping[str, str]) -> Reading:
    """A reading from literals (path → text): paths that do not end in .md are assets."""
    markdown = sorted(path for path in texts if is_markdown(path))
    return Reading(
        sources=tuple(source_from_bytes(path, texts[path].encode()) for path in markdown),
        assets=tuple(assets := sorted(set(texts) - set(markdown))),
        sizes={path: len(texts[path].encode()) for path in assets},
        bases={path: texts[path] for path in assets if is_base(path)},
    )


def _decode(data: bytes) -> tuple[str, tuple[int, str] | None]:
    """The text, and where and by what it departs from its encoding."""
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        name = encoding.removesuffix("-sig").upper()
        start = len(before.replace("\r\n", "\n"))
        return data.decode(encoding, errors="replace"), (start, f"bytes that are not {name}")


def _not_text(path: str, text: str, start: int, what: str) -> Diagnostic:
    line_start = text.rfind("\n", 0, start) + 1
    return diagnostic(
        "file-not-text",
        path,
        f"the file holds {what}; they are shown as U+FFFD",
        line=text.count("\n", 0, start) + 1,
        column=start - line_start + 1,
        remedy="save the file as UTF-8",
    )

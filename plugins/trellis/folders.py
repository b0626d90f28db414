"""READ: a folder as sources.

The only place of the pipeline that touches the disk for reading content. Links are not followed,
nothing outside the root is read, and every file met is either a source, an asset, or a named
refusal.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pathspec import GitIgnoreSpec

from trellis.config import Config
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.ledger import LEDGER_FILE, Ledger
from trellis.lockfile import read_ledger
from trellis.paths import contained, entity_id, is_base, is_markdown, nfc
from trellis.sources import Reading, Skipped, Source, Stamp, read_source

NOT_READ = (".*", "*.invalid", "node_modules/", "/templates/", f"/{LEDGER_FILE}")
"""What is no content, as gitignore patterns: hidden files, what an importer set aside, programs, the
folder that MkDocs leaves out, and the ledger of a bare folder. The owner's `exclude` comes after, and can
take one back with `!`."""

_NO_WRITERS = frozenset({".*", "node_modules/"})
"""Rules for folders in which nobody keeps notes: the account names them, not every file in them."""


def read_folder(root: Path, config: Config, since: Reading | None = None) -> Reading:
    """Everything below `root`; files that are as they were when `since` was read are not read again.

    Raises NotADirectoryError when there is no such folder.
    """
    if not root.is_dir():
        raise NotADirectoryError(f"there is no folder {root}")
    walk = _Walk(config, since or Reading())
    markdown = walk.files_below(root)
    sources = [source for source in map(walk.read, _one_per_id(walk, markdown)) if source]
    return Reading(
        sources=tuple(sorted(sources, key=lambda source: source.path)),
        assets=tuple(sorted(set(walk.assets))),
        skipped=tuple(sorted(walk.skipped, key=lambda skipped: skipped.path)),
        diagnostics=tuple(sorted(walk.diagnostics)),
        sizes=dict(sorted(walk.sizes.items())),
        bases=dict(sorted(walk.bases.items())),
        stamps=walk.stamps,
    )


def read_lock(root: Path) -> tuple[Ledger, list[Diagnostic]]:
    """The ledger beside the configuration in `root`; an empty one when there is none."""
    file = resolve(root, LEDGER_FILE)
    if file is None:
        return Ledger(), []
    try:
        return read_ledger(file.read_bytes().decode("utf-8-sig", errors="replace"))
    except OSError as error:
        message = f"it cannot be read: {error.strerror}"
        return Ledger(), [diagnostic("lock-unreadable", LEDGER_FILE, message)]


def resolve(root: Path, path: str) -> Path | None:
    """The regular file that `path` names below `root`, or None.

    None for whatever leads out of the root, passes through a symbolic link, or is no regular file.
    A file whose name on disk is spelled in another Unicode form is found.
    """
    inside = contained(path)
    if not inside:
        return None
    file = root
    for part in inside.split("/"):
        found = _child(file, part)
        if found is None:
            return None
        file = found
    return file if file.is_file() else None


def _child(folder: Path, name: str) -> Path | None:
    """The entry `name` of `folder` that is no symbolic link."""
    child = folder / name
    try:
        if not child.exists() and not name.isascii():
            twins = sorted(entry for entry in folder.iterdir() if nfc(entry.name) == name)
            child = twins[0] if twins else child
        return child if child.exists() and not child.is_symlink() else None
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class _File:
    """A Markdown file on disk, and its path below the root."""

    path: str
    entry: os.DirEntry[str]


@dataclass(slots=True)
class _Walk:
    """One pass over a folder, noting what is no source."""

    config: Config
    since: Reading
    assets: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    known: dict[str, Source] = field(init=False)
    replaced: dict[str, tuple[Diagnostic, ...]] = field(init=False)
    patterns: list[str] = field(init=False)
    rules: GitIgnoreSpec = field(init=False)

    def __post_init__(self) -> None:
        self.patterns = [line for line in (*NOT_READ, *self.config.exclude) if line.strip()]
        self.rules = GitIgnoreSpec.from_lines(self.patterns)
        self.known = {source.path: source for source in self.since.sources}
        self.replaced = {
            one.path: (one,) for one in self.since.diagnostics if one.code == "file-not-text"
        }

    def files_below(self, root: Path) -> list[_File]:
        """The Markdown files below `root`."""
        files: list[_File] = []
        folders = [(str(root), "")]
        while folders:
            location, prefix = folders.pop()
            for entry in self._entries(location, prefix):
                path = nfc(prefix + entry.name)
                if not self._is_content(entry, path):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    self._note_folder_name(path)
                    folders.append((entry.path, f"{path}/"))
                elif is_markdown(path):
                    files.append(_File(path, entry))
                else:
                    self._note_asset(entry, path)
        return files

    def read(self, file: _File) -> Source | None:
        """The source in `file`, or None with the reason noted."""
        limit = self.config.max_file_bytes
        try:
            seen = file.entry.stat(follow_symlinks=False)
            if seen.st_size > limit:
                reason = f"it has {seen.st_size:,} bytes, more than the {limit:,} that are read"
                remedy = "split it, or raise `max_file_bytes`"
                self.refuse(file.path, reason, "file-too-large", remedy)
                return None
            stamp = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
            self.stamps[file.path] = stamp
            if file.path in self.known and self.since.stamps.get(file.path) == stamp:
                self.diagnostics += self.replaced.get(file.path, ())
                return self.known[file.path]
            data = Path(file.entry.path).read_bytes()
        except OSError as error:
            reason = f"it cannot be read: {error.strerror}"
            self.refuse(file.path, reason, "file-unreadable", "look at its permissions")
            return None
        source, findings = read_source(file.path, data)
        self.diagnostics += findings
        return source

    def refuse(self, path: str, reason: str, code: str, remedy: str = "") -> None:
        """Notes a file that ought to have been read."""
        self.skipped.append(Skipped(path, True, reason))
        self.diagnostics.append(diagnostic(code, path, reason, remedy=remedy))

    def _note_asset(self, entry: os.DirEntry[str], path: str) -> None:
        self.assets.append(path)
        with suppress(OSError):  # it went away; who serves it will say so
            size = self.sizes[path] = entry.stat(follow_symlinks=False).st_size
            if is_base(path) and size <= self.config.max_file_bytes:
                self.bases[path] = read_source(path, Path(entry.path).read_bytes())[0].text

    def _entries(self, location: str, prefix: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(location) as entries:
                yield from sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = f"the folder cannot be read: {error.strerror}"
            self.refuse(prefix or "./", reason, "file-unreadable", "look at its permissions")

    def _is_content(self, entry: os.DirEntry[str], path: str) -> bool:
        """Whether to go on with `entry`; if not, why is noted."""
        folder = entry.is_dir(follow_symlinks=False)
        shown = f"{printable(path)}/" if folder else printable(path)
        rule = self._rule_against(f"{path}/" if folder else path)
        if rule is not None:
            self._leave_out(entry.path if folder and rule not in _NO_WRITERS else None, shown, rule)
            return False
        if shown.rstrip("/") != path:
            self.refuse(
                shown, "its name holds characters that are not text", "file-name", "rename it"
            )
            return False
        if entry.is_symlink():
            self.refuse(shown, "it is a symbolic link", "file-linked", "put the file itself here")
            return False
        if not folder and not entry.is_file(follow_symlinks=False):
            remedy = "put a file in its place, or exclude it"
            self.refuse(shown, "it is not a regular file", "file-unreadable", remedy)
            return False
        return True

    def _leave_out(self, folder: str | None, path: str, rule: str) -> None:
        """Notes what a rule keeps out, in a folder of notes file by file; and says so where its
        writer may not expect it."""
        reason = f"left out by the rule `{rule}`"
        within = sorted(_markdown_below(folder, path)) if folder else []
        self.skipped += (Skipped(inside, False, reason) for inside in within or [path])
        if rule in NOT_READ and (is_markdown(path) or path == "templates/"):
            remedy = f"to have it read, write `!/{path}` under `exclude_docs`"
            self.diagnostics.append(diagnostic("file-skipped", path, reason, remedy=remedy))

    def _rule_against(self, path: str) -> str | None:
        result = self.rules.check_file(path)
        if not result.include or result.index is None:
            return None
        return self.patterns[result.index]

    def _note_folder_name(self, path: str) -> None:
        if is_markdown(path):
            self.diagnostics.append(
                diagnostic(
                    "folder-named-md",
                    f"{path}/",
                    "a folder has the name of a Markdown file; the files in it are read",
                    remedy="rename the folder",
                )
            )


def _markdown_below(folder: str, prefix: str) -> Iterator[str]:
    """The paths of the Markdown files below `folder`, whose own path is `prefix`."""
    for location, _, names in os.walk(folder):  # follows no links, passes over what it cannot read
        below = Path(location).relative_to(folder)
        yield from (
            printable(nfc((Path(prefix) / below / name).as_posix()))
            for name in names
            if is_markdown(name)
        )


def printable(path: str) -> str:
    """`path` as it can stand in a log: control characters and broken bytes as U+FFFD."""
    if path.isprintable():
        return path
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in path
    )


def _one_per_id(walk: _Walk, files: Iterable[_File]) -> Iterator[_File]:
    """The first file of every id, `.md` before `.markdown`; the others are refused."""
    first: dict[str, _File] = {}
    for file in sorted(files, key=lambda file: (not file.path.endswith(".md"), file.path)):
        id = entity_id(file.path)
        if id in first:
            reason = f"it is the same entity as {first[id].path}"
            walk.refuse(file.path, reason, "file-duplicate", "rename one of them")
        else:
            first[id] = file
            yield file

"""A finished site takes the place of the old one, whole.

The new site is made in a hidden folder beside the old one and the two change places in one step where
the kernel can do that (`renameat2` with RENAME_EXCHANGE), in two renames where it cannot, and file by
file where the folder itself cannot be renamed (a mount point, say). A process killed at any moment
leaves the old site or the new one; what it leaves beside it is put right by the next run.
"""

from __future__ import annotations

import ctypes
import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARKER = ".trellis-site"
_MARKER_TEXT = "This folder is a site built by Trellis; the next build replaces what it holds.\n"
_ENGINE_MARK = b'<meta name="generator" content="mkdocs-'

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class StageError(Exception):
    """The site cannot be put where it should go; the message says why and what to do."""


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """An empty folder to build in; when the block ends without an error, it becomes `out`.

    Raises StageError when another build is at work there, or when `out` holds something that is not a
    former site. The folder is on the file system of `out` where that can be.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with _lock(_beside(out, "lock")):
        _recover(out)
        refuse_foreign(out)
        new = _beside(out, "new")
        new.mkdir()
        try:
            yield new
            (new / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
            _keep_times(new, out)
            _carry_over(new, out)
            replace(new, out)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Raises StageError when `out` is a file, or a folder with anything in it that is not a site."""
    if not out.exists():
        return
    if not out.is_dir():
        raise StageError(f"{out} is a file; name a folder with --out")
    held = [entry for entry in out.iterdir() if not _is_kept(entry)]
    if held and not is_former_site(out):
        raise StageError(
            f"{out} is not empty and was not built by Trellis (it holds {min(held).name}): "
            "nothing was changed; name another folder with --out, or empty this one"
        )


def is_former_site(folder: Path) -> bool:
    """Whether a build made what is in `folder`: ours left its mark, MkDocs names itself in each page."""
    if (folder / MARKER).is_file():
        return True
    for name in ("404.html", "index.html"):
        page = folder / name
        if page.is_file() and _ENGINE_MARK in page.read_bytes()[:4096]:
            return True
    return False


def replace(new: Path, out: Path) -> None:
    """Put the folder `new` where `out` is or should be, and remove the old one."""
    if not out.exists():
        new.rename(out)
        return
    old = _beside(out, "old")
    try:
        if _exchange(new, out):
            new.rename(old)
        else:
            out.rename(old)
            new.rename(out)
    except OSError:
        if not out.exists():  # the second rename failed: back to the old site
            old.rename(out)
        sync(new, out)
        return
    _return_folders(old, out)
    shutil.rmtree(old, ignore_errors=True)


def sync(new: Path, out: Path) -> None:
    """Make `out` hold what `new` holds, file by file: new and changed files first, then leftovers."""
    wanted = {file.relative_to(new) for file in _files(new)}
    for path in sorted(wanted):
        target = out / path
        if target.is_file() and filecmp.cmp(new / path, target, shallow=False):
            continue
        _clear(target, out)
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name[:200]}.trellis-part")
        shutil.copy2(new / path, part)
        part.replace(target)
    for file in list(_files(out)):
        path = file.relative_to(out)
        if path not in wanted and not _is_kept(out / path.parts[0]):
            file.unlink()
    for folder in sorted((f for f in out.rglob("*") if f.is_dir()), reverse=True):
        if not _is_kept(out / folder.relative_to(out).parts[0]) and not any(folder.iterdir()):
            folder.rmdir()


def _clear(target: Path, out: Path) -> None:
    """Make room for the file `target`: no folder in its place, no file in place of its folders."""
    if target.is_dir():
        shutil.rmtree(target)
    for folder in target.parents:
        if folder == out:
            break
        if folder.is_file():
            folder.unlink()


def _is_kept(entry: Path) -> bool:
    """What a build never makes and never removes: `.git` and other hidden entries, and `CNAME`."""
    return entry.name.startswith(".") or entry.name == "CNAME"


def _keep_times(new: Path, out: Path) -> None:
    """Files with the same bytes as before keep their modification time."""
    for file in _files(new):
        before = out / file.relative_to(new)
        if before.is_file() and filecmp.cmp(file, before, shallow=False):
            stat = before.stat()
            os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _carry_over(new: Path, out: Path) -> None:
    """Copy the kept files of the old site; its hidden folders follow after the exchange."""
    if not out.is_dir():
        return
    for entry in out.iterdir():
        if _is_kept(entry) and not entry.is_dir() and not (new / entry.name).exists():
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)


def _return_folders(old: Path, out: Path) -> None:
    """Move hidden folders (`.git`) from the old site to the new one."""
    for entry in old.iterdir():
        if _is_kept(entry) and entry.is_dir() and not (out / entry.name).exists():
            entry.rename(out / entry.name)


def _recover(out: Path) -> None:
    """Put right what a killed run left behind."""
    for leftover in (_beside(out, "old"), _beside(out, "new")):
        if not leftover.is_dir():
            continue
        if not out.exists() and (leftover / MARKER).is_file():
            leftover.rename(out)
            continue
        if out.is_dir():
            _return_folders(leftover, out)
        shutil.rmtree(leftover, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    result: int = renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
    )
    return result == 0


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.trellis-{role}")


def _files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        for name in names:
            yield Path(root, name)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold `path` as a lock that ends with this process, however it ends."""
    handle = _open_locked(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)  # while it is held, so that nobody loses a lock to this
        os.close(handle)


def _open_locked(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(handle)
        except OSError:
            os.close(handle)
            raise StageError(f"another build is writing to this folder (it holds {path})") from None
        try:
            if path.stat().st_ino == os.fstat(handle).st_ino:
                return handle
        except FileNotFoundError:
            pass
        os.close(handle)  # the holder before us has removed the file: take the new one


def _take(handle: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

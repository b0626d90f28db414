"""How commands write files: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from trellis.cli.gardens import UsageFailure

LIST = ".trellis-export"


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes `files` (by path below `folder`), each by temporary file and rename."""
    for name, content in sorted(files.items()):
        write_file(folder / name, content)


def write_file(path: Path, content: str | bytes, mode: int | None = None) -> None:
    """Writes one file whole or not at all, with the permissions `mode` if given.

    A UsageFailure when that cannot be.
    """
    data = content.encode(errors="replace") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(0o666 & ~_umask() if mode is None else mode)
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise UsageFailure(f"Cannot write {path}: {error.strerror or error}.") from None


def write_tree(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes `files`, a whole tree, in the place of what an earlier call wrote to `folder`.

    What is gone from the tree is removed; a file that no earlier call wrote is never touched.
    """
    earlier = _listed(folder)
    refuse_to_overwrite(folder, (name for name in sorted(files) if name not in earlier))
    write_file(folder / LIST, "\n".join(sorted({*earlier, *files})) + "\n")
    write_files(folder, files)
    for name in sorted(earlier - set(files)):
        _remove(folder, folder / name)
    write_file(folder / LIST, "\n".join(sorted(files)) + "\n")


def _listed(folder: Path) -> set[str]:
    """The files that the last call wrote: paths below `folder`, nothing else."""
    try:
        names = (folder / LIST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in names if name and ".." not in Path(name).parts and name[0] != "/"}


def _remove(folder: Path, file: Path) -> None:
    """Removes a file, and the folders that it leaves empty."""
    with contextlib.suppress(OSError):
        if file.resolve().is_relative_to(folder.resolve()):
            file.unlink()
            for parent in file.parents:
                if parent == folder:
                    break
                parent.rmdir()


def refuse_to_overwrite(folder: Path, names: Iterable[str]) -> None:
    """A UsageFailure when one of the files to be made is there already."""
    there = [name for name in names if os.path.lexists(folder / name)]
    if there:
        raise UsageFailure(
            f"{folder / there[0]} is there already"
            + (f", and {len(there) - 1} more" if len(there) > 1 else "")
            + "; nothing was written."
        )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

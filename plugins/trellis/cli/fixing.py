"""What trellis check --fix does to files."""

from __future__ import annotations

import hashlib
import stat

import click

from trellis.cli.files import write_file
from trellis.cli.gardens import OpenGarden
from trellis.cli.output import printable, styled
from trellis.fixes import apply_edits, find_fixes
from trellis.folders import resolve


def fix_files(opened: OpenGarden, *, quiet: bool = False) -> int:
    """Mends what is safe to mend, and says what; the number of fixes.

    A file that changed since it was read, or is not UTF-8, is left as it is. `quiet`: what is said goes
    to standard error, because standard output is for a program.
    """
    sources = {source.path: source for source in opened.garden.reading.sources}
    count = files = 0
    for path, edits in find_fixes(opened.garden).items():
        file = resolve(opened.settings.docs_dir, path)
        data = file.read_bytes() if file else b""
        if file is None or hashlib.sha256(data).hexdigest() != sources[path].digest:
            continue
        mended = apply_edits(data, edits)
        if mended is None or mended == data:
            continue
        write_file(file, mended, stat.S_IMODE(file.stat().st_mode))
        files += 1
        for edit in edits:
            if edit.told:
                count += 1
                line = sources[path].text.count("\n", 0, edit.start) + 1
                said = f"{printable(path)}:{line}: {styled('fixed', fg='green')}: {printable(edit.told)}"
                click.echo(said, err=quiet)
    fixes = f"{count} {'fix' if count == 1 else 'fixes'}"
    where = (
        f" in {files} {'file' if files == 1 else 'files'}" if count else ": nothing is safe to mend"
    )
    click.echo(f"{fixes}{where}.", err=quiet)
    return count

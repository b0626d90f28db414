"""What a person sees while a site is built: progress, and each finding once."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Iterator

import click

from trellis.cli.output import printable, styled

ENGINE_LOG = "mkdocs"
_OWN_PREFIX = "trellis: "
_COLOURS = {logging.WARNING: "yellow", logging.ERROR: "red", logging.CRITICAL: "red"}

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many (0: nobody knows)."""


def no_progress(doing: str, done: int, total: int) -> None:
    """For when nobody looks."""


class Findings(logging.Handler):
    """Prints what the engine and its plugins log, and counts it."""

    def __init__(self, level: int, write: Callable[[str], None]) -> None:
        super().__init__(level)
        self._write = write

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        own = text.startswith(_OWN_PREFIX)
        line = printable(text.removeprefix(_OWN_PREFIX)) if own else text
        if not own and record.levelno >= logging.WARNING:
            line = f"{record.levelname.lower()}: {line}"
        colour = _COLOURS.get(record.levelno)
        self._write(styled(line, fg=colour) if colour else line)


@contextlib.contextmanager
def listening(
    *, verbose: bool = False, quiet: bool = False, progress: bool = True
) -> Iterator[Progress]:
    """Print the engine's log on standard error inside the block, and progress when a person looks."""
    level = logging.INFO if verbose else logging.ERROR if quiet else logging.WARNING
    logger = logging.getLogger(ENGINE_LOG)
    before = logger.level
    shown = progress and not quiet and sys.stderr.isatty()
    with _progress(enabled=shown) as (advance, write):
        handler = Findings(level, write)
        logger.addHandler(handler)
        logger.setLevel(min(level, logging.WARNING))
        try:
            yield advance
        finally:
            logger.removeHandler(handler)
            logger.setLevel(before)


@contextlib.contextmanager
def _progress(*, enabled: bool) -> Iterator[tuple[Progress, Callable[[str], None]]]:
    if not enabled:
        yield no_progress, lambda line: click.echo(line, err=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("Reading", total=None)

        def progress(doing: str, done: int, total: int) -> None:
            bar.update(task, description=doing, completed=done, total=total or None)

        yield progress, lambda line: console.print(Text.from_ansi(line), soft_wrap=True)

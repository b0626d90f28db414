"""trellis lock: write down what the garden promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from trellis.cli.files import write_file
from trellis.cli.gardens import OpenGarden, UsageFailure, open_garden, source_argument
from trellis.cli.output import printable
from trellis.ledger import LEDGER_FILE, Ledger
from trellis.lockfile import ledger_text
from trellis.publish.lock import locked, settled


@click.command(short_help="Write down topics, addresses and the map, so that they hold still.")
@source_argument
@click.option("--forget", multiple=True, metavar="URL", help="Promise this address no more.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when something would change.")
def lock(src: Path, forget: Sequence[str], check: bool) -> None:
    """Write trellis.lock beside mkdocs.yml: topics, addresses, places on the map.

    Builds read it, and keep what it promises: a topic keeps its name, keywords and sources while its
    texts bear them out, and no address that was published is lost. Commit it. Nothing private is in it.

    \b
    trellis lock
    trellis lock --forget posts/old-news/
    """
    opened = open_garden(src)
    require_readable(opened)
    unknown = [url for url in forget if url not in opened.garden.ledger.urls]
    if unknown:
        raise UsageFailure(f"{LEDGER_FILE} does not promise {unknown[0]!r}.")
    after = locked(opened.garden, today(), forget)
    if is_written(opened, after):
        click.echo(f"{LEDGER_FILE} is up to date.")
        return
    if check:
        click.echo(f"{LEDGER_FILE} is not up to date: `trellis lock` writes it.")
        raise click.exceptions.Exit(1)
    after = settled(opened.garden, today(), opened.regrown, forget)
    write_lock(opened, after)
    told = f"{len(after.topics)} topics, {len(after.urls)} addresses"
    click.echo(printable(f"{opened.settings.root / LEDGER_FILE}: {told}"))


def require_readable(opened: OpenGarden) -> None:
    """A UsageFailure where the ledger cannot be read: what is written over it would be lost."""
    for one in opened.garden.diagnostics:
        if one.code == "lock-unreadable":
            raise UsageFailure(
                f"{opened.settings.root / LEDGER_FILE}:{one.line}: {one.message}. Nothing was written: "
                f"{one.remedy}. Or delete it, and begin anew."
            )


def today() -> str:
    """The day that a change is dated with."""
    return dt.datetime.now(dt.UTC).date().isoformat()


def is_written(opened: OpenGarden, ledger: Ledger) -> bool:
    """Whether `ledger` is what the file holds."""
    try:
        return (opened.settings.root / LEDGER_FILE).read_bytes() == ledger_text(ledger).encode()
    except OSError:
        return False


def write_lock(opened: OpenGarden, ledger: Ledger) -> None:
    """Write `ledger` beside the garden's configuration."""
    write_file(opened.settings.root / LEDGER_FILE, ledger_text(ledger))

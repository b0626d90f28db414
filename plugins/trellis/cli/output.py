"""What commands print: plain text for pipes, tables and colour for people, JSON for programs.

Text of a garden may hold anything; what reaches a terminal holds no control characters.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence

import click

from trellis.publish.canonical import as_json


def accept_any_text() -> None:
    """Lets both streams carry any text, whatever the locale: what it cannot encode is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def printable(text: str) -> str:
    """`text` on one line, without what a terminal would obey."""
    return "".join(
        " "
        if character in "\t\n\r\v\f"
        else "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(character) in ("Cc", "Cs") or character in _BIDI
        else character
        for character in text
    )


_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def print_json(data: object) -> None:
    """`data` on standard output, as the exports write it."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = as_json(data)
    if encoding.lower().replace("-", "") != "utf8":
        text = text.encode("ascii", "backslashreplace").decode()
    click.echo(text, nl=False)


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def styled(text: str, **style: object) -> str:
    """`text` with colour where a person reads it and has not asked for none."""
    if not on_terminal() or os.environ.get("NO_COLOR"):
        return text
    return click.style(text, **style)  # type: ignore[arg-type]


def print_table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table: columns of rich on a terminal, else columns padded with spaces, without headers."""
    if not rows:
        click.echo("Nothing to show.", err=True)
    cells = [[printable(str(cell)) for cell in row] for row in rows]
    if on_terminal():
        _print_rich_table(headers, cells)
        return
    widths = [max((len(row[i]) for row in cells), default=0) for i in range(len(headers))]
    for row in cells:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(line.rstrip())


def _print_rich_table(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


@contextlib.contextmanager
def working(what: str) -> Iterator[None]:
    """Says on standard error, to a person only, what takes a while."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield

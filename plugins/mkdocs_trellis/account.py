"""The account of a build: what became of every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from trellis.account import AccountEntry
from trellis.cli.output import printable, styled
from trellis.diagnostics import Diagnostic, Severity
from trellis.publish.data import diagnostic_data

OUTCOMES = ("published", "draft", "private", "refused", "skipped")
_TOLD_ONE_BY_ONE = ("draft", "private", "refused")


@dataclass(frozen=True, slots=True)
class Built:
    """A built site: where, of how many pages, what became of each file, and what is wrong with them."""

    out: Path
    pages: int
    account: tuple[AccountEntry, ...]
    diagnostics: tuple[Diagnostic, ...]


def print_account(built: Built) -> None:
    """The counts, and a line for each file that readers do not get and its writer may miss."""
    counts: Counter[str] = Counter(entry.outcome for entry in built.account)
    for entry in built.account:
        if entry.outcome in _TOLD_ONE_BY_ONE:
            reason = f" ({printable(entry.reason)})" if entry.reason else ""
            label = styled(entry.outcome, fg="red" if entry.outcome == "refused" else "yellow")
            click.echo(f"{label}  {printable(entry.path)}{reason}")
    click.echo(f"{sum(counts.values())} files: {_counted(counts)}")
    click.echo(f"{built.pages} pages in {printable(str(built.out))}{_told(built.diagnostics)}")


def account_data(built: Built) -> dict[str, Any]:
    """The account for programs."""
    counts: Counter[str] = Counter(entry.outcome for entry in built.account)
    return {
        "site": str(built.out),
        "pages": built.pages,
        "counts": {outcome: counts[outcome] for outcome in OUTCOMES},
        "files": [asdict(entry) for entry in built.account],
        "diagnostics": [diagnostic_data(finding) for finding in built.diagnostics],
    }


def _counted(counts: Counter[str]) -> str:
    words = [f"{counts[outcome]} {outcome}" for outcome in OUTCOMES]
    return ", ".join(words)


def _told(diagnostics: Sequence[Diagnostic]) -> str:
    counts = Counter(finding.severity for finding in diagnostics)
    words = [
        f"{counts[severity]} {severity}{'s' if counts[severity] != 1 else ''}"
        for severity in (Severity.ERROR, Severity.WARNING)
        if counts[severity]
    ]
    return f"; {' and '.join(words)} (`trellis check` lists them)" if words else ""

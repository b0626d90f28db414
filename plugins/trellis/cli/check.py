"""trellis check: everything that is wrong with a garden, in one run."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from trellis.checks import check as check_garden
from trellis.checks import most_wanted
from trellis.cli.fixing import fix_files
from trellis.cli.gardens import OpenGarden, UsageFailure, open_garden, source_argument
from trellis.cli.output import print_json, print_table, printable, styled
from trellis.cli.sarif import sarif_log
from trellis.diagnostics import CODES, Diagnostic, Severity, nearest
from trellis.ledger import LEDGER_FILE
from trellis.publish.data import diagnostic_data

SEVERITIES = {str(severity): severity for severity in Severity}
COLOURS = {Severity.INFO: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red"}
GITHUB_LEVELS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
LONGEST_LINE = 100


def _explain(ctx: click.Context, _: click.Parameter, code: str | None) -> None:
    if code is None:
        return
    if code not in CODES:
        meant = nearest(code, CODES)
        raise UsageFailure(
            f"There is no code {code!r}." + (f" Did you mean {meant!r}?" if meant else "")
        )
    click.echo(f"{code} ({CODES[code].severity}): {CODES[code].summary}")
    ctx.exit()


@click.command(short_help="Say everything that is wrong, and where.")
@source_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in a pull request, sarif for "
    "code scanning.",
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option(
    "--severity",
    type=click.Choice(list(SEVERITIES)),
    default="warning",
    show_default=True,
    help="Exit with 1 when something is at least this bad.",
)
@click.option("--private", is_flag=True, help="Check what is not published, too.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend first, and say what.")
@click.option(
    "--mentions", is_flag=True, help="Also say where texts name an entity without a link."
)
@click.option("--wanted", is_flag=True, help="Show the notes that links ask for, and stop.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Say what a code means, and stop.",
)
@click.pass_context
def check(
    ctx: click.Context,
    src: Path,
    form: str,
    severity: str,
    private: bool,
    fix: bool,
    mentions: bool,
    wanted: bool,
) -> None:
    """Say everything that is wrong with a garden, where, and what to do about it.

    \b
    trellis check
    trellis check notes --severity error
    trellis check --format github        annotations for a pull request
    trellis check --fix                  old names, keywords in prose, slips in links
    trellis check --mentions             titles and aliases that texts say without a link
    trellis check --wanted               the notes that are linked most and not written
    trellis check --explain link-missing
    """
    opened = open_garden(src, private=private)
    if fix and fix_files(opened, quiet=form != "text"):
        opened = open_garden(src, private=private)
    if wanted:
        _print_wanted(opened, as_json=form == "json")
        return
    findings = check_garden(opened.garden, _elsewhere(opened), with_mentions=mentions)
    _print(opened, findings, form)
    if any(finding.severity >= SEVERITIES[severity] for finding in findings):
        ctx.exit(1)


def _print(opened: OpenGarden, findings: Sequence[Diagnostic], form: str) -> None:
    if form == "json":
        print_json([diagnostic_data(finding) for finding in findings])
    elif form == "sarif":
        print_json(sarif_log([(finding, _shown_path(opened, finding)) for finding in findings]))
    elif form == "github":
        for finding in findings:
            click.echo(annotation(finding, _shown_path(opened, finding)))
    else:
        lines = _lines_of(opened, findings)
        for finding in findings:
            shown = _shown_path(opened, finding)
            click.echo(finding_text(finding, shown, lines.get(finding.path, [])))
        click.echo(_summary(findings, len(opened.garden.reading.sources)))


def _print_wanted(opened: OpenGarden, *, as_json: bool) -> None:
    wanted = most_wanted(opened.garden)
    if as_json:
        print_json(
            [{"name": one.name, "links": one.count, "from": list(one.origins)} for one in wanted]
        )
    elif wanted:
        print_table(
            ("note", "links", "from"),
            [(one.name, one.count, _some(one.origins)) for one in wanted],
        )
    else:
        click.echo("Every note that is linked exists.")


def _some(names: Sequence[str], most: int = 3) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _elsewhere(opened: OpenGarden) -> str:
    """What the configuration and the stylesheets say, which may name files of the garden."""
    settings = opened.settings
    sheets = [path for path in opened.garden.reading.assets if path.endswith((".css", ".js"))]
    files = [settings.docs_dir / path for path in sheets]
    if settings.config_file:
        files.append(settings.config_file)
    return "\n".join(file.read_text("utf-8", "replace") for file in files if file.is_file())


def finding_text(finding: Diagnostic, path: str, lines: Sequence[str]) -> str:
    """One finding: where and what, the line with a caret, the remedy."""
    place = styled(f"{printable(path)}:{finding.line}:{finding.column}", bold=True)
    code = styled(f"{finding.severity}[{finding.code}]", fg=COLOURS[finding.severity], bold=True)
    parts = [f"{place}: {code}: {printable(finding.message)}"]
    if 1 <= finding.line <= len(lines) and lines[finding.line - 1].strip():
        parts += _excerpt(lines[finding.line - 1], finding)
    if finding.remedy:
        parts.append(f"   = {styled('remedy', fg='green')}: {printable(finding.remedy)}")
    return "\n".join(parts)


def _excerpt(line: str, finding: Diagnostic) -> list[str]:
    """The line of a finding, cut around its column, and a caret below it."""
    column = min(max(finding.column - 1, 0), len(line))
    start = max(0, min(column - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
    shown = printable(line[start : start + LONGEST_LINE])
    left = "…" if start else ""
    right = "…" if start + LONGEST_LINE < len(line) else ""
    number = str(finding.line)
    indent = " " * _width(left + shown[: column - start])
    return [
        f"  {number} | {left}{shown}{right}",
        f"  {' ' * len(number)} | {indent}{styled('^', fg=COLOURS[finding.severity])}",
    ]


def _width(text: str) -> int:
    """Columns of a terminal that `text` takes: wide characters of East Asian scripts take two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _summary(findings: Sequence[Diagnostic], files: int) -> str:
    counts = Counter(finding.severity for finding in findings)
    told = [
        f"{counts[severity]} {severity}{'s' if counts[severity] != 1 and severity > 10 else ''}"
        for severity in sorted(counts, reverse=True)
    ]
    return f"{files} {'file' if files == 1 else 'files'} checked: {', '.join(told) or 'all fine'}."


def annotation(finding: Diagnostic, path: str) -> str:
    """A workflow command of GitHub Actions, which shows the finding beside the line."""
    remedy = f" {finding.remedy}" if finding.remedy else ""
    properties = {
        "file": path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": finding.code,
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{GITHUB_LEVELS[finding.severity]} {told}::{_data(finding.message + remedy)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _lines_of(opened: OpenGarden, findings: Sequence[Diagnostic]) -> dict[str, list[str]]:
    wanted = {finding.path for finding in findings}
    lines = {
        source.path: source.text.split("\n")
        for source in opened.garden.reading.sources
        if source.path in wanted
    }
    for file in _beside(opened):
        if file.name in wanted and file.is_file():
            lines.setdefault(file.name, file.read_text("utf-8", "replace").split("\n"))
    return lines


def _beside(opened: OpenGarden) -> list[Path]:
    """The files that are read and lie beside the content: the configuration and the ledger."""
    settings = opened.settings
    return [*filter(None, [settings.config_file]), settings.root / LEDGER_FILE]


def _shown_path(opened: OpenGarden, finding: Diagnostic) -> str:
    """The path of a finding from where the command was called, so that editors can open it."""
    settings = opened.settings
    beside = {file.name: file for file in _beside(opened)}
    file = beside.get(finding.path, settings.docs_dir / finding.path)
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()

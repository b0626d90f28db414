"""The group of all commands: our own, and those that an engine contributes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import click

from trellis.cli.output import accept_any_text, printable

OWN_COMMANDS = {
    "init": "trellis.cli.init:init",
    "new": "trellis.cli.new:new",
    "check": "trellis.cli.check:check",
    "lock": "trellis.cli.lock:lock",
    "topics": "trellis.cli.topics:topics",
    "related": "trellis.cli.related:related",
    "graph": "trellis.cli.graph:graph",
    "path": "trellis.cli.path:path",
    "export": "trellis.cli.export:export",
    "schema": "trellis.cli.schema:schema",
}
ENGINE_COMMANDS = ("build", "serve")


class Commands(click.Group):
    """Commands by name, imported only when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*OWN_COMMANDS, *sorted({*ENGINE_COMMANDS, *_contributed()} - set(OWN_COMMANDS))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if target := OWN_COMMANDS.get(cmd_name):
            module, _, name = target.partition(":")
            command: click.Command = getattr(import_module(module), name)
            return command
        if entry := _contributed().get(cmd_name):
            return _load(entry)
        return _unavailable(cmd_name, "") if cmd_name in ENGINE_COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from trellis.diagnostics import nearest

        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            meant = nearest(name, self.list_commands(ctx))
            hint = f" Did you mean {meant!r}?" if meant else ""
            ctx.fail(f"No such command {printable(name)!r}.{hint}")
        return super().resolve_command(ctx, args)


def _contributed() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group="trellis.commands")}


def _load(entry: EntryPoint) -> click.Command:
    try:
        command: click.Command = entry.load()
    except (ImportError, AttributeError) as error:
        return _unavailable(entry.name, str(error))
    return command


def _unavailable(name: str, reason: str) -> click.Command:
    """A command that says what is missing, in place of one whose engine cannot be loaded."""

    @click.command(
        name,
        short_help=f"Needs MkDocs, which is not installed here: {name} the site.",
        context_settings={"ignore_unknown_options": True, "help_option_names": []},
    )
    @click.argument("args", nargs=-1, type=click.UNPROCESSED)
    def unavailable(args: Sequence[str]) -> None:
        because = f" ({reason})" if reason else ""
        raise click.UsageError(
            f"`trellis {name}` needs MkDocs, which cannot be loaded here{because}. "
            "Install it with: pip install mkdocs-trellis"
        )

    return unavailable


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="mkdocs-trellis", prog_name="trellis")
@click.option("--traceback", is_flag=True, help="Show where an unexpected error happened.")
def trellis(traceback: bool) -> None:
    """A static knowledge garden: Markdown in, a site that knows what it is about out.

    SRC is a garden (a folder with mkdocs.yml) or any folder of Markdown; without it, the folder
    you are in. Exit code: 0 fine, 1 findings, 2 wrong usage.

    \b
    Start a garden:      trellis init my-garden
    Look at it:          trellis serve my-garden
    Write:               trellis new post "Roots before branches" --src my-garden
    See what is wrong:   trellis check my-garden
    Make the site:       trellis build my-garden --out site
    """


def main(args: Sequence[str] | None = None) -> None:
    """Runs the command line and exits. A traceback in front of a writer is a bug."""
    words = list(sys.argv[1:] if args is None else args)
    accept_any_text()
    try:
        trellis.main(args=words, prog_name="trellis")
    except Exception as error:
        if "--traceback" in words:
            raise
        what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        where = f"{error.filename}: " if isinstance(error, OSError) and error.filename else ""
        kind = "" if isinstance(error, OSError) else f"unexpected {type(error).__name__}: "
        hint = "" if isinstance(error, OSError) else " (`trellis --traceback …` shows where)"
        click.echo(f"Error: {kind}{printable(f'{where}{what}')}{hint}", err=True)
        sys.exit(2)

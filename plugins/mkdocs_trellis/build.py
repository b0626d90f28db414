"""`trellis build`: a whole new site, or the old one untouched; and the account of every file read."""

from __future__ import annotations

from pathlib import Path

import click
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from mkdocs_trellis.account import Built, account_data, print_account
from mkdocs_trellis.console import Progress, listening, no_progress
from mkdocs_trellis.sites import NoPluginError, config_file, our_plugin, site_config
from mkdocs_trellis.stage import StageError, staged
from trellis.account import account
from trellis.cli.gardens import UsageFailure, json_option, settings_of, source_argument
from trellis.cli.output import print_json
from trellis.garden import Garden
from trellis.publish import canonical
from trellis.settings import Settings


@click.command("build")
@source_argument
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the site goes: a new or empty folder, or a former site. "
    "[default: site_dir of mkdocs.yml, else ./site]",
)
@click.option("--strict", is_flag=True, help="Warnings fail the build; the old site stays.")
@click.option("--account", "account_file", metavar="FILE", type=click.Path(path_type=Path),
              help="Write what became of every file to FILE, as JSON.")  # fmt: skip
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Print errors and the counts only.")
@click.option("-v", "--verbose", is_flag=True, help="Print what the engine says, too.")
@click.pass_context
def build_command(
    ctx: click.Context,
    src: Path,
    out: Path | None,
    strict: bool,
    account_file: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build the site of a garden.

    SRC is a folder with mkdocs.yml, or any folder of Markdown. The site is made beside DIR and takes
    its place when it is whole. Ends with the account of every file: published, draft, private,
    refused or skipped.
    """
    settings = settings_of(src)
    try:
        with listening(verbose=verbose, quiet=quiet) as progress:
            built = build_site(settings, out, strict=strict, progress=progress)
    except (StageError, NoPluginError) as error:
        raise UsageFailure(str(error)) from None
    except Abort as abort:
        click.echo(f"{abort} The site was left as it was.", err=True)
        ctx.exit(1)
    if account_file is not None:
        account_file.write_text(canonical.as_json(account_data(built)), encoding="utf-8")
    if as_json:
        print_json(account_data(built))
    else:
        print_account(built)


def build_site(
    settings: Settings, out: Path | None, *, strict: bool = False, progress: Progress = no_progress
) -> Built:
    """Build the garden of `settings` into `out` (None: where its configuration says).

    Raises StageError when `out` cannot be used, NoPluginError, and mkdocs' Abort when the configuration is
    invalid or, with `strict`, something is wrong; then what was in `out` is still there.
    """
    with config_file(settings) as file:
        config = site_config(file, strict=strict)
        plugin = our_plugin(config)
        target = (out or _usual_place(settings, config)).resolve()
        if Path(config.docs_dir).resolve().is_relative_to(target):
            raise StageError(f"{target} holds the garden itself; name another folder with --out")
        plugin.progress = progress
        with staged(target) as stage:
            config.site_dir = str(stage)  # not before: MkDocs refuses a site inside docs_dir
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
            _require_content(settings, plugin.garden)
    assert plugin.garden is not None
    return Built(target, plugin.page_count, account(plugin.garden), plugin.diagnostics)


def _usual_place(settings: Settings, config: MkDocsConfig) -> Path:
    return Path("site") if settings.config_file is None else Path(config.site_dir)


def _require_content(settings: Settings, garden: Garden | None) -> None:
    """A folder with neither a configuration nor a Markdown file is not what was meant."""
    if settings.config_file is None and not (garden and garden.reading.sources):
        raise UsageFailure(
            f"There is no garden in {settings.root}: neither mkdocs.yml nor a Markdown file. "
            f"`trellis init {settings.root}` makes one."
        )

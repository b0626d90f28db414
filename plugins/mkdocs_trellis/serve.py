"""`trellis serve`: MkDocs' live server, for any garden."""

from __future__ import annotations

from pathlib import Path

import click
from mkdocs.commands.serve import serve
from mkdocs.exceptions import Abort

from mkdocs_trellis.console import listening
from mkdocs_trellis.sites import NoPluginError, config_file, our_plugin, site_config
from trellis.cli.gardens import UsageFailure, settings_of, source_argument


@click.command("serve")
@source_argument
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
@click.option("--open", "in_browser", is_flag=True, help="Open it in a browser.")
@click.pass_context
def serve_command(ctx: click.Context, src: Path, port: int, in_browser: bool) -> None:
    """Show the site of a garden on this machine, and again after each change.

    SRC is a folder with mkdocs.yml, or any folder of Markdown. Stop it with Ctrl+C.
    """
    settings = settings_of(src)
    with config_file(settings) as file, listening(verbose=True, progress=False):
        try:
            our_plugin(site_config(file))
            serve(str(file), dev_addr=f"127.0.0.1:{port}", open_in_browser=in_browser)
        except NoPluginError as error:
            raise UsageFailure(str(error)) from None
        except Abort as abort:
            click.echo(str(abort), err=True)
            ctx.exit(1)
        except OSError as error:
            raise UsageFailure(f"Port {port} cannot be used: {error.strerror or error}.") from None

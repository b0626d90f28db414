"""trellis new: a new file of any kind, with valid frontmatter."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from trellis.cli.files import refuse_to_overwrite, write_file
from trellis.cli.gardens import UsageFailure, settings_of, source_option
from trellis.cli.output import printable
from trellis.config import Config
from trellis.diagnostics import nearest
from trellis.kinds import Kind, Kinds
from trellis.paths import slugify
from trellis.settings import Settings
from trellis.write import document, escape

BLANK: dict[str, object] = {"text": "", "number": None, "date": None, "list": [], "flag": False}


@click.command(short_help="Make a new file of a kind.")
@click.argument("kind")
@click.argument("title")
@source_option
def new(kind: str, title: str, src: Path) -> None:
    """Make a new file of KIND with valid frontmatter, and print its path.

    KIND is post, deck, series, project, note, topic, newsletter, or a kind of your own. What has a
    status begins as a draft. A file that is there is never overwritten.

    \b
    trellis new post "Roots before branches"
    trellis new topic "Decentralized work" --src my-garden
    """
    title = " ".join(title.split())
    if not title:
        raise UsageFailure("A new file needs a title.")
    settings = settings_of(src)
    known = Kinds.from_config(settings.config)
    chosen = find_kind(known, kind)
    fields, body = fresh(chosen, title, settings.config, dt.datetime.now(dt.UTC).year)
    folder = folder_of(chosen, settings)
    name = f"{slugify(title)[:100].strip('-')}.md"
    refuse_to_overwrite(folder, [name])
    write_file(folder / name, document(fields, body))
    click.echo(printable(str(folder / name)))


def find_kind(kinds: Kinds, name: str) -> Kind:
    """The kind called `name` or by its folder; a UsageFailure with the nearest name otherwise."""
    wanted = name.strip().casefold()
    if kind := kinds.by_name.get(wanted) or kinds.by_folder.get(wanted):
        return kind
    meant = nearest(wanted, kinds.by_name)
    hint = f" Did you mean {meant!r}?" if meant else f" Kinds are: {', '.join(kinds.by_name)}."
    raise UsageFailure(f"There is no kind {name!r}.{hint}")


def folder_of(kind: Kind, settings: Settings) -> Path:
    """Where files of `kind` lie: the folder that is there already, else its plural one."""
    docs_dir = settings.docs_dir
    for folder in kind.folders:
        if (docs_dir / folder).is_dir():
            return docs_dir / folder
    if kind.name == "note" and settings.config_file is None:
        return docs_dir
    plural = f"{kind.name}s"
    return docs_dir / (plural if plural in kind.folders else (*kind.folders, plural)[0])


def fresh(kind: Kind, title: str, config: Config, year: int) -> tuple[dict[str, object], str]:
    """Frontmatter and body of a new entity of `kind`."""
    heading = f"# {escape(title)}\n\n"
    sections = "\n\n".join(f"## {one}" for one in ("Context", "Problem", "Solution", "Outcome"))
    draft: dict[str, object] = {"title": title, "status": "draft"}
    forms: dict[str, tuple[dict[str, object], str]] = {
        "post": (draft | {"excerpt": "", "author": config.author}, ""),
        "deck": (draft | {"description": ""}, f"{heading}---\n\n## First slide"),
        "series": ({"title": title, "slug": slugify(title)}, f"{heading}## Description"),
        "project": (draft | {"description": "", "year": year}, sections),
        "newsletter": ({"subject": title, "status": "draft", "entityIds": []}, ""),
        "topic": ({"title": title, "keywords": []}, ""),
        "note": ({"title": title}, ""),
    }
    fields, body = forms.get(kind.name, (draft, ""))
    options = config.kinds.get(kind.name)
    own = options.fields if options else {}
    return fields | {name: BLANK[form] for name, form in own.items() if name not in fields}, body

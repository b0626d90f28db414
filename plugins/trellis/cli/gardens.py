"""How commands are told a garden, an entity or a topic."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from trellis import Entity, Garden, Topic
from trellis.cache import Cache, folder_for
from trellis.cli.output import printable, working
from trellis.diagnostics import nearest
from trellis.ledger import Ledger
from trellis.paths import slugify
from trellis.settings import Settings, find_settings

Command = TypeVar("Command", bound=Callable[..., object])


class UsageFailure(click.ClickException):
    """What was asked for cannot be: one clear line and exit code 2."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


@dataclass(frozen=True)
class OpenGarden:
    """A garden and where it lies."""

    garden: Garden
    settings: Settings

    def regrown(self, ledger: Ledger) -> Garden:
        """The garden under another ledger."""
        root, bare = self.settings.root, self.settings.config_file is None
        return Garden.grow(
            self.garden.reading,
            self.garden.config,
            ledger=ledger,
            cache=Cache(folder_for(root, bare=bare)),
            since=self.garden,
        )


def source_argument(command: Command) -> Command:
    """The argument SRC."""
    return click.argument("src", default=".", type=click.Path(path_type=Path), metavar="[SRC]")(
        command
    )


def source_option(command: Command) -> Command:
    """The option --src, for commands whose argument is something else."""
    return click.option(
        "--src",
        default=".",
        show_default=True,
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="The garden: a folder with mkdocs.yml, or any folder of Markdown.",
    )(command)


def private_option(command: Command) -> Command:
    """The option --private."""
    return click.option(
        "--private", is_flag=True, help="Include what is not published, for your own eyes."
    )(command)


def json_option(command: Command) -> Command:
    """The option --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def settings_of(src: Path) -> Settings:
    """Where the garden in `src` is; a UsageFailure when there is no such folder."""
    try:
        return find_settings(src)
    except NotADirectoryError:
        what = "a file, not a folder" if src.exists() else "no folder"
        raise UsageFailure(
            f"{src} is {what}. SRC is a folder with mkdocs.yml, or any folder of Markdown."
        ) from None


def open_garden(src: Path, *, private: bool = False) -> OpenGarden:
    """The garden in `src`; a UsageFailure that tells what to do when there is none."""
    settings = settings_of(src)
    with working("Reading the garden…"):
        try:
            garden = Garden.load(src, private=private)
        except NotADirectoryError as error:
            raise UsageFailure(
                f"There is no folder {error.args[-1]}, the docs_dir of {src}."
            ) from None
    if settings.config_file is None and not garden.reading.sources:
        raise UsageFailure(
            f"There is no garden in {src}: neither mkdocs.yml nor a Markdown file. "
            f"`trellis init {src}` makes one."
        )
    return OpenGarden(garden, settings)


def find_entity(garden: Garden, text: str) -> Entity:
    """The entity that `text` names by id, path, slug or title."""
    names = {
        id: (id, entity.path, entity.slug, entity.title) for id, entity in garden.entities.items()
    }
    found = _find(text, names, "entity")
    if found is None and _matches(
        text, {id: (id, one.path, one.slug, one.title) for id, one in garden.withheld.items()}
    ):
        raise UsageFailure(f"{text!r} is not published; --private includes it, for your own eyes.")
    return garden.entities[found or _missing(text, names, "entity")]


def find_topic(garden: Garden, text: str) -> Topic:
    """The topic that `text` names by id or title."""
    topics = {topic.id: topic for topic in garden.topics}
    names = {id: (id, topic.title) for id, topic in topics.items()}
    return topics[_find(text, names, "topic") or _missing(text, names, "topic")]


def find_end(garden: Garden, text: str) -> Topic | Entity:
    """The topic or entity that `text` names: an entity by its path or id, what has a file as a topic and
    what has the name of one as that topic, else any entity."""
    own = {topic.entity_id: topic for topic in garden.topics if topic.entity_id}
    placed = {id: (id, entity.path) for id, entity in garden.entities.items() if "/" in id}
    topics = {topic.id: (topic.id, topic.title) for topic in garden.topics}
    if found := _find(text, placed, "entity"):
        return own.get(found) or garden.entities[found]
    if _matches(text, topics):
        return find_topic(garden, text)
    known = {**garden.entities, **garden.withheld}
    names = {id: (id, one.path, one.slug, one.title) for id, one in known.items()}
    if not _matches(text, names):
        _missing(text, {**names, **topics}, "topic or entity")
    entity = find_entity(garden, text)
    return own.get(entity.id) or entity


def _find(text: str, names: Mapping[str, Sequence[str]], what: str) -> str | None:
    matches = _matches(text, names)
    if len(matches) > 1:
        raise UsageFailure(f"{text!r} names more than one {what}: {', '.join(matches[:5])}.")
    return matches[0] if matches else None


def _matches(text: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """The ids that `text` names, by the first kind of name that fits: exact before alike."""
    wanted = _folded(text)
    positions = range(max((len(forms) for forms in names.values()), default=0))
    tests: list[Callable[[Sequence[str], int], bool]] = [
        lambda forms, i: forms[i] == text,
        lambda forms, i: _folded(forms[i]) == wanted,
    ]
    for test in tests:
        for i in positions:
            if matches := [id for id, forms in names.items() if test(forms, i)]:
                return matches
    return []


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _missing(text: str, names: Mapping[str, Sequence[str]], what: str) -> str:
    """Fails, with the nearest names."""
    known = {form: id for id, forms in names.items() for form in forms}
    slugs = {slugify(form): id for form, id in known.items()}
    near = [known.get(nearest(text, known) or ""), slugs.get(nearest(slugify(text), slugs) or "")]
    meant = list(dict.fromkeys(id for id in near if id))
    hint = f" Did you mean {' or '.join(repr(id) for id in meant)}?" if meant else ""
    raise UsageFailure(f"There is no {what} {text!r}.{hint}")

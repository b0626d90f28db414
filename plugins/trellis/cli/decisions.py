"""trellis topics keep, rename, merge, split, drop: what a writer decides, in files, for good."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from trellis import Entity, Garden, Topic
from trellis.cli.files import write_file
from trellis.cli.gardens import OpenGarden, UsageFailure, find_topic, open_garden, source_option
from trellis.cli.lock import require_readable, today, write_lock
from trellis.cli.new import folder_of
from trellis.cli.output import printable
from trellis.decisions import EditError, merged, new_file, renamed
from trellis.fixes import Edit, apply_edits
from trellis.folders import resolve
from trellis.ledger import LEDGER_FILE, Change, Ledger
from trellis.paths import slugify
from trellis.publish.lock import REMEMBERED, locked

dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show what would be written, and write nothing."
)


@click.command(short_help="Make a topic that was found your own: a file that you can edit.")
@click.argument("topic")
@source_option
@dry_run_option
def keep(topic: str, src: Path, dry_run: bool) -> None:
    """Write TOPIC, an id or title, to a file in the folder of topics.

    The file has its title, keywords and sources, and keeps its address. From then on it is as you write
    it: nothing renames, parts or merges it. The topics within it stay within it.

    \b
    trellis topics keep mesh-networks
    trellis topics keep "Mesh networks" --src notes --dry-run
    """
    opened = _opened(src)
    found = find_topic(opened.garden, topic)
    _require_found(opened, found, "It is your own already")
    _write(opened, {_new_file(opened, found): new_file(opened.garden, found)}, dry_run)


@click.command(short_help="Give a topic another title.")
@click.argument("topic")
@click.argument("title")
@source_option
@dry_run_option
def rename(topic: str, title: str, src: Path, dry_run: bool) -> None:
    """Give TOPIC the title TITLE; its address stays.

    A topic that was found becomes a file of your own; one that is gets the title in its file.

    \b
    trellis topics rename mesh-networks "Networks of neighbours"
    """
    opened = _opened(src)
    found = find_topic(opened.garden, topic)
    title = " ".join(title.split())
    if not title:
        raise UsageFailure("A topic needs a title.")
    _require_free(opened.garden, found, title)
    entity = opened.garden.entities.get(found.entity_id or "")
    if entity is None:
        _write(opened, {_new_file(opened, found): new_file(opened.garden, found, title)}, dry_run)
        return
    with _editing(opened, entity):
        files = _edited(opened, entity, renamed(opened.garden, entity, title))
    _write(opened, files, dry_run)


@click.command(short_help="Make one topic of two.")
@click.argument("topic")
@click.argument("other")
@source_option
@dry_run_option
def merge(topic: str, other: str, src: Path, dry_run: bool) -> None:
    """Let OTHER, a topic that was found, be none but a part of TOPIC.

    TOPIC becomes a file of your own with the sources and keywords of both. The decision stands in
    trellis.lock, too, which is written: the address of OTHER leads to TOPIC.

    \b
    trellis topics merge mesh-networks radio-links
    """
    opened = _opened(src)
    whole, part = find_topic(opened.garden, topic), find_topic(opened.garden, other)
    if whole.id == part.id:
        raise UsageFailure(f"{topic!r} and {other!r} are one topic.")
    _require_found(opened, part, f"Move what you want of it to {whole.id}, and delete it")
    if whole.parent == part.id:
        raise UsageFailure(
            f"{whole.title!r} is within {part.title!r}: it can be merged into that, and that be renamed: "
            f"trellis topics merge {part.id} {whole.id}"
        )
    files: dict[Path, str | bytes] = {}
    entity = opened.garden.entities.get(whole.entity_id or "")
    if entity is None:
        files[_new_file(opened, whole)] = new_file(opened.garden, whole, also=[part])
    else:
        with _editing(opened, entity):
            files |= _edited(opened, entity, merged(opened.garden, whole, [part]))
    _drop(opened, part, dry_run, heir=whole)
    _write(opened, files, dry_run, meant=[part.id])


@click.command(short_help="Make topics of their own of the topics within one.")
@click.argument("topic")
@source_option
@dry_run_option
def split(topic: str, src: Path, dry_run: bool) -> None:
    """Make each topic within TOPIC a file of your own, and drop TOPIC.

    \b
    trellis topics split networks
    """
    opened = _opened(src)
    found = find_topic(opened.garden, topic)
    _require_found(opened, found, "Part it by hand")
    parts = _within(opened, found)
    if not parts:
        raise UsageFailure(f"There are no topics within {found.title!r}: it is one thing.")
    files = {_new_file(opened, one): new_file(opened.garden, one) for one in parts}
    _write(opened, files, dry_run, meant=[found.id])
    _drop(opened, found, dry_run)


@click.command(short_help="Let a topic that was found be none.")
@click.argument("topic")
@source_option
@click.option("--undo", is_flag=True, help="Let it be one again.")
@dry_run_option
def drop(topic: str, src: Path, undo: bool, dry_run: bool) -> None:
    """Let TOPIC, which was found, be none; its sources stay where they are.

    The decision stands in trellis.lock, which is written. --undo takes it back.

    \b
    trellis topics drop odds-and-ends
    trellis topics drop odds-and-ends --undo
    """
    opened = _opened(src)
    if undo:
        _undo(opened, topic, dry_run)
        return
    if _dropped(opened, topic):
        raise UsageFailure(f"{topic!r} is dropped already; --undo takes that back.")
    found = find_topic(opened.garden, topic)
    _require_found(opened, found, "Delete it; if its texts are found as a topic then, drop that")
    if parts := [one.title for one in _within(opened, found)]:
        told = f"The topics within it are none either: {', '.join(parts)}. `trellis topics split` keeps them."
        click.echo(printable(told), err=True)
    _drop(opened, found, dry_run)


def _opened(src: Path) -> OpenGarden:
    """The garden, if its ledger can be read: what is decided without it would not hold."""
    opened = open_garden(src)
    require_readable(opened)
    return opened


def _require_found(opened: OpenGarden, topic: Topic, remedy: str) -> None:
    """A UsageFailure for a topic that has a file."""
    entity = opened.garden.entities.get(topic.entity_id or "")
    if entity is not None:
        file = opened.settings.docs_dir / entity.path
        raise UsageFailure(f"{topic.title!r} is the file {file}. {remedy}.")


def _require_free(garden: Garden, topic: Topic, title: str) -> None:
    """A UsageFailure for a title that is another topic's: it would be displaced."""
    wanted = {title.casefold(), slugify(title)}
    for other in garden.topics:
        if other.id != topic.id and not wanted.isdisjoint((other.title.casefold(), other.id)):
            pair = (topic, other) if other.entity_id is None else (other, topic)
            ids = " ".join(one.id for one in pair)
            both = pair[1].entity_id is not None
            remedy = (
                "Choose another" if both else f"`trellis topics merge {ids}` makes one of the two"
            )
            raise UsageFailure(f"{title!r} is the title of the topic {other.id}. {remedy}.")


def _within(opened: OpenGarden, topic: Topic) -> list[Topic]:
    """The topics right within another, largest first."""
    return [one for one in opened.garden.topics if one.parent == topic.id]


def _new_file(opened: OpenGarden, topic: Topic) -> Path:
    """Where the file of a topic that has none will be."""
    folder = folder_of(opened.garden.kinds.by_name["topic"], opened.settings)
    file = folder / f"{topic.id}.md"
    if file.exists():
        raise UsageFailure(f"{file} is there already, but not published; nothing was written.")
    return file


@contextmanager
def _editing(opened: OpenGarden, entity: Entity) -> Iterator[None]:
    """A UsageFailure where a file cannot be edited for certain."""
    try:
        yield
    except EditError as error:
        file = opened.settings.docs_dir / entity.path
        raise UsageFailure(f"{file}: {error}. Nothing was written: edit it by hand.") from None


def _edited(opened: OpenGarden, entity: Entity, edits: Sequence[Edit]) -> dict[Path, bytes]:
    """The file of a topic with `edits`; all else in it as it is, byte for byte."""
    file = resolve(opened.settings.docs_dir, entity.path)
    data = file.read_bytes() if file else b""
    if file is None or hashlib.sha256(data).hexdigest() != entity.digest:
        raise UsageFailure(
            f"{entity.path} has changed meanwhile; nothing was written. Run it again."
        )
    mended = apply_edits(data, edits)
    if mended is None:
        raise UsageFailure(f"{file} is not UTF-8; nothing was written. Save it as that first.")
    return {file: mended}


def _write(
    opened: OpenGarden,
    files: Mapping[Path, str | bytes],
    dry_run: bool,
    meant: Collection[str] = (),
) -> None:
    """Write files, and say which topics are none any more besides those of which that is `meant`."""
    for file, text in files.items():
        if dry_run:
            shown = text.decode() if isinstance(text, bytes) else text
            click.echo(f"{printable(str(file))}:\n\n{shown}")
        else:
            write_file(file, text, stat.S_IMODE(file.stat().st_mode) if file.exists() else None)
            click.echo(printable(str(file)))
    if dry_run:
        return
    after = Garden.load(opened.settings.root)
    now = {topic.id for topic in after.topics}
    for topic in opened.garden.topics:
        if topic.id not in now and topic.id not in meant:
            click.echo(printable(f"{topic.title!r} ({topic.id}) is no topic any more."), err=True)
    if after.ledger:
        click.echo("`trellis lock` writes it down.", err=True)


def _drop(opened: OpenGarden, topic: Topic, dry_run: bool, heir: Topic | None = None) -> None:
    """Let `topic` be none, in the ledger; a part of `heir`, if it is merged with that."""
    ledger = locked(opened.garden, today())
    topics = {**ledger.topics, topic.id: replace(ledger.topics[topic.id], dropped=True, changes=())}
    heirs, told = ledger.heirs, f"{topic.id} is dropped"
    if heir is not None:
        heirs = {**heirs, topic.id: heir.id}
        own = topics[heir.id]
        took = Change(today(), took=(topic.title,))
        topics[heir.id] = replace(own, changes=(took, *own.changes)[:REMEMBERED])
        told = f"{topic.id} is part of {heir.id}"
    _write_ledger(opened, replace(ledger, topics=topics, heirs=heirs), told, dry_run)


def _dropped(opened: OpenGarden, topic: str) -> list[str]:
    """The ids of the dropped topics that `topic` names by id or title."""
    known = opened.garden.ledger.topics
    return [id for id, one in known.items() if one.dropped and topic in (id, one.title)]


def _undo(opened: OpenGarden, topic: str, dry_run: bool) -> None:
    ledger = opened.garden.ledger
    dropped = {id: one for id, one in ledger.topics.items() if one.dropped}
    named = _dropped(opened, topic)
    if not named:
        known = f" Dropped are: {', '.join(sorted(dropped))}." if dropped else ""
        raise UsageFailure(f"No topic {topic!r} was dropped.{known}")
    back = {**ledger.topics, named[0]: replace(dropped[named[0]], dropped=False)}
    _write_ledger(opened, replace(ledger, topics=back), f"{named[0]} is a topic again", dry_run)


def _write_ledger(opened: OpenGarden, ledger: Ledger, told: str, dry_run: bool) -> None:
    if not dry_run:
        write_lock(opened, ledger)
    unwritten = " (not written)" if dry_run else ""
    click.echo(printable(f"{opened.settings.root / LEDGER_FILE}: {told}{unwritten}"))

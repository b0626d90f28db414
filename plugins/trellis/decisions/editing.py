"""DECIDE: what was decided, as edits of a topic's file that a writer wrote: nothing else in it changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from trellis.bodies import BodyText
from trellis.bodies.topic import Sections, find_sections, last_item, says_none
from trellis.decisions.fieldedits import with_items, with_text
from trellis.decisions.topicfile import keywords_of, source_lines
from trellis.entities import Entity
from trellis.fieldtypes import plain_text
from trellis.fixes import Edit
from trellis.fixes.edits import edited, line_starts
from trellis.frontmatter import split_frontmatter
from trellis.garden import Garden
from trellis.metadata import is_same, leading_heading
from trellis.parse import parse
from trellis.sources import source_from_bytes
from trellis.topics import Topic
from trellis.write import escape, source_line

_HEADING = re.compile(
    r"(?P<sign>#[ \t]+)?(?P<text>.*?)(?P<rest>(?:[ \t]+#+)?(?:[ \t]*\{[^{}]*\})?[ \t]*)"
)


class EditError(ValueError):
    """A file is written so that what was decided cannot be edited into it for certain."""


def renamed(garden: Garden, entity: Entity, title: str) -> tuple[Edit, ...]:
    """The edits that give a topic's file the title `title`: in its frontmatter, and in a heading that says
    the same. Raises EditError."""
    title = plain_text(title)
    if title == entity.title:
        return ()
    text = _text_of(garden, entity)
    edits = _title_edits(text, entity, title)
    before, after = _read(garden, entity, text), _read(garden, entity, edited(text, edits))
    if after.title != title or _without_title(before) != _without_title(after):
        raise EditError("its title cannot be replaced where it stands")
    return tuple(edits)


def _title_edits(text: str, entity: Entity, title: str) -> list[Edit]:
    front = split_frontmatter(text)
    body = BodyText(front.body, front.body_line)
    heading, _ = leading_heading(body)
    named = bool(entity.fields.get("title"))
    edits = []
    if named or (front.data and not heading):
        edits += [one for one in (with_text(text, "title", title),) if one]
    if heading and (not named or is_same(heading, entity.title)):
        edits += [_in_heading(text, body, title)]
    if not (edits or front.data or front.unread):
        first = line_starts(text)[body.line - 1]
        edits += [Edit(first, first, f"# {escape(title)}\n\n")]
    return edits


def _in_heading(text: str, body: BodyText, title: str) -> Edit:
    """The edit of the first line of a body that is a heading."""
    number = next(number for number, row in enumerate(body.rows) if row.strip())
    start = line_starts(text)[body.line - 1 + number]
    found = _HEADING.fullmatch(body.rows[number])
    first, last = found.span("text") if found else (0, len(body.rows[number]))
    return Edit(start + first, start + last, escape(title))


def merged(garden: Garden, topic: Topic, also: Sequence[Topic]) -> tuple[Edit, ...]:
    """The edits that add to the file of `topic` the sources and keywords that are in `also`, and those of its
    own that were found. Raises EditError."""
    entity = garden.entities[topic.entity_id or ""]
    text = _text_of(garden, entity)
    every = (topic, *also)
    rows = [source_line(line) for line in source_lines(garden, every)]
    listed = {word.casefold() for word in _keywords(entity)}
    words = [word for word in keywords_of(every) if word.casefold() not in listed]
    before = _read(garden, entity, text)
    for keywords in _keyword_edits(text, words):
        edits = sorted([*keywords, *_added(text, "sources", rows)], key=lambda one: one.start)
        after = _read(garden, entity, edited(text, edits))
        if _takes_in(before, after, len(rows), words):
            return tuple(edits)
    raise EditError("sources and keywords cannot be added to its lists")


def _text_of(garden: Garden, entity: Entity) -> str:
    return next(one.text for one in garden.reading.sources if one.path == entity.path)


def _read(garden: Garden, entity: Entity, text: str) -> Entity:
    return parse(source_from_bytes(entity.path, text.encode()), garden.kinds, garden.config)[0]


def _without_title(entity: Entity) -> tuple[object, ...]:
    """What a topic's file says besides its title."""
    fields = {key: value for key, value in entity.fields.items() if key != "title"}
    return fields, _prose(entity), _keywords(entity), _sources(entity)


def _prose(entity: Entity) -> list[str]:
    """The lines of the text; what was taken out of it leaves blank ones."""
    return [row for row in entity.body.split("\n") if row.strip()]


def _keywords(entity: Entity) -> list[str]:
    return [*(entity.topic.keywords if entity.topic else ()), *entity.given_keywords]


def _sources(entity: Entity) -> list[tuple[str, ...]]:
    listed = entity.topic.sources if entity.topic else ()
    return [(one.target, one.label, one.expects, one.name, one.digest) for one in listed]


def _takes_in(before: Entity, after: Entity, rows: int, words: Iterable[str]) -> bool:
    """Whether `after` is `before` with so many more sources, and `words` among its keywords."""
    former, now = _sources(before), _sources(after)
    known = {word.casefold() for word in _keywords(after)}
    return (
        (after.title, _prose(after)) == (before.title, _prose(before))
        and len(now) == len(former) + rows
        and [one for one in now if one in former] == former
        and known >= {word.casefold() for word in (*_keywords(before), *words)}
    )


def _keyword_edits(text: str, words: Sequence[str]) -> Iterator[list[Edit]]:
    """Where keywords may be added: to a list below the prose, or in the frontmatter, or as such a list."""
    rows = [f"- {word}" for word in words]
    if not words:
        yield []
        return
    in_list = _added(text, "keywords", rows)
    if not _sections(text)[1].named("keywords"):
        in_fields = with_items(text, "keywords", words)
        yield from [[in_fields]] if in_fields else []
    yield in_list


def _sections(text: str) -> tuple[BodyText, Sections]:
    front = split_frontmatter(text)
    body = BodyText(front.body, front.body_line)
    return body, find_sections(body)


def _added(text: str, label: str, new: Sequence[str]) -> list[Edit]:
    """The edit that adds the rows `new` to the list under the heading `label`, or adds that list: keywords
    before sources, sources at the end."""
    if not new:
        return []
    body, sections = _sections(text)
    starts = [*line_starts(text), len(text) + 1]
    first = body.line - 1
    headings = sections.named(label)
    numbers = sections.sources if label == "sources" else sections.keywords
    if headings:
        none = [number for number in numbers if says_none(body.rows[number])]
        last, mark = last_item(body, numbers) or (None, "- ")
        rows = [mark + row.removeprefix("- ") for row in new]
        if last is None and none:
            start = starts[first + none[0]]
            return [Edit(start, start + len(body.rows[none[0]]), "\n".join(rows))]
        filled = [number for number in numbers if body.rows[number].strip()]
        if last is None and filled and label == "keywords":
            last = filled[-1]
        at = starts[first + (headings[-1] if last is None else last) + 1] - 1
        gap = "\n" if last is None else ""
        return [Edit(at, at, gap + "".join("\n" + row for row in rows))]
    section = f"## {label.capitalize()}\n\n" + "\n".join(new) + "\n"
    if label == "keywords" and (below := sections.named("sources")):
        at = starts[first + below[0]]
        return [Edit(at, at, section + "\n")]
    gap = "" if text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    return [Edit(len(text), len(text), gap + section)]

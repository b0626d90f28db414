"""PUBLISH: a topic as a file of the writer's own: title, keywords, and its sources with their digests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.links import Found
from trellis.markup import Reference
from trellis.topics import Topic
from trellis.write import SourceLine, entity_document, topic_document


def topic_file(garden: Garden, topic: Topic, title: str = "", also: Sequence[Topic] = ()) -> str:
    """The file that makes `topic` the writer's own, under `title` if given, with what is in `also`.

    A topic that has a file keeps its prose and fields.
    """
    ids = dict.fromkeys(source.id for one in (topic, *also) for source in one.sources)
    keywords = list(dict.fromkeys(word for one in (topic, *also) for word in one.keywords))
    entity = garden.entities.get(topic.entity_id or "")
    if entity is None:
        lines = [_line(garden, garden.entities[id]) for id in ids]
        return topic_document({"title": title or topic.title, "keywords": keywords}, "", lines)
    fields: dict[str, object] = {**entity.fields, "title": title or topic.title}
    if also:
        fields["keywords"] = keywords
    return _with_lines(replace(entity, fields=fields), garden, ids if also else ())


def _with_lines(entity: Entity, garden: Garden, ids: Iterable[str]) -> str:
    """An entity's document, with source lines for those of `ids` that it does not list."""
    listed = set()
    for reference in entity.topic.sources if entity.topic else ():
        found = garden.resolver.resolve(reference, entity.id)
        listed |= {found.id} if isinstance(found, Found) else set()
    new = [_line(garden, garden.entities[id]) for id in ids if id not in listed]
    written = entity_document(entity)
    if not new:
        return written
    added = topic_document({}, "", new)
    if entity.topic and entity.topic.sources:
        return written + added.partition("\n")[2]
    return f"{written}\n{added}"


def _line(garden: Garden, entity: Entity) -> SourceLine:
    """The line that lists `entity`: by its path where others have its name."""
    line = SourceLine(entity.title, entity.slug, entity.kind, entity.name, entity.digest)
    named = Reference("field", line.slug, expects=line.kind, name=line.name)
    if garden.resolver.resolve(named, "") == Found(entity.id):
        return line
    return replace(line, slug=entity.id, name=entity.id)

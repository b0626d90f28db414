"""DECIDE: a topic as a file of the writer's own: title, keywords, and its sources with their digests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.links import Found
from trellis.markup import Reference
from trellis.topics import Topic
from trellis.write import SourceLine, topic_document


def new_file(garden: Garden, topic: Topic, title: str = "", also: Sequence[Topic] = ()) -> str:
    """The file that makes `topic` the writer's own, under `title` if given, with what is in `also`."""
    every = (topic, *also)
    return topic_document(
        {"title": title or topic.title, "keywords": keywords_of(every)},
        "",
        source_lines(garden, every),
    )


def keywords_of(topics: Sequence[Topic]) -> list[str]:
    """The keywords of all `topics`, each once."""
    return list(dict.fromkeys(word for one in topics for word in one.keywords))


def source_lines(garden: Garden, topics: Sequence[Topic]) -> list[SourceLine]:
    """A line for each source of `topics` that the file of the first of them does not list."""
    own = garden.entities.get(topics[0].entity_id or "")
    listed = set()
    for reference in own.topic.sources if own and own.topic else ():
        found = garden.resolver.resolve(reference, own.id if own else "")
        listed |= {found.id} if isinstance(found, Found) else set()
    ids = dict.fromkeys(source.id for one in topics for source in one.sources)
    return [_line(garden, garden.entities[id]) for id in ids if id not in listed]


def _line(garden: Garden, entity: Entity) -> SourceLine:
    """The line that lists `entity`: by its path where others have its name."""
    line = SourceLine(entity.title, entity.slug, entity.kind, entity.name, entity.digest)
    named = Reference("field", line.slug, expects=line.kind, name=line.name)
    if garden.resolver.resolve(named, "") == Found(entity.id):
        return line
    return replace(line, slug=entity.id, name=entity.id)

"""What an entity is asked for by name: what Trellis knows of it, and what Obsidian calls its file."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Mapping

from trellis.entities import Entity
from trellis.fieldnames import normal_key
from trellis.links import Found
from trellis.markup import inline_tags
from trellis.paths import entity_stem
from trellis.queries.compare import collated
from trellis.queries.ground import Ground
from trellis.queries.times import midnight, read_moment
from trellis.queries.values import Fields, Link, Tag, Value

Property = Callable[[Ground, Entity], Value]

_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def property_of(ground: Ground, fields: Fields, name: str) -> Value:
    """The field `name` of an entity: as its file says it, else as Trellis knows it."""
    key = normal_key(name)
    if fields.scope != "entity" and key != "tags":
        written = ground.written(fields.id)
        value = written.get(key, written.get(normal_key(_spelling(ground, fields.id, key)), None))
        if value is not None or fields.scope == "note":
            return value
    known = DERIVED.get(PLURALS.get(key, key))
    return ground.once(known, fields.id) if known else None


def _spelling(ground: Ground, id: str, key: str) -> str:
    """The name that Trellis gives a field which other systems call `key`."""
    model = ground.kinds.by_name[ground.entities[id].kind].fields
    spellings = model.legacy | model.spellings
    return next((name for other, name in spellings.items() if normal_key(other) == key), key)


def tags_of(ground: Ground, entity: Entity) -> tuple[Tag, ...]:
    """The tags of an entity: those of its frontmatter, then those in its text; each once."""
    given = entity.fields.get("tags")
    listed = [str(tag) for tag in given] if isinstance(given, list | tuple) else []
    every = (*listed, *inline_tags(entity.body))
    first = {tag.casefold(): tag for tag in reversed(every)}
    return tuple(Tag(first[key]) for key in dict.fromkeys(tag.casefold() for tag in every))


def all_tags_of(ground: Ground, entity: Entity) -> tuple[Tag, ...]:
    """The tags of an entity and what they are nested in: `a/b` is also `a`."""
    names: dict[str, None] = {}
    for tag in ground.once(tags_of, entity.id):
        parts = tag.split("/")
        names |= dict.fromkeys("/".join(parts[:end]) for end in range(1, len(parts) + 1))
    return tuple(map(Tag, names))


def tag_names(ground: Ground, entity: Entity) -> frozenset[str]:
    """The tags of an entity, and what they are nested in, as tags are compared."""
    return frozenset(map(collated, ground.once(all_tags_of, entity.id)))


def links_of(ground: Ground, entity: Entity) -> tuple[Link, ...]:
    """What an entity links to, each once."""
    return tuple(map(ground.entity_link, sorted(ground.once(linked_ids, entity.id))))


def linked_ids(ground: Ground, entity: Entity) -> frozenset[str]:
    """The ids of what an entity links to."""
    links = ground.links.outgoing.get(entity.id, ())
    found = (link.resolution.id for link in links if isinstance(link.resolution, Found))
    return frozenset(found) - {entity.id}


def backlinks_of(ground: Ground, entity: Entity) -> tuple[Link, ...]:
    """What links to an entity, each once."""
    origins = {backlink.origin for backlink in ground.links.backlinks.get(entity.id, ())}
    return tuple(map(ground.entity_link, sorted(origins)))


def _kind(ground: Ground, entity: Entity) -> Value:
    return Link(ground.kinds.by_name[entity.kind].label, "kind", entity.kind)


def _topics(ground: Ground, entity: Entity) -> Value:
    return tuple(Link(t.title, "topic", t.id) for t in ground.topics_of.get(entity.id, ()))


def _keywords(ground: Ground, entity: Entity) -> Value:
    found = ground.keywords.of.get(entity.id, ())
    return tuple(Link(keyword.label, "keyword", keyword.key) for keyword in found)


def _series(ground: Ground, entity: Entity) -> Value:
    found = tuple(Link(s.title, "series", s.slug) for s in ground.series_of.get(entity.id, ()))
    return found[0] if len(found) == 1 else found


def _year(ground: Ground, entity: Entity) -> Value:
    year = entity.fields.get("year")
    return year if isinstance(year, int) else entity.date.year if entity.date else None


def _summary(ground: Ground, entity: Entity) -> Value:
    return " ".join(entity.summary.split()) or None


DERIVED: Mapping[str, Property] = {
    "title": lambda _, entity: entity.title,
    "kind": _kind,
    "date": lambda _, entity: entity.date,
    "updated": lambda _, entity: entity.updated or entity.date,
    "year": _year,
    "status": lambda _, entity: entity.status or "published",
    "author": lambda _, entity: entity.author or None,
    "summary": _summary,
    "lang": lambda _, entity: entity.lang,
    "tags": tags_of,
    "keywords": _keywords,
    "topics": _topics,
    "series": _series,
    "folder": lambda _, entity: posixpath.dirname(entity.path),
    "path": lambda _, entity: entity.path,
    "slug": lambda _, entity: entity.slug,
    "words": lambda _, entity: entity.words,
    "aliases": lambda _, entity: entity.aliases,
    "link": lambda ground, entity: ground.entity_link(entity.id),
    "links": links_of,
    "backlinks": backlinks_of,
}
"""What Trellis knows of every entity, whatever its file says."""

PLURALS = {"kinds": "kind", "topic": "topics", "keyword": "keywords", "tag": "tags"}
"""Other names of these."""


def _day_in_name(ground: Ground, entity: Entity) -> Value:
    match = _DAY.search(entity_stem(entity.id))
    return read_moment(match[0]) if match else None


def _on_the_day(moment: dt.datetime | None) -> Value:
    return midnight(moment.date()) if moment else None


FILE: Mapping[str, Property] = {
    "name": lambda _, entity: entity_stem(entity.id),
    "basename": lambda _, entity: entity_stem(entity.id),
    "fullname": lambda _, entity: posixpath.basename(entity.path),
    "path": lambda _, entity: entity.path,
    "folder": lambda _, entity: posixpath.dirname(entity.path),
    "ext": lambda _, entity: entity.path.rpartition(".")[2],
    "link": lambda ground, entity: ground.entity_link(entity.id),
    "ctime": lambda _, entity: entity.date,
    "cday": lambda _, entity: _on_the_day(entity.date),
    "mtime": lambda _, entity: entity.updated or entity.date,
    "mday": lambda _, entity: _on_the_day(entity.updated or entity.date),
    "day": _day_in_name,
    "tags": all_tags_of,
    "etags": tags_of,
    "aliases": lambda _, entity: entity.aliases,
    "links": links_of,
    "outlinks": links_of,
    "backlinks": backlinks_of,
    "inlinks": backlinks_of,
    "properties": lambda ground, entity: Fields(entity.id, "note"),
    "frontmatter": lambda ground, entity: Fields(entity.id, "note"),
}
"""What `file.…` may ask for. Dates are those that a page says of itself: a file's change with every copy."""

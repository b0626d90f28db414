"""PUBLISH: a garden as plain Markdown that any other tool can publish.

The same tree of files: frontmatter in canonical form, wikilinks and links as relative Markdown links
between the files written, topics with their sources, discovered ones included. What readers may not
see has no file, and is not linked.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from trellis.entities import Entity
from trellis.frontmatter import split_frontmatter
from trellis.garden import Garden
from trellis.links import Found, FoundAsset, Link, Missing, Private
from trellis.markup.queries import QueryBlock
from trellis.parse import parse
from trellis.publish.listings import listing_markdown
from trellis.publish.rewrite import markdown_path, rewrite
from trellis.queries import Link as ListedLink
from trellis.queries import question
from trellis.sources import Source
from trellis.topics import Topic
from trellis.views.excerpts import external
from trellis.words import words_for
from trellis.write import TITLE_FIELDS, SourceLine, document, escape, topic_document


@dataclass(frozen=True, slots=True)
class MarkdownTree:
    """Texts by path, and the paths of the assets that belong to them, both below docs_dir."""

    texts: Mapping[str, str]
    assets: tuple[str, ...]


def markdown_tree(garden: Garden) -> MarkdownTree:
    """All visible entities and topics of `garden`."""
    withheld = set(garden.links.withheld_assets)
    assets = tuple(path for path in garden.reading.assets if path not in withheld)
    writer = _Writer(garden, frozenset(assets))
    return MarkdownTree(dict(sorted(writer.texts().items())), assets)


class _Writer:
    def __init__(self, garden: Garden, assets: frozenset[str]) -> None:
        self.garden, self.assets = garden, assets
        self.sources = {source.path: source for source in garden.reading.sources}
        self.topics = {topic.entity_id: topic for topic in garden.topics if topic.entity_id}

    def texts(self) -> dict[str, str]:
        texts = {
            entity.path: self._entity(entity)
            for id, entity in self.garden.entities.items()
            if id not in self.topics
        }
        return texts | {
            _path(topic, self.garden): self._topic(topic) for topic in self.garden.topics
        }

    def _entity(self, entity: Entity) -> str:
        written = self._rewritten(entity)
        return document(self._fields(entity), written.body)

    def _topic(self, topic: Topic) -> str:
        path = _path(topic, self.garden)
        fields: dict[str, object] = {"title": topic.title}
        prose = " ".join(escape(sentence.text) for sentence in topic.summary)
        if topic.entity_id:
            entity = self.garden.entities[topic.entity_id]
            fields = self._fields(entity)
            prose = self._rewritten(entity).body
        if topic.keywords:
            fields["keywords"] = list(topic.keywords)
        sources = [self.garden.entities[source.id] for source in topic.sources]
        lines = [
            SourceLine(one.title, one.slug, one.kind, href=_relative(path, one.path))
            for one in sources
        ]
        return topic_document(fields, prose, lines)

    def _fields(self, entity: Entity) -> dict[str, object]:
        """The frontmatter as written, with the title, without what it says of hidden entities."""
        front = split_frontmatter(self.sources[entity.path].text)
        hidden: dict[str, set[str]] = {}
        for link in self.garden.links.outgoing.get(entity.id, ()):
            if link.reference.field and isinstance(link.resolution, Private):
                hidden.setdefault(link.reference.field, set()).add(link.reference.target)
        fields: dict[str, object] = {}
        if not any(front.data.get(key) for key in TITLE_FIELDS):
            fields["title"] = entity.title
        for key, value in front.data.items():
            targets = hidden.get(key, set())
            if isinstance(value, list):
                fields[key] = [one for one in value if not _names(one, targets)]
            elif not _names(value, targets):
                fields[key] = value
        return fields

    def _rewritten(self, entity: Entity) -> Entity:
        """The entity as its text reads with plain links."""
        source = self.sources[entity.path]
        front = split_frontmatter(source.text)
        body = rewrite(
            front.body,
            front.body_line,
            self.garden.links.outgoing.get(entity.id, ()),
            lambda link: self._destination(entity, link),
            self._title,
            lambda block: self._listing(entity, block),
        )
        text = source.text.removesuffix(front.body) + body
        written, _ = parse(
            Source.of(source.path, text, source.digest), self.garden.kinds, self.garden.config
        )
        return written

    def _destination(self, origin: Entity, link: Link) -> str | None:
        match link.resolution:
            case Found(id=id, anchor=anchor):
                path = (
                    ""
                    if id == origin.id and anchor
                    else _relative(origin.path, self.garden.entities[id].path)
                )
                return path + (f"#{markdown_path(anchor)}" if anchor else "")
            case FoundAsset(path=path) if path in self.assets:
                return _relative(origin.path, path)
        return None

    def _listing(self, origin: Entity, block: QueryBlock) -> str | None:
        """What a query block of `origin` lists; None for one that has no answer."""
        garden = self.garden
        asking = question(block, origin.id, garden.resolver, garden.reading.bases)
        answer = garden.answers.get(origin.id, {}).get(asking.asked) if asking else None
        if answer is None:
            return None
        words = words_for(garden.config.lang)
        return listing_markdown(
            answer, garden.entities, words, lambda link: self._listed(origin, link)
        )

    def _listed(self, origin: Entity, link: ListedLink) -> str | None:
        """Where a link in a listing leads."""
        garden = self.garden
        match link.kind:
            case "entity":
                path: str | None = garden.entities[link.id].path
            case "topic":
                path = next(_path(topic, garden) for topic in garden.topics if topic.id == link.id)
            case "external":
                url = external(link.url)
                return quote(url, safe=":/?&=#%~+,;@!$*-._") if url else None
            case _:
                path = None
        if path is None:
            return None
        return _relative(origin.path, path) + (
            f"#{markdown_path(link.anchor)}" if link.anchor else ""
        )

    def _title(self, link: Link) -> str:
        match link.resolution:
            case Found(id=id) if not link.reference.fragment:
                return self.garden.entities[id].title
            case Missing() | Private():
                return posixpath.basename(link.reference.target) or link.reference.target
        return link.reference.target or link.reference.fragment


def _names(value: object, targets: set[str]) -> bool:
    """Whether a field's value is one of `targets`, or holds a wikilink to one."""
    written = str(value)
    return written in targets or any(f"[[{target}" in written for target in targets)


def _path(topic: Topic, garden: Garden) -> str:
    return garden.entities[topic.entity_id].path if topic.entity_id else f"topics/{topic.id}.md"


def _relative(origin: str, path: str) -> str:
    """The way from the file `origin` to the file `path`, as a link's destination."""
    return markdown_path(posixpath.relpath("/" + path, posixpath.dirname("/" + origin)))

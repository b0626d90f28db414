"""Links made of mentions, where the owner asks for them: the texts as if the writers had linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from trellis.config import Config
from trellis.entities import Entity
from trellis.kinds import Kinds
from trellis.links.mentions import Mention
from trellis.markup import Reference
from trellis.parse import parse
from trellis.sources import Source

_NOT_IN_LINKS = frozenset("[]|#^\\\n")


def with_linked_mentions(
    entities: Mapping[str, Entity],
    mentions: Iterable[Mention],
    sources: Iterable[Source],
    kinds: Kinds,
    config: Config,
) -> dict[str, Entity]:
    """`entities`, their first mention of each other a link; all places stay those of the files."""
    of: dict[str, list[Mention]] = {}
    for mention in mentions:
        if not _NOT_IN_LINKS & {*mention.written, *mention.target}:
            of.setdefault(mention.origin, []).append(mention)
    paths = {entities[id].path: id for id in of}
    linked = dict(entities)
    for source in sources:
        if id := paths.get(source.path):
            linked[id] = _linked(entities[id], of[id], source, kinds, config)
    return linked


def _linked(
    entity: Entity, mentions: Iterable[Mention], source: Source, kinds: Kinds, config: Config
) -> Entity:
    lines = source.text.split("\n")
    for mention in sorted(mentions, key=lambda one: (one.line, -one.column)):
        line, at = lines[mention.line - 1], mention.column - 1
        bar = "\\|" if mention.in_table else "|"
        link = f"[[{mention.target}{bar}{mention.written}]]"
        lines[mention.line - 1] = line[:at] + link + line[at + len(mention.written) :]
    read, _ = parse(Source.of(source.path, "\n".join(lines), source.digest), kinds, config)
    made = (
        Reference("mention", one.target, label=one.written, line=one.line, column=one.column)
        for one in mentions
    )
    references = sorted((*entity.references, *made), key=lambda one: (one.line, one.column))
    return replace(entity, written=read.written, slides=read.slides, references=tuple(references))

"""PARSE: a source becomes an entity.

Pure: an entity depends on its file's text and the options alone, so it can be cached by digest and
made in parallel. What depends on other entities (links, keywords' weights, topics) is not here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import frontmatter

from trellis.config import Config
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity, Publication, SeriesPlace
from trellis.kinds import Kinds
from trellis.markup import Block
from trellis.paths import entity_id, slugify
from trellis.sources import Source


def parse(source: Source, kinds: Kinds, config: Config) -> tuple[Entity, list[Diagnostic]]:
    """The entity that `source` holds, and what is wrong with it."""
    post = frontmatter.loads(source.text)
    id = entity_id(source.path)
    kind = kinds.by_folder.get(id.split("/")[0], kinds.by_name["note"])
    title = str(post.get("title") or post.get("subject") or id.rsplit("/", 1)[-1].strip())
    status = str(post.get("status") or "")
    open_to_all = status in ("", "published") and post.get("visibility", "public") == "public"
    date = str(post.get("publishedAt") or "")[:10]
    series = post.get("seriesName")
    return (
        Entity(
            id=id,
            path=source.path,
            kind=kind.name,
            name=id,
            slug=str(post.get("slug") or slugify(title)),
            explicit_slug="slug" in post.metadata,
            title=title,
            digest=source.digest,
            publication=Publication.PUBLISHED if open_to_all else Publication.DRAFT,
            publication_reason=status,
            status=status,
            date=dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC) if date else None,
            updated=None,
            lang=config.lang,
            summary=str(post.get("excerpt") or post.get("description") or ""),
            author=str(post.get("author") or config.author),
            aliases=(),
            given_keywords=(),
            series=SeriesPlace(str(series), None) if series else None,
            fields=dict(post.metadata),
            body=post.content,
            body_line=1,
            blocks=tuple(
                Block("paragraph", paragraph, "", 1, 1) for paragraph in post.content.split("\n\n")
            ),
            words=len(post.content.split()),
        ),
        [],
    )


def parse_all(
    sources: Iterable[Source], kinds: Kinds, config: Config
) -> tuple[dict[str, Entity], list[Diagnostic]]:
    """All entities by id, in id order."""
    entities: dict[str, Entity] = {}
    findings: list[Diagnostic] = []
    for source in sources:
        entity, found = parse(source, kinds, config)
        entities[entity.id] = entity
        findings += found
    return dict(sorted(entities.items())), findings

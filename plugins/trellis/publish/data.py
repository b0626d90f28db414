"""PUBLISH: a garden as data that outside tools read: versioned, sorted, the same bytes every time.

Keys may be added, never renamed or dropped within a schema version. Entity ids are paths below
docs_dir without extension; the ends of ties are entity ids, `topic:<topic_id>` or
`keyword:<phrase>`. Lists are ranked, best first; floats have six digits; what is not known is null,
never missing. What is not published is only in a garden loaded with `private=True`, and is marked
there with `"private": true`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.garden import Garden
from trellis.graph import Reason, Related, Tie
from trellis.inventory import inventory
from trellis.keywords import Keyword
from trellis.publish.canonical import as_json, iso, number
from trellis.series import Series
from trellis.topics import Evidence, RelatedTopic, Topic, TopicSource
from trellis.words import words_for

SCHEMA = 1

_KINDS = {
    "backlink": "link",
    "mutual-link": "link",
    "citing-together": "cited-together",
    "mentioned": "mention",
}
"""Kinds of reasons that the schema does not tell apart."""


def garden_json(garden: Garden) -> str:
    """`garden.json`: all entities, topics and keywords, and the ties between them."""
    places = _series_places(garden.series)
    urls = {(page.kind, page.id): page.url for page in inventory(garden) if page.number == 1}
    return as_json(
        {
            "schema": SCHEMA,
            "site": {
                "name": garden.config.site_name,
                "url": garden.config.site_url or None,
                "description": garden.config.site_description or None,
                "lang": garden.config.lang,
            },
            "entities": [
                _entity(garden, entity, places.get(id)) for id, entity in garden.entities.items()
            ],
            "topics": [
                _topic_head(topic, urls.get(("topic", topic.id))) for topic in garden.topics
            ],
            "keywords": [
                {
                    "keyword": garden.keywords.labels.get(key, key),
                    "url": urls.get(("keyword", key)),
                    "entities": list(ids),
                }
                for key, ids in sorted(garden.keywords.entities.items())
            ],
            "ties": [tie_data(tie) for tie in garden.ties],
        }
    )


def topics_json(garden: Garden, *, all_scores: bool = False) -> str:
    """`topics.json`: every topic with its sources and their evidence.

    With `all_scores`, sources are every entity with a score above zero, those that readers see
    marked with `"shown": true`.
    """
    urls, within = topic_urls(garden), garden.topics_within
    return as_json(
        [
            topic_data(topic, urls.get(topic.id), within.get(topic.id, ()), all_scores=all_scores)
            for topic in garden.topics
        ]
    )


def related_json(garden: Garden) -> str:
    """`related.json`: for every entity the nearest ones, each with its reasons."""
    return as_json(
        {id: [related_data(near) for near in garden.related(id)] for id in garden.entities}
    )


def keywords_json(garden: Garden) -> str:
    """`keywords.json`: for every entity its keywords."""
    return as_json(
        {
            id: [_keyword(keyword) for keyword in garden.keywords.of.get(id, ())]
            for id in garden.entities
        }
    )


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """`diagnostics.json`: what is wrong, in order of place."""
    return as_json([diagnostic_data(finding) for finding in diagnostics])


def data_files(garden: Garden, *, all_scores: bool = False) -> dict[str, str]:
    """All data files of a garden, by name."""
    return {
        "diagnostics.json": diagnostics_json(garden.diagnostics),
        "garden.json": garden_json(garden),
        "keywords.json": keywords_json(garden),
        "related.json": related_json(garden),
        "topics.json": topics_json(garden, all_scores=all_scores),
    }


def topic_urls(garden: Garden) -> dict[str, str]:
    """The site-relative URL of each topic's page."""
    return {page.id: page.url for page in inventory(garden) if page.kind == "topic"}


def topic_data(
    topic: Topic, url: str | None, parts: Sequence[str], *, all_scores: bool = False
) -> dict[str, object]:
    """A topic as in `topics.json`; `parts` are the ids of those within it."""
    shown = {source.id for source in topic.sources}
    if all_scores:
        sources = [_source(source) | {"shown": source.id in shown} for source in topic.ranking]
    else:
        sources = [_source(source) for source in topic.sources]
    return _topic_head(topic, url) | {
        "subtopics": list(parts),
        "summary": " ".join(sentence.text for sentence in topic.summary),
        "keywords": list(topic.keywords),
        "sources": sources,
        "related": [_related_topic(near) for near in topic.related],
    }


def related_data(near: Related) -> dict[str, object]:
    """A related entity as in `related.json`."""
    return {
        "id": near.id,
        "score": number(near.score),
        "linked": near.linked,
        "reasons": [reason_data(reason) for reason in near.reasons],
    }


def tie_data(tie: Tie) -> dict[str, object]:
    """A tie as in `garden.json`."""
    return {
        "from": tie.source,
        "to": tie.target,
        "kind": tie.kind,
        "weight": number(tie.weight),
        "reasons": [reason_data(reason) for reason in tie.reasons],
    }


def diagnostic_data(finding: Diagnostic) -> dict[str, object]:
    """A finding as in `diagnostics.json`."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "remedy": finding.remedy or None,
    }


def _entity(
    garden: Garden, entity: Entity, series: Mapping[str, object] | None
) -> dict[str, object]:
    data: dict[str, object] = {
        "id": entity.id,
        "kind": entity.kind,
        "title": entity.title,
        "slug": entity.slug,
        "url": garden.addresses.get(entity.id),
        "status": entity.status or None,
        "date": iso(entity.date),
        "updated": iso(entity.updated),
        "lang": entity.lang_tag,
        "summary": entity.summary or None,
        "author": entity.author or None,
        "keywords": [keyword.label for keyword in garden.keywords.of.get(entity.id, ())],
        "topics": list(garden.topics_of.get(entity.id, ())),
        "series": dict(series) if series else None,
        "words": entity.words,
        "fields": _inline_fields(entity),
    }
    if not entity.published:
        data["private"] = True
    return data


def _inline_fields(entity: Entity) -> dict[str, list[str]]:
    """The fields in the text, as plain text; frontmatter is not published."""
    fields: dict[str, list[str]] = {}
    for one in entity.inline_fields:
        fields.setdefault(one.name, []).append(one.value)
    return fields


def _series_places(series: Iterable[Series]) -> dict[str, dict[str, object]]:
    """The place of each member in its series, counted from 1."""
    return {
        member: {"slug": one.slug, "title": one.title, "position": position}
        for one in series
        for position, member in enumerate(one.members, 1)
    }


def _topic_head(topic: Topic, url: str | None) -> dict[str, object]:
    return {
        "id": topic.id,
        "title": topic.title,
        "origin": topic.origin,
        "parent": topic.parent,
        "entity": topic.entity_id,
        "url": url,
    }


def _source(source: TopicSource) -> dict[str, object]:
    return {
        "id": source.id,
        "score": number(source.score),
        "pinned": source.pinned,
        "keywords": list(source.keywords),
        "evidence": _evidence(source.evidence),
    }


def _evidence(evidence: Evidence | None) -> dict[str, object] | None:
    return {"text": evidence.text, "anchor": evidence.anchor} if evidence else None


def _related_topic(near: RelatedTopic) -> dict[str, object]:
    return {
        "id": near.id,
        "score": number(near.score),
        "reasons": [reason_data(reason) for reason in near.reasons],
    }


def _keyword(keyword: Keyword) -> dict[str, object]:
    return {
        "keyword": keyword.label,
        "weight": number(keyword.weight),
        "origin": keyword.origin,
    }


def reason_data(reason: Reason) -> dict[str, object]:
    """A reason as the schema knows it; one that names nothing is said in English."""
    kind = _KINDS.get(reason.kind, reason.kind)
    named = reason.label and reason.kind != "source"
    label = reason.label if named else words_for("en").reason(reason.kind, _names(reason))
    return {"kind": kind, "label": label, "weight": number(reason.weight)}


def _names(reason: Reason) -> list[str]:
    return [reason.label] if reason.label else []

"""PARSE: a source becomes an entity.

Pure: an entity depends on its file's text and the options alone, so it can be cached by digest and
made in parallel. What depends on other entities (links, keywords' weights, topics) is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from trellis.bodies import BodyText, read_body
from trellis.config import Config
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Cut, Entity
from trellis.fields import read_fields
from trellis.frontmatter import split_frontmatter
from trellis.kinds import Kinds
from trellis.language import detect, han_script
from trellis.markup import Block, blocks, headings, inline_fields, inline_tags, references
from trellis.markup.depth import DEEPEST, DEEPEST_HTML, too_deep
from trellis.markup.scanner import scan
from trellis.metadata import (
    authors_of,
    dates_of,
    field_references,
    keywords_of,
    language_of,
    missing_fields,
    series_of,
    slug_of,
    status_of,
    summary_of,
    title_of,
)
from trellis.paths import entity_id, entity_name
from trellis.processes import in_shares
from trellis.publication import judge
from trellis.sources import Source
from trellis.words import base, script

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff]+(?:['’]\w+)*"
)
_ASCII_WORDS = bytes(
    code if code < 128 and re.match(r"\w", chr(code)) else ord(" ") for code in range(256)
)
_WITHIN_WORD = re.compile(r"'(?<=\w')(?=\w)")


def parse(source: Source, kinds: Kinds, config: Config) -> tuple[Entity, list[Diagnostic]]:
    """The entity that `source` holds, and what is wrong with it."""
    id = entity_id(source.path)
    kind = kinds.of_path(source.path) or kinds.fallback
    front = split_frontmatter(source.text, source.path)
    fields, field_findings = read_fields(kind.fields, front, source.path)
    verdict = judge(front, kind, config, source.path)

    whole = BodyText(front.body, front.body_line)
    title, untitled = title_of(fields, whole, id, config)
    body = read_body(
        kind.name,
        whole if kind.name == "deck" else untitled,  # a deck's first slide is its title
        source.path,
        has_fields=bool(front.data),
        kinds=kinds.by_name,
    )
    text = body.text
    found_blocks = blocks(body.outline, text.line)
    date, updated = dates_of(fields)
    lang = language_of(fields) or _detected(found_blocks, config)
    entity = Entity(
        id=id,
        path=source.path,
        kind=kind.name,
        name=entity_name(id),
        slug=slug_of(fields, kind.name, title, id),
        explicit_slug=bool(fields.slug),
        title=title,
        digest=source.digest,
        publication=verdict.publication,
        publication_reason=verdict.reason,
        status=status_of(fields),
        date=date,
        updated=updated,
        lang=lang,
        script=_script(lang, fields.lang, found_blocks, config),
        summary=summary_of(fields),
        author=authors_of(fields, config),
        aliases=fields.aliases,
        given_keywords=keywords_of(fields, body.topic, inline_tags(body.outline)),
        series=series_of(fields),
        fields=fields.model_dump(mode="json", by_alias=True, exclude_unset=True),
        written=Cut.of(text.text, source.packed),
        body_line=text.line,
        headings=headings(body.outline, text.line),
        blocks=found_blocks,
        references=(
            *field_references(fields, front),
            *references(body.outline, text.line, config.hosts),
        ),
        inline_fields=inline_fields(body.outline, text.line),
        slides=body.slides,
        topic=body.topic,
        words=sum(count_words(block.text) for block in found_blocks),
        places={key: front.place(key) for key in front.lines},
    )
    findings = [
        *_empty(source),
        *front.findings,
        *_not_twice(field_findings, verdict.findings),
        *verdict.findings,
        *missing_fields(kind, fields, front, title, config, source.path),
        *body.findings,
        *_too_deep(text, source.path),
    ]
    return entity, findings


def _not_twice(found: Iterable[Diagnostic], withholding: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings on fields, but for those of a misspelt name that withholds the entity: that says it all."""
    lines = {one.line for one in withholding if one.code == "status-misspelt"}
    return [one for one in found if one.code != "field-unknown" or one.line not in lines]


def count_words(text: str) -> int:
    """How many words plain `text` has; each Chinese or Japanese character counts as one."""
    if not text.isascii():
        return len(_WORD.findall(text))
    words = len(text.encode().translate(_ASCII_WORDS).split())
    return words - len(_WITHIN_WORD.findall(text)) if "'" in text else words


def _empty(source: Source) -> list[Diagnostic]:
    if source.text.strip():
        return []
    return [diagnostic("file-empty", source.path, "the file is empty", remedy="write or delete it")]


def _too_deep(body: BodyText, path: str) -> list[Diagnostic]:
    at = too_deep(body.text)
    if at is None:
        return []
    line, column = scan(body.text).place(at)
    return [
        diagnostic(
            "body-too-deep",
            path,
            f"more than {DEEPEST} quotes and lists, or {DEEPEST_HTML} HTML elements, stand in one another",
            line=line + body.line - 1,
            column=column,
            remedy="nest less; what is deeper is shown flat",
        )
    ]


def _detected(found: Iterable[Block], config: Config) -> str:
    return detect("\n".join(block.text for block in found), config.lang)


def _script(lang: str, named: str, found: Iterable[Block], config: Config) -> str:
    """The script of a text in `lang`, "" for the usual one: as `named` with the language, or as shown."""
    code = named.replace("_", "-")
    if "-" in code or lang != "zh":
        return script(code)
    usual = script(config.lang) if base(config.lang) == lang else ""
    shown = han_script("\n".join(block.text for block in found), usual)
    return script(f"{lang}-{shown}") if shown else ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Entities by id, in id order, and by path what is wrong with some files."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    findings: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)


NOTHING = Parsed()


def parse_all(
    sources: Sequence[Source], kinds: Kinds, config: Config, since: Parsed = NOTHING
) -> Parsed:
    """All of `sources`; what is in `since`, parsed with the same options, is not parsed again."""

    def parsed(share: Sequence[Source]) -> list[tuple[Entity, list[Diagnostic]]]:
        return [parse(source, kinds, config) for source in share]

    known = {entity.path: entity for entity in since.entities.values()}
    kept = {
        source.path: known[source.path]
        for source in sources
        if source.path in known and known[source.path].digest == source.digest
    }
    changed = [source for source in sources if source.path not in kept]
    texts = {source.path: source.packed for source in changed}
    entities = {entity.id: entity for entity in kept.values()}
    findings = {path: wrong for path, wrong in since.findings.items() if path in kept}
    for share in in_shares(parsed, changed, config.processes):
        for entity, wrong in share:
            written = entity.written.on(texts[entity.path])
            entities[entity.id] = (
                entity if written is entity.written else replace(entity, written=written)
            )
            if wrong:
                findings[entity.path] = tuple(wrong)
    findings |= _unknown_folders(sources, kinds)
    return Parsed(dict(sorted(entities.items())), findings)


def _unknown_folders(sources: Iterable[Source], kinds: Kinds) -> dict[str, tuple[Diagnostic, ...]]:
    unknown = {
        source.path.partition("/")[0] for source in sources if kinds.of_path(source.path) is None
    }
    return {
        folder: (
            diagnostic(
                "folder-unknown",
                folder,
                f"`{folder}` is no known kind; its files are read as {kinds.fallback.plural}",
                remedy="to make it a kind, add it to `kinds` in the configuration",
            ),
        )
        for folder in sorted(unknown)
    }

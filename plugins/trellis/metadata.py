"""PARSE: what an entity's fields, place and first line say of it: title, slug, dates, keywords."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from trellis.bodies import BodyText
from trellis.config import Config
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import SeriesPlace, TopicFile
from trellis.fieldnames import normal_key
from trellis.fields import (
    Fields,
    LinkFields,
    NewsletterFields,
    SocialPostFields,
)
from trellis.fieldtypes import plain_text
from trellis.frontmatter import Frontmatter
from trellis.kinds import Kind
from trellis.markup import Reference, headings, references
from trellis.markup.plain import plain
from trellis.markup.scanner import WIKILINK
from trellis.paths import entity_stem, is_index, slugify

NAMED_BY_FILE = frozenset({"note", "topic", "newsletter", "link"})
"""Kinds whose slug comes from the file's name rather than from the title."""

NEIGHBOURS = frozenset(
    {
        "related",
        "up",
        "down",
        "next",
        "prev",
        "previous",
        "parent",
        "parents",
        "children",
        "seealso",
    }
)
"""Keys that list other entities by name, with or without brackets."""

OLD_STATUSES = {"presented": "published", "pending": "draft"}
MAX_TITLE = 300

_TYPOGRAPHY = str.maketrans("‘’“”–—", "''\"\"--")
_H1 = re.compile(r"#[ \t]+\S")
_UNDERLINE = re.compile(r"=+[ \t]*")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE | re.ASCII)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|mailto:", re.IGNORECASE)


def title_of(fields: Fields, body: BodyText, id: str, config: Config) -> tuple[str, BodyText]:
    """The title, and the body without a leading heading that says the same.

    From the frontmatter, else the leading heading, else the file's name.
    """
    heading, rest = leading_heading(body)
    title = fields.title or (fields.subject if isinstance(fields, NewsletterFields) else "")
    if not title:
        return (heading, rest) if heading else (_name_of(id, config), body)
    return title, rest if heading and is_same(heading, title) else body


def is_same(heading: str, title: str) -> bool:
    """Whether a leading heading says what the title does, but for typography and case."""
    return _comparable(heading) in (_comparable(title), _comparable(plain(title)))


def _comparable(title: str) -> str:
    """A title without what typography and case vary."""
    return plain_text(title).casefold().translate(_TYPOGRAPHY)


def leading_heading(body: BodyText) -> tuple[str, BodyText]:
    """The text of a first heading of level 1 ("" for none), and the body after it."""
    rows = body.rows
    first = next((number for number, row in enumerate(rows) if row.strip()), len(rows))
    underlined = first + 1 < len(rows) and _UNDERLINE.fullmatch(rows[first + 1])
    if first == len(rows) or not (underlined or _H1.match(rows[first])):
        return "", body
    length = 2 if underlined else 1
    found = headings("\n".join(rows[first : first + length]))
    if len(found) != 1 or len(found[0].text) > MAX_TITLE:
        return "", body
    rest = BodyText("\n".join(rows[first + length :]), body.line + first + length)
    return plain_text(found[0].text), _skip_blank(rest)


def _skip_blank(body: BodyText) -> BodyText:
    stripped = body.text.lstrip("\n")
    return BodyText(stripped, body.line + len(body.text) - len(stripped))


def _name_of(id: str, config: Config) -> str:
    """A title from the file's name; that of a folder's own page is its folder's."""
    if is_index(id):
        folder = id.rpartition("/")[0]
        return plain_text(folder.rpartition("/")[2]) or config.site_name
    return plain_text(entity_stem(id)) or "Untitled"


def slug_of(fields: Fields, kind: str, title: str, id: str) -> str:
    """An explicit slug as it is, else one from the title or the file's name."""
    if fields.slug:
        return fields.slug
    return slugify(_stem(id) if kind in NAMED_BY_FILE else title)


def _stem(id: str) -> str:
    return id.rpartition("/")[0].rpartition("/")[2] or id if is_index(id) else entity_stem(id)


def status_of(fields: Fields) -> str:
    """The status in today's words; "" for none."""
    status = fields.status.casefold()
    return OLD_STATUSES.get(status, status)


def dates_of(fields: Fields) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When an entity was published and last changed, as far as it says so."""
    candidates = [fields.published_at]
    if isinstance(fields, NewsletterFields):
        candidates = [fields.sent_at, fields.scheduled_for, fields.published_at]
    if isinstance(fields, LinkFields):
        candidates = [fields.published_at, fields.captured_at]
    candidates += [fields.date, fields.created]
    return next((date for date in candidates if date), None), fields.updated


def language_of(fields: Fields) -> str:
    """The language that the frontmatter names, as a code of two or three letters; "" for none."""
    match = _LANGUAGE.fullmatch(fields.lang)
    return match[1].lower() if match else ""


def summary_of(fields: Fields) -> str:
    return _unlinked(fields.excerpt or fields.description or fields.og_description)


def authors_of(fields: Fields, config: Config) -> str:
    return _unlinked(fields.author) or config.author


def _unlinked(text: str) -> str:
    """Plain text with wikilinks as their labels."""
    return (
        WIKILINK.sub(lambda link: link["label"] or link["target"], text) if "[[" in text else text
    )


def keywords_of(fields: Fields, topic: TopicFile | None, tags: Iterable[str]) -> tuple[str, ...]:
    """Given keywords, each once whatever its case, in the order written; the text's `tags` last."""
    listed = [*fields.keywords, *fields.tags, *(topic.keywords if topic else ()), *tags]
    given = [keyword for text in listed if (keyword := _unlinked(text).strip())]
    first = {keyword.casefold(): keyword for keyword in reversed(given)}
    return tuple(first[key] for key in dict.fromkeys(keyword.casefold() for keyword in given))


def series_of(fields: Fields) -> SeriesPlace | None:
    if not fields.series_name:
        return None
    index = fields.series_index
    return SeriesPlace(fields.series_name, None if index is None else float(index))


def missing_fields(
    kind: Kind, fields: Fields, front: Frontmatter, title: str, config: Config, path: str
) -> list[Diagnostic]:
    """What readers will miss, in one finding. A file without frontmatter asks for nothing."""
    given = fields.model_dump(by_alias=True, exclude_unset=True)
    given |= {"title": title, "author": authors_of(fields, config), "excerpt": summary_of(fields)}
    missing = [name for name in kind.recommended if given.get(name) in (None, "", ())]
    if not missing or not front.data:
        return []
    message = f"the {kind.label.lower()} has no {', '.join(missing)}"
    return [diagnostic("field-missing", path, message, remedy="add " + ", ".join(missing))]


def field_references(fields: Fields, front: Frontmatter) -> tuple[Reference, ...]:
    """What the frontmatter points to."""
    found: list[Reference] = []
    for key, value in front.data.items():
        listed = normal_key(key) in NEIGHBOURS
        for text in _texts_in(value):
            if "[[" in text or "](" in text:
                found += _linked(text, key, front)
            elif listed and (name := text.strip()) and not _ADDRESS.match(text):
                line, column = front.place(key, name)
                found.append(
                    Reference("field", name, line=line, column=column, field=key, relation=key)
                )
    return (*_typed(fields, front), *found)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(item)


def _linked(text: str, key: str, front: Frontmatter) -> Iterator[Reference]:
    """Wikilinks and Markdown links within a value."""
    for reference in references(text):
        row = text.split("\n")[reference.line - 1][reference.column - 1 :]
        line, column = front.place(key, row)
        written: Literal["wikilink", "link"] = (
            "wikilink" if reference.kind in ("wikilink", "embed") else "link"
        )
        yield replace(reference, kind=written, field=key, relation=key, line=line, column=column)


def _typed(fields: Fields, front: Frontmatter) -> Iterator[Reference]:
    """Fields that hold ids."""
    keys = {normal_key(key): key for key in front.lines}

    def pointing(name: str, target: str, expects: str, *, exact: bool = False) -> Reference:
        line, column = front.place(keys.get(normal_key(name), name), target)
        id = target if exact else ""
        return Reference("field", target, "", "", line, column, name, expects, id)

    for name, image in (("coverImageId", fields.cover_image_id), ("ogImageId", fields.og_image_id)):
        if image and "[[" not in image:
            yield pointing(name, image, "image")
    if isinstance(fields, NewsletterFields):
        for id in fields.entity_ids:
            yield pointing("entityIds", id, fields.source_entity_type, exact=True)
    if isinstance(fields, SocialPostFields) and fields.source_entity_id:
        kind = fields.source_entity_type
        yield pointing("sourceEntityId", fields.source_entity_id, kind, exact=True)

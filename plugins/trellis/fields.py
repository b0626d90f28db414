"""PARSE: the typed frontmatter of each kind.

One frozen pydantic model a kind, named as in files, from which the JSON Schema follows. Everything is
optional and unknown keys are kept: a value that does not fit is a finding, and only that value is lost.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, ValidationError, WithJsonSchema
from pydantic.alias_generators import to_camel

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.fieldnames import misspelt, normal_key
from trellis.fieldtypes import (
    Moment,
    Number,
    Tags,
    Text,
    Texts,
    WebAddress,
    Whether,
    Word,
    Year,
    as_flag,
    as_text,
    plain_text,
)
from trellis.frontmatter import Frontmatter


class Fields(BaseModel):
    """The frontmatter that every kind understands."""

    model_config = ConfigDict(
        frozen=True, extra="allow", alias_generator=to_camel, validate_by_name=True
    )
    spellings: ClassVar[dict[str, str]] = {
        "modified": "updated",
        "lastmod": "updated",
        "lastModified": "updated",
        "updatedAt": "updated",
        "createdAt": "created",
        "publishDate": "publishedAt",
        "pubDate": "publishedAt",
        "datePublished": "publishedAt",
        "alias": "aliases",
        "tag": "tags",
        "keyword": "keywords",
        "language": "lang",
        "locale": "lang",
        "authors": "author",
        "summary": "excerpt",
        "series": "seriesName",
    }
    """Other names of fields → the name in the model."""
    legacy: ClassVar[dict[str, str]] = {}
    """Names that older systems used → the name that replaced them."""

    title: Text = ""
    slug: Text = ""
    status: Annotated[Word, WithJsonSchema({"enum": ["draft", "queued", "published"]})] = ""
    visibility: Annotated[Word, WithJsonSchema({"enum": ["public", "shared", "restricted"]})] = ""
    draft: Whether = None
    publish: Whether = None
    private: Whether = None
    published_at: Moment | None = None
    date: Moment | None = None
    created: Moment | None = None
    updated: Moment | None = None
    aliases: Texts = ()
    tags: Tags = ()
    keywords: Texts = ()
    lang: Text = ""
    author: Text = ""
    description: Text = ""
    excerpt: Text = ""
    permalink: Text = ""
    cover_image_id: Text = ""
    og_image_id: Text = ""
    og_image: WebAddress = ""
    og_description: Text = ""
    twitter_card: Literal["", "summary", "summary_large_image"] = ""
    canonical_url: WebAddress = ""
    series_name: Text = ""
    series_index: Number | None = None


class PostFields(Fields):
    """An essay or article."""

    atproto_uri: Text = ""


class DeckFields(Fields):
    """A talk: slides parted by `---`."""

    legacy: ClassVar[dict[str, str]] = {"presentedAt": "publishedAt"}

    event: Text = ""


class SeriesFields(Fields):
    """A series of entities that name it in `seriesName`."""

    legacy: ClassVar[dict[str, str]] = {"name": "title"}


class ProjectFields(Fields):
    """Something made, with its year and address."""

    legacy: ClassVar[dict[str, str]] = {"technologies": "keywords"}

    year: Year | None = None
    url: WebAddress = ""


class NoteFields(Fields):
    """A note: anything."""


class TopicFields(Fields):
    """A topic that its writer describes."""


class NewsletterFields(Fields):
    """A letter to readers, and the entities it is about."""

    subject: Text = ""
    entity_ids: Texts = ()
    source_entity_type: Text = "post"
    scheduled_for: Moment | None = None
    sent_at: Moment | None = None
    buttondown_id: Text = ""


class LinkFields(Fields):
    """Something found elsewhere on the web."""

    url: WebAddress = ""
    domain: Text = ""
    captured_at: Moment | None = None
    source: Any = None


class SocialPostFields(Fields):
    """A short post for another platform."""

    platform: Text = ""
    platform_post_id: Text = ""
    source_entity_id: Text = ""
    source_entity_type: Text = "post"


_PLACEHOLDER = re.compile(
    r"\s*(?:\{\{.*\}\}|<%.*%>)\s*", re.DOTALL
)  # a template, not yet filled in


@lru_cache(maxsize=256)
def _names(model: type[Fields]) -> dict[str, str]:
    """Keys without what writers vary → the name in the model."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    exact = {normal_key(name): name for name in names}
    return {normal_key(key): name for key, name in (model.legacy | model.spellings).items()} | exact


def read_fields(
    model: type[Fields], front: Frontmatter, path: str = ""
) -> tuple[Fields, list[Diagnostic]]:
    """The frontmatter as `model`, and what does not fit in it."""
    values, keys, findings = _named(model, front, path)
    try:
        return model.model_validate(values), findings
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            name = str(problem["loc"][0])
            if name in values:
                findings += _misfits(keys[name], name, values.pop(name), problem, front, path)
    return model.model_validate(values), findings


def _named(
    model: type[Fields], front: Frontmatter, path: str
) -> tuple[dict[str, object], dict[str, str], list[Diagnostic]]:
    """Values by their names in the model; the key that each stands under; slips in keys."""
    names, findings = _names(model), []
    values: dict[str, object] = {}
    keys: dict[str, str] = {}
    written = sorted(front.data.items(), key=lambda item: item[0] not in names.values())
    for key, value in written:  # the model's own names first: they win
        if (
            value is None
            or value == ""
            or (isinstance(value, str) and _PLACEHOLDER.fullmatch(value))
        ):
            continue
        name = _name(names, key, value)
        if name is None:
            findings += _unknown(key, names, front, path)
        elif name != key and key in model.legacy and name not in values:
            findings.append(_legacy(key, name, front, path))
        name = key if name is None or name in values else name
        scalar = isinstance(value, bool | int | float)
        values[name] = front.texts.get(key, value) if scalar and name in names.values() else value
        keys[name] = key
    return values, keys, findings


def _name(names: dict[str, str], key: str, value: object) -> str | None:
    """The model's name of a key. `published` is a day, or says whether."""
    normal = normal_key(key)
    if normal == "published" and normal not in names:
        return "publish" if as_flag(value) is not None else "publishedAt"
    return names.get(normal)


def _misfits(
    key: str, name: str, value: object, problem: Any, front: Frontmatter, path: str
) -> list[Diagnostic]:
    context = problem.get("ctx", {})
    code = context.get("code", "field-invalid")
    if normal_key(key) != normal_key(name) and code != "date-invalid":
        return []  # another system's field of a like name, with a form of its own
    shown = as_text(value) or type(value).__name__
    fits = context.get("fits") or problem["msg"].removeprefix("Input should be ")
    remedy = context.get("remedy", "")
    message = f"`{key}` should be {fits}, not `{plain_text(shown)[:60]}`"
    line = front.lines.get(key, 1)
    return [diagnostic(code, path, message, line=line, remedy=remedy)]


def _unknown(key: str, names: dict[str, str], front: Frontmatter, path: str) -> list[Diagnostic]:
    known = frozenset(names) | {"published"}
    meant = misspelt(normal_key(key), known)
    if meant is None:
        return []
    name = names.get(meant, meant)
    message, remedy = f"`{key}` is not a known field", f"did you mean `{name}`?"
    return [diagnostic("field-unknown", path, message, line=front.lines.get(key, 1), remedy=remedy)]


def _legacy(key: str, name: str, front: Frontmatter, path: str) -> Diagnostic:
    return diagnostic(
        "field-legacy",
        path,
        f"`{key}` is an old name of `{name}`",
        line=front.lines.get(key, 1),
        remedy=f"write `{name}`",
    )

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

    # Of kinds that a garden does not have, no validator is ever made.
    model_config = ConfigDict(
        frozen=True, extra="allow", alias_generator=to_camel, defer_build=True
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
        "cssclass": "cssclasses",
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
    elsewhere: ClassVar[dict[str, str]] = {}
    """Names of what a file says outside of its frontmatter → where."""

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
    cssclasses: Texts = ()
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

    elsewhere: ClassVar[dict[str, str]] = {
        "sources": "list them below a heading `## Sources`, one a line: `- [[Name]]`"
    }


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


_PLACEHOLDER = re.compile(r"\s*(?:\{\{.*\}\}|<%.*%>)\s*", re.DOTALL)


@lru_cache(maxsize=256)
def _names(model: type[Fields]) -> dict[str, str]:
    """Keys without what writers vary → the name in the model."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    exact = {normal_key(name): name for name in names}
    return {normal_key(key): name for key, name in (model.legacy | model.spellings).items()} | exact


def read_fields(
    model: type[Fields], front: Frontmatter, path: str = ""
) -> tuple[Fields, list[Diagnostic]]:
    """The frontmatter as `model`, and what does not fit in it. What does not fit is left out."""
    reading = _Reading(model, front, path)
    return reading.validated(), reading.findings


class _Reading:
    """Frontmatter on its way into a model: `values` by their names in it, `keys` as written."""

    def __init__(self, model: type[Fields], front: Frontmatter, path: str) -> None:
        self.model, self.front, self.path = model, front, path
        self.names = _names(model)
        self.findings: list[Diagnostic] = []
        self.values: dict[str, object] = {}
        self.keys: dict[str, str] = {}
        own = frozenset(self.names.values())
        for key, value in sorted(front.data.items(), key=lambda item: item[0] not in own):
            if not _is_absent(value):  # the model's own names come first, and win
                self.take(key, value)

    def take(self, key: str, value: object) -> None:
        """Puts a value under its name in the model, or leaves it under the key it has."""
        name = self.name(key, value)
        if name is None:
            self.suggest(key)
        if name is None or name in self.values:
            self.values[key], self.keys[key] = value, key
            return
        if key in self.model.legacy:
            self.find("field-legacy", key, f"`{key}` is an old name", f"write `{name}`")
        scalar = isinstance(value, bool | int | float)
        self.values[name] = self.front.texts.get(key, value) if scalar else value
        self.keys[name] = key

    def name(self, key: str, value: object) -> str | None:
        """The model's name of a key. `published` is a day, or says whether."""
        normal = normal_key(key)
        if normal == "published" and normal not in self.names:
            return "publish" if as_flag(value) is not None else "publishedAt"
        return self.names.get(normal)

    def validated(self) -> Fields:
        """The model of the values; those that do not fit are told, and left out."""
        try:
            return self.model.model_validate(self.values)
        except ValidationError as error:
            for problem in error.errors(include_url=False, include_input=False):
                name = str(problem["loc"][0])
                if name in self.values:
                    self.refuse(name, problem)
        return self.model.model_validate(self.values)

    def refuse(self, name: str, problem: Any) -> None:
        key, value = self.keys[name], self.values.pop(name)
        context = problem.get("ctx", {})
        code = context.get("code", "field-invalid")
        if normal_key(key) != normal_key(name) and code != "date-invalid":
            self.values[key] = value  # another system's field of a like name, in its own form
            return
        shown = plain_text(as_text(value))[:60] or type(value).__name__
        fits = context.get("fits") or problem["msg"].removeprefix("Input should be ")
        message = f"`{key}` should be {fits}, not `{shown}`"
        remedy = context.get("remedy") or "write one that fits, or remove the field"
        self.find(code, key, message, remedy, self.front.place(key))

    def suggest(self, key: str) -> None:
        """The name that was probably meant by a key that is none, or where else it belongs."""
        if where := self.model.elsewhere.get(normal_key(key)):
            self.find("field-unknown", key, f"`{key}` is not read in the frontmatter", where)
            return
        meant = misspelt(normal_key(key), frozenset(self.names) | {"published"})
        if meant:
            name = self.names.get(meant, meant)
            self.find("field-unknown", key, f"`{key}` is no known field", f"did you mean `{name}`?")

    def find(
        self, code: str, key: str, message: str, remedy: str, place: tuple[int, int] | None = None
    ) -> None:
        """Notes a finding at `place`, or where the key stands."""
        line, column = place or (self.front.lines.get(key, 1), 1)
        self.findings.append(
            diagnostic(code, self.path, message, line=line, column=column, remedy=remedy)
        )


def _is_absent(value: object) -> bool:
    """Null, blank, or what a template leaves to be filled in."""
    if isinstance(value, str):
        return not value.strip() or bool(_PLACEHOLDER.fullmatch(value))
    return value is None

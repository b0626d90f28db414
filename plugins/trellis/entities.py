"""Entities, as values: what one Markdown file says, before anything is known of the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from trellis.fieldnames import normal_key
from trellis.markup import Block, Heading, InlineField, Reference
from trellis.packing import Packed


class Publication(StrEnum):
    """Whether readers may see an entity. Values are the words of the account."""

    PUBLISHED = "published"
    DRAFT = "draft"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """A member's place in a series: its name as written, and its index if given."""

    name: str
    index: float | None


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of a deck: Markdown, its directives' attributes, and the line where it begins.

    `notes` are for the speaker, and not part of `text`.
    """

    number: int
    title: str
    text: str
    attributes: Mapping[str, str]
    line: int
    notes: str = ""


@dataclass(frozen=True, slots=True)
class TopicFile:
    """What a topic's file lists: keywords as written, and sources as references (kind "field")."""

    generation: str
    keywords: tuple[str, ...]
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A part of a text, made whenever it is asked for: of what a file says a garden holds one copy."""

    whole: Packed
    start: int
    end: int

    @classmethod
    def of(cls, part: str, whole: Packed) -> Cut:
        """`part` as a part of `whole`; where it is none, it stands for itself."""
        at = whole.text.rfind(part)
        return cls(whole, at, at + len(part)) if at >= 0 else cls(Packed.of(part), 0, len(part))

    def on(self, whole: Packed) -> Cut:
        """The same part of an equal text, which another process held, too."""
        return self if self.whole is whole or self.whole != whole else replace(self, whole=whole)

    @property
    def text(self) -> str:
        return self.whole.text[self.start : self.end]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cut) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


@dataclass(frozen=True, slots=True)
class Entity:
    """One item of the garden, read from one Markdown file.

    `id` is the path below docs_dir without extension; `name` the `:`-joined stem that older systems
    used as id; `slug` the last part of the address; `body` the Markdown that readers see (without
    frontmatter, a leading title, or what a topic's file lists), beginning at `body_line` of the file;
    `fields` the frontmatter as validated, unknown keys included, and `inline_fields` those in the text;
    `date` and `updated` are UTC. `lang` is a code without region, `script` one of four letters, "" for
    the usual script of the language.
    `references` carry lines of the file, `places` the line and column of each field's value.
    """

    id: str
    path: str
    kind: str
    name: str
    slug: str
    explicit_slug: bool
    title: str
    digest: str
    publication: Publication
    publication_reason: str
    status: str
    date: dt.datetime | None
    updated: dt.datetime | None
    lang: str
    summary: str
    author: str
    aliases: tuple[str, ...]
    given_keywords: tuple[str, ...]
    series: SeriesPlace | None
    fields: Mapping[str, object]
    written: Cut
    body_line: int
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    inline_fields: tuple[InlineField, ...] = ()
    slides: tuple[Slide, ...] = ()
    topic: TopicFile | None = None
    words: int = 0
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)
    script: str = ""

    @property
    def body(self) -> str:
        """The Markdown that readers see."""
        return self.written.text

    @property
    def lang_tag(self) -> str:
        """The language with its script, where that is not the usual one: `zh-Hant`."""
        return f"{self.lang}-{self.script}" if self.script else self.lang

    @property
    def published(self) -> bool:
        return self.publication is Publication.PUBLISHED

    @property
    def written_fields(self) -> Mapping[str, object]:
        """Every field that the file gives: those in the text, then the frontmatter, which wins.

        A field that the text gives several times is a list. Names are compared as in frontmatter.
        """
        if not self.inline_fields:
            return self.fields
        taken = {normal_key(name) for name in self.fields}
        listed: dict[str, list[str]] = {}
        names: dict[str, str] = {}
        for one in self.inline_fields:
            if (key := normal_key(one.name)) not in taken:
                listed.setdefault(names.setdefault(key, one.name), []).append(one.value)
        found = {name: values if len(values) > 1 else values[0] for name, values in listed.items()}
        return {**found, **self.fields}

    def lines_of(self, block: Block) -> str:
        """The lines of the body that hold a block."""
        first, last = block.line - self.body_line, block.end_line - self.body_line
        return "\n".join(self.body.split("\n", last + 1)[first : last + 1])

    def place_of(self, *names: str) -> tuple[int, int]:
        """Line and column of the first field of these names that the file has; else of its first line."""
        return next((self.places[name] for name in names if name in self.places), (1, 1))

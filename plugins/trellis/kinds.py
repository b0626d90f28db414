"""PARSE: the kinds of entities: their folders, what readers call them, and their frontmatter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from pydantic import Field, create_model

from trellis.config import Config, KindOptions
from trellis.fieldnames import normal_key
from trellis.fields import (
    DeckFields,
    Fields,
    LinkFields,
    NewsletterFields,
    NoteFields,
    PostFields,
    ProjectFields,
    SeriesFields,
    SocialPostFields,
    TopicFields,
)
from trellis.fieldtypes import OWN_TYPES


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: `name` (`post`), `plural` (first part of its URLs), `label` (what readers see, singular).

    `folders` are the top-level folders that hold it, in any case. `publishable` kinds get pages; the
    others are read, accounted for and withheld. `fields` is the model of its frontmatter, of which
    `recommended` names what readers will miss.
    """

    name: str
    plural: str
    label: str
    folders: tuple[str, ...]
    publishable: bool
    fields: type[Fields] = NoteFields
    recommended: tuple[str, ...] = ()


def _kind(
    name: str,
    fields: type[Fields] = NoteFields,
    recommended: tuple[str, ...] = (),
    *,
    publishable: bool = True,
    plural: str = "",
    folders: tuple[str, ...] = (),
) -> Kind:
    plural = plural or name + "s"
    label = name.replace("-", " ").capitalize()
    folders = folders or tuple(dict.fromkeys((name, plural)))
    return Kind(name, plural, label, folders, publishable, fields, recommended)


BUILT_IN = (
    _kind("post", PostFields, ("excerpt", "author")),
    _kind("deck", DeckFields),
    _kind("series", SeriesFields, plural="series"),
    _kind("project", ProjectFields, ("description", "year")),
    _kind("note"),
    _kind("topic", TopicFields),
    _kind("newsletter", NewsletterFields, ("subject",)),
    _kind("link", LinkFields, ("url",)),
    # What else older gardens hold. None is published unless the owner says so …
    _kind("social-post", SocialPostFields, publishable=False),
    *(
        _kind(name, publishable=False)
        for name in ("prompt", "agent", "skill", "swot", "wish", "anchor-profile")
    ),
    # … and ordinary words are theirs only in the singular: `docs/` of any folder holds notes.
    *(
        _kind(name, publishable=False, folders=(name,))
        for name in (
            *("image", "document", "doc", "site-info", "site-content", "brain-character"),
            *("style-guide", "product", "products-overview", "summary", "decision"),
            *("action-item", "ecosystem-section"),
        )
    ),
)


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds of a garden by name, in the order in which readers meet them.

    `by_folder` has folders casefolded; `fallback` is the kind of files in any other folder.
    """

    by_name: Mapping[str, Kind]
    by_folder: Mapping[str, Kind]
    fallback: Kind

    @classmethod
    def from_config(cls, config: Config) -> Kinds:
        """The built-in kinds, changed and joined by the owner's."""
        kinds = {kind.name: kind for kind in BUILT_IN}
        for name, options in config.kinds.items():
            kinds[name] = _configured(kinds.get(name) or _kind(name), options)
        own = [kinds[name] for name in config.kinds]
        by_folder: dict[str, Kind] = {}
        for kind in [*own, *kinds.values()]:  # the owner's folders come first
            for folder in kind.folders:
                by_folder.setdefault(folder.casefold(), kind)
        return cls(
            MappingProxyType(kinds),
            MappingProxyType(by_folder),
            kinds.get(config.fallback_kind, kinds["note"]),
        )

    def of_path(self, path: str) -> Kind | None:
        """The kind of the file at `path` by its first folder; None when that is no known kind."""
        folder, slash, _ = path.partition("/")
        return self.by_folder.get(folder.casefold()) if slash else self.by_name["note"]

    def json_schema(self, kind: str) -> dict[str, Any]:
        """The JSON Schema of a kind's frontmatter. Raises KeyError for an unknown kind."""
        found = self.by_name[kind]
        schema = found.fields.model_json_schema(by_alias=True)
        for field in schema["properties"].values():
            field.pop("title", None)  # the name again
            field.pop("default", None)  # absent is not a value to write
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = f"{found.label} frontmatter"
        if found.recommended:
            schema["required"] = list(found.recommended)
        return schema


def _configured(kind: Kind, options: KindOptions) -> Kind:
    """A kind with the owner's changes."""
    plural = options.plural or kind.plural
    return replace(
        kind,
        plural=plural,
        label=options.label or kind.label,
        folders=options.folders or tuple(dict.fromkeys((*kind.folders, plural))),
        publishable=kind.publishable if options.publish is None else options.publish,
        fields=_with_own_fields(kind, options),
        recommended=tuple(dict.fromkeys((*kind.recommended, *options.required))),
    )


def _with_own_fields(kind: Kind, options: KindOptions) -> type[Fields]:
    """The kind's model with the owner's fields; what every kind has stays as it is."""
    known = {normal_key(name) for name in kind.fields.model_fields}
    own = {name: form for name, form in options.fields.items() if normal_key(name) not in known}
    if not own:
        return kind.fields
    definitions: dict[str, Any] = {
        f"own_{number}": (OWN_TYPES[form] | None, Field(default=None, alias=name))
        for number, (name, form) in enumerate(sorted(own.items()))
    }
    return create_model(f"{kind.name}-fields", __base__=kind.fields, **definitions)

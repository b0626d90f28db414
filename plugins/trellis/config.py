"""What a garden's owner can decide, as one frozen model.

In a site these options stand under `plugins: - trellis:` in `mkdocs.yml`. An unknown option or a
value that does not fit is a diagnostic naming the option and the nearest right name, never a
traceback.
"""

from __future__ import annotations

import datetime as dt
import reprlib
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from trellis.diagnostics import Diagnostic, diagnostic, nearest
from trellis.optiontypes import (
    Hosts,
    Language,
    Patterns,
    Sources,
    Statuses,
    UrlPart,
    WebAddress,
    Words,
)


class Options(BaseModel):
    """Base of every group of options: frozen, and strict about names; null is the same as absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, data: object) -> object:
        if data is None:  # a group, or a kind of the owner's, that is named and left at that
            return {}
        if not isinstance(data, Mapping):
            return data
        return {key: value for key, value in data.items() if value is not None}


class KindOptions(Options):
    """A kind of the owner's own, or changes to a built-in one."""

    folders: Words = ()
    """Top-level folders that hold this kind; empty: the kind's name and its plural."""
    plural: UrlPart | None = None
    """First part of the URLs of this kind, e.g. `essays` for posts."""
    label: str | None = None
    """What readers see, singular; empty: the kind's name."""
    publish: bool | None = None
    """Whether entities of this kind get pages."""
    fields: dict[str, Literal["text", "number", "date", "list", "flag"]] = Field(
        default_factory=dict
    )
    """Frontmatter fields of this kind and their types."""
    required: Words = ()


class KeywordOptions(Options):
    """How many keywords, and what counts as the same one."""

    count: Annotated[int, Field(ge=1, le=50)] = 10
    """Keywords shown for each entity."""
    synonyms: dict[str, Words] = Field(default_factory=dict)
    """Preferred keyword → other spellings that mean the same."""
    ignore: Words = ()
    """Phrases that are never keywords."""
    page_min: Annotated[int, Field(ge=2)] = 3
    """A keyword gets a page when it ties at least this many entities."""

    @property
    def named(self) -> tuple[str, ...]:
        """All that the synonyms call a keyword."""
        return (*self.synonyms, *(other for others in self.synonyms.values() for other in others))


class TopicOptions(Options):
    """Whether and how topics are discovered."""

    discover: bool = True
    min_sources: Annotated[int, Field(ge=2)] = 3
    """A discovered topic has at least this many sources."""
    resolution: Annotated[float, Field(gt=0, le=10)] = 1.0
    """Higher: more and smaller topics."""


class SecurityOptions(Options):
    """What pages may load and run."""

    policy: bool = True
    """Whether pages have a Content Security Policy."""
    allow: dict[Annotated[str, Field(pattern="^[a-z-]+$")], Sources] = Field(default_factory=dict)
    """Directive → sources that it permits besides, e.g. for the owner's own scripts."""
    headers: Hosts = ("netlify",)
    """Hosts whose files of response headers the site holds."""


class Config(Options):
    """All options of a garden."""

    site_name: str = "Garden"
    site_url: WebAddress = ""
    site_description: str = ""
    author: str = ""
    lang: Language = "en"
    """Language of entities that neither say nor show another."""
    publish: Literal["all", "explicit"] = "all"
    """`all`: an entity without a status is published; `explicit`: only one that says so."""
    statuses: Statuses = Field(default_factory=dict)
    """Words of the owner's own for `status`, and what each means; they go before the built-in ones."""
    today: dt.date | None = None
    """The day to build for: what is scheduled later is withheld. None: nothing is due yet.

    The core knows no clock and reads no environment: a command or an engine that wants
    `SOURCE_DATE_EPOCH` or the present day puts it here when the owner gave none."""
    kinds: dict[UrlPart, KindOptions] = Field(default_factory=dict)
    fallback_kind: str = "note"
    """Kind of files in a folder that is no known kind."""
    exclude: Patterns = ()
    """Paths below the garden's folder that are not read, as patterns of gitignore."""
    hosts: Words = ()
    """Hosts that are this site: links to them are links into the garden."""
    prefixes: Words = ()
    """Leading paths to drop from site-absolute links, e.g. `/docs`."""
    directory_urls: bool = True
    """`/posts/x/` rather than `/posts/x.html`."""
    page_size: Annotated[int, Field(ge=5, le=500)] = 50
    """Entries on one page of an index."""
    search: Literal["trellis", "mkdocs", "none"] = "trellis"
    """Which search the site has: ours, that of MkDocs' own plugin, or none."""
    related: Annotated[int, Field(ge=0, le=20)] = 5
    """Related entities shown on a page."""
    link_mentions: bool = False
    """Whether the first mention of an entity's title or alias in each text becomes a link."""
    processes: Annotated[int, Field(ge=1, le=64)] = 1
    """How many processes may work at once. A build uses those that the machine has, where nobody says."""
    max_file_bytes: Annotated[int, Field(ge=1_000)] = 5_000_000
    semantic: bool = False
    """Whether a small language model reads English texts; it is the extra `semantic`."""
    keywords: KeywordOptions = KeywordOptions()
    topics: TopicOptions = TopicOptions()
    security: SecurityOptions = SecurityOptions()


Place = tuple[int, int]
"""Line and column, from 1."""

Option = tuple[int | str, ...]
"""Names that lead to an option, and the number of an item in a list."""


def _at_the_top(option: tuple[str, ...]) -> Place:
    return 1, 1


def parse_options(
    mapping: Mapping[str, object],
    path: str = "mkdocs.yml",
    place: Callable[[tuple[str, ...]], Place] = _at_the_top,
) -> tuple[Config, list[Diagnostic]]:
    """The options in `mapping`, as read from the file `path`, and what is wrong with them.

    `place` tells where in the file an option stands, given as `("keywords", "count")`.
    An option that is unknown or does not fit is reported and left at its default; the rest stay.
    """
    rest: Any = mapping
    findings: list[Diagnostic] = []
    while True:
        rest = _copy(rest)
        try:
            return Config.model_validate(rest), findings
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=False)
        wrong = {_written_part(rest, detail["loc"]): detail for detail in details}
        for option, detail in wrong.items():
            findings.append(_finding(option, detail, path, place))
            _drop(rest, option)


def _written_part(options: Any, place: Option) -> Option:
    """Of the `place` of an error as pydantic tells it, what leads to something written."""
    for length, part in enumerate(place):
        named = isinstance(options, dict) and part in options
        listed = isinstance(options, list) and isinstance(part, int)
        if not (named or listed):
            return place[:length]
        options = options[part]
    return place


def _drop(options: Any, option: Option) -> None:
    """Takes out what does not fit, unless a group around it went before. Items of lists become null."""
    *groups, last = option
    for part in groups:
        if isinstance(options, dict) and part not in options:
            return
        options = options[part]
    if isinstance(options, dict):
        options.pop(last, None)
    elif options is not None:
        options[last] = None


def _copy(value: object, depth: int = 4) -> object:
    """A copy of nested mappings and lists, as deep as options go: keys are text, lists without nulls."""
    if isinstance(value, Mapping) and depth:
        return {str(key): _copy(item, depth - 1) for key, item in value.items()}
    return [item for item in value if item is not None] if isinstance(value, list) else value


def _finding(
    option: Option, detail: ErrorDetails, path: str, place: Callable[[tuple[str, ...]], Place]
) -> Diagnostic:
    names = tuple(part for part in option if isinstance(part, str))
    name = ".".join(names)
    line, column = place(names)
    if detail["type"] == "extra_forbidden":
        near = nearest(names[-1], _names_in(names[:-1]))
        code, message = "config-unknown-option", f"there is no option `{name}`"
        remedy = f"did you mean `{'.'.join((*names[:-1], near))}`?" if near else "take it out"
    else:
        verb = "is" if names == option else "holds"
        written = f"{verb} {_briefly(detail['input'])}"
        code, message = "config-invalid-option", f"`{name}` {written}; it {_what_fits(detail)}"
        remedy = "it has its default until then" if verb == "is" else "it is left out until then"
    return diagnostic(code, path, message, line=line, column=column, remedy=remedy)


def _briefly(value: object) -> str:
    """`value` as it is written, cut where it is long or deep."""
    brief = reprlib.Repr()
    brief.maxlevel, brief.maxlist, brief.maxdict, brief.maxstring = 2, 3, 3, 60
    return brief.repr(value)


def _what_fits(detail: ErrorDetails) -> str:
    """`should be …`, in the words of YAML."""
    words = {"tuple_type": "should be a list", "model_type": "should be a mapping"}
    words |= {"dict_type": "should be a mapping", "string_type": "should be text"}
    plain = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return words.get(detail["type"], plain)


def _names_in(group: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the options in a group: `()`, `("keywords",)`, `("kinds", "recipe")`."""
    groups: dict[str, type[Options]] = {
        "keywords": KeywordOptions,
        "topics": TopicOptions,
        "security": SecurityOptions,
        "kinds": KindOptions,
    }
    model = groups[group[0]] if group else Config
    return tuple(model.model_fields)

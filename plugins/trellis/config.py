"""What a garden's owner can decide, as one frozen model.

In a site these options stand under `plugins: - trellis:` in `mkdocs.yml`. An unknown option or a
value that does not fit is a diagnostic naming the option and the nearest right name, never a
traceback.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Options(BaseModel):
    """Base of every group of options: frozen, and strict about names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class KindOptions(Options):
    """A kind of the owner's own, or changes to a built-in one."""

    folders: tuple[str, ...] = ()
    """Top-level folders that hold this kind; empty: the kind's name and its plural."""
    plural: str | None = None
    """First part of the URLs of this kind, e.g. `essays` for posts."""
    label: str | None = None
    """What readers see, singular; empty: the kind's name."""
    publish: bool | None = None
    """Whether entities of this kind get pages."""
    fields: dict[str, Literal["text", "number", "date", "list", "flag"]] = Field(
        default_factory=dict
    )
    """Frontmatter fields of this kind and their types."""
    required: tuple[str, ...] = ()


class KeywordOptions(Options):
    """How many keywords, and what counts as the same one."""

    count: Annotated[int, Field(ge=1, le=50)] = 10
    """Keywords shown for each entity."""
    synonyms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Preferred keyword → other spellings that mean the same."""
    ignore: tuple[str, ...] = ()
    """Phrases that are never keywords."""
    page_min: Annotated[int, Field(ge=2)] = 3
    """A keyword gets a page when it ties at least this many entities."""


class TopicOptions(Options):
    """Whether and how topics are discovered."""

    discover: bool = True
    min_sources: Annotated[int, Field(ge=2)] = 3
    """A discovered topic has at least this many sources."""
    resolution: Annotated[float, Field(gt=0, le=10)] = 1.0
    """Higher: more and smaller topics."""


class Config(Options):
    """All options of a garden."""

    site_name: str = "Garden"
    site_url: str = ""
    site_description: str = ""
    author: str = ""
    lang: str = "en"
    """Language of entities that neither say nor show another."""
    publish: Literal["all", "explicit"] = "all"
    """`all`: an entity without a status is published; `explicit`: only one that says so."""
    today: dt.date | None = None
    """The day to build for: what is scheduled later is withheld. None: nothing is due yet."""
    kinds: dict[str, KindOptions] = Field(default_factory=dict)
    fallback_kind: str = "note"
    """Kind of files in a folder that is no known kind."""
    exclude: tuple[str, ...] = ()
    """Glob patterns of paths below the garden's folder that are not read."""
    hosts: tuple[str, ...] = ()
    """Hosts that are this site: links to them are links into the garden."""
    prefixes: tuple[str, ...] = ()
    """Leading paths to drop from site-absolute links, e.g. `/docs`."""
    directory_urls: bool = True
    """`/posts/x/` rather than `/posts/x.html`."""
    page_size: Annotated[int, Field(ge=5, le=500)] = 50
    """Entries on one page of an index."""
    related: Annotated[int, Field(ge=0, le=20)] = 5
    """Related entities shown on a page."""
    max_file_bytes: Annotated[int, Field(ge=1_000)] = 5_000_000
    keywords: KeywordOptions = KeywordOptions()
    topics: TopicOptions = TopicOptions()

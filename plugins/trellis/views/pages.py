"""Views of whole pages, as values: all that a template may see of each kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from trellis.pages import Page
from trellis.views.sheet import Nearby, SheetIsland, Thumbnail
from trellis.views.values import (
    Bar,
    Card,
    Connections,
    Credited,
    Entry,
    Group,
    Header,
    PageNumbers,
    Ref,
    RelatedCard,
    Revision,
    SlideView,
    SourceGroup,
    TopicCard,
    Wanted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page shows: its own place and words.

    `spoken` is the language of the interface's words on the page, `lang` that of its writer's text, ""
    where it is the same, `classes` those of CSS that the writer gives the text; `description` is for
    search engines and previews.
    """

    page: Page
    spoken: str
    description: str
    header: Header
    lang: str = ""
    classes: tuple[str, ...] = ()
    connections: Connections = field(default_factory=Connections)
    nearby: Nearby | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView(View):
    """An entity's page: its Markdown is the body. `pieces` are what a newsletter sent out, `outcome` what
    names a project without a link.
    """

    pieces: tuple[Card, ...] = ()
    outcome: tuple[Card, ...] = ()
    slides: tuple[SlideView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView(View):
    """A topic's page. `parent` is the topic that this one is within, `within` those within this one;
    `bridges` are sources that it shares with others; `trails` are cards of those from here, each with the
    title of where it leads, `all_trails` the address of all.
    """

    parent: Ref | None = None
    within: tuple[Ref, ...] = ()
    summary: tuple[Credited, ...] = ()
    credits: tuple[Card, ...] = ()
    keywords: tuple[Bar, ...] = ()
    first_reads: tuple[Card, ...] = ()
    groups: tuple[SourceGroup, ...] = ()
    total: int = 0
    wanted: tuple[Wanted, ...] = ()
    related: tuple[RelatedCard, ...] = ()
    bridges: tuple[RelatedCard, ...] = ()
    trails: tuple[Card, ...] = ()
    all_trails: str = ""
    timeline: tuple[Bar, ...] = ()
    revisions: tuple[Revision, ...] = ()
    numbers: PageNumbers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView(View):
    """A series' page: its members in order, numbered from `start`."""

    members: tuple[Card, ...] = ()
    start: int = 1
    numbers: PageNumbers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordView(View):
    """A keyword's page: what it ties together."""

    groups: tuple[Group, ...] = ()
    near: tuple[Ref, ...] = ()
    topics: tuple[Ref, ...] = ()
    numbers: PageNumbers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailView(View):
    """A trail: what to read, one after the other, each with why it comes next. `ends` are the topics that
    it leads from and to; `back` is the address of the trail that leads back."""

    ends: tuple[Ref, Ref]
    reads: tuple[RelatedCard, ...] = ()
    back: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView(View):
    """A list of one kind, newest first or by title.

    `orders` are the ways in which it can be had, the one at hand without a URL; `jumps` lead to where
    each heading begins, on whichever page; `often` are the keywords of most entries.
    """

    groups: tuple[Group, ...] = ()
    compact: bool = False
    orders: tuple[Ref, ...] = ()
    jumps: tuple[Ref, ...] = ()
    often: tuple[Ref, ...] = ()
    numbers: PageNumbers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseView(View):
    """Everything, from A to Z: one page of it, by first letter; `jumps` lead to each letter."""

    groups: tuple[Group, ...] = ()
    jumps: tuple[Ref, ...] = ()
    ways: tuple[Ref, ...] = ()
    numbers: PageNumbers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(View):
    """The page of the search: a field, and for readers without JavaScript the other ways in."""

    ways: tuple[Ref, ...] = ()
    topics: tuple[Ref, ...] = ()
    keywords: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(View):
    """The home page. `start` is what to read first, `tended` what was written or changed last, `search` the
    address of the search page.
    """

    start: tuple[Card, ...] = ()
    tended: tuple[Card, ...] = ()
    topics: tuple[TopicCard, ...] = ()
    series: tuple[Card, ...] = ()
    counts: tuple[Ref, ...] = ()
    search: str = ""
    browse: Ref
    map: Thumbnail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView(View):
    """The map. `frame` is what of it is shown; the higher `crowding`, the closer and smaller its dots.

    `kinds`, `topics` and `years` are what is on it: `anchor` is the kind's name, and the ids of a topic and
    of those within it.
    """

    frame: str
    width: int
    height: int
    crowding: int
    ways: str = ""
    islands: tuple[SheetIsland, ...] = ()
    entries: tuple[Entry, ...] = ()
    kinds: tuple[Ref, ...] = ()
    topics: tuple[Ref, ...] = ()
    years: tuple[int, ...] = ()
    browse: Ref

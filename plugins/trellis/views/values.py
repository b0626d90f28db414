"""The parts of views, as values. All text is plain; all URLs are relative to the site's root."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead to a page of the site, or to none (`url` is None). `count`: how much is there."""

    title: str
    url: str | None = None
    anchor: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A day: as machines read it (`2025-12-02`), and as readers do."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an entity, a topic or a series. `kind` names its mark, `label` says it.

    `year` is also known of what has no day but a year of its own. `note` is a short remark in place of a
    date ("2013", "6 pieces"), `reading` how long it takes; `lang` stands only where it is not the page's;
    `parts` are the first of what a newsletter sent, in their archive.
    """

    title: str
    url: str
    kind: str
    label: str
    lang: str = ""
    day: Day | None = None
    year: str = ""
    summary: str = ""
    reading: str = ""
    note: str = ""
    parts: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading ("" for none), which has the anchor. `total` may be more than stand here."""

    title: str
    cards: tuple[Card, ...]
    total: int
    kind: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a page's particulars. `external` is an http, https or mailto URL, or None."""

    label: str
    text: str
    external: str | None = None


@dataclass(frozen=True, slots=True)
class SeriesPosition:
    """Where an entity stands in its series, and its neighbours there."""

    series: Ref
    number: int
    count: int
    previous: Card | None
    next: Card | None


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a page's text: what it is, what it is part of, whose and from when."""

    kind: str
    label: str
    title: str
    index: Ref | None = None
    summary: str = ""
    author: str = ""
    day: Day | None = None
    updated: Day | None = None
    reading: str = ""
    words: int = 0
    status: str = ""
    series: SeriesPosition | None = None
    topics: tuple[Ref, ...] = ()
    keywords: tuple[Ref, ...] = ()
    facts: tuple[Fact, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A citing passage, cut around the citing words, and the anchor where it stands.

    `relation` is what it says of this page ("supports"), "" for a plain link.
    """

    before: str
    words: str
    after: str
    anchor: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Citing:
    """A page that links here: its first passages, and how many there are in all."""

    card: Card
    quotes: tuple[Quote, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CitingGroup:
    """The citing pages of one kind."""

    title: str
    pages: tuple[Citing, ...]


@dataclass(frozen=True, slots=True)
class Backlinks:
    """Who links here. `shown` of `total` citing pages, newest first in each kind."""

    groups: tuple[CitingGroup, ...] = ()
    shown: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class RelatedCard:
    """A page near this one, and why: one sentence."""

    card: Card
    reason: str


@dataclass(frozen=True, slots=True)
class Connections:
    """The neighbourhood of a page. `mentions` are for its writers, in a preview only."""

    backlinks: Backlinks = Backlinks()
    related: tuple[RelatedCard, ...] = ()
    mentions: tuple[Citing, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideView:
    """A slide: what the page says of it besides its rendered text; `notes` are paragraphs.

    `ground` is a colour that its writer gave it, and `scheme` "dark" or "light", as that is.
    """

    number: int
    title: str
    notes: tuple[str, ...] = ()
    ground: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Credited:
    """A sentence of a summary. `credit` numbers its source in the list of credits; 0: written here.

    `lang` stands only where it is not the page's.
    """

    text: str
    credit: int = 0
    source: Ref | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sentence; one that is marked says what the sentence is shown for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source of a topic and what earns it its place: a sentence, keywords, or that it is listed; or that
    it was found beside those that its file may list.
    """

    card: Card
    keywords: tuple[str, ...]
    evidence: tuple[Span, ...]
    anchor: str
    listed: bool
    found: bool


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of one kind, best first."""

    title: str
    kind: str
    sources: tuple[SourceView, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: a year, or a keyword. `size` is 0–10: its count beside the largest one."""

    label: Ref
    count: int
    size: int


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """The pages of a list that runs over several: the first, the last, and those around `number`.

    The `count` of each is its number; `previous` and `next` are those right before and after.
    """

    number: int
    count: int
    pages: tuple[Ref, ...]
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source that a topic lists and that is not there: its title, and its kind as readers call it."""

    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed on one day, a sentence a line."""

    day: Day
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic as the home page and the list of topics show it."""

    card: Card
    keywords: tuple[str, ...]
    newest: Card | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A topic of the map in words: its entities with the most ties, and how many more there are."""

    topic: Ref
    cards: tuple[Card, ...]
    more: int
    inner: tuple[Entry, ...] = ()

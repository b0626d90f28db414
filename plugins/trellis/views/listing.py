"""The answer to a query block as templates see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from trellis.garden import Garden
from trellis.pages import Page
from trellis.queries import Answer, Cell, Fault, Heading, Line, Link, Part, Scalar
from trellis.queries.compare import text_of
from trellis.views.catalogue import Catalogue, catalogue
from trellis.views.excerpts import external
from trellis.views.values import Card, Day, Ref


@dataclass(frozen=True, slots=True)
class Shown:
    """One value in a cell: text, a day, or words that lead somewhere; `kind` marks an entity's kind."""

    text: str
    ref: Ref | None = None
    external: str | None = None
    day: Day | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its entity's card (None for a row that is of none), and the values of each column."""

    card: Card | None
    cells: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Entries below one heading (empty for none)."""

    heading: tuple[Shown, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """What stands in place of a query block: sections, or what is wrong with it and its source.

    `labels` head the columns of a table, the entity's own among them unless `bare`. `spoken` is the
    language of the page's words; of each fault every other piece of text is code.
    """

    spoken: str
    form: str
    name: str
    labels: tuple[str, ...]
    sections: tuple[Section, ...]
    bare: bool
    faults: tuple[tuple[str, ...], ...]
    source: str
    language: str


def listing_view(garden: Garden, page: Page, answer: Answer) -> ListingView:
    """An answer as it stands on `page`, in its language."""
    return _Composer(catalogue(garden, page)).view(answer)


class _Composer:
    def __init__(self, parts: Catalogue) -> None:
        self._parts = parts
        self._words = parts.words

    def view(self, answer: Answer) -> ListingView:
        labels = tuple(map(self._label, answer.columns))
        title = answer.title or self._words["field.title"]
        return ListingView(
            spoken=self._words.lang,
            form=answer.form,
            name=answer.name,
            labels=labels if answer.bare else (title, *labels),
            sections=tuple(map(self._section, answer.parts)),
            bare=answer.bare,
            faults=tuple(map(_pieces, answer.faults)),
            source=answer.asked.text,
            language=answer.asked.language,
        )

    def _label(self, heading: Heading) -> str:
        return heading.label or self._words[f"field.{heading.field}"]

    def _section(self, part: Part) -> Section:
        return Section(self._cell(part.heading), tuple(map(self._entry, part.lines)))

    def _entry(self, line: Line) -> Entry:
        card = self._parts.card(line.id) if line.id else None
        return Entry(card, tuple(map(self._cell, line.cells)))

    def _cell(self, cell: Cell) -> tuple[Shown, ...]:
        return tuple(map(self._shown, cell))

    def _shown(self, value: Scalar) -> Shown:
        words = self._words
        match value:
            case Link():
                shown = self._link(value)
            case None:
                shown = Shown(words["query.absent"])
            case bool():
                shown = Shown(words["query.yes"] if value else words["query.no"])
            case dt.datetime():
                shown = Shown("", day=self._parts.day(value))
            case str():
                shown = Shown(value, external=external(value))
            case _:
                shown = Shown(text_of(value))
        return shown

    def _link(self, link: Link) -> Shown:
        """Where a link leads; its words alone where there is no page."""
        parts = self._parts
        match link.kind:
            case "entity":
                ref: Ref | None = Ref(link.label, parts.garden.addresses[link.id], link.anchor)
            case "kind":
                return Shown(parts.label(link.id), parts.index_ref(link.id), kind=link.id)
            case "topic":
                ref = Ref(link.label, parts.topic_ref(link.id).url)
            case "keyword":
                ref = parts.keyword_ref(link.id, link.label)
            case "series":
                ref = Ref(link.label, parts.plan.series[link.id].url)
            case "external":
                return Shown(link.label, external=external(link.url))
            case _:
                ref = None
        return Shown(link.label, ref)


def _pieces(fault: Fault) -> tuple[str, ...]:
    """What is wrong and what to do about it, parted where code begins and ends."""
    remedy = f" ({fault.remedy})" if fault.remedy else ""
    return tuple(f"{fault.message}{remedy}".split("`"))

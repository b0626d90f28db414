"""Every word that readers see and writers did not write, in one place.

Another language is another `Words`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

REASONS = MappingProxyType(
    {
        "keyword": ("shared keywords", "shares {}"),
        "series": ("same series", "same series: {}"),
        "cited-together": ("cited together", "both cited by {}"),
        "topic": ("same topic", "both in {}"),
        "link": ("linked", "{}"),
        "mention": ("mentioned", "{}"),
        "text": ("similar in wording", "{}"),
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """The headings, labels and remarks of the interface, and how dates and numbers are written."""

    reasons: Mapping[str, tuple[str, str]] = field(default_factory=lambda: REASONS)
    """By kind of `graph.Reason`: the remark without and with names."""
    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December",
    )  # fmt: skip

    home: str = "Home"
    task: str = "Task"
    browse: str = "Browse A–Z"
    browse_intro: str = "Everything here, from A to Z."
    label_keyword: str = "Keyword"
    label_series: str = "Series"
    label_list: str = "List"
    undated: str = "Without a date"
    topics: str = "Topics"
    keywords: str = "Keywords"
    series: str = "Series"
    years: str = "Years"
    year: str = "Year"
    pieces: str = "Pieces"
    updated: str = "tended"
    project_year: str = "Year"
    project_link: str = "Link"
    project_technologies: str = "Made with"
    link_site: str = "Site"
    link_target: str = "Address"
    deck_event: str = "Shown at"
    deck_notes: str = "Speaker’s notes"

    backlinks: str = "Linked from"
    related: str = "Related"
    sent: str = "In this issue"
    contents: str = "In this series"
    sources: str = "Sources"
    first_reads: str = "Start here"
    related_topics: str = "Near topics"
    near_keywords: str = "Near keywords"
    new: str = "What is new"
    main_topics: str = "Topics"
    all_series: str = "Series"
    everything: str = "Everything"
    pages: str = "Pages of this list"
    previous_in_series: str = "Previous in the series"
    next_in_series: str = "Next in the series"
    newest: str = "Newest:"
    sources_wanted: str = "Not written yet"
    source_listed: str = "listed"
    source_found: str = "found"
    source_listed_why: str = "Listed by the topic’s author"
    source_found_why: str = "Found by its text"
    credits: str = "Drawn from"
    discovered: str = "A topic found in the texts themselves"
    no_members: str = "Nothing in this series has been published yet."

    def day(self, date: dt.date) -> str:
        """`2 December 2025`."""
        return f"{date.day} {self.months[date.month - 1]} {date.year}"

    def count(self, number: int, one: str, many: str = "") -> str:
        """`1 piece`, `1,200 pieces`."""
        return f"{number:,} {one if number == 1 else many or one + 's'}"

    def joined(self, parts: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        *most, last = parts
        return f"{', '.join(most)} and {last}" if most else last

    def minutes(self, number: int) -> str:
        return f"{number} min read"

    def part(self, number: int, count: int) -> str:
        return f"{number} of {count}"

    def more_passages(self, number: int) -> str:
        return self.count(number, "more passage", "more passages")

    def shown(self, shown: int, total: int) -> str:
        return f"{shown:,} of {total:,} pages that link here"

    def page(self, number: int) -> str:
        return f"Page {number:,}"

    def slide(self, number: int, count: int, title: str) -> str:
        return f"Slide {number} of {count}" + (f": {title}" if title else "")

    def credit(self, title: str) -> str:
        return f"from {title}"

    def reason(self, kind: str, labels: Sequence[str]) -> str:
        """Why two pages are near, for a reader: `kind` is that of a `graph.Reason`."""
        plain, naming = self.reasons.get(kind, self.reasons["text"])
        return naming.format(self.joined(labels)) if labels else plain

    def about_keyword(self, label: str, number: int) -> str:
        return f"{self.count(number, 'piece')} on {label}, by kind, with near keywords and topics."

    def about_list(self, title: str, number: int, named: Sequence[str]) -> str:
        examples = f": {self.joined(named)}" if named else ""
        return f"{title}, {number:,} in all{examples}"


ENGLISH = Words()

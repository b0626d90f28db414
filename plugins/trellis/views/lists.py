"""Lists that grow with the garden: in what order, cut into which pages, under which headings."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from trellis.pages import Page, indexed, page_size
from trellis.views.catalogue import Catalogue
from trellis.views.values import Card, Group, PageNumbers, Ref

Entry = TypeVar("Entry")


def portion(catalogue: Catalogue, entries: Sequence[Entry], page: Page) -> Sequence[Entry]:
    """The entries that stand on `page`, one of the pages of their list."""
    size = page_size(page, catalogue.garden.config)
    return entries[(page.number - 1) * size : page.number * size]


def page_numbers(catalogue: Catalogue, page: Page) -> PageNumbers | None:
    """The pages of the list that `page` is one of; None when it is the only one."""
    plan, words = catalogue.plan, catalogue.words
    count = plan.count(page)
    if count < 2:
        return None
    near = {1, page.number - 1, page.number, page.number + 1, count}
    numbered = [(number, plan.url(page, number)) for number in sorted(near)]
    return PageNumbers(
        number=page.number,
        count=count,
        previous=plan.url(page, page.number - 1),
        next=plan.url(page, page.number + 1),
        pages=tuple(
            Ref(words.say("page", n=number), url, count=number) for number, url in numbered if url
        ),
    )


def shelf(catalogue: Catalogue, kind: str) -> Sequence[Card]:
    """All entries of an index ("topic" and "keyword" are some too), or of "browse", in order."""
    if kind not in catalogue.shelves:
        catalogue.shelves[kind] = (
            _everything(catalogue) if kind == "browse" else _shelf(catalogue, kind)
        )
    return catalogue.shelves[kind]


def shelf_by_title(catalogue: Catalogue, kind: str) -> Sequence[Card]:
    """All entries of an index, from A to Z."""
    name = f"{kind} by title"
    if name not in catalogue.shelves:
        catalogue.shelves[name] = sorted(shelf(catalogue, kind), key=alphabetical)
    return catalogue.shelves[name]


def _shelf(catalogue: Catalogue, kind: str) -> Sequence[Card]:
    garden = catalogue.garden
    if kind == "topic":
        return [catalogue.topic_card(topic.id) for topic in garden.topics]
    if kind == "series":
        return [catalogue.series_card(series) for series in garden.series]
    if kind == "keyword":
        cards = [catalogue.keyword_card(key) for key in catalogue.plan.keywords]
        return sorted(cards, key=alphabetical)
    return [catalogue.card(id) for id in catalogue.newest(indexed(garden).get(kind, ()))]


def _everything(catalogue: Catalogue) -> Sequence[Card]:
    """Every entity, topic and series once, from A to Z."""
    plan = catalogue.plan
    own_pages = {page.entity_id for page in (*plan.topics.values(), *plan.series.values())}
    cards = [
        *(catalogue.card(id) for id in catalogue.garden.entities if id not in own_pages),
        *(catalogue.topic_card(topic.id) for topic in catalogue.garden.topics),
        *(catalogue.series_card(series) for series in catalogue.garden.series),
    ]
    return sorted(cards, key=alphabetical)


def by_year(catalogue: Catalogue, cards: Iterable[Card]) -> tuple[Group, ...]:
    """Cards that are newest first, under their years."""
    return tuple(
        replace(group, title=group.title or catalogue.words["undated"])
        for group in grouped(cards, year)
    )


def by_letter(cards: Iterable[Card]) -> tuple[Group, ...]:
    """Cards that are in alphabetical order, under their first letters."""
    return grouped(cards, initial)


def in_one(cards: Sequence[Card]) -> tuple[Group, ...]:
    """Cards under no heading."""
    return (Group("", tuple(cards), len(cards)),) if cards else ()


def jumps(
    catalogue: Catalogue, cards: Sequence[Card], page: Page, heading: Callable[[Card], str]
) -> tuple[Ref, ...]:
    """Where each heading of the list that `page` is a part of begins; nothing when there is only one."""
    key = (page.kind, page.id)
    if key not in catalogue.jumps:
        plan, size = catalogue.plan, page_size(page, catalogue.garden.config)
        first: dict[str, int] = {}
        for at, card in enumerate(cards):
            first.setdefault(heading(card), at)
        catalogue.jumps[key] = tuple(
            Ref(title or catalogue.words["undated"], plan.url(page, at // size + 1), anchor(title))
            for title, at in first.items()
        )
    found = catalogue.jumps[key]
    return found if len(found) > 1 else ()


def by_kind(catalogue: Catalogue, ids: Sequence[str]) -> tuple[Group, ...]:
    """Entities in the order of the kinds, then as given."""
    entities = catalogue.garden.entities
    order = {kind: at for at, kind in enumerate(catalogue.garden.kinds.by_name)}
    ranked = sorted(ids, key=lambda id: order[entities[id].kind])
    return tuple(
        replace(group, title=catalogue.plural(group.title), kind=group.title)
        for group in grouped(map(catalogue.card, ranked), lambda card: card.kind)
    )


def grouped(cards: Iterable[Card], title: Callable[[Card], str]) -> tuple[Group, ...]:
    runs = ((name, tuple(run)) for name, run in groupby(cards, title))
    return tuple(Group(name, run, len(run), anchor=anchor(name)) for name, run in runs)


def year(card: Card) -> str:
    """The year of a card, "" for one without any."""
    return card.year


def initial(card: Card) -> str:
    """The letter that a card stands under."""
    return letter(card.title)


def anchor(heading: str) -> str:
    """The anchor of a list's heading: a year, a letter, signs, or nothing."""
    return f"trellis-{heading.lower() if heading.isalnum() else 'signs' if heading else 'undated'}"


def alphabetical(card: Card) -> tuple[str, str, str, str]:
    """A sort key: by first letter, accents and case aside, signs and digits first."""
    return (letter(card.title), folded(card.title), card.title, card.url)


def letter(title: str) -> str:
    """The heading that `title` stands under: its first letter; `#` for digits and signs.

    The thousands of Han characters and Hangul syllables stand under one heading each.
    """
    first = next((char for char in folded(title) if char.isalnum()), "#").upper()[0]
    if not first.isalpha():
        return "#"
    name = unicodedata.name(first, "")
    if name.startswith("CJK"):
        return "漢"
    return "한" if name.startswith("HANGUL") else first


def folded(title: str) -> str:
    """`title` without case and accents, its leading signs dropped."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    text = unicodedata.normalize("NFC", plain).casefold()
    start = next((at for at, char in enumerate(text) if char.isalnum()), 0)
    return text[start:]

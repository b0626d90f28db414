"""Lists of everything of a kind: by date and by title, in pages; and of everything there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from trellis.pages import Page, indexed
from trellis.views.catalogue import Catalogue
from trellis.views.excerpts import DESCRIPTION_LENGTH, shortened
from trellis.views.header import list_header
from trellis.views.lists import (
    by_letter,
    by_year,
    in_one,
    initial,
    jumps,
    page_numbers,
    portion,
    shelf,
    shelf_by_title,
    year,
)
from trellis.views.pages import BrowseView, IndexView
from trellis.views.values import Card, Header, Ref

NAMED_IN_DESCRIPTION = 3
PARTS = 5
OFTEN = 8
OFTEN_FROM = 12


def index_view(catalogue: Catalogue, page: Page) -> IndexView:
    """The list of one kind's entities, newest first; of the topics, or of the keywords."""
    cards = shelf(catalogue, page.id)
    shown = portion(catalogue, cards, page)
    if page.id == "newsletter":
        shown = with_parts(catalogue, shown)
    body = catalogue.garden.entities.get(page.entity_id or "")
    by_initial = page.id == "keyword"
    heads = jumps(catalogue, cards, page, initial if by_initial else year)
    by_heading = by_letter(shown) if by_initial else by_year(catalogue, shown)
    return IndexView(
        page=page,
        spoken=catalogue.words.lang,
        description=described(catalogue, page, [card.title for card in cards]),
        lang=catalogue.lang(body) if body else "",
        header=extent(catalogue, page, len(cards)),
        groups=by_heading if heads else in_one(shown),
        compact=by_initial,
        orders=orders(catalogue, page),
        jumps=heads,
        often=often(catalogue, page.id) if page.number == 1 else (),
        numbers=page_numbers(catalogue, page),
    )


def with_parts(catalogue: Catalogue, letters: Sequence[Card]) -> Sequence[Card]:
    """Newsletters with the first of the pieces that they sent."""
    addresses = catalogue.garden.addresses
    ids = {addresses[id]: id for id in indexed(catalogue.garden).get("newsletter", ())}
    sent = ([*map(catalogue.card, catalogue.pieces(ids[one.url])[:PARTS])] for one in letters)
    return [
        replace(letter, parts=tuple(Ref(card.title, card.url) for card in cards))
        for letter, cards in zip(letters, sent, strict=True)
    ]


def titles_view(catalogue: Catalogue, page: Page) -> IndexView:
    """The list of one kind's entities from A to Z."""
    cards = shelf_by_title(catalogue, page.id)
    return IndexView(
        page=page,
        spoken=catalogue.words.lang,
        description=described(catalogue, page, [card.title for card in cards]),
        header=extent(catalogue, page, len(cards)),
        groups=by_letter(portion(catalogue, cards, page)),
        compact=True,
        orders=orders(catalogue, page),
        jumps=jumps(catalogue, cards, page, initial),
        numbers=page_numbers(catalogue, page),
    )


def browse_view(catalogue: Catalogue, page: Page) -> BrowseView:
    """Everything from A to Z, and the other ways in."""
    cards = shelf(catalogue, "browse")
    return BrowseView(
        page=page,
        spoken=catalogue.words.lang,
        description=catalogue.words["browse_intro"],
        header=extent(catalogue, page, len(cards)),
        groups=by_letter(portion(catalogue, cards, page)),
        jumps=jumps(catalogue, cards, page, initial),
        ways=tuple(
            Ref(one.title, one.url, count=catalogue.totals[kind])
            for kind, one in catalogue.plan.indexes.items()
        ),
        numbers=page_numbers(catalogue, page),
    )


def extent(catalogue: Catalogue, page: Page, total: int) -> Header:
    """The header of a list, which says how much it holds."""
    kind = page.id or page.kind
    return list_header(catalogue, page, kind, "", (catalogue.words.say("entries", n=total),))


def described(catalogue: Catalogue, page: Page, titles: list[str]) -> str:
    """What a search engine says of a list."""
    words, named = catalogue.words, titles[:NAMED_IN_DESCRIPTION]
    text = words.say(
        "about_list_named" if named else "about_list",
        title=page.title,
        n=len(titles),
        names=words.joined(named),
    )
    return shortened(text, DESCRIPTION_LENGTH)


def orders(catalogue: Catalogue, page: Page) -> tuple[Ref, ...]:
    """The orders in which the list can be had, the one at hand without a URL; none if there is but one."""
    plan, words = catalogue.plan, catalogue.words
    if page.id not in plan.titles:
        return ()
    by_date, by_title = plan.indexes[page.id].url, plan.titles[page.id].url
    here = page.kind
    return (
        Ref(words["by_date"], None if here == "index" else by_date),
        Ref(words["by_title"], None if here == "titles" else by_title),
    )


def often(catalogue: Catalogue, kind: str) -> tuple[Ref, ...]:
    """What the entities of a kind are about most often: keywords that have pages."""
    garden = catalogue.garden
    ids = indexed(garden).get(kind, ())
    if len(ids) < OFTEN_FROM:
        return ()
    counts = Counter(
        word.key
        for id in ids
        for word in garden.keywords.of.get(id, ())
        if word.key in catalogue.plan.keywords
    )
    most = sorted(counts, key=lambda key: (-counts[key], key))[:OFTEN]
    return tuple(
        Ref(page.title, page.url, f"trellis-{kind}", counts[key])
        for key in most
        if (page := catalogue.plan.keywords[key])
    )

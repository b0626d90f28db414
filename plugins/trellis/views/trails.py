"""Trails: what to read on the way from one topic to another, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from trellis.garden import Garden
from trellis.graph import Reason
from trellis.pages import Page
from trellis.topics import Step, Trail
from trellis.views.catalogue import Catalogue
from trellis.views.connections import because
from trellis.views.excerpts import DESCRIPTION_LENGTH, minutes_of, shortened
from trellis.views.header import list_header
from trellis.views.lists import in_one, page_numbers, portion
from trellis.views.pages import IndexView, TrailView
from trellis.views.values import Card, Header, Ref, RelatedCard
from trellis.words import Words

TURNED = frozenset({"link", "backlink", "mention", "mentioned"})
"""Kinds of reasons that are said otherwise of what comes next than of what is near a page."""


def trail_view(catalogue: Catalogue, page: Page) -> TrailView:
    """A trail: each text to read, with why it comes after the one before."""
    words, trail = catalogue.words, catalogue.trail(page.id)
    card = trail_card(catalogue, trail)
    cards = [catalogue.card(step.id) for step in trail.steps]
    back = catalogue.plan.trails.get((trail.target, trail.origin))
    index = catalogue.plan.all_trails
    named = words.joined([one.title for one in cards])
    about = words.say("about_list_named", title=card.title, n=len(cards), names=named)
    return TrailView(
        page=page,
        spoken=words.lang,
        description=shortened(about, DESCRIPTION_LENGTH),
        header=Header(
            kind="trail",
            label=words.kind("trail"),
            title=card.title,
            index=Ref(words.kinds("trail"), index.url) if index else None,
            remarks=tuple(filter(None, (card.note, card.reading))),
        ),
        ends=(catalogue.topic_ref(trail.origin), catalogue.topic_ref(trail.target)),
        reads=tuple(
            RelatedCard(one, next_because(step.reasons, words))
            for one, step in zip(cards, trail.steps, strict=True)
        ),
        back=back.url if back else None,
    )


def trails_view(catalogue: Catalogue, page: Page) -> IndexView:
    """All trails, those of the largest topics first."""
    words, trails = catalogue.words, list(catalogue.garden.trails.values())
    cards = [trail_card(catalogue, one) for one in portion(catalogue, trails, page)]
    header = list_header(catalogue, page, "trail", "", (words.say("entries", n=len(trails)),))
    return IndexView(
        page=page,
        spoken=words.lang,
        description=words["trails_intro"],
        header=replace(header, summary=words["trails_intro"]),
        groups=in_one(cards),
        numbers=page_numbers(catalogue, page),
    )


def trails_from(catalogue: Catalogue, topic: str) -> tuple[Card, ...]:
    """Cards of the trails that begin at a topic, with the titles of the topics that they lead to."""
    return tuple(
        replace(trail_card(catalogue, trail), title=catalogue.topics[trail.target].title)
        for (origin, _), trail in catalogue.garden.trails.items()
        if origin == topic
    )


def trail_card(catalogue: Catalogue, trail: Trail) -> Card:
    """The card of a trail: how many reads it is, and how long they take."""
    words = catalogue.words
    origin, target = catalogue.topics[trail.origin], catalogue.topics[trail.target]
    return Card(
        title=words.say("trail", origin=origin.title, target=target.title),
        url=catalogue.plan.trails[trail.origin, trail.target].url,
        kind="trail",
        label=words.kind("trail"),
        reading=catalogue.reading(minutes_for(trail.steps, catalogue.garden)),
        note=words.say("reads", n=len(trail.steps)),
    )


def minutes_for(steps: Iterable[Step], garden: Garden) -> int:
    """How long the texts of `steps` take to read."""
    return sum(minutes_of(garden.entities[step.id]) for step in steps)


def next_because(reasons: Iterable[Reason], words: Words) -> str:
    """Why a text comes next: reasons as one sentence, as said of the text before."""

    def said(kind: str, names: Sequence[str]) -> str:
        return words[f"step.{kind}"] if kind in TURNED else words.reason(kind, names)

    return because(reasons, words, said)

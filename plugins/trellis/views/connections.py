"""A page's neighbourhood: who links here, in which words; what is near, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice

from trellis.entities import Entity
from trellis.graph import Reason
from trellis.links import Backlink
from trellis.markup.in_words import UNSAID, in_words
from trellis.views.catalogue import Catalogue
from trellis.views.values import (
    Backlinks,
    Card,
    Citing,
    CitingGroup,
    Connections,
    Quote,
    RelatedCard,
)
from trellis.words import Words

CITING_PAGES = 20
QUOTES_PER_PAGE = 2
QUOTE_LENGTH = 280
SHARED_KEYWORDS = 3
AROUND = 8
"""So many words on each side tell a citing place from others."""
WORD = re.compile(r"\w+")


def connections(
    catalogue: Catalogue, id: str, without: Collection[str] = frozenset()
) -> Connections:
    """Backlinks and related entities of the entity `id`; the latter not from among `without`."""
    return Connections(backlinks(catalogue, id), related(catalogue, id, without))


def shown_elsewhere(catalogue: Catalogue, id: str) -> frozenset[str]:
    """What the page of `id` leads to anyway: its topics, its series and neighbours there, its pieces."""
    entity = catalogue.garden.entities[id]
    ids = set(catalogue.pieces(id))
    if entity.kind == "project":
        ids.update(one.id for one in catalogue.garden.related(id) if names(one.reasons))
    for topic_id in catalogue.garden.topics_of.get(id, ()):
        ids.update([own] if (own := catalogue.topics[topic_id].entity_id) else [])
    if place := catalogue.places.get(id):
        series, at = place
        ids.update(series.members[max(at - 1, 0) : at + 2])
        ids.update([series.entity_id] if series.entity_id else [])
    return frozenset(ids)


def related(catalogue: Catalogue, id: str, without: Collection[str]) -> tuple[RelatedCard, ...]:
    """The nearest entities, each with why it is near.

    An entity that nothing in particular makes near stands there only where no other does.
    """
    most = catalogue.garden.config.related
    near = [one for one in catalogue.garden.related(id) if one.id not in without]
    told = ((one.id, one.reasons) for one in near)
    telling = (pair for pair in told if any(reason.label for reason in pair[1]))
    shown = list(islice(telling, most)) or [(one.id, one.reasons) for one in near[:most]]
    return tuple(
        RelatedCard(catalogue.card(id), because(reasons, catalogue.words)) for id, reasons in shown
    )


def outcome(catalogue: Catalogue, entity: Entity) -> tuple[Card, ...]:
    """Who names a project without a link to it; those with one are its backlinks."""
    if entity.kind != "project":
        return ()
    naming = (one.id for one in catalogue.garden.related(entity.id) if names(one.reasons))
    return tuple(map(catalogue.card, catalogue.newest(naming)))


def names(reasons: Iterable[Reason]) -> bool:
    """Whether the other page names this one."""
    return any(reason.kind == "mentioned" for reason in reasons)


def because(
    reasons: Iterable[Reason],
    words: Words,
    said: Callable[[str, Sequence[str]], str] | None = None,
) -> str:
    """Reasons as one sentence, the strongest of each kind: "shares trust and mesh networks; same series".

    `said` puts those of one kind into words, if not as of something near.
    """
    said = said or words.reason
    by_kind: dict[str, list[str]] = {}
    for reason in reasons:
        labels = by_kind.setdefault(reason.kind, [])
        if reason.label not in labels:
            labels.append(reason.label)
    return words["semicolon"].join(
        said(kind, [label for label in labels if label][:SHARED_KEYWORDS])
        for kind, labels in by_kind.items()
    )


def backlinks(catalogue: Catalogue, id: str) -> Backlinks:
    """Citing pages, each once, newest first, by kind."""
    by_origin: dict[str, list[Backlink]] = {}
    for backlink in catalogue.garden.backlinks(id):
        by_origin.setdefault(backlink.origin, []).append(backlink)
    origins = catalogue.newest(by_origin)
    shown = origins[:CITING_PAGES]
    entities = catalogue.garden.entities
    groups = tuple(
        CitingGroup(
            catalogue.plural(kind),
            tuple(
                citing(catalogue, origin, by_origin[origin])
                for origin in shown
                if entities[origin].kind == kind
            ),
        )
        for kind in catalogue.garden.kinds.by_name
        if any(entities[origin].kind == kind for origin in shown)
    )
    return Backlinks(groups, len(shown), len(origins))


def citing(catalogue: Catalogue, origin: str, passages: Sequence[Backlink]) -> Citing:
    """One citing page with its first passages; what it says stands once, however many links are in it."""
    entity = catalogue.garden.entities[origin]
    quotes = distinct(quote(_aloud(passage, entity), catalogue.words) for passage in passages)
    return Citing(catalogue.card(origin), tuple(quotes[:QUOTES_PER_PAGE]), len(quotes))


def _aloud(passage: Backlink, entity: Entity) -> Backlink:
    """A passage of the entity with what its code and formulas say, which its plain text leaves out."""
    said = (block for block in entity.blocks if block.text == passage.context)
    block = next((one for one in said if one.anchor == passage.anchor), None)
    if block is None:
        return passage
    spoken = in_words(entity.lines_of(block), block.text)
    return replace(passage, context=spoken.replace(UNSAID, "…"))


def distinct(quotes: Iterable[Quote]) -> Sequence[Quote]:
    """Those of `quotes` that say something: each that is not among those before it, nor within one of the
    first, which are shown.
    """
    worded = [one for one in quotes if one.before or one.words or one.after or one.relation]
    if len(worded) < 2:
        return worded  # as most are: without the price of telling them apart
    kept: dict[tuple[str, str], Quote] = {}
    shown: list[tuple[str, str]] = []
    for one in worded:
        key = _said(one, around=AROUND), one.relation
        known = any(key[0] and key[0] in text and one.relation == said for text, said in shown)
        if not known and key not in kept:
            kept[key] = one
            if len(shown) < QUOTES_PER_PAGE:
                shown.append((_said(one), one.relation))
    return list(kept.values())


def _said(quote: Quote, around: int | None = None) -> str:
    """The bare words of a quote, all or only those `around` the citing ones; "" if it has none."""
    before, words, after = map(WORD.findall, (quote.before, quote.words, quote.after))
    if around is not None and words:
        before, after = before[-around:], after[:around]
    said = " ".join([*before, *words, *after])
    return f" {said} " if said else ""


def quote(passage: Backlink, words: Words) -> Quote:
    """The citing passage, cut at word ends to about QUOTE_LENGTH characters around its words."""
    relation = passage.relation
    if passage.in_frontmatter:
        return Quote("", "", "", "", words.say("in_frontmatter", field=relation))
    return replace(_cut(passage), relation=relation)


def _cut(passage: Backlink) -> Quote:
    context = " ".join(passage.context.split())
    at, words = _found(" ".join(passage.label.split()), context)
    if not words:
        return Quote(_head(context, QUOTE_LENGTH), "", "", passage.anchor)
    room = max(QUOTE_LENGTH - len(words), 0)
    before, after = context[:at], context[at + len(words) :]
    tail = min(len(after), max(room // 2, room - len(before)))
    return Quote(_tail(before, room - tail), words, _head(after, tail), passage.anchor)


def _found(label: str, context: str) -> tuple[int, str]:
    """Where `label` stands in `context` and how it is written there: as words if it can be."""
    if label:
        at = context.find(label)
        if at >= 0 and not _inside_word(context, at) and not _inside_word(context, at + len(label)):
            return at, label  # as most are: without the price of a pattern
        for pattern in (rf"(?<!\w){re.escape(label)}(?!\w)", re.escape(label)):
            if match := re.search(pattern, context, re.IGNORECASE):
                return match.start(), match[0]
    return 0, ""


def _inside_word(text: str, at: int) -> bool:
    """Whether the place before character `at` of `text` is within a word."""
    sides = text[max(at - 1, 0) : at], text[at : at + 1]
    return all(side.isalnum() or side == "_" for side in sides)


def _head(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[:length]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip() + "…"


def _tail(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[len(text) - length :]
    return "…" + (cut[cut.find(" ") + 1 :] if " " in cut else cut)

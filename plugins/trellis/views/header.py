"""What stands above a page's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trellis.entities import Entity
from trellis.markup.plain import plain
from trellis.pages import Page
from trellis.views.catalogue import Catalogue
from trellis.views.excerpts import external, minutes_of
from trellis.views.grounds import ground
from trellis.views.values import Card, Fact, Header, Ref, SeriesPosition, SlideView

TOPICS = 4
_CLASS = re.compile(r"(?!md-|trellis)[A-Za-z_][\w-]{0,60}", re.ASCII)
UNREMARKABLE = frozenset({"", "published", "active"})


def css_classes(entity: Entity) -> tuple[str, ...]:
    """The classes that the writer gives the page's text; never those of the theme."""
    given = entity.fields.get("cssclasses") or ()
    names = (
        [name for text in given for name in str(text).split()]
        if isinstance(given, list | tuple)
        else []
    )
    return tuple(dict.fromkeys(name for name in names if _CLASS.fullmatch(name)))


def entity_header(catalogue: Catalogue, entity: Entity) -> Header:
    """The header of an entity's page."""
    garden = catalogue.garden
    keywords = garden.keywords.of.get(entity.id, ())[: garden.config.keywords.count]
    day, updated = catalogue.day(entity.date), catalogue.day(entity.updated)
    return Header(
        kind=entity.kind,
        label=catalogue.label(entity.kind),
        title=entity.title,
        index=catalogue.index_ref(entity.kind, catalogue.label(entity.kind)),
        summary=standfirst(entity),
        author=entity.author,
        day=day,
        updated=updated if updated != day else None,
        reading="" if entity.slides else catalogue.reading(minutes_of(entity)),
        words=entity.words,
        status="" if entity.status in UNREMARKABLE else entity.status,
        series=series_position(catalogue, entity),
        topics=tuple(
            catalogue.topic_ref(id) for id in garden.topics_of.get(entity.id, ())[:TOPICS]
        ),
        keywords=tuple(catalogue.keyword_ref(word.key, word.label) for word in keywords),
        facts=facts(catalogue, entity),
        remarks=(catalogue.words.say("slides", n=len(entity.slides)),) if entity.slides else (),
    )


def standfirst(entity: Entity) -> str:
    """The entity in short, as its writer says it; "" where the text begins with the very words."""
    opening = next((block.text for block in entity.blocks if block.kind != "heading"), "")
    return "" if _letters(opening).startswith(_letters(entity.summary)) else entity.summary


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def series_position(catalogue: Catalogue, entity: Entity) -> SeriesPosition | None:
    """The entity's place in its series; None outside of one."""
    place = catalogue.places.get(entity.id)
    if place is None:
        return None
    series, at = place
    members = series.members

    def neighbour(index: int) -> Card | None:
        return catalogue.card(members[index]) if 0 <= index < len(members) else None

    return SeriesPosition(
        series=Ref(series.title, catalogue.plan.series[series.slug].url),
        number=at + 1,
        count=len(members),
        previous=neighbour(at - 1),
        next=neighbour(at + 1),
    )


def facts(catalogue: Catalogue, entity: Entity) -> tuple[Fact, ...]:
    """The particulars that only some kinds have."""
    words, fields = catalogue.words, entity.fields
    lines: list[Fact] = []
    if entity.kind == "project":
        lines += [Fact(words["project_year"], text) for text in texts(fields.get("year"))]
        lines += _address(words["project_link"], fields.get("url"))
        technologies = texts(fields.get("technologies"))
        if technologies:
            lines.append(Fact(words["project_technologies"], words["comma"].join(technologies)))
    elif entity.kind == "link":
        lines += [Fact(words["link_site"], text) for text in texts(fields.get("domain"))]
        lines += _address(words["link_target"], fields.get("url"))
    elif entity.kind == "deck":
        lines += [Fact(words["deck_event"], text) for text in texts(fields.get("event"))]
    return tuple(fact for fact in lines if fact.text)


def texts(value: object) -> Sequence[str]:
    """A frontmatter value as words to show: a list's items, or the value itself."""
    items = value if isinstance(value, list | tuple) else [value]
    return [str(item).strip() for item in items if isinstance(item, str | int | float)]


def _address(label: str, value: object) -> list[Fact]:
    return [Fact(label, text, external(text)) for text in texts(value)]


def pieces(catalogue: Catalogue, entity: Entity) -> tuple[Card, ...]:
    """What a newsletter sent out, in its order."""
    return tuple(map(catalogue.card, catalogue.pieces(entity.id)))


def slides(entity: Entity) -> tuple[SlideView, ...]:
    """The slides of a deck, in order."""
    return tuple(
        SlideView(slide.number, slide.title, paragraphs(slide.notes), *ground(slide.attributes))
        for slide in entity.slides
    )


def paragraphs(notes: str) -> tuple[str, ...]:
    """What a speaker means to say, plain, paragraph by paragraph."""
    texts = (" ".join(plain(part).split()) for part in re.split(r"\n[ \t]*\n", notes))
    return tuple(text for text in texts if text)


def list_header(
    catalogue: Catalogue, page: Page, kind: str, label: str, remarks: Sequence[str]
) -> Header:
    """The header of a list: what the writer's own page there says, else its name; and its extent."""
    entity = catalogue.garden.entities.get(page.entity_id or "")
    number = catalogue.words.say("page", n=page.number) if page.number > 1 else ""
    return Header(
        kind=kind,
        label=label,
        title=entity.title if entity else page.title,
        summary=entity.summary if entity else "",
        remarks=tuple(remark for remark in (*remarks, number) if remark),
    )

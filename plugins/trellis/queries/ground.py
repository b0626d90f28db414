"""What queries can ask of a garden: its entities, their fields, and what is known by name.

Only what readers may see is here: the withheld have no entity, and a field that names one is without it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from trellis.diagnostics import nearest
from trellis.entities import Entity
from trellis.fieldnames import distance, normal_key
from trellis.keywords import Keywords
from trellis.keywords.normal import key_of
from trellis.kinds import Kinds
from trellis.links import Found, Links, Private, Resolution, Resolver
from trellis.markup import Reference
from trellis.markup.plain import wikilink_label
from trellis.markup.references import split_fragment, wikilink
from trellis.markup.scanner import WIKILINK
from trellis.paths import is_index
from trellis.queries.compare import collated
from trellis.queries.times import read_moment
from trellis.queries.values import Link, Value, as_finite
from trellis.series import Series
from trellis.topics.values import Topic

Thing = TypeVar("Thing")


@dataclass(frozen=True, eq=False)
class Ground:
    """The parts of a grown garden that queries look at, and tables made of them when first needed."""

    entities: Mapping[str, Entity]
    links: Links
    resolver: Resolver
    series: Sequence[Series]
    keywords: Keywords
    topics: Sequence[Topic]
    kinds: Kinds
    bases: Mapping[str, str]
    today: dt.date | None

    def link(self, text: str, label: str, origin: str, kind: str = "wikilink") -> Link | None:
        """The link that `[[text|label]]` is in the entity `origin`; None to what readers may not see."""
        target, fragment = split_fragment(text)
        reference = Reference(kind, target, fragment)  # type: ignore[arg-type]
        resolution = self.resolver.resolve(reference, origin)
        named = label or ("" if isinstance(resolution, Found) else target)
        return self._shown(resolution, named)

    def _shown(self, resolution: Resolution, label: str) -> Link | None:
        if isinstance(resolution, Found):
            title = self.entities[resolution.id].title
            return Link(label or title, "entity", resolution.id, resolution.anchor)
        return None if isinstance(resolution, Private) else Link(label)

    def entity_link(self, id: str, label: str = "") -> Link:
        """The link to an entity."""
        return Link(label or self.entities[id].title, "entity", id)

    def stands_apart(self, id: str) -> bool:
        """Whether an entity is the text of a list's page or of the home page, and none of a list's."""
        return is_index(id) and id.count("/") <= 1

    # Fields

    def once(self, make: Callable[[Ground, Entity], Thing], id: str) -> Thing:
        """What `make` makes of an entity, made once."""
        key = (make, id)
        if key not in self._made:
            self._made[key] = make(self, self.entities[id])
        return self._made[key]  # type: ignore[no-any-return]

    @cached_property
    def _made(self) -> dict[tuple[object, str], Any]:
        return {}

    @cached_property
    def settled(self) -> dict[object, frozenset[str]]:
        """The entities of which conditions hold that are the same for every page that asks."""
        return {}

    def written(self, id: str) -> Mapping[str, Value]:
        """The fields that the file of an entity gives, by normalised key."""
        return self.once(Ground._written, id)

    def _written(self, entity: Entity) -> Mapping[str, Value]:
        id, hidden = entity.id, self._hidden(entity.id)
        related = self._related(id)
        return {
            normal_key(name): (
                related[name] if name in related else self._value(value, name, id, hidden)
            )
            for name, value in entity.written_fields.items()
        }

    def _hidden(self, id: str) -> Collection[tuple[str, str]]:
        return {
            (link.reference.field, link.reference.target)
            for link in self.links.outgoing.get(id, ())
            if link.reference.field and isinstance(link.resolution, Private)
        }

    def _related(self, id: str) -> dict[str, tuple[Value, ...]]:
        """The links that are the values of fields in the text, by the fields' names."""
        found: dict[str, tuple[Value, ...]] = {}
        for link in self.links.outgoing.get(id, ()):
            reference = link.reference
            if reference.relation and not reference.field:
                target = self._shown(link.resolution, reference.label or reference.target)
                shown = () if target is None else (target,)
                found[reference.relation] = (*found.get(reference.relation, ()), *shown)
        return found

    def _value(self, raw: object, key: str, id: str, hidden: Collection[tuple[str, str]]) -> Value:
        """A value of the frontmatter: dates and links as such, without what readers may not see."""
        if isinstance(raw, list | tuple):
            items = (self._value(item, key, id, hidden) for item in raw)
            return tuple(item for item in items if item is not None)
        if isinstance(raw, Mapping):
            return {str(k): self._value(item, key, id, hidden) for k, item in raw.items()}
        if raw is None or isinstance(raw, bool | int | float):
            return raw if raw is None else as_finite(raw)
        text = str(raw).strip()
        if (key, text) in hidden:
            return None
        if "[[" in text:
            return self._linked(text, id)
        return read_moment(text) or text

    def _linked(self, text: str, id: str) -> Value:
        """A text with wikilinks: the link, if it is nothing else; else with their labels."""
        if whole := WIKILINK.fullmatch(text):
            label = (whole["label"] or "").strip()
            return self.link(whole["target"].rstrip("\\"), label, id, "field")

        parts, position = [], 0
        for match in WIKILINK.finditer(text):
            reference = wikilink(match, embed=False)
            hidden = self.link(f"{reference.target}#{reference.fragment}", "", id, "field") is None
            parts += [text[position : match.start()], "" if hidden else wikilink_label(match)]
            position = match.end()
        return " ".join("".join([*parts, text[position:]]).split()) or None

    @cached_property
    def field_names(self) -> dict[str, str]:
        """Every field that an entity has or could have: normalised key → name as written."""
        names: dict[str, str] = {}
        for kind in self.kinds.by_name.values():
            for name, field in kind.fields.model_fields.items():
                key = field.alias or name
                names.setdefault(normal_key(key), key)
        for entity in self.entities.values():
            for key in entity.written_fields:
                names.setdefault(normal_key(key), key)
        return names

    # What is known by name

    @cached_property
    def topics_of(self) -> Mapping[str, tuple[Topic, ...]]:
        """Topics by entity id, the topic that scores the entity highest first."""
        scored: dict[str, list[tuple[float, str, Topic]]] = {}
        for topic in self.topics:
            for source in topic.sources:
                scored.setdefault(source.id, []).append((-source.score, topic.id, topic))
        return {
            id: tuple(topic for _, _, topic in sorted(found, key=lambda one: one[:2]))
            for id, found in scored.items()
        }

    @cached_property
    def series_of(self) -> Mapping[str, tuple[Series, ...]]:
        """The series of each member."""
        found: dict[str, tuple[Series, ...]] = {}
        for series in self.series:
            for id in series.members:
                found[id] = (*found.get(id, ()), series)
        return found

    def find_kind(self, name: str) -> str | None:
        """The kind that `name` means, by name, plural or label."""
        wanted = collated(name)
        for kind in self.kinds.by_name.values():
            if wanted in map(collated, (kind.name, kind.plural, kind.label)):
                return kind.name
        return None

    def find_topic(self, name: str) -> Topic | None:
        """The topic that `name` means, by id or title."""
        return _named(name, self.topics, lambda topic: (topic.id, topic.title))

    def find_series(self, name: str) -> Series | None:
        """The series that `name` means, by slug or title."""
        return _named(name, self.series, lambda series: (series.slug, series.title))

    def find_keyword(self, name: str) -> str | None:
        """The key of the keyword that `name` means, in the languages of the garden."""
        known = self.keywords.entities
        for lang in self._languages:
            if (key := key_of(name, lang)) in known:
                return key
        wanted = collated(name)
        labelled = (key for key, label in self.keywords.labels.items() if collated(label) == wanted)
        return next(labelled, None)

    @cached_property
    def _languages(self) -> Sequence[str]:
        return sorted({entity.lang for entity in self.entities.values()})

    @cached_property
    def folders(self) -> Sequence[str]:
        """Every folder that holds an entity, or a folder that does."""
        return sorted({folder for id in self.entities for folder in _above(id)})


def _named(
    name: str, known: Iterable[Thing], names: Callable[[Thing], Sequence[str]]
) -> Thing | None:
    wanted = collated(name)
    known = list(known)
    for at in range(2):
        for one in known:
            if collated(names(one)[at]) == wanted:
                return one
    return None


def _above(id: str) -> Iterator[str]:
    parts = id.split("/")[:-1]
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest of `known`; "" when none is near."""
    spelled = {collated(one): one for one in sorted(known, reverse=True)}
    slips = (other for other in sorted(spelled) if distance(collated(name), other) == 1)
    near = nearest(collated(name), spelled) or next(slips, None)
    return f"did you mean `{spelled[near]}`?" if near else ""

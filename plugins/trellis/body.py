"""RENDER: what the references in a body become on the page that shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.inventory import plan
from trellis.links import Ambiguous, Found, FoundAsset, Private
from trellis.markup import Quoted, Reference, ShownLink
from trellis.markup.embeds import Embedded
from trellis.markup.named import named_lines
from trellis.markup.queries import QueryBlock
from trellis.markup.references import is_external
from trellis.paths import relative_href
from trellis.queries import Answer, question
from trellis.topics.quotes import quoted
from trellis.views.excerpts import shortened, summary_of

_PROGRAM = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data):", re.IGNORECASE)
"""Begins what a link may not lead to: it would run in the reader's page."""

DESCRIPTION = 110
"""Characters that a link says of its target."""

_FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]+)\]:.*(?:\n(?:[ ]{4}|\t).*)*", re.MULTILINE)


class BodyLinks:
    """Answers, for the Markdown extension, what a reference in the body of `entity_id` becomes.

    `page_url` is the page on which the body stands: hrefs are relative to it. `show` makes HTML of the
    answers to its query blocks; without it they stay code.
    """

    def __init__(
        self,
        garden: Garden,
        entity_id: str,
        page_url: str,
        show: Callable[[Answer], str] | None = None,
    ) -> None:
        self._garden = garden
        self._id = entity_id
        self._url = page_url
        self._show = show

    @property
    def quoted(self) -> Sequence[Quoted]:
        """The sentences that topics quote of the body."""
        return _quoted(self._garden).get(self._id, ())

    @property
    def key(self) -> str:
        """Tells this body from what is embedded in it."""
        return f"{self._id}#"

    def __call__(self, reference: Reference) -> ShownLink:
        """The link that readers see. What they may not see has no href, kind or title."""
        resolver = self._garden.resolver
        if reference.kind in ("link", "image") and is_external(
            reference.target, resolver.own_hosts
        ):
            runs = reference.kind == "link" and _PROGRAM.match(reference.target)
            return ShownLink("stub") if runs else ShownLink("external", reference.target)
        resolution = resolver.resolve(reference, self._id)
        if isinstance(resolution, Found):
            entity = self._garden.entities[resolution.id]
            href = self._href(self._garden.addresses[entity.id], resolution.anchor)
            said = _description(self._garden, entity)
            return ShownLink("found", href, entity.kind, entity.title, said)
        if isinstance(resolution, FoundAsset):
            return ShownLink("asset", self._href(resolution.path, reference.fragment))
        if isinstance(resolution, Private):
            return ShownLink("private")
        if isinstance(resolution, Ambiguous):
            return ShownLink("ambiguous")
        return ShownLink("stub")

    def tag(self, name: str) -> str:
        """The href of the page of the keyword that the tag `name` is; "" where there is none."""
        key = self._keys.get(" ".join(name.casefold().split()), "")
        page = plan(self._garden).keywords.get(key)
        return self._href(page.url, "") if page else ""

    @cached_property
    def _keys(self) -> dict[str, str]:
        """The keys of the entity's keywords, by their labels."""
        return {k.label.casefold(): k.key for k in self._garden.keywords.of.get(self._id, ())}

    def embed(self, reference: Reference) -> Embedded | None:
        """The note, section or block that `reference` embeds; None for what is not a note readers see."""
        resolution = self._garden.resolver.resolve(reference, self._id)
        if not isinstance(resolution, Found) or (reference.fragment and not resolution.anchor):
            return None
        entity = self._garden.entities[resolution.id]
        return Embedded(
            key=f"{entity.id}#{resolution.anchor}",
            title=entity.title,
            href=self._href(self._garden.addresses[entity.id], resolution.anchor),
            text=section(entity, resolution.anchor),
            links=BodyLinks(self._garden, entity.id, self._url, self._show),
        )

    def listing(self, block: QueryBlock) -> str | None:
        """The HTML that shows the answer to a query block of the body; None for what asks nothing."""
        garden = self._garden
        asking = question(block, self._id, garden.resolver, garden.reading.bases)
        answer = garden.answers.get(self._id, {}).get(asking.asked) if asking else None
        return self._show(answer) if self._show and answer else None

    def _href(self, url: str, anchor: str) -> str:
        return relative_href(self._url, url, anchor)


@lru_cache(maxsize=1)
def _quoted(garden: Garden) -> dict[str, tuple[Quoted, ...]]:
    return quoted(garden.topics)


def _description(garden: Garden, entity: Entity) -> str:
    """What the entity is about, in a line; made once for all links to it."""
    made = _descriptions(garden)
    if entity.id not in made:
        made[entity.id] = shortened(summary_of(entity), DESCRIPTION)
    return made[entity.id]


@lru_cache(maxsize=1)
def _descriptions(garden: Garden) -> dict[str, str]:
    return {}


def section(entity: Entity, anchor: str) -> str:
    """The Markdown under the heading `anchor`, of the block `^name`, or of the whole body for ""."""
    lines = entity.body.split("\n")
    first, last = entity.body_line, entity.body_line + len(lines) - 1
    if anchor.startswith("^"):
        if named := named_lines(entity.body, anchor[1:]):
            first, last = entity.body_line + named[0], entity.body_line + named[1]
    elif anchor:
        heading = next(h for h in entity.headings if h.anchor == anchor)
        after = (
            h.line for h in entity.headings if h.line > heading.line and h.level <= heading.level
        )
        first, last = heading.line, next(after, last + 1) - 1
    chosen = lines[first - entity.body_line : last - entity.body_line + 1]
    indent = min((len(line) - len(line.lstrip()) for line in chosen[:1]), default=0)
    text = "\n".join(line[min(indent, len(line) - len(line.lstrip())) :] for line in chosen)
    return "\n".join([text, *_footnotes(entity.body, text)]) if anchor else text


def _footnotes(body: str, text: str) -> list[str]:
    """The footnotes of `body` that `text`, a part of it, refers to but does not hold."""
    used = set(_FOOTNOTE_MARK.findall(text))
    return [
        f"\n{match[0]}"
        for match in _FOOTNOTE.finditer(body)
        if match[1] in used and match[0] not in text
    ]

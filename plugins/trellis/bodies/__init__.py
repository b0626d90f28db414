"""PARSE: what the bodies of some kinds hold beside prose.

Each form takes a body as text and first line, and gives the Markdown that readers see with what it
says besides. Lines of that Markdown keep their places: what is taken out leaves empty lines.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from trellis.bodies.deck import outline, read_slides
from trellis.bodies.series import description_only
from trellis.bodies.text import BodyText
from trellis.bodies.topic import read_topic
from trellis.diagnostics import Diagnostic
from trellis.entities import Slide, TopicFile

__all__ = ["Body", "BodyText", "read_body"]


@dataclass(frozen=True, slots=True)
class Body:
    """A body, read: `text` is what readers see, `outline` the same for finding headings, prose
    and references: lines that readers do not see are empty.
    """

    text: BodyText
    outline: str
    slides: tuple[Slide, ...] = ()
    topic: TopicFile | None = None
    findings: tuple[Diagnostic, ...] = ()


def read_body(
    kind: str, body: BodyText, path: str, *, has_fields: bool, kinds: Collection[str] = ()
) -> Body:
    """The body of an entity of `kind`; `has_fields`: the file has
    frontmatter; `kinds`: the names of all kinds.
    """
    if kind == "topic":
        prose, topic, findings = read_topic(body, path, has_fields=has_fields, kinds=kinds)
        return Body(prose, prose.text, topic=topic, findings=tuple(findings))
    if kind == "deck":
        slides, found = read_slides(body, path)
        return Body(body, outline(slides, body), slides=slides, findings=tuple(found))
    if kind == "series":
        body = description_only(body)
    return Body(body, body.text)

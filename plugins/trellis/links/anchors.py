"""The heading or block that a fragment means, as the rendered page will carry it."""

from __future__ import annotations

from trellis.entities import Entity
from trellis.links.names import decode, fold
from trellis.markup import Heading
from trellis.paths import slugify


def find_anchor(entity: Entity, fragment: str) -> str:
    """The anchor of the heading or block in `entity`; "" when there is none.

    A fragment is an anchor, a heading's text, or a path of headings (`Part#Chapter`).
    """
    fragment = decode(fragment).strip()
    if fragment.startswith("^"):
        return fragment
    for heading in entity.headings:
        if heading.anchor == fragment:
            return heading.anchor
    remaining = list(entity.headings)
    found: Heading | None = None
    for part in fragment.split("#"):
        names = {fold(part), fold(part.replace("-", " ").replace("_", " "))}
        slug = slugify(part)
        found = next(
            (h for h in remaining if fold(h.text) in names or slug in (h.anchor, slugify(h.text))),
            None,
        )
        if found is None:
            return ""
        remaining = _below(found, remaining)
    return found.anchor if found else ""


def _below(heading: Heading, headings: list[Heading]) -> list[Heading]:
    """The headings in the section of `heading`."""
    after = headings[headings.index(heading) + 1 :]
    end = next((at for at, other in enumerate(after) if other.level <= heading.level), len(after))
    return after[:end]

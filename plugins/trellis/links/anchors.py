"""The heading or block that a fragment means, as the rendered page will carry it."""

from __future__ import annotations

import re

from trellis.entities import Entity
from trellis.links.names import decode, fold
from trellis.markup import Heading
from trellis.paths import slugify

_NOT_LETTER = re.compile(r"[\W_]+")


def find_anchor(entity: Entity, fragment: str) -> str:
    """The anchor of the heading or block in `entity`; "" when there is none.

    A fragment is an anchor, a heading's text, or a path of headings (`Part#Chapter`).
    """
    fragment = decode(fragment).strip()
    if fragment.startswith("^"):
        return fragment if _names_block(entity, fragment[1:]) else ""
    for heading in entity.headings:
        if heading.anchor == fragment:
            return heading.anchor
    remaining = list(entity.headings)
    found: Heading | None = None
    for part in fragment.split("#"):
        found = _named(part, remaining)
        if found is None:
            return ""
        remaining = _below(found, remaining)
    return found.anchor if found else ""


def _names_block(entity: Entity, name: str) -> bool:
    if any(block.id == name for block in entity.blocks):
        return True
    wordless = re.compile(rf"(?:^|\s)\^{re.escape(name)}[ \t]*$", re.MULTILINE)  # a picture's, say
    return f"^{name}" in entity.body and bool(wordless.search(entity.body))


def _named(name: str, headings: list[Heading]) -> Heading | None:
    """The first heading that reads `name`, else has its anchor, else its letters and digits."""
    text, slug, letters = fold(name), slugify(name), _letters(name)
    for same in (
        lambda heading: fold(heading.text) == text,
        lambda heading: heading.anchor == slug,
        lambda heading: bool(letters) and _letters(heading.text) == letters,
    ):
        if found := next(filter(same, headings), None):
            return found
    return None


def _letters(text: str) -> str:
    """What of a heading survives in every engine's links to it."""
    return fold(_NOT_LETTER.sub("", text))


def _below(heading: Heading, headings: list[Heading]) -> list[Heading]:
    """The headings in the section of `heading`."""
    after = headings[headings.index(heading) + 1 :]
    end = next((at for at, other in enumerate(after) if other.level <= heading.level), len(after))
    return after[:end]

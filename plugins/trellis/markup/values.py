"""What the dialect holds, as values. Lines and columns count from 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer as written, before it is resolved.

    `target` is the text before `#`, unescaped but otherwise as written ("" for the same page);
    `fragment` the text after it ("" for none, `^id` for a block); `label` what the writer wants shown
    ("" for none). `relation` is the name of the field that it is the value of, in the text or in the
    frontmatter ("" for none): what the link says of its target.

    `field` is the field of the frontmatter in which it stands, or "sources" in a topic's list; `kind`
    "field" is one that is written there as a bare name: then `expects` is the kind of entity it must
    be ("" for any), `name` an exact id and `digest` the SHA-256 of the file as it was when the
    reference was written. `kind` "mention" is a name that no writer linked, but the owner wants linked.
    """

    kind: Literal["wikilink", "embed", "link", "image", "field", "mention"]
    target: str
    fragment: str = ""
    label: str = ""
    line: int = 1
    column: int = 1
    field: str = ""
    expects: str = ""
    name: str = ""
    digest: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class InlineField:
    """A field in the text, `name:: value`: both plain, and where the value stands."""

    name: str
    value: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `text` is plain, `anchor` the id that the rendered page carries."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of prose as plain text: no markup, links as their labels, and no code unless asked for.

    `anchor` is that of the nearest heading above ("" before the first); `line`–`end_line` where the
    block stands; `id` the name it is given by `^name` ("" for none). One that `points` says hardly more
    than the labels of links that lead out of the garden (`Git on Wikipedia`).
    """

    kind: Literal["heading", "paragraph", "item", "quote", "table", "code"]
    text: str
    anchor: str
    line: int
    end_line: int
    id: str = ""
    points: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence of a page that other pages quote, below the heading `anchor`; `name` is to be the id of
    the place where it begins."""

    name: str
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ShownLink:
    """What a reference becomes on the page that is rendered. All text is plain.

    `href` is relative to that page and percent-encoded, "" when there is nothing to link to; `kind`,
    `title` and a short `description` are those of the target, "" where readers may not know them.
    """

    state: Literal["found", "asset", "stub", "private", "ambiguous", "external"]
    href: str = ""
    kind: str = ""
    title: str = ""
    description: str = ""

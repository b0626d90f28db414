"""CHECK: where a file says something of itself."""

from __future__ import annotations

from trellis.fieldnames import normal_key
from trellis.frontmatter import split_frontmatter

_SPELLINGS = {"title": ("title", "subject", "name"), "aliases": ("aliases", "alias")}


def line_of_field(text: str, name: str) -> int:
    """The line of a field in a file's text; for a title without one, that of the first line of prose."""
    front = split_frontmatter(text)
    lines = {normal_key(key): line for key, line in front.lines.items()}
    for spelling in _SPELLINGS.get(name, (name,)):
        if spelling in lines:
            return lines[spelling]
    rows = front.body.split("\n")
    return next((front.body_line + at for at, row in enumerate(rows) if row.strip()), 1)

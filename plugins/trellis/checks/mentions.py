"""CHECK: names of entities that texts say without a link."""

from __future__ import annotations

from collections.abc import Iterator

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.garden import Garden
from trellis.links import Found
from trellis.links.mentions import Mention
from trellis.markup import Reference


def mentions(garden: Garden) -> Iterator[Diagnostic]:
    """The first mention of each entity in each text that does not link to it."""
    for mention in garden.mentions:
        often = f", {mention.count} times" if mention.count > 1 else ""
        yield diagnostic(
            "mention-unlinked",
            garden.entities[mention.origin].path,
            f"“{mention.written}” is a name of “{mention.target}” and no link{often}",
            line=mention.line,
            column=mention.column,
            remedy=f"write `{_link(mention, garden)}`",
        )


def _link(mention: Mention, garden: Garden) -> str:
    """The shortest wikilink that leads there and reads as it is written."""
    entity = garden.entities[mention.target]
    written = " ".join(mention.written.split())
    for name in (written, entity.title, entity.id.rpartition("/")[2], entity.id):
        found = garden.resolver.resolve(Reference("wikilink", name), mention.origin)
        if isinstance(found, Found) and found.id == entity.id:
            bar = "\\|" if mention.in_table else "|"
            return f"[[{name}]]" if name == written else f"[[{name}{bar}{written}]]"
    return f"[[{entity.id}]]"

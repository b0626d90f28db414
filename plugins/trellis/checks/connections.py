"""CHECK: entities that hang on nothing, and embeds that lead back to themselves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.garden import Garden
from trellis.links import Ambiguous, Found, Link, Missing, Private
from trellis.markup import Heading
from trellis.paths import is_index

_END = 1 << 60  # a line after all others

Part = tuple[str, str]
"""An entity's id and the anchor of a part of it, "" for the whole."""


def orphans(garden: Garden) -> Iterator[Diagnostic]:
    """Entities that no link, mention, series or topic ties to another.

    The pages of folders are none, nor is one whose links fail: that is reported already.
    """
    tied = {end for tie in garden.ties if tie.kind != "keyword" for end in (tie.source, tie.target)}
    for id, entity in garden.entities.items():
        alone = id not in tied and len(garden.entities) > 1 and not is_index(id)
        if alone and not any(map(_fails, garden.links.outgoing.get(id, ()))):
            yield diagnostic(
                "orphan",
                entity.path,
                "nothing links here, and it links to nothing",
                remedy="link it with a page that speaks of the same",
            )


def _fails(link: Link) -> bool:
    return isinstance(link.resolution, Missing | Ambiguous | Private)


def embed_cycles(garden: Garden) -> Iterator[Diagnostic]:
    """Embeds that lead back to where they stand: one finding for each cycle, at the embed that closes it.

    A depth-first search over the parts of pages that are embedded; linear in the number of embeds.
    """
    embeds = {
        id: sorted(
            (link for link in links if _part(link) and link.reference.kind == "embed"), key=_line
        )
        for id, links in garden.links.outgoing.items()
    }
    search = _Search(garden.entities, {id: links for id, links in embeds.items() if links})
    for id in search.embeds:
        search.visit((id, ""))
    for link, cycle in search.closing:
        names = [f"“{'#'.join(filter(None, part))}”" for part in cycle]
        yield diagnostic(
            "embed-cycle",
            garden.entities[link.origin].path,
            f"the embed leads back to itself: {' → '.join([*names, names[0]])}",
            line=link.reference.line,
            column=link.reference.column,
            remedy="write a link in its place: remove the `!`",
        )


def _part(link: Link) -> Part | None:
    resolution = link.resolution
    return (resolution.id, resolution.anchor) if isinstance(resolution, Found) else None


class _Search:
    """Walks from part to part; `closing` are the embeds that lead back to a part that is still open."""

    def __init__(self, entities: Mapping[str, Entity], embeds: Mapping[str, list[Link]]) -> None:
        self.entities, self.embeds = entities, embeds
        self.closing: list[tuple[Link, list[Part]]] = []
        self._done: set[Part] = set()
        self._reported: set[tuple[str, int, int]] = set()
        self._sections: dict[str, dict[str, tuple[int, int]]] = {}

    def visit(self, start: Part) -> None:
        """Everything that is embedded from `start` on."""
        if start in self._done:
            return
        path, places = [start], {start: 0}
        ways = [self._embeds_in(start)]
        while path:
            link = next(ways[-1], None)
            if link is None:
                ways.pop()
                self._done.add(left := path.pop())
                del places[left]
                continue
            part = _part(link)
            if part in places:
                self._close(link, path[places[part] :])
            elif part is not None and part not in self._done:
                places[part] = len(path)
                path.append(part)
                ways.append(self._embeds_in(part))

    def _close(self, link: Link, cycle: list[Part]) -> None:
        """Notes a cycle, once for the embed as it is written, whatever part it is seen in."""
        place = link.origin, link.reference.line, link.reference.column
        if place not in self._reported:
            self._reported.add(place)
            self.closing.append((link, cycle))

    def _embeds_in(self, part: Part) -> Iterator[Link]:
        id, anchor = part
        links = self.embeds.get(id, [])
        if not anchor or not links:
            return iter(links)
        if id not in self._sections:
            self._sections[id] = _sections(self.entities[id])
        first, last = self._sections[id].get(anchor, (1, _END))
        start = bisect_left(links, first, key=_line)
        return iter(links[start : bisect_right(links, last, key=_line)])


def _line(link: Link) -> int:
    return link.reference.line


def _sections(entity: Entity) -> dict[str, tuple[int, int]]:
    """The first and last line of the section under each heading, and of each block with a name."""
    found = {f"^{block.id}": (block.line, block.end_line) for block in entity.blocks if block.id}
    opened: list[Heading] = []
    for heading in entity.headings:
        while opened and opened[-1].level >= heading.level:
            above = opened.pop()
            found[above.anchor] = above.line, heading.line - 1
        opened.append(heading)
    return found | {heading.anchor: (heading.line, _END) for heading in opened}

"""Every reference of a garden: resolved, inverted into backlinks, and reported where it fails."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from trellis.diagnostics import Diagnostic, diagnostic, nearest
from trellis.entities import Entity
from trellis.links.assets import is_file
from trellis.links.resolver import Resolver
from trellis.links.values import (
    Ambiguous,
    Backlink,
    Found,
    FoundAsset,
    Link,
    Links,
    Missing,
    Private,
)
from trellis.markup import Block, Reference

_HTML_ADDRESS = re.compile(r"""\b(?:src|href|poster|data)\s*=\s*["']?([^"'\s>]+)""")
_OF_MISSING = {
    "link": "write it, or take the link away",
    "source": "write it, or take the line away",
    "reference": "write it, or take the name away",
    "asset": "put the file there, or mend its name",
}
_MOST_HEADINGS = 200  # headings compared for a remedy


def resolve_all(entities: Mapping[str, Entity], resolver: Resolver) -> Links:
    """Every reference of `entities` resolved, inverted and reported."""
    return resolve_again(Links(), tuple(entities), entities, resolver)


def resolve_again(
    since: Links, changed: Collection[str], entities: Mapping[str, Entity], resolver: Resolver
) -> Links:
    """`since`, with the references of the `changed` entities, and of those that cite these, resolved anew.

    All entities must be called what they were called then.
    """
    again = {*changed, *_citing(since, frozenset(changed))}
    links = {
        id: found for id in sorted(again) if (found := tuple(_resolved(entities[id], resolver)))
    }
    outgoing = {id: found for id, found in since.outgoing.items() if id not in again} | links
    findings = {id: found for id, found in since.findings.items() if id not in again}
    for id, found in links.items():
        wrong = (report(link, entities[id], entities) for link in found)
        if told := tuple(finding for finding in wrong if finding):
            findings[id] = told
    return Links(
        dict(sorted(outgoing.items())),
        _backlinks(since, again, links, entities),
        _withheld_assets(entities, outgoing, resolver),
        findings,
    )


def _citing(links: Links, targets: Set[str]) -> Iterator[str]:
    """Who refers to any of `targets`."""
    for origin, outgoing in links.outgoing.items():
        if any(
            isinstance(one.resolution, Found) and one.resolution.id in targets for one in outgoing
        ):
            yield origin


def _resolved(entity: Entity, resolver: Resolver) -> Iterator[Link]:
    for reference in all_references(entity):
        yield Link(entity.id, reference, resolver.resolve(reference, entity.id))


def _backlinks(
    since: Links,
    again: Set[str],
    links: Mapping[str, Sequence[Link]],
    entities: Mapping[str, Entity],
) -> dict[str, tuple[Backlink, ...]]:
    """The backlinks of all, where those of `again` are the new `links`."""
    incoming: dict[str, list[Backlink]] = {
        link.resolution.id: []
        for id in again
        for link in since.outgoing.get(id, ())
        if isinstance(link.resolution, Found)
    }
    for id, found in links.items():
        for target, backlink in _cited(entities[id], found):
            incoming.setdefault(target, []).append(backlink)
    backlinks = dict(since.backlinks)
    for target, new in incoming.items():
        others = (one for one in backlinks.pop(target, ()) if one.origin not in again)
        if every := sorted([*others, *new], key=lambda one: one.origin):
            backlinks[target] = tuple(every)
    return dict(sorted(backlinks.items()))


def _cited(entity: Entity, links: Iterable[Link]) -> Iterator[tuple[str, Backlink]]:
    """Whom the `links` of an entity cite, and how. That its frontmatter names another by id, or as a
    source, is data and no citation."""
    citing = _CitingWords(entity)
    for link in links:
        target = link.resolution
        said = not link.reference.field or link.reference.relation
        if isinstance(target, Found) and target.id != entity.id and said:
            yield target.id, citing.backlink(link.reference)


def all_references(entity: Entity) -> tuple[Reference, ...]:
    """What the body, the frontmatter and, in a topic, the list of sources point to; each once."""
    sources = entity.topic.sources if entity.topic else ()
    return tuple(dict.fromkeys((*entity.references, *sources)))


def _withheld_assets(
    entities: Mapping[str, Entity], outgoing: Mapping[str, tuple[Link, ...]], resolver: Resolver
) -> frozenset[str]:
    hidden = {
        resolution.path
        for id, entity in resolver.withheld.items()
        for reference in (*all_references(entity), *_html_references(entity))
        if isinstance(resolution := resolver.resolve(reference, id), FoundAsset)
    }
    if not hidden:
        return frozenset()
    shown = {link.resolution for links in outgoing.values() for link in links} | {
        resolver.resolve(reference, id)
        for id, entity in entities.items()
        for reference in _html_references(entity)
    }
    return frozenset(hidden - {found.path for found in shown if isinstance(found, FoundAsset)})


def _html_references(entity: Entity) -> Iterator[Reference]:
    """What raw HTML in the body shows. It is no link of the garden, but its files are needed."""
    if "<" in entity.body:
        for match in _HTML_ADDRESS.finditer(entity.body):
            yield Reference("image", match[1].partition("#")[0] or ".")


class _CitingWords:
    """Finds the block of an entity that holds a reference."""

    def __init__(self, entity: Entity) -> None:
        self._entity = entity
        self._lines = [block.line for block in entity.blocks]

    def backlink(self, reference: Reference) -> Backlink:
        if reference.field:
            label = reference.label or reference.target
            return Backlink(self._entity.id, label, "", "", reference.relation, True)
        at = bisect_right(self._lines, reference.line) - 1
        label = reference.label or reference.target
        block = self._of_one_line(at, label) if at >= 0 else None
        return Backlink(
            origin=self._entity.id,
            label=label,
            context=block.text if block and block.end_line >= reference.line else "",
            anchor=block.anchor if block else "",
            relation=reference.relation,
        )

    def _of_one_line(self, at: int, label: str) -> Block:
        """The block numbered `at`; of those that begin in one line (footnotes), the first that says so."""
        first = bisect_left(self._lines, self._lines[at])
        same = self._entity.blocks[first : at + 1]
        return next((block for block in same if label in block.text), same[0])


def report(link: Link, entity: Entity, entities: Mapping[str, Entity]) -> Diagnostic | None:
    """What is wrong with a link, in the place where it is written; None when nothing is."""
    reference, resolution = link.reference, link.resolution
    written = reference.target + (f"#{reference.fragment}" if reference.fragment else "")
    remedy = ""
    if isinstance(resolution, Missing):
        code, message = _code(reference, "missing"), f"nothing is called “{written}”"
        remedy = _did_you_mean(resolution.nearest) or _OF_MISSING[code.partition("-")[0]]
    elif isinstance(resolution, Ambiguous):
        names = ", ".join(f"“{id}”" for id in resolution.candidates)
        code, message = _code(reference, "ambiguous"), f"“{written}” could be any of {names}"
        remedy = "write more of its path"
    elif isinstance(resolution, Private):
        code = _code(reference, "private")
        message = f"“{written}” is not published; readers see plain text"
        remedy = "publish it, or say the same without it"
    elif isinstance(resolution, Found) and reference.fragment and not resolution.anchor:
        code, message, remedy = _report_anchor(reference.fragment, entities[resolution.id])
    else:
        return None
    return diagnostic(
        code, entity.path, message, line=reference.line, column=reference.column, remedy=remedy
    )


def _report_anchor(fragment: str, target: Entity) -> tuple[str, str, str]:
    if fragment.startswith("^"):
        near = nearest(fragment[1:], [block.id for block in target.blocks if block.id])
        remedy = (
            _did_you_mean((f"^{near}",) if near else ()) or f"write `{fragment}` after the block"
        )
        return "anchor-missing", f"“{target.id}” has no block “{fragment}”", remedy
    wanted = fragment.rpartition("#")[2]
    near = nearest(wanted, [heading.text for heading in target.headings][:_MOST_HEADINGS])
    message = f"“{target.id}” has no heading “{fragment}”"
    remedy = _did_you_mean((near,) if near else ()) or "name one of its headings, or none"
    return "anchor-missing", message, remedy


def _did_you_mean(names: Sequence[str]) -> str:
    return f"did you mean “{names[0]}”?" if names else ""


def _code(reference: Reference, outcome: str) -> str:
    if reference.field:
        if outcome == "missing" and reference.expects == "image":
            return "asset-missing"
        return f"{'source' if reference.field == 'sources' else 'reference'}-{outcome}"
    if outcome == "missing" and (reference.kind == "image" or is_file(reference.target)):
        return "asset-missing"
    return f"link-{outcome}"

"""PUBLISH: the links of a Markdown text turned into plain ones, and nothing else of it touched.

Works on the text as written, by the places that references carry: `[[page|label]]` becomes
`[label](../page.md)`, of `[label](page)` only the destination changes, a target that readers may not
see becomes its label, query blocks are answered, and comments (`%%…%%`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote

from trellis.links import Link, Missing
from trellis.markup import Reference
from trellis.markup.queries import QueryBlock, in_place, query_blocks
from trellis.markup.references import is_external
from trellis.markup.scanner import WIKILINK, Scan, scan
from trellis.write import escape

Destination = Callable[[Link], str | None]
"""The path (or `#anchor`) a link leads to in the text's new place; None for no link at all."""

_DEFINITION = re.compile(
    r"^[ >]{0,8}\[(?!\^)[^\[\]\n]+\]:[ \t]*\n?[ \t]*(?P<url><[^<>\n]*>|[^\s<]\S*)[^\n]*\n?",
    re.MULTILINE,
)
_LABEL = re.compile(r"[ ]?\[[^\[\]\n]*\]")
_URL = re.compile(r"\s*(?P<url><[^<>\n]*>|\S+)")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` in place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def rewrite(
    text: str,
    first_line: int,
    links: Iterable[Link],
    destination: Destination,
    title: Callable[[Link], str],
    listing: Callable[[QueryBlock], str | None],
) -> str:
    """`text` with `links` (those written in it) leading to their `destination`.

    `first_line` is the line of its file on which `text` begins; `title` is what stands for a
    wikilink without a label, `listing` what stands for a query block.
    """
    scanned = scan(text)
    edits = [
        Edit(region.start, region.end, "") for region in scanned.regions if region.kind == "comment"
    ]
    answered: set[int] = set()
    for block in query_blocks(text, first_line):
        if (written := listing(block)) is not None:
            answered.add(block.start + len(block.prefix))
            edits.append(Edit(block.start, block.end, in_place(text, block, written)))
    for link in links:
        reference = link.reference
        line = reference.line - first_line
        if reference.field or not 0 <= line < len(scanned.line_starts):
            continue
        offset = scanned.line_starts[line] + reference.column - 1
        if offset not in answered:
            edits += _edits_of(link, scanned, offset, destination, title)
    edits += _definition_edits(scanned)
    return _apply(text, edits)


def _edits_of(
    link: Link,
    scanned: Scan,
    offset: int,
    destination: Destination,
    title: Callable[[Link], str],
) -> list[Edit]:
    """The edits that make the link at `offset` a plain one."""
    reference = link.reference
    if reference.kind == "mention":
        label = _plain_link(link, destination, title)
        return [Edit(offset, offset + len(reference.label), label)]
    if match := WIKILINK.match(scanned.masked, offset + scanned.masked.startswith("!", offset)):
        return [Edit(offset, match.end(), _plain_link(link, destination, title))]
    if isinstance(link.resolution, Missing):
        return []
    return _link_edits(scanned, offset, reference, destination(link))


def markdown_path(path: str) -> str:
    """`path` as a link's destination: encoded where Markdown or URLs would read it otherwise."""
    return "".join(c if ord(c) > 127 else quote(c, safe="/-._~!$&+,;=@") for c in path)


def _plain_link(link: Link, destination: Destination, title: Callable[[Link], str]) -> str:
    label = _label(link.reference.label) or escape(title(link))
    target = destination(link)
    if target is None:
        return label
    image = "!" if link.reference.kind in ("embed", "image") and not _is_page(target) else ""
    return f"{image}[{label}]({target})"


def _label(label: str) -> str:
    """A label keeps the writer's own emphasis, but closes no link and no table cell."""
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", label).replace("|", "&#124;").replace("<", "&#60;")


def _is_page(target: str) -> bool:
    return target.startswith("#") or target.partition("#")[0].endswith(".md")


def _link_edits(scanned: Scan, offset: int, reference: Reference, target: str | None) -> list[Edit]:
    """The edits that make the Markdown link at `offset` lead to `target`."""
    masked = scanned.masked
    start = offset + (2 if masked.startswith("!", offset) else 1)
    closing = _closing(masked, start, "[", "]")
    if closing is None:
        return []
    after = closing + 1
    end = after
    if masked.startswith("(", after):
        last = _closing(masked, after + 1, "(", ")")
        if last is None:
            return []
        end = last + 1
        url = _URL.match(scanned.text, after + 1, last)
        if target is not None and url:
            return [Edit(url.start("url"), url.end("url"), target)]
    elif named := _LABEL.match(masked, after):
        end = named.end()
    if target is None:
        return [Edit(offset, start, ""), Edit(closing, end, "")]
    return [Edit(after, end, f"({target})")]


def _closing(masked: str, start: int, opening: str, closing: str) -> int | None:
    """Where what was opened before `start` closes, in the same paragraph; None when it does not."""
    depth = 0
    for match in re.compile(rf"\\.|\n[ \t]*\n|[{re.escape(opening + closing)}]").finditer(
        masked, start
    ):
        if match[0].startswith("\n"):
            return None
        if match[0] == opening:
            depth += 1
        elif match[0] == closing:
            if depth == 0:
                return match.start()
            depth -= 1
    return None


def _definition_edits(scanned: Scan) -> list[Edit]:
    """Definitions of what is inside the garden go: their links carry their destination themselves."""
    return [
        Edit(match.start(), match.end(), "")
        for match in _DEFINITION.finditer(scanned.masked)
        if not is_external(match["url"].strip("<>")) and not match["url"].startswith("#")
    ]


def _apply(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    position = 0
    for edit in sorted(set(edits)):
        if edit.start < position:
            continue  # inside something already replaced
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])

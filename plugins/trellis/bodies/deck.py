"""The body of a deck: slides, parted by `---` on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from trellis.bodies.text import BodyText
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Slide
from trellis.markup import headings
from trellis.markup.scanner import Scan, scan

_SEPARATOR = re.compile(r"^---[ \t]*$", re.MULTILINE)
_OTHER_RULE = re.compile(r"^(?:\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_DIRECTIVE = re.compile(r"<!--[ \t]*\.slide:?(?P<attributes>.*?)-->", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=]+)))?""")
_NOTES_COMMENT = re.compile(r"<!--[ \t]*\.notes:?(?P<notes>.*?)-->", re.DOTALL)
_NOTES_LINE = re.compile(r"^notes?:[ \t]*", re.MULTILINE | re.IGNORECASE)


def read_slides(body: BodyText, path: str = "") -> tuple[tuple[Slide, ...], list[Diagnostic]]:
    """The slides of a deck. Separators in code, comments and math are none."""
    scanned = scan(body.text)
    cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(scanned.masked)]
    starts = [0, *(end + 1 for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(body.text)]
    slides = (
        _slide(scanned, body.line, start, end) for start, end in zip(starts, ends, strict=True)
    )
    written = [slide for slide in slides if slide.text or slide.attributes or slide.notes]
    numbered = tuple(replace(slide, number=n) for n, slide in enumerate(written, 1))
    return numbered, _findings(scanned, body.line, path, bool(cuts))


def outline(slides: Iterable[Slide], body: BodyText) -> str:
    """What the slides of a deck show, on the lines on which it stands, and empty lines for the rest.

    In the body itself, `---` right below text would make a heading of it.
    """
    rows = [""] * len(body.rows)
    for slide in slides:
        shown = slide.text.split("\n")
        first = slide.line - body.line
        rows[first : first + len(shown)] = shown
    return "\n".join(rows)


def _slide(scanned: Scan, first_line: int, start: int, end: int) -> Slide:
    comments = [
        scanned.text[region.start : region.end]
        for region in scanned.regions
        if region.kind == "html-comment" and start <= region.start < end
    ]
    text, notes = scanned.text[start:end], []
    attributes: dict[str, str] = {}
    for comment in comments:
        if directive := _DIRECTIVE.fullmatch(comment):
            attributes |= _attributes(directive["attributes"])
        elif note := _NOTES_COMMENT.fullmatch(comment):
            notes.append(note["notes"].strip())
        else:
            continue
        text = text.replace(comment, "\n" * comment.count("\n"), 1)
    text, spoken = _without_notes(text)
    trimmed = BodyText(text, first_line + scanned.text.count("\n", 0, start)).trimmed()
    title = next((heading.text for heading in headings(trimmed.text)), "")
    notes_text = "\n\n".join(note for note in (*notes, spoken) if note)
    return Slide(0, title, trimmed.text, attributes, trimmed.line, notes_text)


def _attributes(text: str) -> dict[str, str]:
    """`key="value" flag` as attributes; a bare word is "true"."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found[name] = double or single or bare or "true"
    return found


def _without_notes(text: str) -> tuple[str, str]:
    """A slide and what stands below `Note:` in it."""
    match = _NOTES_LINE.search(scan(text).masked)
    return (text[: match.start()], text[match.end() :].strip()) if match else (text, "")


def _findings(scanned: Scan, first_line: int, path: str, parted: bool) -> list[Diagnostic]:
    found = []
    if not parted and scanned.text.strip():
        found.append(
            diagnostic(
                "deck-without-slides",
                path,
                "the deck is one slide",
                line=first_line,
                remedy="part slides by a line `---`",
            )
        )
    for match in _OTHER_RULE.finditer(scanned.masked):
        found.append(
            diagnostic(
                "deck-ambiguous-separator",
                path,
                f"`{match[0].strip()}` is a rule within a slide",
                line=first_line + scanned.text.count("\n", 0, match.start()),
                remedy="write `---` to begin a new slide",
            )
        )
    return found

"""The body of a topic's file: prose, keywords and sources, in all five forms that occur.

T1 has sections `## Content`, `## Keywords`, `## Sources` below its title and no frontmatter; T2 adds
`<id|hash>` to source lines; T3 has frontmatter, prose and sources; T4 only prose; T5 has keywords at
the end of its prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from trellis.bodies.text import BodyText
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import TopicFile
from trellis.markup import Reference
from trellis.markup import references as find_references
from trellis.markup.scanner import scan

MAX_LINE = 2_000
MAX_PARAGRAPH = 40_000

_SECTION = re.compile(
    r" {0,3}##[ \t]+(content|keywords|sources)[ \t]*:?[ \t]*#*[ \t]*", re.IGNORECASE
)
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+(?P<text>.*\S)[ \t]*")
_SOURCE = re.compile(
    r"(?P<title>.+)\s+\((?P<ref>[^()]+)\)\s+\[(?P<type>[^\]]+)\]"
    r"(?:\s+<(?P<id>[^|>]+)\|(?P<hash>[0-9a-f]{64})>)?"
)
_UNTYPED = re.compile(r"(?P<title>.+)\s+\((?P<ref>[^()]+)\)")
_NO_SOURCES = re.compile(r"[_*]?no sources\.?[_*]?", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:^|(?<!\s)\s{2,}|(?<=[.!?…])\s(?=\**(?-i:K)))"  # a line, or a sentence of its own
    r"(?:keywords?:|\*\*keywords?(?::\*\*|\*\*:))[ \t]*(?P<list>.*?)\.?\s*$",
    re.IGNORECASE,
)
_KINDS = {"base": "note", "profile": "anchor-profile", "identity": "brain-character"}


@dataclass(slots=True)
class Sections:
    """Row numbers of each section, and of what is no prose; `labels` are its headings."""

    keywords: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    labels: list[tuple[str, int]] = field(default_factory=list)

    def named(self, label: str) -> list[int]:
        """The rows of the headings `label`."""
        return [row for name, row in self.labels if name == label]

    @property
    def taken(self) -> list[int]:
        return [*self.keywords, *self.sources, *(row for _, row in self.labels)]


@dataclass(frozen=True, slots=True)
class Trailing:
    """Keywords at the end of prose, where they begin, and the line where they end."""

    keywords: list[str]
    line: int
    column: int
    end_line: int


def read_topic(
    body: BodyText, path: str = "", *, has_fields: bool = False, kinds: Collection[str] = ()
) -> tuple[BodyText, TopicFile, list[Diagnostic]]:
    """The prose of a topic's file, what it lists, and what is wrong with it.

    `has_fields`: the file has frontmatter. `kinds`: the names of all kinds; none: any will do.
    """
    rows, masked = body.rows, scan(body.text).masked.split("\n")
    sections = _sections(masked)
    findings = _repeated(sections, body.line, path)
    sources = []
    for number in sections.sources:
        reference, finding = _source(rows[number], body.line + number, path)
        sources += [reference] if reference else []
        findings += [finding] if finding else []
        if reference and kinds and reference.expects and reference.expects not in kinds:
            findings.append(_of_unknown_kind(reference, path))
    keywords = [keyword for number in sections.keywords for keyword in _listed(rows[number])]
    prose, trailing = _trailing_keywords(body.without(sections.taken))
    if trailing:
        keywords += trailing.keywords
        findings.append(
            diagnostic(
                "topic-keywords-in-prose",
                path,
                "the keywords stand in the prose",
                line=trailing.line,
                column=trailing.column,
                remedy="move them to `keywords:` in the frontmatter",
            )
        )
    topic = TopicFile(
        _generation(has_fields, sources, trailing is not None),
        tuple(dict.fromkeys(keywords)),
        tuple(sources),
    )
    return prose.trimmed(), topic, findings


def keywords_in_prose(body: BodyText) -> Trailing | None:
    """The keywords that stand at the end of a topic's prose (T5), if any."""
    sections = find_sections(body)
    return _trailing_keywords(body.without(sections.taken))[1]


def find_sections(body: BodyText) -> Sections:
    """Where a topic's file lists its keywords and sources."""
    return _sections(scan(body.text).masked.split("\n"))


def last_item(body: BodyText, numbers: Collection[int]) -> tuple[int, str] | None:
    """Of the items in the rows of these numbers, the row with which the last one ends, and what it begins
    with (`- `)."""
    rows, masked = body.rows, scan(body.text).masked.split("\n")
    item = last = None
    for number in sorted(numbers):
        if found := _ITEM.fullmatch(masked[number]):
            item, last = found, number
        elif number - 1 == last and rows[number].strip():
            last = number  # it goes on
    if item is None or last is None:
        return None
    return last, item.string[: item.start("text")]


def says_none(row: str) -> bool:
    """Whether a row of a list says that it is empty."""
    return bool(_NO_SOURCES.fullmatch(row.strip()))


def _generation(has_fields: bool, sources: list[Reference], in_prose: bool) -> str:
    if not has_fields:
        return "T2" if any(source.digest for source in sources) else "T1"
    return "T5" if in_prose else "T3" if sources else "T4"


def _sections(masked: list[str]) -> Sections:
    """Where the sections are. Headings in code are none; another heading ends a list."""
    sections, current = Sections(), ""
    for number, row in enumerate(masked):
        if match := _SECTION.fullmatch(row):
            current = match[1].lower()
            sections.labels.append((current, number))
        elif _HEADING.match(row):
            current = ""
        elif current == "keywords":
            sections.keywords.append(number)
        elif current == "sources":
            sections.sources.append(number)
    return sections


def _repeated(sections: Sections, line: int, path: str) -> list[Diagnostic]:
    seen: Counter[str] = Counter()
    findings = []
    for label, row in sections.labels:
        seen[label] += 1
        if seen[label] > 1:
            findings.append(
                diagnostic(
                    "topic-section-repeated",
                    path,
                    f"`## {label.capitalize()}` occurs again; the two are joined",
                    line=line + row,
                    remedy="join them in the file",
                )
            )
    return findings


def _source(row: str, line: int, path: str) -> tuple[Reference | None, Diagnostic | None]:
    """A source line as a reference, or as a finding; nothing for a blank one."""
    text = row.strip()
    if not text or says_none(text):
        return None, None
    item = _ITEM.fullmatch(row) if len(row) <= MAX_LINE else None
    column = item.start("text") + 1 if item else row.index(text) + 1
    if item and (match := _SOURCE.fullmatch(item["text"])):
        return _reference(match, line, column), None
    if item and (found := find_references(item["text"])):
        label = found[0].label or found[0].target
        column += found[0].column - 1
        return Reference("field", found[0].target, "", label, line, column, "sources"), None
    finding = diagnostic(
        "topic-source-malformed",
        path,
        f"a source line cannot be read: {text[:60]}",
        line=line,
        column=column,
        remedy="write `- Title (slug) [post]`",
    )
    if item and (match := _UNTYPED.fullmatch(item["text"])):
        title, ref = match["title"].strip(), match["ref"].strip()
        return Reference("field", ref, "", title, line, column, "sources"), finding
    return None, finding


def _reference(match: re.Match[str], line: int, column: int) -> Reference:
    kind = match["type"].strip().casefold()
    return Reference(
        kind="field",
        target=match["ref"].strip(),
        label=match["title"].strip(),
        line=line,
        column=column,
        field="sources",
        expects=_KINDS.get(kind, kind),
        name=match["id"] or "",
        digest=match["hash"] or "",
    )


def _of_unknown_kind(reference: Reference, path: str) -> Diagnostic:
    return diagnostic(
        "source-unknown-kind",
        path,
        f"`{reference.expects}` is no kind; the source is looked for among all",
        line=reference.line,
        column=reference.column,
        remedy="write one of the garden's kinds, as in [post]",
    )


def _listed(row: str) -> list[str]:
    """The keywords of a line: an item is one, other text is parted at its commas."""
    if item := _ITEM.fullmatch(row):
        return _cleaned([item["text"]])
    return split_keywords(row)


def split_keywords(text: str) -> list[str]:
    """`a, b (c, d), e` → `a`, `b (c, d)`, `e`: parted at commas outside parentheses."""
    text = text.strip().removeprefix("[").removesuffix("]") if "[[" not in text else text
    parts, depth, part = [], 0, ""
    for character in text:
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character in ",;" and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += character
    return _cleaned([*parts, part])


def _cleaned(keywords: list[str]) -> list[str]:
    stripped = (" ".join(keyword.split()).rstrip(".").strip("\"'`") for keyword in keywords)
    return [keyword for keyword in stripped if keyword]


def _trailing_keywords(prose: BodyText) -> tuple[BodyText, Trailing | None]:
    """Prose without the keywords at its end (T5), and those keywords."""
    rows, masked = prose.rows, scan(prose.text).masked.split("\n")
    last = next((n for n in range(len(rows) - 1, -1, -1) if rows[n].strip()), None)
    if last is None:
        return prose, None
    first = last
    while first > 0 and _ITEM.fullmatch(masked[first]):
        first -= 1
    match = _TRAILING.search(masked[first]) if len(masked[first]) <= MAX_PARAGRAPH else None
    if not match or (first < last and match["list"].strip(" []")):
        return prose, None
    listed = split_keywords(rows[first][match.start("list") : match.end("list")])
    listed += [keyword for row in rows[first + 1 : last + 1] for keyword in _listed(row)]
    rows[first:] = [rows[first][: match.start()].rstrip()]
    column = match.start() + len(match[0]) - len(match[0].lstrip()) + 1
    return BodyText("\n".join(rows), prose.line), Trailing(
        listed, prose.line + first, column, prose.line + last
    )

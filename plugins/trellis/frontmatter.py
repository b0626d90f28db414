"""PARSE: a file's text as frontmatter and body, with the line of everything.

python-frontmatter defines the form, and its handlers the splitting; ours is exact about places, keeps
the body as written, and never raises. Frontmatter that cannot be read never becomes text of the page,
and is kept as `unread`, so that what it may have said of privacy is not forgotten.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from frontmatter.default_handlers import YAMLHandler

from trellis.diagnostics import Diagnostic, diagnostic
from trellis.written import Written
from trellis.yamldata import Repeat, YamlDocument, YamlError, read_yaml

_OPENING = re.compile(
    r"\A(?P<before>[\s\ufeff\u200b]*)(?:(?P<fence>-{3,}|\+{3})[ \t]*(?:\n|\Z)|(?=\{[ \t]*\n))"
)
_CLOSING = {
    "-": re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE),
    "+": re.compile(r"^\+{3}[ \t]*$", re.MULTILINE),
    "": re.compile(r"(?<=^\})[ \t]*$", re.MULTILINE),
}
_FENCE = re.compile(r"-{3,}[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"""(?:"[^"\n]+"|'[^'\n]+'|[^\W_][\w.-]*(?:[ ][\w.-]+){0,2})[ \t]*[:=](?:\s|$)""")
_PUBLICATION_KEY = re.compile(
    r"""["']?(?:status|visibility|draft|private|publish\w*)["']?[ \t]*[:=]""", re.IGNORECASE
)
_FIRST_KEY = re.compile(
    r"(?:title|slug|status|visibility|draft|publish\w*|private|date|tags|subject|author)[ \t]*:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frontmatter:
    """A file, split. Lines count from 1 in the file.

    `data` is JSON as it stands; `lines` the line of every top-level key; `texts` values as written
    where they are not text; `repeats` what a later key of the same name replaced. `body` is verbatim
    and begins at `body_line`. `unread` is frontmatter that could not be read for certain, because it
    is broken or lacks a fence; it begins at `unread_line`. `written` tells
    where in the file each value stands.
    """

    body: str
    body_line: int = 1
    data: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    repeats: tuple[Repeat, ...] = ()
    unread: str = ""
    unread_line: int = 1
    findings: tuple[Diagnostic, ...] = ()
    written: Written = field(default_factory=Written, compare=False)

    def place(self, key: str, value: str = "") -> tuple[int, int]:
        """Line and column where `value`, else the value of `key`, stands."""
        return self.written.place(key, value)


@dataclass(frozen=True, slots=True)
class Block:
    """Where the frontmatter of a text is: offsets of its data and of the body after it.

    `fence` is the first character of the line that opens it ("" for JSON). `lacks` is "end" or
    "beginning" where a fence is missing: then the data are the lines that look like it.
    """

    fence: str
    start: int
    end: int
    body: int
    lacks: Literal["", "beginning", "end"] = ""


class Handler(YAMLHandler):
    """python-frontmatter's YAML, and Hugo's TOML and JSON, split exactly and read safely."""

    def detect(self, text: str) -> bool:
        return self.find(text) is not None

    def find(self, text: str) -> Block | None:
        """The frontmatter's place; None for a text that only begins with a rule, or with neither."""
        opening = _OPENING.match(text)
        if not opening:
            return _unopened(text)
        fence, start = (opening["fence"] or "")[:1], opening.end()
        closing = _CLOSING[fence].search(text, start)
        if closing is None:
            end = _end_of_keys(text, start)
            return Block(fence, start, end, end, "end") if end > start else None
        raw = text[start : closing.start()]
        if not _has_keys(raw) and (opening["before"] or not fence or _is_prose(raw)):
            return None
        return Block(fence, start, closing.start(), min(closing.end() + 1, len(text)))

    def split(self, text: str) -> tuple[str, str]:
        """Data and body, both verbatim. Raises ValueError without frontmatter."""
        block = self.find(text)
        if block is None:
            raise ValueError("no frontmatter")
        return text[block.start : block.end], text[block.body :]

    def read(self, fm: str, fence: str = "-") -> YamlDocument:
        """The data with its places. Raises YamlError."""
        document = _read_toml(fm) if fence == "+" else read_yaml(fm)
        if not isinstance(document.value, dict | None):
            raise YamlError("it is not a list of fields", remedy="write each field as `key: value`")
        return document

    def load(self, fm: str, **kwargs: object) -> Any:
        """The data alone. Raises YamlError."""
        return self.read(fm).value


HANDLER = Handler()


def split_frontmatter(text: str, path: str = "") -> Frontmatter:
    """The frontmatter and body of `text`. Never raises; `path` is for the findings."""
    block = HANDLER.find(text)
    if block is None:
        return Frontmatter(text)
    error: YamlError | None = None
    try:
        document = HANDLER.read(text[block.start : block.end], block.fence)
    except YamlError as problem:
        document, error = YamlDocument({}), problem
        block = _reopened(text, block)
    first = _line(text, block.start)
    certain = not block.lacks and error is None
    lines = {key: line + first for key, line in document.lines.items()}
    return Frontmatter(
        body=text[block.body :],
        body_line=_line(text, block.body),
        data=document.value if isinstance(document.value, dict) else {},
        lines=lines,
        texts=document.texts,
        repeats=tuple(replace(repeat, line=repeat.line + first) for repeat in document.repeats),
        unread="" if certain else text[block.start : block.end],
        unread_line=1 if certain else first,
        findings=tuple(_findings(text, path, block, document, error)),
        written=Written.of(text[block.start : block.end], first, lines),
    )


def _findings(
    text: str, path: str, block: Block, document: YamlDocument, error: YamlError | None
) -> list[Diagnostic]:
    first = _line(text, block.start)
    opened = first - 1 if block.fence and block.lacks != "beginning" else first
    found = []
    if opened > 1 and not block.lacks:
        found.append(
            diagnostic(
                "frontmatter-not-first",
                path,
                "there are blank lines before the frontmatter",
                line=opened,
                remedy="remove them: other programs see no frontmatter here",
            )
        )
    if block.lacks:
        where = "after the last" if block.lacks == "end" else "before the first"
        found.append(
            diagnostic(
                "frontmatter-unclosed",
                path,
                f"the frontmatter has no {block.lacks}",
                line=opened,
                remedy=f"add a line `{block.fence * 3}` {where} field",
            )
        )
    if error:
        found.append(
            diagnostic(
                "frontmatter-invalid",
                path,
                f"the frontmatter cannot be read: {error}",
                line=first + error.line,
                column=error.column + 1,
                remedy=error.remedy,
            )
        )
    for repeat in document.repeats:
        found.append(
            diagnostic(
                "frontmatter-duplicate-key",
                path,
                f"`{repeat.key}` is given twice; the last one counts",
                line=first + repeat.line,
                remedy="remove one of them",
            )
        )
    return found


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _has_keys(raw: str) -> bool:
    """Whether `raw` begins with `key: value`, or says anywhere whether it is for readers."""
    rows = [row.strip(" \t{") for row in raw.split("\n")]
    if any(_PUBLICATION_KEY.match(row) for row in rows):
        return True
    for row, below in zip(rows, [*rows[1:], ""], strict=True):
        if row and (not row.startswith("#") or not below):  # a comment, or a heading
            return bool(_KEY.match(row))
    return False


def _is_prose(raw: str) -> bool:
    """Whether what stands between two rules is a piece of the text, as in a deck that begins with one."""
    return raw.startswith("\n") or bool(
        re.search(r"^#{1,6} |\S[ \t]*\n[ \t]*\n", raw, re.MULTILINE)
    )


def _end_of_keys(text: str, start: int) -> int:
    """Where lines that look like frontmatter end; `start` when there are none."""
    end = position = start
    gap = False
    for row in text[start:].split("\n"):
        position += len(row) + 1
        if _KEY.match(row) or _PUBLICATION_KEY.match(row):
            end, gap = position, False
        elif not row.strip():
            gap = True
        elif gap or not row.startswith((" ", "\t", "- ", "#")):
            break
        elif end > start:
            end = position
    return min(end, len(text))


def _unopened(text: str) -> Block | None:
    """Frontmatter without its first fence: fields that we know, up to a rule right below them."""
    start = len(text) - len(text.lstrip())
    if not _FIRST_KEY.match(text, start):
        return None
    end = _end_of_keys(text, start)
    fence = _FENCE.match(text, end)
    return Block("-", start, end, fence.end(), "beginning") if fence else None


def _reopened(text: str, block: Block) -> Block:
    """Broken frontmatter that runs on into prose up to some rule: only its first lines."""
    end = _end_of_keys(text, block.start)
    rest = text[end : block.end]
    runs_on = not block.lacks and end > block.start and re.match(r"[ \t]*\n[ \t\n]*\S", rest)
    if not runs_on or any(_PUBLICATION_KEY.match(row.strip()) for row in rest.split("\n")):
        return block
    return Block(block.fence, block.start, end, end, "end")


def _read_toml(text: str) -> YamlDocument:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]) - 1, int(place[2]) - 1) if place else (0, 0)
        raise YamlError(f"it is not TOML: {error}", line, column) from error
    lines: dict[str, int] = {}
    for number, row in enumerate(text.split("\n")):
        if match := re.match(r"""\s*\[*\s*["']?([\w-]+)""", row):
            lines.setdefault(match[1], number)
    plain = {key: _plain(value) for key, value in data.items()}
    texts = {key: str(value) for key, value in plain.items() if isinstance(value, int | float)}
    return YamlDocument(plain, lines, texts)


def _plain(value: object) -> object:
    """A TOML value as JSON: dates, and numbers that JSON does not know, become text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    return value if isinstance(value, str | int) else str(value)

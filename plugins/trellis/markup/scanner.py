"""What in a text is not prose: code, comments, math, HTML.

One pass from left to right over the few characters that can begin such a region; every search for an
end is bounded by the paragraph, or remembered when it fails, so that the time grows with the length
of the text whatever the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

BLOCK = "\x00"
INLINE = "\x01"

RegionKind = Literal["fence", "indented", "code", "html-comment", "comment", "math", "tag"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text, `start` included and `end` not, in which nothing is markup."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """A text and its regions, in order and apart from one another.

    `masked` has the text's length and lines, with every other character of a region replaced:
    by `INLINE` in code spans, math and tags, by a space in tags that part words, by `BLOCK` in the
    rest. `line_starts` are offsets.
    """

    text: str
    masked: str
    regions: tuple[Region, ...]
    line_starts: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


WIKILINK = re.compile(
    r"\[\[(?P<target>[^\[\]|\n]*)(?:\|(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+))?\]\]"
)
_BRACKETS = re.compile(r"\[+")
_TOKEN = re.compile(  # the set comes first so that the search can skip prose
    r"[\\`~<%$\[\n](?:(?<!\n)|(?<=\n)[ \t]*\n(?:[ ]{4}|[ ]{0,3}\t))"
)
_FENCE = re.compile(
    r"(?P<prefix>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<marks>`{3,}(?=[^`\n]*$)|~{3,})",
    re.MULTILINE,
)
_FENCE_LINE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_UNQUOTED_LINE = re.compile(r"^(?![ \t]{0,3}>)", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t>]*(?=\n|\Z)")
_BACKTICKS = re.compile(r"`+")
_MATH_END = re.compile(r"(?<![\s\\$])\$(?![\d$])")
_TAG_START = re.compile(r"</?[A-Za-z]")
_TAG = re.compile(r"""</?[A-Za-z](?:[^<>"'\n]|\n(?![ \t]*\n)|"[^"<]*"|'[^'<]*')*+>""")
_TAG_WITH_QUOTED_ANGLES = re.compile(r"""</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_CONTAINER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]|!!!|\?\?\?|===|\[\^|:[ \t]|///")


def wikilink_start(text: str, at: int) -> int:
    """Where a wikilink would begin in the run of `[` at `at`: its last two; before `at` for only one."""
    brackets = _BRACKETS.match(text, at)
    return brackets.end() - 2 if brackets else at - 1


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.regions: list[Region] = []
        self.floor = 0  # no line that is still of interest begins before this offset
        self.paragraph_end = -1
        self.quote_end = -1
        self.line_end = -1
        self.opening: re.Match[str] | None = None
        self.unclosed: dict[str, int] = {}  # what has no end before this offset
        self.container_line = 0  # where the search for a container last began
        self.in_container = False

    def run(self) -> tuple[Region, ...]:
        regions = {
            "\\": self._escape,
            "`": self._code,
            "~": self._fence,
            "<": self._angle,
            "%": self._comment,
            "$": self._math,
            "[": self._bracket,
            "\n": self._indented,
        }
        position = self._indented_start()
        while match := _TOKEN.search(self.text, position):
            position = regions[match[0][0]](match.start(), match.end())
        return tuple(self.regions)

    def _add(self, kind: RegionKind, start: int, end: int) -> int:
        self.regions.append(Region(kind, start, end))
        self.floor = end
        return end

    def _paragraph_end(self, offset: int) -> int:
        if offset >= self.paragraph_end:
            match = _BLANK_LINE.search(self.text, offset)
            self.paragraph_end = match.start() if match else len(self.text)
        return self.paragraph_end

    def _fence(self, start: int, end: int) -> int:
        opening = self._opening(start)
        if opening is None or opening.start("marks") != start:
            return end
        marks, limit = opening["marks"], len(self.text)
        if ">" in opening["prefix"]:
            limit = self._quote_end(opening.end())
        for line in _FENCE_LINE.finditer(self.text, opening.end(), limit):
            if line[1][0] == marks[0] and len(line[1]) >= len(marks):
                return self._add("fence", start, line.end())
        return self._add("fence", start, limit)

    def _opening(self, offset: int) -> re.Match[str] | None:
        """The fence that the line around `offset` opens, if it is one; looked for once a line."""
        if offset >= self.line_end:
            end = self.text.find("\n", offset)
            self.line_end = end if end >= 0 else len(self.text)
            self.opening = _FENCE.match(self.text, self.text.rfind("\n", self.floor, offset) + 1)
        return self.opening

    def _quote_end(self, offset: int) -> int:
        if offset >= self.quote_end:
            match = _UNQUOTED_LINE.search(self.text, offset)
            self.quote_end = match.start() if match else len(self.text)
        return self.quote_end

    def _indented_start(self) -> int:
        return self._indented(0, 0) if self.text[:8].expandtabs(4).startswith("    ") else 0

    def _indented(self, start: int, end: int) -> int:
        first = self.text.rfind("\n", start, end) + 1
        if self._inside_container(first):
            return first
        end = first
        while end < len(self.text):
            stop = self.text.find("\n", end)
            stop = len(self.text) if stop < 0 else stop
            line = self.text[end:stop].expandtabs(4)
            if line.strip() and not line.startswith("    "):
                break
            end = stop + 1
        return max(self._add("indented", first, min(end, len(self.text))) - 1, first)

    def _inside_container(self, offset: int) -> bool:
        """Whether the indented line at `offset` continues a list item, a footnote or an admonition."""
        end = offset
        while end > self.container_line:
            start = self.text.rfind("\n", 0, end - 1) + 1
            line = self.text[start : end - 1]
            if line.strip() and not line.expandtabs(4).startswith("    "):
                self.in_container = bool(_CONTAINER.match(line.lstrip(" >\t")))
                break
            end = start
        self.container_line = offset
        return self.in_container

    def _escape(self, start: int, end: int) -> int:
        return end if self.text[end : end + 1] == "\n" else end + 1

    def _code(self, start: int, end: int) -> int:
        if self.text.startswith("```", start) and (after := self._fence(start, end)) > end:
            return after
        ticks = _BACKTICKS.match(self.text, start)
        assert ticks is not None
        end, limit = ticks.end(), self._paragraph_end(ticks.end())
        if self.unclosed.get(ticks[0], -1) < limit:
            for closing in _BACKTICKS.finditer(self.text, end, limit):
                if len(closing[0]) == len(ticks[0]):
                    return self._add("code", start, closing.end())
            self.unclosed[ticks[0]] = limit
        return end

    def _comment(self, start: int, end: int) -> int:
        if not self.text.startswith("%%", start):
            return end
        close = self.text.find("%%", start + 2)
        return self._add("comment", start, close + 2 if close >= 0 else len(self.text))

    def _math(self, start: int, end: int) -> int:
        dollars = "$$" if self.text.startswith("$$", start) else "$"
        end, limit = start + len(dollars), self._paragraph_end(end)
        if self.unclosed.get(dollars, -1) >= limit:
            return end
        if dollars == "$$":
            close = self.text.find("$$", end, limit) + 2
        elif self.text[end : end + 1].isspace():
            return end
        else:
            closing = _MATH_END.search(self.text, end + 1, limit)
            close = closing.end() if closing else 0
        if close > end:
            return self._add("math", start, close)
        self.unclosed[dollars] = limit
        return end

    def _angle(self, start: int, end: int) -> int:
        if self.text.startswith("<!--", start):
            return self._html_comment(start)
        if not _TAG_START.match(self.text, start) or self.text[start - 2 : start] in ("](", ": "):
            return end  # the latter an angle-bracketed destination
        if tag := _TAG.match(self.text, start):
            return self._add("tag", start, tag.end())
        limit = self._paragraph_end(end)
        if self.unclosed.get("<", -1) < limit:
            if tag := _TAG_WITH_QUOTED_ANGLES.match(self.text, start, limit):
                return self._add("tag", start, tag.end())
            self.unclosed["<"] = limit
        return end

    def _html_comment(self, start: int) -> int:
        close = -1 if "<!--" in self.unclosed else self.text.find("-->", start + 4)
        if close < 0:
            self.unclosed["<!--"] = len(self.text)
            return start + 4
        return self._add("html-comment", start, close + 3)

    def _bracket(self, start: int, end: int) -> int:
        """Over a wikilink, in which nothing is a region. Of many brackets it begins at the last two."""
        opening = wikilink_start(self.text, start)
        wikilink = WIKILINK.match(self.text, opening) if opening >= start else None
        return wikilink.end() if wikilink else max(opening + 2, end)


_NOT_NEWLINE = re.compile(r"[^\n]")
_APART = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]"
    r"|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
"""Tags of what stands apart: the words on their two sides are two."""


def _mask(text: str, regions: tuple[Region, ...]) -> str:
    parts, position = [], 0
    for region in regions:
        filler = INLINE if region.kind in ("code", "math", "tag") else BLOCK
        hidden = text[region.start : region.end]
        if region.kind == "tag" and _APART.match(hidden):
            filler = " "
        parts.append(text[position : region.start])
        parts.append(_NOT_NEWLINE.sub(filler, hidden) if "\n" in hidden else filler * len(hidden))
        position = region.end
    return "".join([*parts, text[position:]])


@lru_cache(maxsize=4)
def scan(text: str) -> Scan:
    """The regions of `text` that are not prose. The last few are remembered, as each is asked for thrice."""
    regions = _Scanner(text).run()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return Scan(text, _mask(text, regions), regions, tuple(starts))

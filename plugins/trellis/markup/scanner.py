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
    by `INLINE` in code spans, math and tags, by `BLOCK` in the rest. `line_starts` are offsets.
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
    r"!?\[\[(?P<target>[^\[\]|\n]*)(?:\|(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+))?\]\]"
)
_TOKEN = re.compile(
    r"""
      (?P<fence>^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:`{3,}(?=[^`\n]*$)|~{3,}))
    | (?P<indented>(?:\A|\n)[ \t]*\n(?:[ ]{4}|[ ]{0,3}\t))
    | (?P<escape>\\[^\n])
    | (?P<code>`+)
    | (?P<html_comment><!--)
    | (?P<comment>%%)
    | (?P<math>\$\$?)
    | (?P<tag></?[A-Za-z])
    | (?P<wikilink>\[\[)
    """,
    re.MULTILINE | re.VERBOSE,
)
_FENCE_LINE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_UNQUOTED_LINE = re.compile(r"^(?![ \t]{0,3}>)", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t>]*(?=\n|\Z)")
_BACKTICKS = re.compile(r"`+")
_MATH_END = re.compile(r"(?<![\s\\$])\$(?![\d$])")
_TAG = re.compile(r"""</?[A-Za-z](?:[^<>"'\n]|\n(?![ \t]*\n)|"[^"<]*"|'[^'<]*')*+>""")
_TAG_WITH_QUOTED_ANGLES = re.compile(r"""</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_CONTAINER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]|!!!|\?\?\?|===|\[\^|:[ \t]|///")


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.regions: list[Region] = []
        self.paragraph_end = -1
        self.unclosed: dict[str, int] = {}  # what has no end before this offset
        self.container_line = 0  # where the search for a container last began
        self.in_container = False

    def run(self) -> tuple[Region, ...]:
        position = 0
        while match := _TOKEN.search(self.text, position):
            kind = match.lastgroup or ""
            end = getattr(self, f"_{kind}")(match)
            position = end if end > position else match.end()
        return tuple(self.regions)

    def _add(self, kind: RegionKind, start: int, end: int) -> int:
        self.regions.append(Region(kind, start, end))
        return end

    def _paragraph_end(self, offset: int) -> int:
        if offset >= self.paragraph_end:
            match = _BLANK_LINE.search(self.text, offset)
            self.paragraph_end = match.start() if match else len(self.text)
        return self.paragraph_end

    def _fence(self, match: re.Match[str]) -> int:
        opening = match[0].lstrip("0123456789.)-*+> \t")
        limit = len(self.text)
        if ">" in match[0] and (outside := _UNQUOTED_LINE.search(self.text, match.end())):
            limit = outside.start()
        for line in _FENCE_LINE.finditer(self.text, match.end(), limit):
            if line[1][0] == opening[0] and len(line[1]) >= len(opening):
                return self._add("fence", match.end() - len(opening), line.end())
        return self._add("fence", match.end() - len(opening), limit)

    def _indented(self, match: re.Match[str]) -> int:
        first = match[0].rindex("\n") + 1 + match.start()
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
        return self._add("indented", first, min(end, len(self.text))) - 1

    def _inside_container(self, offset: int) -> bool:
        """Whether the indented line at `offset` continues a list item, a footnote or an admonition."""
        end = offset
        while end > self.container_line:
            start = self.text.rfind("\n", 0, end - 1) + 1
            line = self.text[start : end - 1]
            if line[:1].strip() or (line.strip() and not line.expandtabs(4).startswith("    ")):
                self.in_container = bool(_CONTAINER.match(line.lstrip(" >\t")))
                break
            end = start
        self.container_line = offset
        return self.in_container

    def _escape(self, match: re.Match[str]) -> int:
        return match.end()

    def _code(self, match: re.Match[str]) -> int:
        ticks, limit = match[0], self._paragraph_end(match.end())
        if self.unclosed.get(ticks, -1) < limit:
            for closing in _BACKTICKS.finditer(self.text, match.end(), limit):
                if len(closing[0]) == len(ticks):
                    return self._add("code", match.start(), closing.end())
            self.unclosed[ticks] = limit
        return match.end()

    def _html_comment(self, match: re.Match[str]) -> int:
        end = -1 if "<!--" in self.unclosed else self.text.find("-->", match.end())
        if end < 0:
            self.unclosed["<!--"] = len(self.text)
            return match.end()
        return self._add("html-comment", match.start(), end + 3)

    def _comment(self, match: re.Match[str]) -> int:
        end = self.text.find("%%", match.end())
        return self._add("comment", match.start(), end + 2 if end >= 0 else len(self.text))

    def _math(self, match: re.Match[str]) -> int:
        dollars, limit = match[0], self._paragraph_end(match.end())
        if self.unclosed.get(dollars, -1) >= limit:
            return match.end()
        if dollars == "$$":
            end = self.text.find("$$", match.end(), limit)
            if end >= 0:
                return self._add("math", match.start(), end + 2)
        elif self.text[match.end() : match.end() + 1].strip():
            if closing := _MATH_END.search(self.text, match.end() + 1, limit):
                return self._add("math", match.start(), closing.end())
        else:
            return match.end()
        self.unclosed[dollars] = limit
        return match.end()

    def _tag(self, match: re.Match[str]) -> int:
        start, limit = match.start(), self._paragraph_end(match.end())
        if self.text[start - 2 : start] in ("](", ": "):
            return match.end()  # an angle-bracketed destination
        if tag := _TAG.match(self.text, start):
            return self._add("tag", start, tag.end())
        if self.unclosed.get("<", -1) < limit:
            if tag := _TAG_WITH_QUOTED_ANGLES.match(self.text, start, limit):
                return self._add("tag", start, tag.end())
            self.unclosed["<"] = limit
        return match.end()

    def _wikilink(self, match: re.Match[str]) -> int:
        wikilink = WIKILINK.match(self.text, match.start())
        return wikilink.end() if wikilink else match.end() - 1


_NOT_NEWLINE = re.compile(r"[^\n]")


def _mask(text: str, regions: tuple[Region, ...]) -> str:
    parts, position = [], 0
    for region in regions:
        filler = INLINE if region.kind in ("code", "math", "tag") else BLOCK
        hidden = text[region.start : region.end]
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

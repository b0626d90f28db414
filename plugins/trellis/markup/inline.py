"""Inline syntax for Python-Markdown: wikilinks, embeds, fields, highlights and tags."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from trellis.markup.gate import Gate
from trellis.markup.inline_fields import OWN_LINE
from trellis.markup.plain import plain, wikilink_label
from trellis.markup.references import wikilink
from trellis.markup.scanner import WIKILINK
from trellis.markup.structure import BLOCK_ID
from trellis.markup.tags import TAG, tag_name
from trellis.markup.values import Reference

NOTED = "data-trellis"
"""Holds the number of a noted wikilink until its address is settled; never written to a page."""

FIELD = "trellis-field"
TAG_CLASS = "trellis-tag"
OWN_FIELD = "trellis-field trellis-field--line"

Found = tuple[Element | None, int | None, int | None]


class Notes:
    """The wikilinks met on a page. Where they lead is settled when the page is a tree."""

    def __init__(self) -> None:
        self._references: list[Reference] = []

    def clear(self) -> None:
        """Forget the last page."""
        self._references.clear()

    def note(self, reference: Reference, label: str) -> Element:
        """An element that stands for `reference` and reads `label`."""
        self._references.append(reference)
        element = Element("span", {"class": "wikilink", NOTED: str(len(self._references) - 1)})
        element.text = AtomicString(label)
        return element

    def take(self, element: Element) -> Reference | None:
        """The reference that `element` stands for, once."""
        number = element.attrib.pop(NOTED, "")
        return self._references[int(number)] if number else None


class WikilinkProcessor(InlineProcessor):
    """`[[page|label]]` and `![[file|300]]`. Labels are text, whatever they hold."""

    # Begins with what is literal, as all patterns here do: the search for that is fast.
    PATTERN = WIKILINK.pattern.replace(r"\[\[", r"\[\[(?<!\\\[\[)", 1)

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(self.PATTERN, md)
        self._notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        whole = WIKILINK.match(self._as_written(m[0]))
        if whole is None or not (whole["target"].strip() or whole["label"]):
            return None, None, None
        before = data[max(m.start() - 2, 0) : m.start()]
        embed = before.endswith("!") and before != "\\!"
        reference = wikilink(whole, embed)
        return self._notes.note(reference, wikilink_label(whole)), m.start() - embed, m.end()

    def _as_written(self, text: str) -> str:
        """`text` with code and math, which other patterns have already taken away, as text again."""
        return HTML_PLACEHOLDER_RE.sub(self._stashed_text, self.unescape(text))

    def _stashed_text(self, match: re.Match[str]) -> str:
        number = match[0][len("\x02wzxhzdk:") : -1]
        if self.md is None or not number.isdecimal():
            return ""
        stashed = self.md.htmlStash.rawHtmlBlocks
        return plain(str(stashed[int(number)])) if int(number) < len(stashed) else ""


class FieldProcessor(InlineProcessor):
    """`[key:: value]`, and `(key:: value)` that readers see without its key."""

    ANCESTOR_EXCLUDES = ("a", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6")

    def __init__(self, md: Markdown, pattern: str) -> None:
        super().__init__(pattern, md)
        self.compiled_re = Gate(self.compiled_re, "::")  # type: ignore[assignment]

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return self._element(m, named=m[0].startswith("[")), m.start(), m.end()

    @staticmethod
    def _element(match: re.Match[str], named: bool = True) -> Element:
        element = Element("span", {"class": FIELD})
        if not named:
            element.text = match["value"]
            element.set("title", match["name"])
            return element
        name = SubElement(element, "span", {"class": "trellis-field-name"})
        name.text, name.tail = AtomicString(f"{match['name']}:"), f" {match['value']}"
        return element


class OwnLineFieldProcessor(FieldProcessor):
    """`key:: value`, alone in its line. A block's `^name` after it is no part of it."""

    # A wikilink right after the colons is a placeholder here.
    PATTERN = r"(?<![^\n])[ \t]*" + OWN_LINE.replace("|$)", r"|\x02|\n|\Z)")

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        element, end = self._element(m), m.end()
        element.set("class", OWN_FIELD)
        if (named := BLOCK_ID.search(m[0])) and not data[end:].strip():
            end = m.start() + named.start()
        value = data[m.start("value") : end].strip()
        element[0].tail = f" {value}" if value else ""
        return element, m.start(), end


class HighlightProcessor(InlineProcessor):
    """`==text==` → `<mark>`."""

    PATTERN = r"==(?<![=\\]==)(?=[^\s=])((?:[^=]|=(?!=))+)(?<=\S)==(?!=)"

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        element = Element("mark")
        element.text = m[1]
        return element, m.start(), m.end()


class TagProcessor(InlineProcessor):
    """`#tag/nested` → a marked span, a link where there is a page for it."""

    ANCESTOR_EXCLUDES = ("a",)
    PATTERN = TAG

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        if not tag_name(m):
            return None, None, None
        element = Element("span", {"class": TAG_CLASS})
        element.text = AtomicString(m[0])
        return element, m.start(), m.end()

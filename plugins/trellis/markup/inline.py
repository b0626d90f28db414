"""Inline syntax for Python-Markdown: wikilinks, embeds, highlights and tags."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from trellis.markup.plain import plain, wikilink_label
from trellis.markup.references import wikilink
from trellis.markup.scanner import WIKILINK
from trellis.markup.values import Reference

NOTED = "data-trellis"
"""Holds the number of a noted wikilink until its address is settled; never written to a page."""

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


class HighlightProcessor(InlineProcessor):
    """`==text==` → `<mark>`."""

    PATTERN = r"==(?<![=\\]==)(?=[^\s=])((?:[^=]|=(?!=))+)(?<=\S)==(?!=)"

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        element = Element("mark")
        element.text = m[1]
        return element, m.start(), m.end()


class TagProcessor(InlineProcessor):
    """`#tag/nested` → a marked span. A number alone is no tag."""

    PATTERN = r"#(?<![^\s(,;]#)([\w/-]++)"

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        if not re.search(r"[^\W\d_]", m[1]):
            return None, None, None
        element = Element("span", {"class": "trellis-tag"})
        element.text = AtomicString(m[0])
        return element, m.start(), m.end()

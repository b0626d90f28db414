"""Inline syntax for Python-Markdown: wikilinks, embeds and highlights."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from trellis.markup.media import media
from trellis.markup.plain import wikilink_label
from trellis.markup.references import wikilink
from trellis.markup.scanner import WIKILINK
from trellis.markup.values import Reference, ShownLink

ShowLink = Callable[[Reference], ShownLink]
DONE = (
    "data-trellis"  # marks elements whose address is settled; taken off before the page is written
)


def link_element(shown: ShownLink) -> Element:
    """The element for a link: an anchor when there is something to link to, else its text."""
    if shown.href:
        element = Element("a", {"class": "trellis-link", "href": shown.href, DONE: ""})
        if shown.kind:
            element.set("data-kind", shown.kind)
        if shown.title and shown.title != shown.label:
            element.set("title", shown.title)
    else:
        name = "trellis-stub" if shown.state == "stub" else "trellis-unlinked"
        element = Element("span", {"class": name})
    element.text = AtomicString(shown.label)
    return element


class WikilinkProcessor(InlineProcessor):
    """`[[page|label]]` and `![[file|300]]`. Labels are text, whatever they hold."""

    def __init__(self, md: Markdown, show: Callable[[], ShowLink | None]) -> None:
        super().__init__(WIKILINK.pattern, md)
        self.compiled_re = re.compile(r"(?<!\\)(!?)" + WIKILINK.pattern)
        self._show = show

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        written = self.unescape(m[0]).removeprefix("!")
        whole = WIKILINK.match(written)  # code and math in a label are text again
        if whole is None or not (whole["target"].strip() or whole["label"]):
            return None, None, None
        return self._element(whole, bool(m[1])), m.start(), m.end()

    def _element(self, match: re.Match[str], embed: bool) -> Element:
        show, label = self._show(), wikilink_label(match)
        reference = wikilink(match, embed)
        if show is None:
            element = Element("span", {"class": "wikilink"})
            element.text = AtomicString(label)
            return element
        shown = show(reference)
        if reference.kind == "embed" and shown.state == "asset":
            return _settled(media(shown.href, reference.label, reference.target))
        element = link_element(ShownLink(shown.state, label, shown.href, shown.kind, shown.title))
        if reference.kind == "embed":
            element.set("class", element.get("class", "") + " trellis-embed")
        return element


def _settled(element: Element) -> Element:
    for part in element.iter():
        part.set(DONE, "")
    return element


class HighlightProcessor(InlineProcessor):
    """`==text==` → `<mark>`."""

    PATTERN = r"(?<![=\\])==(?=[^\s=])((?:[^=]|=(?!=))+)(?<=\S)==(?!=)"

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element("mark")
        element.text = m[1]
        return element, m.start(), m.end()

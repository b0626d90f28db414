"""What is settled once a page is a tree: addresses of links and images, levels and ids of headings."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from trellis.markup.headings import Anchors
from trellis.markup.inline import DONE, ShowLink
from trellis.markup.media import split_size
from trellis.markup.references import is_external
from trellis.markup.values import Heading, Reference

_HEADING = re.compile(r"h[1-6]")
_NOT_WORD = re.compile(r"[\W_]+")
_STASHED = re.compile("[\x02\x03]")


class LinkTreeprocessor(Treeprocessor):
    """Gives Markdown links and images the address of what they resolve to."""

    def __init__(self, md: Markdown, show: Callable[[], ShowLink | None]) -> None:
        super().__init__(md)
        self._show = show

    def run(self, root: Element) -> None:
        show = self._show()
        for element in list(root.iter()):
            if element.attrib.pop(DONE, None) is not None:
                continue
            if element.tag == "img":
                text, size = split_size(element.get("alt", ""))
                if size:
                    element.attrib.update(size)
                    element.set("alt", text)
            if show and element.tag in ("a", "img"):
                _settle(element, show)


def _settle(element: Element, show: ShowLink) -> None:
    image = element.tag == "img"
    name = "src" if image else "href"
    url = element.get(name, "")
    if (
        not url
        or _STASHED.search(url)
        or element.get("class") in ("footnote-ref", "footnote-backref")
    ):
        return
    if is_external(url):
        return
    target, _, fragment = html.unescape(url).partition("#")
    label = "".join(element.itertext())
    shown = show(Reference("image" if image else "link", target, fragment, label))
    if shown.href:
        element.set(name, shown.href)
        if shown.kind and not image:
            element.set("class", f"{element.get('class', '')} trellis-link".strip())
            element.set("data-kind", shown.kind)
    elif not image:
        _unlink(element, "trellis-stub" if shown.state == "stub" else "trellis-unlinked")


def _unlink(element: Element, name: str) -> None:
    element.tag = "span"
    element.attrib.pop("href", None)
    element.set("class", name)


class HeadingTreeprocessor(Treeprocessor):
    """Gives headings the ids and levels that `headings` found in the source."""

    def __init__(self, md: Markdown, expected: Callable[[], Sequence[Heading]]) -> None:
        super().__init__(md)
        self._expected = expected

    def run(self, root: Element) -> None:
        elements = [e for e in root.iter() if isinstance(e.tag, str) and _HEADING.fullmatch(e.tag)]
        expected = self._expected()
        waiting: dict[str, deque[tuple[int, Heading]]] = {}
        for at, heading in enumerate(expected):
            waiting.setdefault(_key(heading.text), deque()).append((at, heading))
        anchors = Anchors({h.anchor for h in expected} | {e.get("id", "") for e in root.iter()})
        deeper = any(element.tag == "h1" for element in elements)
        last = -1
        for element in elements:
            if deeper:
                element.tag = f"h{min(int(element.tag[1]) + 1, 6)}"
            if element.get("id"):
                continue
            text = self._text(element)
            queue = waiting.get(_key(text), deque())
            while queue and queue[0][0] <= last:
                queue.popleft()
            if queue:
                last, heading = queue.popleft()
                element.set("id", heading.anchor)
            else:
                element.set("id", anchors.make(text))

    def _text(self, element: Element) -> str:
        inner = render_inner_html(remove_fnrefs(element), self.md)
        return html.unescape(strip_tags(inner))


def _key(text: str) -> str:
    """What of a heading's text no renderer changes: its letters and digits."""
    return _NOT_WORD.sub("", text).casefold()

"""Where links lead: settled on the tree of a page, where each link's embed is known."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from trellis.markup.inline import TAG_CLASS, Notes
from trellis.markup.media import SIZED, media, split_size
from trellis.markup.values import Reference, ShownLink

ShowLink = Callable[[Reference], ShownLink]
EMBED = "data-trellis-embed"
"""Holds the number of an embed on the element around it; never written to a page."""


@runtime_checkable
class Tags(Protocol):
    """Answers where a tag leads."""

    def tag(self, name: str) -> str:
        """The href of the page of the keyword that the tag `name` is; "" where there is none."""


_PLACEHOLDER = re.compile("[\x02\x03]")
_KEPT_CLASSES = frozenset(
    {"footnote-ref", "footnote-backref", "headerlink", "trellis-embed-origin"}
)


class LinkTreeprocessor(Treeprocessor):
    """Gives wikilinks, Markdown links and images the address of what they resolve to."""

    def __init__(
        self,
        md: Markdown,
        notes: Notes,
        page: Callable[[], ShowLink | None],
        embeds: Callable[[], Mapping[str, ShowLink]],
    ) -> None:
        super().__init__(md)
        self._notes, self._page, self._embeds = notes, page, embeds

    def run(self, root: Element) -> None:
        embeds = self._embeds()
        waiting: list[tuple[Element, ShowLink | None]] = [(root, self._page())]
        while waiting:
            element, show = waiting.pop()
            show = embeds.get(element.attrib.pop(EMBED, ""), show)
            waiting += [(child, show) for child in element]
            if reference := self._notes.take(element):
                _settle_wikilink(element, reference, show)
            elif element.tag == "a" and show:
                _settle_link(element, show)
            elif element.get("class") == TAG_CLASS and isinstance(show, Tags):
                if href := show.tag((element.text or "").strip("#/")):
                    element.tag = "a"
                    element.set("href", href)
            elif element.tag == "img":
                _settle_image(element, show)


def _settle_wikilink(element: Element, reference: Reference, show: ShowLink | None) -> None:
    if show is None:
        return
    shown = show(reference)
    if reference.kind == "embed" and shown.state == "asset":
        _become(element, media(shown.href, reference.label, reference.target, reference.fragment))
        return
    label = element.text or ""
    if reference.kind == "embed":
        text, size = split_size(label)
        label = (text or reference.target) if size else label  # nothing is shown that has a size
    _become(element, _link_element(shown, label))
    if reference.kind == "embed":
        _add_class(element, "trellis-embed-link")


def _link_element(shown: ShownLink, label: str) -> Element:
    if shown.href:
        element = Element("a", {"class": "trellis-link", "href": shown.href})
        _describe(element, shown, label)
    else:
        element = Element("span", {"class": _unlinked_class(shown)})
    element.text = AtomicString(label)
    return element


def _describe(element: Element, shown: ShownLink, label: str) -> None:
    """What the link says of its target besides its `label`; a title that the writer gave it stays."""
    if shown.kind:
        element.set("data-kind", shown.kind)
    title = "" if shown.title == label else shown.title
    if (title or shown.description) and not element.get("title"):
        element.set("title", ": ".join(filter(None, (title, shown.description))))


def _become(element: Element, other: Element) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = other.tag, other.text, tail
    element.attrib.update(other.attrib)
    element.extend(other)


def _settle_link(element: Element, show: ShowLink) -> None:
    url = element.get("href", "")
    if not _is_plain(url) or element.get("class") in _KEPT_CLASSES:
        return
    shown = show(_reference("link", url, "".join(element.itertext())))
    if shown.state == "external":
        _add_class(element, "trellis-external")
    elif shown.href:
        element.set("href", shown.href)
        _add_class(element, "trellis-link")
        _describe(element, shown, "".join(element.itertext()))
    else:
        element.tag = "span"
        element.attrib.pop("href")
        element.set("class", _unlinked_class(shown))


def _settle_image(element: Element, show: ShowLink | None) -> None:
    text, size = split_size(element.get("alt", ""))
    if size:
        element.attrib.update(size)
        if "height" in size:
            _add_class(element, SIZED)
        element.set("alt", text)
    url = element.get("src", "")
    if show and _is_plain(url):
        shown = show(_reference("image", url, text))
        if shown.state == "asset":
            element.set("src", shown.href)
        elif shown.state != "external":
            _become(element, _described(text or url.rpartition("/")[2], shown))


def _described(text: str, shown: ShownLink) -> Element:
    """What stands for a picture that is not there: its description."""
    element = Element("span", {"class": _unlinked_class(shown)})
    element.text = AtomicString(text)
    return element


def _add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _is_plain(url: str) -> bool:
    """Whether `url` is written out; mail addresses, say, are still placeholders here."""
    return bool(url) and not _PLACEHOLDER.search(url)


def _reference(kind: str, url: str, label: str) -> Reference:
    target, _, fragment = html.unescape(url).partition("#")
    return Reference("image" if kind == "image" else "link", target, fragment, label)


def _unlinked_class(shown: ShownLink) -> str:
    return "trellis-stub" if shown.state == "stub" else "trellis-unlinked"

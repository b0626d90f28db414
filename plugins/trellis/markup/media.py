"""Embedded files: images with their size, audio, video, documents."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

_SIZE = re.compile(
    r"(?:(?P<text>.*)\|)?\s*(?P<width>\d{1,5})(?:x(?P<height>\d{1,5}))?\s*", re.DOTALL
)
_HEIGHT = re.compile(r"(?:^|&)height=(\d{1,5})(?:&|$)")
SIZED = "trellis-sized"
"""The class of a picture whose height its writer gives."""
_IMAGES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico"})
_AUDIO = frozenset({"mp3", "wav", "m4a", "ogg", "oga", "3gp", "flac", "opus", "aac"})
_VIDEO = frozenset({"mp4", "webm", "ogv", "mov", "mkv"})


def extension_of(path: str) -> str:
    """`a/b.PNG#page=2` → `png`; "" without an extension."""
    name = re.split(r"[?#]", path, maxsplit=1)[0].rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def split_size(label: str) -> tuple[str, dict[str, str]]:
    """A label such as `text|300x200`: the text, and the attributes for the size it asks for."""
    match = _SIZE.fullmatch(label)
    if not match:
        return label.strip(), {}
    size = {"width": match["width"], "height": match["height"]}
    return (match["text"] or "").strip(), {name: value for name, value in size.items() if value}


def media(href: str, label: str, name: str, fragment: str = "") -> Element:
    """The element that shows the file at `href`; a link for what a page cannot show.

    `label` is what the writer put after the bar, `name` the file's name; `fragment` may give the
    height of a document (`height=400`).
    """
    text, size = split_size(label)
    kind = extension_of(name)
    if kind in _IMAGES:
        image = Element("img", {"src": href, "alt": text or stem(name), **size})
        if "height" in size:
            image.set("class", SIZED)
        return image
    if kind in _AUDIO:
        return _with_link(Element("audio", {"controls": "controls", "src": href}), href, name)
    if kind in _VIDEO:
        video = Element("video", {"controls": "controls", "src": href, **size})
        return _with_link(video, href, name)
    if kind == "pdf":
        given = _HEIGHT.search(fragment)
        height = size.get("height") or (given[1] if given else "600")
        sized = {"width": size.get("width", "100%"), "height": height}
        shown = {"data": href, "type": "application/pdf", **sized}
        shown["aria-label"] = text or stem(name)
        return _with_link(Element("object", shown), href, name)
    return _link(href, text or name)


def stem(name: str) -> str:
    """`a/b.png` → `b`."""
    return name.rpartition("/")[2].rpartition(".")[0]


def _with_link(element: Element, href: str, name: str) -> Element:
    element.append(_link(href, name))
    return element


def _link(href: str, text: str) -> Element:
    link = Element("a", {"href": href})
    link.text = AtomicString(text)
    return link

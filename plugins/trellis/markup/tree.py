"""The tree of a page: ids of headings as the core found them and of blocks named by `^name`, and
paragraphs that hold nothing but fields."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from trellis.markup.headings import Anchors
from trellis.markup.inline import OWN_FIELD
from trellis.markup.settle import EMBED
from trellis.markup.structure import BLOCK_ID
from trellis.markup.values import Heading

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_WORD = re.compile(r"[\W_]+")


class HeadingTreeprocessor(Treeprocessor):
    """Gives headings the ids and levels that `headings` found in the source."""

    def __init__(self, md: Markdown, expected: Callable[[], Sequence[Heading]]) -> None:
        super().__init__(md)
        self._expected = expected

    def run(self, root: Element) -> None:
        expected = self._expected()
        elements = [element for element in root.iter() if element.tag in _HEADINGS]
        texts = [self._text(element) for element in elements]
        anchors = Anchors({h.anchor for h in expected} | {e.get("id", "") for e in root.iter()})
        deeper = any(element.tag == "h1" for element in elements)
        pairs = dict(align([_key(text) for text in texts], [_key(h.text) for h in expected]))
        for at, element in enumerate(elements):
            if deeper:
                element.tag = f"h{min(int(element.tag[1]) + 1, 6)}"
            if not element.get("id"):
                known = expected[pairs[at]].anchor if at in pairs else ""
                element.set("id", known or anchors.make(texts[at]))

    def _text(self, element: Element) -> str:
        inner = render_inner_html(remove_fnrefs(element), self.md)
        return html.unescape(strip_tags(inner))


def align(rendered: Sequence[str], expected: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in two lists of headings' texts, in order in both.

    What reads the same is the same; between two such pairs, runs of equal length are.
    """
    later: dict[str, list[int]] = {}
    for at in range(len(expected) - 1, -1, -1):
        later.setdefault(expected[at], []).append(at)
    last, before = -1, -1
    for position, text in enumerate([*rendered, None]):
        places = later.get(text, []) if text is not None else [len(expected)]
        while places and places[-1] <= last:
            places.pop()
        if places:
            place = places[-1]
            if position - before == place - last:
                yield from zip(range(before + 1, position), range(last + 1, place), strict=True)
            if text is not None:
                yield position, place
            before, last = position, place


def _key(text: str) -> str:
    """What of a heading's text no renderer changes: its letters and digits."""
    return _NOT_WORD.sub("", text).casefold()


class BlockIdTreeprocessor(Treeprocessor):
    """`^name` at the end of a block, or alone below it, becomes its id."""

    def run(self, root: Element) -> None:
        waiting = [(root, False)]
        while waiting:
            parent, embedded = waiting.pop()
            embedded = embedded or EMBED in parent.attrib  # its names belong to another page
            waiting += [(child, embedded) for child in parent]
            before: Element | None = None
            for element in list(parent):
                if element.tag in ("p", "li") and (name := _take_name(element)):
                    alone = element.tag == "p" and not len(element) and not element.text
                    if alone:
                        parent.remove(element)
                    named = before if alone else element
                    if named is not None and not embedded:
                        named.set("id", f"^{name}")
                before = element


class FieldTreeprocessor(Treeprocessor):
    """A paragraph of nothing but fields, each in its line, becomes a list of names and values."""

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            fields = list(paragraph)
            if not fields or (paragraph.text or "").strip():
                continue
            if all(f.get("class") == OWN_FIELD and not (f.tail or "").strip() for f in fields):
                paragraph.tag = "dl"
                paragraph.set("class", "trellis-fields")
                for field in fields:
                    _as_definition(field)


def _as_definition(field: Element) -> None:
    name, *rest = field
    value = Element("dd")
    value.text, value[:] = (name.tail or "").lstrip(), rest
    term = Element("dt")
    term.text = AtomicString((name.text or "").removesuffix(":"))
    field.tag, field.text, field[:] = "div", None, [term, value]
    del field.attrib["class"]


def _take_name(element: Element) -> str:
    """The name at the end of the element's own text, taken out of it; "" for none."""
    nested = next((at for at, child in enumerate(element) if child.tag in ("ul", "ol", "p")), None)
    inner = list(element)[:nested]
    text = (inner[-1].tail if inner else element.text) or ""
    match = BLOCK_ID.search(text.rstrip()) if "^" in text else None
    if not match:
        return ""
    if inner:
        inner[-1].tail = text[: match.start()].rstrip()
    else:
        element.text = text[: match.start()].rstrip()
    return match[1]

"""A page's footnotes in the order in which its text comes to them, each told which mark is its own.

Python-Markdown numbers them as they are defined, and gives those that no text refers to a link back to
nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

NUMBER = "data-note"
"""Of a note, and of the first of its marks: the number that readers see."""

_MARK, _BACK = "footnote-ref", "footnote-backref"
_DIGITS = re.compile(r"\d+")


class FootnoteTreeprocessor(Treeprocessor):
    """Numbers footnotes and their marks. By these numbers styles set a note beside its mark."""

    def run(self, root: Element) -> None:
        held = next((one for one in root.iter("div") if one.get("class") == "footnote"), None)
        listed = held.find("ol") if held is not None else None
        if held is None or listed is None:
            return
        notes = {note.get("id", ""): note for note in listed}
        used: list[str] = []
        for mark in _marks(root, held):
            _number(mark, notes, used)
        for id in used:  # which grows by what notes refer to
            for mark in _marks(notes[id]):
                _number(mark, notes, used)
        unused = [id for id in notes if id not in used]
        listed[:] = [notes[id] for id in (*used, *unused)]
        for number, note in enumerate(listed, 1):
            note.set(NUMBER, str(number))
            _lead_back(note, number if number <= len(used) else None)


def _marks(within: Element, apart: Element | None = None) -> Iterator[Element]:
    """The marks of footnotes in an element, but for those in the part `apart`."""
    elsewhere = set(apart.iter("a")) if apart is not None else set()
    for link in within.iter("a"):
        if link.get("class") == _MARK and link not in elsewhere:
            yield link


def _number(mark: Element, notes: dict[str, Element], used: list[str]) -> None:
    id = mark.get("href", "")[1:]
    if id not in notes:
        return
    first = id not in used
    if first:
        used.append(id)
    number = str(used.index(id) + 1)
    mark.text = _DIGITS.sub(number, mark.text or "", count=1)
    mark.set("role", "doc-noteref")
    if first:
        mark.set(NUMBER, number)


def _lead_back(note: Element, number: int | None) -> None:
    """Name the links back to the text; where there is no place to go back to, leave none."""
    for parent in list(note.iter()):
        for link in parent.findall("a"):
            if link.get("class") != _BACK:
                continue
            if number is None:
                parent.remove(link)
            else:
                link.set("title", str(number))
                link.set("role", "doc-backlink")

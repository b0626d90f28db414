"""The columns of tables are set by classes: pages hold no inline style."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_ALIGNED = re.compile(r"text-align: (left|center|right);")


class AlignmentTreeprocessor(Treeprocessor):
    """Takes the place of the `style` that Python-Markdown writes."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            for tag in ("th", "td"):
                for cell in table.iter(tag):
                    if match := _ALIGNED.fullmatch(cell.get("style", "")):
                        del cell.attrib["style"]
                        kept = cell.get("class", "")
                        cell.set("class", f"{kept} trellis-{match[1]}".strip())

"""What other extensions rendered before the text around it: code, listings, HTML."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

_STASHED = re.compile(r"^\x02wzxhzdk:\d+\x03$", re.MULTILINE)


class StashedProcessor(BlockProcessor):
    """Sets what is stashed apart from the lines around it: a paragraph holds no blocks.

    A fence needs no empty line before or after it. What Python-Markdown puts in its place is a line
    like any other, and became part of the paragraph.
    """

    def test(self, parent: Element, block: str) -> bool:
        """In a tight item there is no paragraph to leave."""
        if "\x03" not in block or self.parser.state.isstate("list"):
            return False
        found = _STASHED.search(block)
        return found is not None and found.group() != block.strip("\n")

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        parts: list[str] = []
        end = 0
        for found in _STASHED.finditer(block):
            parts += block[end : found.start()].strip("\n"), found.group()
            end = found.end()
        parts.append(block[end:].strip("\n"))
        blocks[:0] = [part for part in parts if part]
        return True

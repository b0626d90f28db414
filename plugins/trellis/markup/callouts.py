"""Callouts (`> [!kind]± title`) as the admonitions that Material knows how to show."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockQuoteProcessor

_KINDS = {
    "summary": "abstract", "tldr": "abstract", "todo": "info", "hint": "tip", "important": "tip",
    "check": "success", "done": "success", "help": "question", "faq": "question",
    "caution": "warning", "attention": "warning", "fail": "failure", "missing": "failure",
    "error": "danger", "cite": "quote",
}  # fmt: skip
_NOT_NAME = re.compile(r"[^a-z0-9]+")


class CalloutProcessor(BlockQuoteProcessor):
    """A quote whose first line is `[!kind]`: an admonition; with `+` or `-`, one that folds."""

    START = re.compile(
        r"(?:^|\n)[ ]{0,3}>[ ]?\[!(?P<kind>[^\]\n|]+)[^\]\n]*\](?P<fold>[+-]?)[ ]*(?P<title>[^\n]*)"
    )

    def test(self, parent: Element, block: str) -> bool:
        match = self.START.search(block) if "[!" in block else None
        return bool(match) and super().test(parent, block) and not self._within_quote(block, match)

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = self.START.search(block)
        if match is None:  # what `test` saw is always there
            blocks.insert(0, block)
            return
        self.parser.parseBlocks(parent, [block[: match.start()]])
        content = "\n".join(self.clean(line) for line in block[match.end() :].split("\n")[1:])
        self.parser.state.set("blockquote")
        self.parser.parseChunk(self._element(parent, match), content)
        self.parser.state.reset()

    def _element(self, parent: Element, match: re.Match[str]) -> Element:
        kind, fold = match["kind"].strip().lower(), match["fold"]
        name = _KINDS.get(kind) or _NOT_NAME.sub("-", kind).strip("-") or "note"
        element = SubElement(parent, "details" if fold else "div")
        element.set("class", name if fold else f"admonition {name}")
        element.set("data-callout", kind)
        if fold == "+":
            element.set("open", "open")
        title = SubElement(element, "summary" if fold else "p")
        if not fold:
            title.set("class", "admonition-title")
        title.text = match["title"].strip() or kind.capitalize()
        return element

    @staticmethod
    def _within_quote(block: str, match: re.Match[str] | None) -> bool:
        """Whether the line above is quoted too: then the brackets are only text."""
        if match is None:
            return False
        above = block[: match.start()].rpartition("\n")[2]
        return above.lstrip().startswith(">")

"""The Python-Markdown extension that renders the dialect.

It works with Material's usual extensions and with none of them. Set `page` before a page is
converted: it answers what a reference of that page becomes. Without one, wikilinks are their labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown import Extension, Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.preprocessors import Preprocessor

from trellis.markup.headings import headings
from trellis.markup.inline import HighlightProcessor, ShowLink, WikilinkProcessor
from trellis.markup.scanner import scan
from trellis.markup.tree import HeadingTreeprocessor, LinkTreeprocessor
from trellis.markup.values import Heading


class TrellisExtension(Extension):
    """Wikilinks, embeds, highlights, comments, and links and ids that agree with the core."""

    page: ShowLink | None = None
    """Answers what a reference on the page being converted becomes. Not changed by `reset`."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.headings: Sequence[Heading] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.registerExtension(self)
        md.preprocessors.register(SourcePreprocessor(md, self), "trellis-source", 40)
        md.parser.blockprocessors.register(SpacedHeaderProcessor(md.parser), "hashheader", 70)
        md.inlinePatterns.register(
            WikilinkProcessor(md, lambda: self.page), "trellis-wikilink", 184
        )
        highlight = HighlightProcessor(HighlightProcessor.PATTERN, md)
        md.inlinePatterns.register(highlight, "trellis-highlight", 64)
        md.treeprocessors.register(LinkTreeprocessor(md, lambda: self.page), "trellis-links", 9)
        md.treeprocessors.register(
            HeadingTreeprocessor(md, lambda: self.headings), "trellis-headings", 5.5
        )

    def reset(self) -> None:
        """Forget the last page's text."""
        self.headings = ()


class SourcePreprocessor(Preprocessor):
    """Notes the headings of the text as written, and takes its `%%comments%%` out."""

    def __init__(self, md: Markdown, extension: TrellisExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self._extension.headings = headings(text)
        return without_comments(text).split("\n")


def without_comments(text: str) -> str:
    """`text` without its `%%comments%%`; lines that held nothing else stay, empty."""
    parts, position = [], 0
    for region in scan(text).regions:
        if region.kind == "comment":
            parts.append(text[position : region.start])
            parts.append("\n" * text.count("\n", region.start, region.end))
            position = region.end
    return "".join([*parts, text[position:]])


class SpacedHeaderProcessor(HashHeaderProcessor):
    """Headings need a space after their `#`: `#tag` is a tag."""

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:[ \t](?:\\.|[^\\#\n]|#+(?=[^#\n]))*?)?)#*(?:\n|$)"
    )


def makeExtension(**options: object) -> TrellisExtension:  # noqa: N802
    """Python-Markdown's way to find the extension by its module's name."""
    return TrellisExtension(**options)

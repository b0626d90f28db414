"""The Python-Markdown extension that renders the dialect.

It works with Material's usual extensions and with none of them. Set `page` before a page is
converted: it answers what a reference of that page becomes, and if it can, what an embed shows.
Without one, wikilinks are their labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import HashHeaderProcessor, SetextHeaderProcessor
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.preprocessors import Preprocessor

from trellis.markup.callouts import CalloutProcessor
from trellis.markup.comments import without_comments
from trellis.markup.dress import dress
from trellis.markup.embeds import EmbedProcessor
from trellis.markup.endnotes import FootnoteTreeprocessor
from trellis.markup.footnotes import as_definitions, side_by_side
from trellis.markup.formulas import spare_prices
from trellis.markup.gate import PatternTreeprocessor, gate
from trellis.markup.headings import headings
from trellis.markup.inline import (
    FieldProcessor,
    HighlightProcessor,
    Notes,
    OwnLineFieldProcessor,
    TagProcessor,
    WikilinkProcessor,
)
from trellis.markup.inline_fields import BRACKETED, IN_PARENTHESES
from trellis.markup.queries import HeldListings, ListingPreprocessor
from trellis.markup.quotes import QuotedTreeprocessor
from trellis.markup.settle import LinkTreeprocessor, ShowLink
from trellis.markup.stashed import StashedProcessor
from trellis.markup.tables import AlignmentTreeprocessor
from trellis.markup.tree import BlockIdTreeprocessor, FieldTreeprocessor, HeadingTreeprocessor
from trellis.markup.values import Heading

_TAG = r"(<(/?[a-zA-Z][a-zA-Z0-9-]*(?:[\s/][^<>]*)?|!--(?:(?!<!--|-->).)*--)>)"
"""Python-Markdown's own, but for tags' names: `<d, p>` is text."""


class TrellisExtension(Extension):
    """Wikilinks, embeds, callouts and the rest, with links and ids that agree with the core."""

    page: ShowLink | None = None
    """Answers what a reference on the page being converted becomes. Not changed by `reset`."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.headings: Sequence[Heading] = ()
        self.listings = HeldListings()
        self._notes = Notes()
        self._md: Markdown | None = None
        self._gated = False
        self._embeds: EmbedProcessor | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.registerExtension(self)
        self._md, self._gated = md, False
        self._embeds = embeds = EmbedProcessor(md, lambda: self.page, self.listings)
        md.preprocessors.register(SourcePreprocessor(md, self), "trellis-source", 40)
        md.preprocessors.register(ListingPreprocessor(md, self.listings), "trellis-listings", 28)
        blocks = md.parser.blockprocessors
        blocks.register(embeds, "trellis-embed", 76)
        blocks.register(StashedProcessor(md.parser), "trellis-stashed", 12)
        blocks.register(SpacedHeaderProcessor(md.parser), "hashheader", 70)
        blocks.register(ProseHeaderProcessor(md.parser), "setextheader", 60)
        blocks.register(CalloutProcessor(md.parser), "trellis-callout", 21)
        inline = md.inlinePatterns
        inline.register(HtmlInlineProcessor(_TAG, md), "html", 90)
        inline.register(WikilinkProcessor(md, self._notes), "trellis-wikilink", 184)
        inline.register(FieldProcessor(md, BRACKETED), "trellis-field", 183)
        inline.register(FieldProcessor(md, IN_PARENTHESES), "trellis-field-hidden", 119)
        inline.register(
            OwnLineFieldProcessor(md, OwnLineFieldProcessor.PATTERN), "trellis-field-line", 118
        )
        inline.register(HighlightProcessor(HighlightProcessor.PATTERN, md), "trellis-highlight", 64)
        inline.register(TagProcessor(TagProcessor.PATTERN, md), "trellis-tag", 63)
        if "arithmatex-inline" in inline:
            spare_prices(inline["arithmatex-inline"])
        tree = md.treeprocessors
        tree.register(PatternTreeprocessor(md), "inline", 20)
        links = LinkTreeprocessor(md, self._notes, lambda: self.page, lambda: embeds.links)
        tree.register(links, "trellis-links", 9)
        tree.register(FieldTreeprocessor(md), "trellis-fields", 9.2)
        tree.register(FootnoteTreeprocessor(md), "trellis-footnotes", 12)
        tree.register(BlockIdTreeprocessor(md), "trellis-block-ids", 9.5)
        quoted = QuotedTreeprocessor(md, lambda: getattr(self.page, "quoted", ()))
        tree.register(quoted, "trellis-quoted", 4)
        tree.register(AlignmentTreeprocessor(md), "trellis-tables", 5.2)
        tree.register(HeadingTreeprocessor(md, lambda: self.headings), "trellis-headings", 5.5)

    def reset(self) -> None:
        """Forget the last page's text."""
        self.headings = ()
        self.listings.clear()
        self._notes.clear()
        if self._embeds:
            self._embeds.clear()
        if self._md and not self._gated:
            self._gated = True
            gate(self._md)  # here, since other extensions may come after this one


class SourcePreprocessor(Preprocessor):
    """Notes the headings of the text as written; takes its `%%comments%%` out, and its inline footnotes
    to where Python-Markdown looks for footnotes."""

    once_a_page = True

    def __init__(self, md: Markdown, extension: TrellisExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self._extension.headings = headings(text)
        text = self._extension.listings.hold(without_comments(text), self._extension.page)
        if "footnote" in self.md.parser.blockprocessors:
            text = as_definitions(side_by_side(text))
        return dress(text).split("\n")


class SpacedHeaderProcessor(HashHeaderProcessor):
    """Headings need a space after their `#`: `#tag` is a tag."""

    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:[ \t](?:\\.|[^\\#\n]|#+(?=[^#\n]))*?)?)#*(?:\n|$)"
    )

    def test(self, parent: Element, block: str) -> bool:
        return "#" in block and super().test(parent, block)


class ProseHeaderProcessor(SetextHeaderProcessor):
    """A line above `---` is a heading only when it is prose: not an item, a quote or a row."""

    RE = re.compile(
        r"^(?![ ]*(?:(?:[-*+]|\d{1,9}[.)])[ ]|[>|]))[^\n]*+\n(?:=+|-+)[ ]*(\n|$)", re.MULTILINE
    )


def makeExtension(**options: object) -> TrellisExtension:  # noqa: N802
    """Python-Markdown's way to find the extension by its module's name."""
    return TrellisExtension(**options)

"""PARSE: the Markdown dialect, read without rendering it.

`scanner` knows what is code, comment or math; `structure` which lines are a heading, an item, a
quote; `references` finds what points elsewhere; `headings`, `blocks`, `inline_fields` and
`inline_tags` give structure, plain text, fields and tags; `extension` is the Python-Markdown extension
that renders the same dialect.
"""

from trellis.markup.blocks import blocks
from trellis.markup.headings import headings
from trellis.markup.inline_fields import inline_fields
from trellis.markup.references import references
from trellis.markup.tags import inline_tags
from trellis.markup.values import Block, Heading, InlineField, Quoted, Reference, ShownLink

__all__ = [
    "Block",
    "Heading",
    "InlineField",
    "Quoted",
    "Reference",
    "ShownLink",
    "blocks",
    "headings",
    "inline_fields",
    "inline_tags",
    "references",
]

"""PARSE: the Markdown dialect, read without rendering it.

`scanner` knows what is code, comment or math; `references` finds what points elsewhere; `headings`
and `blocks` give structure and plain text; `extension` is the Python-Markdown extension that renders
the same dialect.
"""

from trellis.markup.values import Block, Heading, Reference

__all__ = ["Block", "Heading", "Reference"]

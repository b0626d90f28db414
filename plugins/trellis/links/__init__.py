"""RESOLVE: a reference becomes a link, with one of five outcomes.

One resolver for wikilinks, Markdown links, frontmatter references and topic sources; nobody else
compares names. A link is inverted once, into backlinks.
"""

from trellis.links.resolve import resolve_again, resolve_all
from trellis.links.resolver import Resolver
from trellis.links.values import (
    Ambiguous,
    Backlink,
    Found,
    FoundAsset,
    Link,
    Links,
    Missing,
    Private,
    Resolution,
)

__all__ = [
    "Ambiguous",
    "Backlink",
    "Found",
    "FoundAsset",
    "Link",
    "Links",
    "Missing",
    "Private",
    "Resolution",
    "Resolver",
    "resolve_again",
    "resolve_all",
]

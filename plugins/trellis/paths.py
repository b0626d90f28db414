"""Slugs, ids and URLs as a tested vocabulary: pure functions of text, and the only place that makes them.

A *url* is relative to the site's root, without a leading slash, not percent-encoded (`posts/the-good-foot/`;
the home page is ``""``). An *href* is what stands in HTML: relative to a page, percent-encoded.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from urllib.parse import quote


def entity_id(path: str) -> str:
    """`posts/The Good Foot.md` → `posts/The Good Foot`: NFC, folder as written, no extension."""
    return unicodedata.normalize("NFC", re.sub(r"(?i)\.(md|markdown)$", "", path))


def content_hash(text: str, length: int = 6) -> str:
    """The first hex digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def slugify(text: str) -> str:
    """A slug: Latin folded to ASCII, other scripts kept, words joined by `-`; a short hash when empty."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", folded).lower())
    return re.sub(r"[\s_-]+", "-", words).strip("-") or content_hash(text, 8)


def relative_href(from_url: str, to_url: str, anchor: str = "") -> str:
    """The href on the page `from_url` that leads to `to_url` (and to `anchor` in it)."""
    base = from_url if from_url.endswith("/") or not from_url else posixpath.dirname(from_url)
    href = posixpath.relpath("/" + to_url, "/" + base) + (
        "/" if to_url.endswith("/") or not to_url else ""
    )
    return quote(href) + (f"#{quote(anchor)}" if anchor else "")

"""What a page may load and run: its Content Security Policy, no wider than the page needs.

A page runs and loads what the site itself holds, and nothing inline. What its writer put into the text
(an image of another host, a video in a frame, a `style` attribute) is permitted on that page: each host by
its name, each inline style or script by its hash. What frontmatter or the garden brings in is not.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser
from urllib.parse import urlsplit

Permit = tuple[str, str]
"""A directive and one source more that it permits: `("img-src", "https://images.example")`."""

_BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": (),
    "base-uri": (),
    "connect-src": ("'self'",),
    "font-src": ("'self'",),
    "form-action": ("'self'",),
    "img-src": ("'self'", "data:"),  # signs in style sheets are data
    "manifest-src": ("'self'",),
    "media-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "worker-src": ("'self'",),
}

_NONE = "'none'"
_ANY = "'unsafe-inline'"

_DIAGRAM = 'class="trellis-diagram"'  # what draws it writes style sheets into the drawing

# Each begins with letters that can be looked for fast: most texts hold none of it.
_TAGS = re.compile(
    "<(?:audio|embed|form|frame|i(?:frame|mage|mg|nput)|link|object|s(?:cript|ource|tyle)|track|video)"
)
_ATTRIBUTES = (re.compile(r"style\s*="), re.compile(r"on[a-z]+\s*="))
_LOADING: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("img", "src"): ("img-src",),
    ("img", "srcset"): ("img-src",),
    ("image", "href"): ("img-src",),
    ("image", "xlink:href"): ("img-src",),
    ("input", "src"): ("img-src",),
    ("source", "srcset"): ("img-src",),
    ("video", "poster"): ("img-src",),
    ("video", "src"): ("media-src",),
    ("audio", "src"): ("media-src",),
    ("source", "src"): ("media-src",),
    ("track", "src"): ("media-src",),
    ("script", "src"): ("script-src",),
    ("iframe", "src"): ("frame-src",),
    ("frame", "src"): ("frame-src",),
    ("embed", "src"): ("object-src", "frame-src"),
    ("object", "data"): ("object-src", "frame-src"),
    ("form", "action"): ("form-action",),
    ("link", "href"): ("style-src",),
}
"""Which directives tell whether the address in an element's attribute may be loaded."""

_SHOWING = {"img-src", "media-src", "form-action"}

_DATA_SCRIPT = re.compile(
    r"(?:application|text)/(?!(?:x-)?(?:java|ecma)script)|speculationrules|importmap"
)


def policy(*permits: Iterable[Permit]) -> str:
    """The policy of a page, with what it permits besides what every page does."""
    sources = {directive: list(base) for directive, base in _BASE.items()}
    for directive, source in sorted({permit for group in permits for permit in group}):
        given = sources.setdefault(directive, [])
        if source not in given:
            given.append(source)
    for given in sources.values():
        if _ANY in given:  # beside a hash it would mean nothing
            given[:] = [one for one in given if not one.startswith(("'sha256-", "'unsafe-hashes"))]
    return "; ".join(f"{name} {' '.join(given) or _NONE}" for name, given in sources.items())


def permits_of(html: str) -> frozenset[Permit]:
    """What a policy must permit so that all of `html` works. For HTML that somebody trusted wrote."""
    drawn = {("style-src", _ANY)} if _DIAGRAM in html else set()
    if not _may_hold(html):
        return frozenset(drawn)
    parser = _Permits()
    parser.feed(html)
    parser.close()
    return frozenset(parser.found | drawn)


def _may_hold(html: str) -> bool:
    text = html.lower()
    return any(expression.search(text) for expression in (_TAGS, *_ATTRIBUTES))


def permits_to_show(html: str) -> frozenset[Permit]:
    """What a policy must permit so that `html` shows its pictures and sends its forms, and no more."""
    if not _TAGS.search(html):
        return frozenset()
    return frozenset(permit for permit in permits_of(html) if permit[0] in _SHOWING)


def permit_of_host(directive: str, url: str) -> Permit | None:
    """What permits to load `url`; None where every page may, and for what is no address."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname.encode("idna").decode("ascii") if parts.hostname else ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host):
        return None
    return directive, f"{parts.scheme}://{host}{port}" if parts.scheme else host + port


class _Permits(HTMLParser):
    """Reads HTML for what it loads and runs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[Permit] = set()
        self._inline: str | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            for directive in _LOADING.get((tag, name), ()):
                self._load(directive, _addresses(name, value))
            if name == "style":
                self._hash("style-src", value, attribute=True)
            elif name.startswith("on"):
                self._hash("script-src", value, attribute=True)
        inline_script = "src" not in given and not _DATA_SCRIPT.match(given.get("type", "").lower())
        if tag == "style" or (tag == "script" and inline_script):
            self._inline = f"{tag}-src"

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._inline = None

    def handle_data(self, data: str) -> None:
        if self._inline:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._inline:
            self._hash(self._inline, "".join(self._text), attribute=False)
        self._inline = None
        self._text.clear()

    def _load(self, directive: str, urls: Iterable[str]) -> None:
        for url in urls:
            if permit := permit_of_host(directive, url):
                self.found.add(permit)
            elif directive in ("frame-src", "object-src"):
                self.found.add((directive, "'self'"))

    def _hash(self, directive: str, text: str, *, attribute: bool) -> None:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()).decode()
        self.found.add((directive, f"'sha256-{digest}'"))
        if attribute:
            self.found.add((directive, "'unsafe-hashes'"))


def _addresses(attribute: str, value: str) -> list[str]:
    if attribute != "srcset":
        return [value]
    return [part.split()[0] for part in value.split(",") if part.strip()]

"""What a text points to: wikilinks, embeds, Markdown links and images."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from trellis.markup.plain import plain
from trellis.markup.scanner import WIKILINK, Scan, scan
from trellis.markup.values import Reference

_BRACKET = re.compile(r"\\.|!?\[\[|!?\[|\]")
_INSIDE = re.compile(
    r"\((?P<inside>[ \t\n]*(?:<[^<>\n]*>)?(?:[^()\\\n]|\\.|\n(?![ \t]*\n)"
    r"|\((?:[^()\\\n]|\\.|\([^()\n]*+\))*+\))*+)\)",
    re.DOTALL,
)
_TITLE = re.compile(r"""[ \t\n]+(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t\n]*$""")
_REFERENCE_LABEL = re.compile(r"[ ]?\[([^\[\]\n]*)\]")
_DEFINITION = re.compile(
    r"^[ >]{0,8}\[(?!\^)([^\[\]\n]+)\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<]\S*)", re.MULTILINE
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def destination(inside: str) -> str:
    """The URL in what stands between a link's parentheses: no title, no angle brackets, unescaped."""
    text = _TITLE.sub("", inside).strip()
    if text.startswith("<") and ">" in text:
        text = text[1 : text.index(">")]
    return _ESCAPED.sub(r"\1", text).strip()


def is_external(url: str, own_hosts: Collection[str] = ()) -> bool:
    """Whether `url` leads out of the garden: any scheme or host that is not one of the garden's own."""
    if not _SCHEME.match(url) or url.lower().startswith("entity://"):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    own = {host.casefold() for host in own_hosts}
    return parts.scheme.lower() not in ("http", "https", "") or parts.netloc.casefold() not in own


def split_fragment(target: str) -> tuple[str, str]:
    """`page#heading` → page and heading; `page#^block` → page and `^block`."""
    page, _, fragment = target.partition("#")
    return page.strip(), fragment.strip()


def wikilink(match: re.Match[str], line: int, column: int) -> Reference:
    """The reference that a match of `WIKILINK` is."""
    page, fragment = split_fragment(match["target"].rstrip("\\"))
    return Reference(
        kind="embed" if match[0].startswith("!") else "wikilink",
        target=page,
        fragment=fragment,
        label=(match["label"] or "").strip(),
        line=line,
        column=column,
    )


class _Finder:
    def __init__(self, scanned: Scan, first_line: int, own_hosts: Collection[str]) -> None:
        self.text, self.masked, self.scanned = scanned.text, scanned.masked, scanned
        self.first_line, self.own_hosts = first_line, own_hosts
        self.definitions = {
            " ".join(match[1].lower().split()): match[2].strip("<>")
            for match in _DEFINITION.finditer(scanned.masked)
        }

    def run(self) -> Iterator[Reference]:
        opened: list[tuple[int, bool]] = []
        position = 0
        while match := _BRACKET.search(self.masked, position):
            position = match.end()
            token = match[0]
            if token.endswith("[["):
                if found := WIKILINK.match(self.masked, match.start()):
                    position = found.end()
                    whole = WIKILINK.match(self.text, match.start()) or found
                    if whole["target"].strip() or whole["label"]:
                        yield wikilink(whole, *self._place(match.start()))
                    continue
                position -= 1
                opened.append((match.start(), token.startswith("!")))
            elif token.endswith("["):
                opened.append((match.start(), token.startswith("!")))
            elif token == "]" and opened:
                start, image = opened.pop()
                reference, position = self._link(start, image, match.start())
                if reference:
                    yield reference

    def _place(self, offset: int) -> tuple[int, int]:
        line, column = self.scanned.place(offset)
        return line + self.first_line - 1, column

    def _link(self, start: int, image: bool, closing: int) -> tuple[Reference | None, int]:
        """The Markdown link whose label ends at `closing`, and where to go on."""
        label_start = start + 1 + image
        if inside := _INSIDE.match(self.masked, closing + 1):
            url = destination(self.text[inside.start("inside") : inside.end("inside")])
            return self._reference(url, start, image, label_start, closing), inside.end()
        if not self.definitions or self.masked[closing + 1 : closing + 2] == ":":
            return None, closing + 1
        named = _REFERENCE_LABEL.match(self.masked, closing + 1)
        name = (named and named[1]) or self.text[label_start:closing]
        url = self.definitions.get(" ".join(name.lower().split()), "")
        end = named.end() if named and url else closing + 1
        return self._reference(url, start, image, label_start, closing), end

    def _reference(
        self, url: str, start: int, image: bool, label_start: int, closing: int
    ) -> Reference | None:
        if not url or is_external(url, self.own_hosts):
            return None
        target, _, fragment = url.partition("#")
        line, column = self._place(start)
        return Reference(
            kind="image" if image else "link",
            target=target,
            fragment=fragment,
            label=plain(self.text[label_start:closing]),
            line=line,
            column=column,
        )


def references(
    body: str, first_line: int = 1, own_hosts: Collection[str] = ()
) -> tuple[Reference, ...]:
    """What `body`, whose first line is `first_line` of its file, points to, in order of place.

    URLs with a scheme or host are left out unless the host is one of `own_hosts`.
    """
    found = _Finder(scan(body), first_line, own_hosts).run()
    return tuple(sorted(found, key=lambda reference: (reference.line, reference.column)))

"""What a text points to: wikilinks, embeds, Markdown links and images."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from trellis.markup.inline_fields import with_relations
from trellis.markup.plain import plain
from trellis.markup.scanner import WIKILINK, Scan, scan, wikilink_start
from trellis.markup.values import Reference

_BRACKET = re.compile(r"[\\\[\]]")
_INSIDE = re.compile(
    r"\((?P<inside>[ \t\n]*+(?:<[^<>\n]*>)?(?:[^()\\\n]|\\.|\n(?![ \t]*\n)"
    r"|\((?:[^()\\\n]|\\.|\([^()\n]*+\))*+\))*+)\)",
    re.DOTALL,
)
_TITLE = re.compile(r"""(?<![ \t\n])[ \t\n]+(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t\n]*$""")
_REFERENCE_LABEL = re.compile(r"[ ]?\[([^\[\]\n]*)\]")
_DEFINITION = re.compile(
    r"^[ >]{0,8}\[(?!\^)([^\[\]\n]+)\]:[ \t]*+\n?[ \t]*+(<[^<>\n]*>|[^\s<]\S*)", re.MULTILINE
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


def wikilink(match: re.Match[str], embed: bool, line: int = 1, column: int = 1) -> Reference:
    """The reference that a match of `WIKILINK` is, an embed when `!` stands before it."""
    page, fragment = split_fragment(match["target"].rstrip("\\"))
    return Reference(
        kind="embed" if embed else "wikilink",
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
        self.definitions = dict(_definitions(scanned)) if "]:" in scanned.masked else {}

    def run(self) -> Iterator[Reference]:
        opened: list[int] = []
        position = 0
        while match := _BRACKET.search(self.masked, position):
            at, position = match.start(), match.end()
            if match[0] == "\\":
                position += 1
            elif match[0] == "]":
                if opened:
                    reference, position = self._link(opened.pop(), at)
                    if reference:
                        yield reference
            else:
                opening = wikilink_start(self.masked, at)
                opened.extend(range(at, opening))
                found = WIKILINK.match(self.masked, opening) if opening >= at else None
                if found is None:
                    opened.extend(range(max(opening, at), opening + 2))
                    position = opening + 2
                    continue
                position = found.end()
                yield from self._wikilink(found)

    def _wikilink(self, found: re.Match[str]) -> Iterator[Reference]:
        at = found.start()
        embed = self.masked[at - 1 : at] == "!"
        whole = WIKILINK.match(self.text, at) or found
        if whole["target"].strip() or whole["label"]:
            yield wikilink(whole, embed, *self._place(at - embed))

    def _place(self, offset: int) -> tuple[int, int]:
        line, column = self.scanned.place(offset)
        return line + self.first_line - 1, column

    def _link(self, opening: int, closing: int) -> tuple[Reference | None, int]:
        """The Markdown link whose label stands between two brackets, and where to go on."""
        if self.masked[opening - 1 : opening] == "^":  # an inline footnote
            return None, closing + 1
        if inside := _INSIDE.match(self.masked, closing + 1):
            url = destination(self.text[inside.start("inside") : inside.end("inside")])
            return self._reference(url, opening, closing), inside.end()
        if not self.definitions or self.masked[closing + 1 : closing + 2] == ":":
            return None, closing + 1
        named = _REFERENCE_LABEL.match(self.masked, closing + 1)
        name = (named and named[1]) or self.text[opening + 1 : closing]
        url = self.definitions.get(_same(name), "")
        return self._reference(url, opening, closing), (
            named.end() if named and url else closing + 1
        )

    def _reference(self, url: str, opening: int, closing: int) -> Reference | None:
        if not url or is_external(url, self.own_hosts):
            return None
        image = self.masked[opening - 1 : opening] == "!"
        target, _, fragment = url.partition("#")
        line, column = self._place(opening - image)
        return Reference(
            kind="image" if image else "link",
            target=target,
            fragment=fragment,
            label=plain(self.text[opening + 1 : closing]),
            line=line,
            column=column,
        )


def _same(name: str) -> str:
    """The name of a link's definition as names are compared."""
    return " ".join(name.lower().split())


def _definitions(scanned: Scan) -> Iterator[tuple[str, str]]:
    for match in _DEFINITION.finditer(scanned.masked):
        yield _same(match[1]), scanned.text[match.start(2) : match.end(2)].strip("<>")


def references(
    body: str, first_line: int = 1, own_hosts: Collection[str] = ()
) -> tuple[Reference, ...]:
    """What `body`, whose first line is `first_line` of its file, points to, in order of place.

    URLs with a scheme or host are left out unless the host is one of `own_hosts`.
    """
    found = _Finder(scan(body), first_line, own_hosts).run()
    ordered = sorted(found, key=lambda reference: (reference.line, reference.column))
    return tuple(with_relations(body, first_line, ordered))

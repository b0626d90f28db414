"""Inline Markdown as the plain text that readers see."""

from __future__ import annotations

import html
import re

from trellis.markup.scanner import BLOCK, INLINE, WIKILINK

_MARKED = re.compile(r"[\[\]*_~=`<&\\{^%$!|" + BLOCK + INLINE + "]")
_TAG = re.compile(r"""</?[A-Za-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*+>""", re.DOTALL)
_LABEL = r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]"
_TARGET = r"(?:\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\)|\[[^\[\]]*\])"
_LINK = re.compile(_LABEL + _TARGET)
_IMAGE = re.compile("!" + _LABEL + _TARGET)
_ANY_LINK = re.compile(f"!?{WIKILINK.pattern}|!?{_LINK.pattern}")
_NOT_LINE_END = re.compile(r"[^\n]")
_EMBED = re.compile("!" + WIKILINK.pattern)
_FOOTNOTE = re.compile(
    r"\[\^[^\[\]\s]+\]|\^\[(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+\])*+\]"
)
_MACRO = re.compile(r"\{\{[^{}]*\}\}|\{%[^%]*%\}")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.][^{}\n]*\}")
_UNDERSCORES = re.compile(r"(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = re.compile(f"[{BLOCK}{INLINE}]+")
_SET_ASIDE = 0xF0000  # a private plane, where escaped characters wait while markup is removed
_BROUGHT_BACK = {_SET_ASIDE + code: chr(code) for code in range(ord("!"), ord("~") + 1)}


def wikilink_label(match: re.Match[str]) -> str:
    """What a wikilink shows: its label, else the page's name and heading."""
    if match["label"] and match["label"].strip():
        return match["label"].strip()
    page, *headings = match["target"].rstrip("\\").split("#")
    name = re.sub(r"(?i)\.md$", "", page.strip().rstrip("/")).rpartition("/")[2]
    return " > ".join(part for part in (name, *map(str.strip, headings)) if part)


def without_links(text: str, sign: str) -> str:
    """`text` with `sign` in place of each character of a link or wikilink, or that is escaped."""

    def signs(match: re.Match[str]) -> str:
        return _NOT_LINE_END.sub(sign, match[0])

    if "\\" in text:  # first, as an escaped bracket opens nothing
        text = _ESCAPED.sub(signs, text)
    return _ANY_LINK.sub(signs, text) if "[" in text else text


def _set_aside(match: re.Match[str]) -> str:
    return chr(_SET_ASIDE + ord(match[1]))


def plain(markdown: str, *, macros: bool = False) -> str:
    """`markdown`, one block's inline text, without markup: links as their labels, images and tags out.

    What the scanner masked is left out; text that was not masked keeps what its code spans hold.
    `macros` keeps `{{macros}}`.
    """
    if not _MARKED.search(markdown):
        return " ".join(markdown.split())
    escaped = "\\" in markdown
    text = _ESCAPED.sub(_set_aside, markdown.replace("\\\n", "\n")) if escaped else markdown
    text = _HIDDEN.sub("", text)
    if "[" in text:
        text = _without_links(text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "{" in text:
        text = text if macros else _MACRO.sub("", text)
        text = _ATTRIBUTES.sub("", text)
    for mark in ("*", "`", "~~", "=="):
        text = text.replace(mark, "")
    if "_" in text:
        text = _UNDERSCORES.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    if escaped:
        text = text.translate(_BROUGHT_BACK)
    return " ".join(text.split())


def _without_links(text: str) -> str:
    """`text` with links as their labels, without images, embeds and footnote marks."""
    if "![" in text:
        text = _IMAGE.sub("", _EMBED.sub("", text))
    if "[[" in text:
        text = WIKILINK.sub(wikilink_label, text)
    if "^" in text:
        text = _FOOTNOTE.sub("", text)
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", text)
    return text

"""A block as it is read aloud: what stands in code and formulas is said where it is a word or two."""

from __future__ import annotations

import re

from trellis.markup.blocks import text_of
from trellis.markup.plain import plain
from trellis.markup.scanner import BLOCK, INLINE, Scan
from trellis.markup.structure import Piece, outline

UNSAID = "\ufffc"
"""Stands for what no words say: a picture, a macro, a piece of code or a formula."""

_HOLDING = ("`", "$", "{{", "{%", "![")
_HIDDEN = re.compile(f"[{BLOCK}{INLINE}]+")
_REGION = re.compile(
    r"(?P<code>(`+)(?P<said>.+?)(?<!`)\2(?!`))|\$+(?P<math>[^$]+)\$+|[`$]", re.DOTALL
)
_CODE = re.compile(r"(?<![\\`])(?P<mark>`+)(?!`)(?P<said>[^`]+)(?P=mark)(?!`)(?P<math>)")
_MARKS = re.compile(
    r"^(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?)?", re.MULTILINE
)
_REGIONS = ("$", "<!--", "%%")  # of which the scanner knows where they begin and end
_NAME = re.compile(r"</?[\w-]+ ?/?>|[^\s{}|<>\\`]+(?: [^\s{}|<>\\`]+){0,2}")
_LETTERS = re.compile(r"[^\W_]+(?: ?[-+=.,/] ?[^\W_]+)*")
_LONGEST = 40
_MARK = "\u2060"  # before what was code
_BEGINNING = re.compile(rf"(?<=[^\W\d_]{{4}}[.!?]) {_MARK}(?=[^\s{UNSAID}])")
_NOT_WORDS = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^%]*%\}|!\[\[[^\[\]\n]*\]\]|!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])"
)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def in_words(written: str, text: str) -> str:
    """The plain `text` of a block whose lines are `written`, with what its code and formulas say, and
    UNSAID in place of what is no words.

    Without them a sentence has holes: “A  operation looks for the key” was never written. A sentence that
    code begins is one of its own, though no capital tells: an empty line stands before it.
    """
    spoken = _spoken(written, text)
    return _BEGINNING.sub("\n\n", spoken).replace(_MARK, "") if _MARK in spoken else spoken


def _spoken(written: str, text: str) -> str:
    if not any(map(written.__contains__, _HOLDING)):
        return text
    bare = _MARKS.sub("", written)
    if not any(map(bare.__contains__, _REGIONS)) and plain(_CODE.sub("", bare)) == text:
        return plain(_NOT_WORDS.sub(UNSAID, _CODE.sub(_aloud, bare)))
    read = outline("\n".join([line.lstrip() for line in written.split("\n")]))
    same = (piece for piece in read.pieces if text_of(piece, read.scanned) == text)
    piece = next(same, None)
    return _said(piece, read.scanned) if piece else text


def _said(piece: Piece, scanned: Scan) -> str:
    written, masked = piece.text(scanned.text), piece.text(scanned.masked)
    said, end = [], 0
    for hidden in _HIDDEN.finditer(masked):
        said += [_NOT_WORDS.sub(UNSAID, written[end : hidden.start()])]
        end = hidden.end()
        if hidden[0][0] == INLINE:
            said.append(_REGION.sub(_aloud, written[hidden.start() : end]))
    return plain("".join([*said, _NOT_WORDS.sub(UNSAID, written[end:])]))


def _aloud(region: re.Match[str]) -> str:
    """What a piece of code or a formula says, so that nothing in it is markup."""
    code, formula = region["said"], region["math"]
    words = " ".join((code or formula or "").split())
    sayable = len(words) <= _LONGEST and (_NAME if code else _LETTERS).fullmatch(words)
    return _MARK + _PUNCTUATION.sub(r"\\\1", words) if sayable else UNSAID

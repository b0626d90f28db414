"""The places of a page's sentences that other pages quote: an element around each, as far as nothing else
stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

from trellis.markup.values import Quoted

_PIECE = re.compile(rf"{STX}[^{ETX}]*{ETX}|(?:[^\w{STX}]|_)+|[^\W_]+")
"""What was put aside, what renderers change, and letters."""
_OPENERS = " \n\t“„«‘([{¿¡「『"
_NO_LETTER = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^>]*>")


class QuotedTreeprocessor(Treeprocessor):
    """Sets what `quoted` names where it stands; what cannot be found, at the heading above it."""

    def __init__(self, md: Markdown, quoted: Callable[[], Sequence[Quoted]]) -> None:
        super().__init__(md)
        self._quoted = quoted

    def run(self, root: Element) -> None:
        quoted = self._quoted()
        if not quoted:
            return
        runs = list(self._runs(root))
        ends = list(accumulate(len(run.letters) for run in runs))
        whole = "".join([run.letters for run in runs])
        found = sorted(
            ((self._place(one, whole), one) for one in quoted), key=lambda pair: -pair[0]
        )
        for at, one in found:  # the last first, so that what is set moves none that is to come
            if at >= 0:
                number = bisect_right(ends, at)
                run = runs[number]
                first = at - ends[number] + len(run.letters)
                self._set(run, first, len(self._letters(one.text)), one.name)
            else:
                heading = next((e for e in root.iter() if e.get("id") == one.anchor), root)
                self._set(_Run(heading, None, 0, ""), 0, 0, one.name)

    def _place(self, quoted: Quoted, letters: str) -> int:
        """Where a sentence begins among all `letters` of a page; -1 where it does not stand there."""
        sought = self._letters(quoted.text)
        return letters.find(sought) if sought else -1

    def _runs(self, parent: Element) -> Iterator[_Run]:
        """The runs of text within an element, in order, without what belongs to another page and the
        numbers of footnotes."""
        yield _Run(parent, None, 0, self._letters(parent.text or ""))
        for place, child in enumerate(parent, start=1):
            if child.get("class") != "trellis-embed" and not child.get("id", "").startswith(
                "fnref"
            ):
                yield from self._runs(child)
            yield _Run(parent, child, place, self._letters(child.tail or ""))

    def _set(self, run: _Run, first: int, letters: int, name: str) -> None:
        """Set an element `name` around so many letters of a run, from the one that is `first`."""
        text = (run.parent.text if run.before is None else run.before.tail) or ""
        at = self._after(text, first)
        end = (
            at + len(text[at : self._after(text, first + letters)].rstrip(_OPENERS))
            if letters
            else at
        )
        mark = Element("span", {"id": name, "class": "trellis-said"})
        kind = type(text)
        mark.text, mark.tail = kind(text[at:end]), kind(text[end:])
        if run.before is None:
            run.parent.text = kind(text[:at])
        else:
            run.before.tail = kind(text[:at])
        run.parent.insert(run.place, mark)

    def _letters(self, text: str) -> str:
        """What of a text no renderer changes: its letters and digits."""
        if STX not in text:
            return _NO_LETTER.sub("", text).casefold()
        return "".join(map(self._lettered, _PIECE.findall(text)))

    def _after(self, text: str, letters: int) -> int:
        """The place in `text` before the letter that so many come before."""
        for piece in _PIECE.finditer(text):
            own = len(self._lettered(piece[0]))
            if own > letters:
                aside = piece[0].startswith(STX)
                return piece.start() + (0 if aside else _characters(piece[0], letters))
            letters -= own
        return len(text)

    def _lettered(self, piece: str) -> str:
        if not piece.startswith(STX):
            return piece.casefold() if piece[0].isalnum() else ""
        aside = HTML_PLACEHOLDER_RE.fullmatch(piece)
        held = self.md.htmlStash.rawHtmlBlocks[int(aside[1])] if aside else ""
        return self._letters(_TAG.sub("", held)) if isinstance(held, str) else ""


class _Run(NamedTuple):
    """The text of `parent`, or what follows its child `before`, of which `place` are up to there."""

    parent: Element
    before: Element | None
    place: int
    letters: str


def _characters(piece: str, letters: int) -> int:
    """How many characters of `piece` have so many letters in small ones: `ß` has two."""
    sizes = accumulate((len(character.casefold()) for character in piece), initial=0)
    return next(at for at, size in enumerate(sizes) if size >= letters)

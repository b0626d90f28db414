"""RENDER: a view becomes HTML fragments, by autoescaped Jinja templates the caller names.

One template for each kind of page (`entity.html`, `topic.html`…) with the blocks `before` and
`after`, which stand around the page's body, `slides`, in the place of a deck's body, and `aside`, which
stands beside it on wide screens and below it on narrow ones. A template sees its `view`, the
interface's `words`, and three functions: `href(url, anchor)`, `heading(anchor, text)`, which also adds
the heading to the page's contents, and `room(number)`, where a slide is to stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args
from urllib.parse import urljoin

import jinja2
from markupsafe import Markup, escape

from trellis.garden import Garden
from trellis.markup import Heading
from trellis.pages import Page, PageKind
from trellis.paths import relative_href
from trellis.queries import Answer
from trellis.views import View
from trellis.views.listing import listing_view
from trellis.views.peek import Peek
from trellis.words import Words, words_for

_HEADING = Markup('<h{0} id="{1}">{2}</h{0}>')
_ROOM = Markup("<!--slide {0}-->")
_ROOMS = re.compile(r"<!--slide (\d+)-->")
_SAME_AS = {"titles": "index", "trails": "index"}
_LANGUAGE = Markup('<div class="trellis-page" lang="{0}" dir="{1}">')
_TASK = '<input type="checkbox"'
_FOOTNOTES = '<div class="footnote"'
_BACK = re.compile(r'(?<=role="doc-backlink" )title="(\d+)"')
_HEADING_TAG = re.compile(r"(?i)<(/?)h([1-6])(?=[\s>])")


@dataclass(frozen=True, slots=True)
class Fragments:
    """HTML to set before, after and beside a page's body, and the headings it adds to the contents.

    `slides` is a deck's body, with room for what `with_slides` sets into it.
    """

    before: str
    after: str
    aside: str = ""
    slides: str = ""
    headings: tuple[Heading, ...] = ()


class Renderer:
    """Renders views with the templates in `folders`, the first that has a template winning.

    What is in another language than `lang`, the site's, says so.
    """

    def __init__(self, folders: Sequence[Path], lang: str) -> None:
        self._lang = lang
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._place = _Place()
        environment.globals |= {
            "words": self._place.words,
            "href": self._place.href,
            "heading": self._place.heading,
            "room": _ROOM.format,
        }
        self._preview = environment.get_template("peek.html")
        self._templates = {
            kind: environment.get_template(f"{_SAME_AS.get(kind, kind)}.html")
            for kind in get_args(PageKind)
        }
        self._moved = environment.get_template("moved.html")
        self._listing = environment.get_template("listing.html")

    def moved(self, url: str, title: str, target: str, root: str = "") -> str:
        """A whole page at `url` that sends readers on to `target`, without a script.

        `root` is the site's own URL, if it has one.
        """
        self._place.enter(url, words_for(self._lang))
        return self._moved.render(
            title=title,
            target=target,
            canonical=urljoin(root, target) if root else "",
            lang=self._lang,
        )

    def render(self, view: View) -> Fragments:
        """The fragments of a page."""
        template = self._templates[view.page.kind]
        self._place.enter(view.page.url, words_for(view.spoken))
        context = template.new_context({"view": view})
        before, slides, after, aside = (
            "".join(template.blocks[name](context)).strip() if name in template.blocks else ""
            for name in ("before", "slides", "after", "aside")
        )
        if view.spoken != self._lang:
            begin = str(_LANGUAGE.format(view.spoken, words_for(view.spoken).direction))
            before, after, aside = (
                begin + before,
                after + "</div>",
                f"{begin}{aside}</div>" if aside else "",
            )
        return Fragments(before, after, aside, slides, tuple(self._place.headings))

    def preview(self, peek: Peek) -> str:
        """The preview of a page, as a file of its own."""
        return self._preview.render(peek=peek)

    def listings(self, garden: Garden, page: Page) -> Callable[[Answer], str]:
        """What makes HTML, one element, of the answers to query blocks on `page`."""

        def shown(answer: Answer) -> str:
            view = listing_view(garden, page, answer)
            self._place.enter(page.url, words_for(view.spoken))
            return str(self._listing.render(view=view)).strip()

        return shown


def with_slides(html: str, slides: Sequence[str], spoken: str) -> str:
    """A deck's body: `slides`, its rendered slides, in the room that `html` has for them.

    All else there is escaped, so that no writer's text can make such room.
    """
    bodies = [body_below(slide, "", spoken) for slide in slides]
    return _ROOMS.sub(lambda room: bodies[int(room[1])], html)


def body_below(html: str, lang: str, spoken: str, classes: Sequence[str] = ()) -> str:
    """A page's body, to stand below its header; `lang` where it is not `spoken`, the page's language.

    `classes` are those that its writer gives it.
    """
    html = below_title(html)
    if _TASK in html:
        html = html.replace(_TASK, f'{_TASK} aria-label="{escape(words_for(spoken)["task"])}"')
    if _FOOTNOTES in html:
        html = _with_named_footnotes(html, words_for(spoken))
    if not lang and not classes:
        return html
    named = escape(" ".join(("trellis-body", *classes)))
    told = f' lang="{escape(lang)}" dir="auto"' if lang else ""
    return f'<div class="{named}"{told}>{html}</div>'


def _with_named_footnotes(html: str, words: Words) -> str:
    """`html` with its footnotes, and their links back to the text, named in the page's language."""
    named = f'{_FOOTNOTES} role="doc-endnotes" aria-label="{escape(words["footnotes"])}"'
    back = escape(words["footnote_back"])
    return _BACK.sub(
        lambda link: f'aria-label="{back.format(n=link[1])}"', html.replace(_FOOTNOTES, named)
    )


def below_title(html: str) -> str:
    """`html` with its headings moved below a page's title: the highest becomes h2, none is skipped."""
    levels = sorted({int(match[2]) for match in _HEADING_TAG.finditer(html)})
    place = {level: min(at, 6) for at, level in enumerate(levels, start=2)}
    above = 1

    def settle(match: re.Match[str]) -> str:
        nonlocal above
        if not match[1]:
            above = min(place[int(match[2])], above + 1)
        return f"<{match[1]}h{above}"  # headings hold no headings: what ends is what began last

    return _HEADING_TAG.sub(settle, html)


class _Spoken:
    """The words of the page being rendered."""

    def enter(self, words: Words) -> None:
        self.say, self.kinds, self._words = words.say, words.kinds, words

    def __getitem__(self, name: str) -> str:
        return self._words[name]


class _Place:
    """The page being rendered: what `href`, `heading` and `words` know of it.

    The templates' parts hold these for good, so that they are made once and not for each page.
    """

    def __init__(self) -> None:
        self.words = _Spoken()

    def enter(self, page_url: str, words: Words) -> None:
        """All hrefs go by the root of the site, so each target is encoded once."""
        self.words.enter(words)
        self._url = page_url
        self._root = relative_href(page_url, "").removeprefix("./")
        self.headings: list[Heading] = []

    def href(self, url: str, anchor: str = "") -> str:
        if url in ("", self._url):
            return relative_href(self._url, url, anchor)
        return self._root + _from_root(url, anchor)

    def heading(self, anchor: str, text: str, level: int = 2) -> Markup:
        self.headings.append(Heading(level, text, anchor, 0))
        return _HEADING.format(level, anchor, text)


@lru_cache(maxsize=8192)
def _from_root(url: str, anchor: str) -> str:
    return relative_href("", url, anchor)

"""What stands around the bodies of pages: it needs the garden alone, and so can be made while MkDocs
converts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_trellis.on_demand import previews_and_map
from trellis.garden import Garden
from trellis.pages import Page
from trellis.publish.data import garden_json
from trellis.publish.head import Head, head_of
from trellis.publish.policy import Permit, permits_to_show
from trellis.render import Fragments, Renderer
from trellis.views import View, view
from trellis.views.mentions import with_mentions


@dataclass(frozen=True, slots=True)
class Frame:
    """The derived HTML around a body, what a policy must permit to show it, the page's head, and what the
    body itself has to say: its language where that is not `spoken`, the page's, and its writer's classes.
    """

    fragments: Fragments
    head: Head
    permits: frozenset[Permit]
    lang: str
    spoken: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framing:
    """Frames by the address of their page, files for readers who ask by their paths, and the garden's
    data."""

    frames: Mapping[str, Frame]
    on_demand: Mapping[str, bytes]
    data: str


def framed(garden: Garden, renderer: Renderer, pages: Sequence[Page], *, preview: bool) -> Framing:
    """Everything that `pages` need. A preview shows the writer what others say of a page without a link."""
    frames = {}
    for page in pages:
        shown = view(garden, page)
        if preview:
            shown = with_mentions(garden, shown)
        frames[page.url] = _frame(shown, renderer.render(shown), head_of(shown, garden))
    return Framing(frames, previews_and_map(garden, renderer, pages), garden_json(garden))


def _frame(shown: View, fragments: Fragments, head: Head) -> Frame:
    derived = (fragments.before, fragments.slides, fragments.after, fragments.aside)
    permits = frozenset[Permit]().union(*map(permits_to_show, derived))
    return Frame(fragments, head, permits, shown.lang, shown.spoken, tuple(shown.classes))

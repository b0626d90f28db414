"""What stands around the bodies of pages: it needs the garden alone, and so can be made while MkDocs
converts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trellis.garden import Garden
from trellis.pages import Page
from trellis.publish.data import garden_json
from trellis.publish.head import Head, head_of
from trellis.render import Fragments, Renderer
from trellis.views import view
from trellis.views.mentions import with_mentions
from trellis.views.peek import peek


@dataclass(frozen=True, slots=True)
class Frame:
    """The derived HTML around a body, the page's head, and what the body itself has to say: its language
    where that is not `spoken`, the page's, and its writer's classes."""

    fragments: Fragments
    head: Head
    lang: str
    spoken: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framing:
    """Frames by the address of their page, the files of previews by their paths, and the garden's data."""

    frames: Mapping[str, Frame]
    previews: Mapping[str, bytes]
    data: str


class Framer:
    """Makes frames. In a preview they show the writer what others say of a page without a link."""

    def __init__(self, garden: Garden, renderer: Renderer, *, preview: bool) -> None:
        self._garden, self._renderer, self._preview = garden, renderer, preview

    def all_of(self, pages: Iterable[Page]) -> Framing:
        """Everything that `pages` need. The frame of a deck waits for its slides."""
        garden, frames, previews = self._garden, {}, {}
        for page in pages:
            if page.entity_id is None or not garden.entities[page.entity_id].slides:
                frames[page.url] = self.frame(page)
            shown = peek(garden, page)
            if shown and shown.path not in garden.reading.assets:  # an owner's file stays
                previews[shown.path] = self._renderer.preview(shown).encode(errors="replace")
        return Framing(frames, previews, garden_json(garden))

    def frame(self, page: Page, slides: Sequence[str] = ()) -> Frame:
        """The frame of one page; `slides` are the rendered slides of a deck."""
        shown = view(self._garden, page)
        if self._preview:
            shown = with_mentions(self._garden, shown)
        fragments = self._renderer.render(shown, slides)
        head = head_of(shown, self._garden)
        return Frame(fragments, head, shown.lang, shown.spoken, tuple(shown.classes))

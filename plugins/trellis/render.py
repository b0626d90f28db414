"""RENDER: a view becomes HTML fragments, by autoescaped Jinja templates the caller names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trellis.markup import Heading
from trellis.views import View


@dataclass(frozen=True, slots=True)
class Fragments:
    """HTML to set before and after a page's body, and the headings it adds to the contents."""

    before: str
    after: str
    headings: tuple[Heading, ...] = ()


class Renderer:
    """Renders views with the templates in `folders`, the first that has a template winning."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    def render(self, view: View, slides: Sequence[str] = ()) -> Fragments:
        """The fragments of a page. `slides`: the rendered slides of a deck, trusted HTML."""
        return Fragments("", "")

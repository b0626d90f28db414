"""VIEW: everything a template can see, and nothing else.

Frozen, plain text only (templates escape), ids and urls instead of entities: a page is rendered again
only when its view changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from trellis.garden import Garden
from trellis.pages import Page


@dataclass(frozen=True, slots=True)
class View:
    """What every page shows: its own place and words."""

    page: Page
    description: str


def view(garden: Garden, page: Page) -> View:
    """The view of `page`."""
    return View(page, "")

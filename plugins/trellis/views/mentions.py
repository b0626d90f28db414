"""What only writers see, in a preview: who names a page without a link to it, and in which words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from trellis.garden import Garden
from trellis.links import Backlink
from trellis.links.mentions import Mention
from trellis.views.catalogue import Catalogue, catalogue
from trellis.views.connections import CITING_PAGES, citing
from trellis.views.pages import View
from trellis.views.values import Citing

SomeView = TypeVar("SomeView", bound=View)


def with_mentions(garden: Garden, shown: SomeView) -> SomeView:
    """`shown` with the pages that name it without a link, newest first."""
    said = _by_target(garden).get(shown.page.entity_id or "", {})
    if not said:
        return shown
    known = catalogue(garden, shown.page)
    pages = tuple(_citing(known, said[id]) for id in known.newest(said)[:CITING_PAGES])
    return replace(shown, connections=replace(shown.connections, mentions=pages))


@lru_cache(maxsize=1)
def _by_target(garden: Garden) -> dict[str, dict[str, Mention]]:
    found: dict[str, dict[str, Mention]] = {}
    for mention in garden.mentions:
        found.setdefault(mention.target, {})[mention.origin] = mention
    return found


def _citing(known: Catalogue, mention: Mention) -> Citing:
    blocks = known.garden.entities[mention.origin].blocks
    at = bisect_right([block.line for block in blocks], mention.line) - 1
    words = " ".join(mention.written.split())
    passage = Backlink(
        mention.origin,
        words,
        blocks[at].text if at >= 0 else words,
        blocks[at].anchor if at >= 0 else "",
    )
    return citing(known, mention.origin, [passage])

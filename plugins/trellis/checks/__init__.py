"""CHECK: what only the whole garden shows, for its writers: pure, near-linear, in no build.

Each module has functions of a garden that return diagnostics: `connections` what nothing leads to and
what embeds itself, `names` what shares its name, `twins` what says the same, `mentions` what is named
without a link, `media` pictures and other files, `leftovers` what a generator forgot in its text.
"""

from __future__ import annotations

from trellis.checks.connections import embed_cycles, orphans
from trellis.checks.leftovers import leaked_prompts
from trellis.checks.listed import changed_sources
from trellis.checks.media import missing_alt_texts, oversized_assets, unused_assets
from trellis.checks.mentions import mentions
from trellis.checks.names import shared_names
from trellis.checks.twins import near_duplicates
from trellis.checks.wanted import Wanted, most_wanted
from trellis.diagnostics import Diagnostic, in_order
from trellis.garden import Garden

__all__ = ["Wanted", "check", "most_wanted"]


def check(
    garden: Garden, elsewhere: str = "", *, with_mentions: bool = False
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a garden: its own diagnostics and all checks of the whole, in order.

    `elsewhere` is text outside the garden that may name its files: the configuration, stylesheets.
    `with_mentions` adds the names that texts say without a link.
    """
    return in_order(
        [
            *garden.diagnostics,
            *orphans(garden),
            *embed_cycles(garden),
            *shared_names(garden),
            *near_duplicates(garden),
            *unused_assets(garden, elsewhere),
            *oversized_assets(garden),
            *missing_alt_texts(garden),
            *leaked_prompts(garden),
            *changed_sources(garden),
            *(mentions(garden) if with_mentions else ()),
        ]
    )

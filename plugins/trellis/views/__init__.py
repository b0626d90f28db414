"""VIEW: everything a template can see, and nothing else.

Frozen, plain text only (templates escape), URLs instead of entities: a page is rendered again only
when its view changed. `values` and `pages` say what there is; `catalogue` makes the small parts once
per garden and language; the other modules put them together. Every sentence that readers see and
writers did not write comes from `trellis.words`.
"""

from trellis.views.compose import view
from trellis.views.pages import View

__all__ = ["View", "view"]

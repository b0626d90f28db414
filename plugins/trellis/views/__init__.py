"""VIEW: everything a template can see, and nothing else.

Frozen, plain text only (templates escape), URLs instead of entities: a page is rendered again only
when its view changed. `values` says what there is; `catalogue` makes the small parts once per garden;
`header`, `connections`, `topic`, `lists` and `home` put them together; `words` holds every sentence
that readers see and writers did not write.
"""

from trellis.views.compose import view
from trellis.views.values import View

__all__ = ["View", "view"]

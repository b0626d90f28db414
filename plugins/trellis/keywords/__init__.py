"""EXTRACT: the keywords of every entity.

Map: `candidates` looks at one entity alone (pure, cacheable, parallel). Reduce: `collect` numbers
the candidates of all entities, without what nearly all of them repeat, `weigh` sets them against
each other.
"""

from trellis.keywords.boilerplate import Repeated
from trellis.keywords.candidates import candidates
from trellis.keywords.collecting import collect
from trellis.keywords.offers import Offers
from trellis.keywords.usage import Usage
from trellis.keywords.values import Candidates, Keyword, Keywords
from trellis.keywords.weighing import weigh

__all__ = [
    "Candidates",
    "Keyword",
    "Keywords",
    "Offers",
    "Repeated",
    "Usage",
    "candidates",
    "collect",
    "weigh",
]

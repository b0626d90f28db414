"""EXTRACT: the keywords of every entity.

Map: `candidates` looks at one entity alone (pure, cacheable, parallel). Reduce:
`without_boilerplate` takes out what nearly all entities repeat, `weigh` sets the candidates of all
entities against each other.
"""

from trellis.keywords.boilerplate import without_boilerplate
from trellis.keywords.candidates import candidates
from trellis.keywords.values import Candidates, Keyword, Keywords, Phrase, Piece
from trellis.keywords.weighing import weigh

__all__ = [
    "Candidates",
    "Keyword",
    "Keywords",
    "Phrase",
    "Piece",
    "candidates",
    "weigh",
    "without_boilerplate",
]

"""ASK: query blocks, answered from the grown garden.

`native`, `bases` and `dataview` each read one syntax into the same `Query`; `tokens` and `expressions`
are the parser of expressions that they share. `ground` is what can be asked, `select` and `evaluate`
ask it, `answer` does so for every block of a garden and says what is wrong. A query makes no link: what
it lists is neither tied to its page nor cited by it.
"""

from trellis.queries.answer import Answers, Question, answer_all, question
from trellis.queries.ground import Ground
from trellis.queries.values import (
    Answer,
    Asked,
    Cell,
    Fault,
    Heading,
    Line,
    Link,
    Part,
    Scalar,
    Span,
)

__all__ = [
    "Answer",
    "Answers",
    "Asked",
    "Cell",
    "Fault",
    "Ground",
    "Heading",
    "Line",
    "Link",
    "Part",
    "Question",
    "Scalar",
    "Span",
    "answer_all",
    "question",
]

"""Ties and relations, as values. Every one says why it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from trellis.graph.alike import Alike

ReasonKind = Literal[
    "keyword",
    "link",
    "backlink",
    "mutual-link",
    "cited-together",
    "citing-together",
    "series",
    "topic",
    "mention",
    "mentioned",
    "source",
    "text",
    "meaning",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things are near: a kind, what it names (plain text, "" where the kind says it all; of
    sources in common their number), and its share of the score. `trellis.words` puts it into a sentence.
    """

    kind: ReasonKind
    label: str
    weight: float


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of the graph.

    `source` and `target` are entity ids, `topic:<topic_id>` or `keyword:<label>`. Links and embeds are
    directed; every other tie stands once per pair, the smaller end first.
    """

    source: str
    target: str
    kind: Literal["link", "embed", "series", "source", "keyword", "mention"]
    weight: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Related:
    """An entity near another. `linked`: the other's text already links to it.

    Why it is near is worked out when somebody asks: readers see few of all that is near.
    """

    id: str
    score: float
    linked: bool
    explain: Callable[[], tuple[Reason, ...]]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is near, the strongest reason first."""
        return self.explain()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Related) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash((self.id, self.score, self.linked))

    def __repr__(self) -> str:
        return f"Related{self._told()}"

    def _told(self) -> tuple[object, ...]:
        return (self.id, self.score, self.linked, self.reasons)


@dataclass(frozen=True, slots=True)
class Connections:
    """The ties between entities, in order, and for each entity its nearest, best first (at least 20 when
    there are so many). `alike` is what a model read, where one did."""

    ties: tuple[Tie, ...] = ()
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    alike: Alike | None = field(default=None, repr=False)

"""What the text of one entity offers as keywords."""

from __future__ import annotations

from bisect import bisect_left
from hashlib import blake2b

from trellis.config import Config
from trellis.entities import Entity
from trellis.keywords.acronyms import acronyms
from trellis.keywords.parts import HEADING, SENTENCE
from trellis.keywords.phrases import phrases
from trellis.keywords.values import Candidates, Piece, PieceKind
from trellis.language import words
from trellis.markup import Block

_HEADED = ("title", "heading")


def candidates(entity: Entity, config: Config) -> Candidates:
    """What the text of `entity` offers, without knowing any other.

    What only points elsewhere offers no phrases: it is called what others call their pages.
    """
    lang = entity.lang
    texts = [entity.title, *(block.text for block in entity.blocks)]
    kinds: list[PieceKind] = ["title", *map(_kind, entity.blocks)]
    if "text" not in kinds:  # pointers are all that there is
        kinds = ["text" if kind == "pointer" else kind for kind in kinds]
    found: list[str] = []
    offering: list[str] = []
    headed: list[bool] = []
    ends: list[int] = []
    for kind, text in zip(kinds, texts, strict=True):
        # A seam is the start of a sentence, so that the whole text can be one run of words.
        found += (SENTENCE, HEADING) if kind in _HEADED else (SENTENCE,)
        found += words(text, lang)
        said = found[len(offering) :]
        offering += [SENTENCE] * len(said) if kind == "pointer" else said
        headed += [kind in _HEADED] * (len(found) - len(headed))
        ends.append(len(found))
    placed = phrases(offering, lang, headed, config.keywords.named)
    pieces = []
    start = first = 0
    for kind, text, end in zip(kinds, texts, ends, strict=True):
        after = bisect_left(placed.places, end, first)
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        pieces.append(Piece(kind, digest, end - start, after - first))
        start, first = end, after
    return Candidates(
        lang,
        (*found, *placed.added),
        tuple(pieces),
        placed.phrases,
        tuple(sorted(set(acronyms(found, lang)))),
    )


def _kind(block: Block) -> PieceKind:
    return "heading" if block.kind == "heading" else "pointer" if block.points else "text"

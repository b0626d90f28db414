"""What the text of one entity offers as keywords."""

from __future__ import annotations

from hashlib import blake2b
from itertools import pairwise

from trellis.config import Config
from trellis.entities import Entity
from trellis.keywords.acronyms import acronyms, places
from trellis.keywords.parts import HEADING, SENTENCE
from trellis.keywords.phrases import phrases
from trellis.keywords.values import Candidates, Piece, PieceKind
from trellis.language import content, words

_SEAM = SENTENCE
"""Stands between blocks, so that the whole text is one run of words."""


def candidates(entity: Entity, config: Config) -> Candidates:
    """What the text of `entity` offers, without knowing any other."""
    texts = [entity.title, *(block.text for block in entity.blocks)]
    kinds: list[PieceKind] = ["title", *(_kind(block.kind) for block in entity.blocks)]
    joined = "".join([_opened(kind, text) for kind, text in zip(kinds, texts, strict=True)])
    found = words(joined, entity.lang)
    seams = [*places(found, _SEAM), len(found)]
    headed: list[bool] = []
    for kind, (start, end) in zip(kinds, pairwise(seams), strict=True):
        headed += [kind != "text"] * (end - start)
    placed = phrases(found, entity.lang, headed)
    pieces = []
    at = 0
    spans = zip(kinds, texts, pairwise(seams), strict=True)
    for block, (kind, text, (start, end)) in enumerate(spans, -1):
        first = at
        while at < len(placed) and placed[at][0] < end:
            at += 1
        pieces.append(
            Piece(
                kind,
                blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(),
                tuple(content(found[start + 1 : end], entity.lang)),
                tuple(phrase for _, phrase in placed[first:at]),
                block,
            )
        )
    return Candidates(
        entity.lang,
        tuple(token for piece in pieces for token in piece.tokens),
        tuple(pieces),
        tuple(sorted(set(acronyms(found, entity.lang)))),
    )


def _opened(kind: PieceKind, text: str) -> str:
    """`text` behind a seam, which in running text is the start of a sentence."""
    opening = _SEAM if kind == "text" else _SEAM + HEADING
    return f" {opening} {text.replace(_SEAM, ' ').replace(HEADING, ' ')}"


def _kind(kind: str) -> PieceKind:
    return "heading" if kind == "heading" else "text"

"""What the text of one entity offers as keywords."""

from __future__ import annotations

from hashlib import blake2b

from trellis.config import Config
from trellis.entities import Entity
from trellis.keywords.acronyms import acronyms
from trellis.keywords.parts import HEADING, SENTENCE
from trellis.keywords.phrases import phrases
from trellis.keywords.values import Candidates, Piece, PieceKind
from trellis.language import content, words


def candidates(entity: Entity, config: Config) -> Candidates:
    """What the text of `entity` offers, without knowing any other."""
    lang = entity.lang
    texts = [entity.title, *(block.text for block in entity.blocks)]
    kinds: list[PieceKind] = ["title", *(_kind(block.kind) for block in entity.blocks)]
    found: list[str] = []
    headed: list[bool] = []
    ends: list[int] = []
    for kind, text in zip(kinds, texts, strict=True):
        # A seam is the start of a sentence, so that the whole text can be one run of words.
        found += (SENTENCE,) if kind == "text" else (SENTENCE, HEADING)
        found += words(text, lang)
        headed += [kind != "text"] * (len(found) - len(headed))
        ends.append(len(found))
    placed = phrases(found, lang, headed)
    pieces = []
    start = at = 0
    for block, (kind, text, end) in enumerate(zip(kinds, texts, ends, strict=True), -1):
        first = at
        while at < len(placed) and placed[at][0] < end:
            at += 1
        pieces.append(
            Piece(
                kind,
                blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(),
                tuple(content(found[start:end], lang)),
                tuple([phrase for _, phrase in placed[first:at]]),
                block,
            )
        )
        start = end
    return Candidates(lang, tuple(pieces), tuple(sorted(set(acronyms(found, lang)))))


def _kind(kind: str) -> PieceKind:
    return "heading" if kind == "heading" else "text"

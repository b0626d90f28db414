"""What the text of one entity offers as keywords."""

from __future__ import annotations

from hashlib import blake2b

from trellis.config import Config
from trellis.entities import Entity
from trellis.keywords.phrases import phrases
from trellis.keywords.values import Candidates, Piece
from trellis.language import content, words


def candidates(entity: Entity, config: Config) -> Candidates:
    """What the text of `entity` offers, without knowing any other."""
    lang = entity.lang
    pieces = [_piece("title", entity.title, lang)]
    for block in entity.blocks:
        pieces.append(_piece("heading" if block.kind == "heading" else "text", block.text, lang))
    return Candidates(
        lang, tuple(token for piece in pieces for token in piece.tokens), tuple(pieces)
    )


def _piece(kind: str, text: str, lang: str) -> Piece:
    found = words(text, lang)
    digest = blake2b(" ".join(found).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return Piece(kind, digest, tuple(content(found, lang)), phrases(found, lang))

"""What is said of an entity in short: a sentence or two of it, how long it takes, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from trellis.entities import Entity
from trellis.language import sentences
from trellis.markup.in_words import UNSAID, in_words
from trellis.topics.prose import CLOSERS, LABEL, STOPS

WORDS_PER_MINUTE = 230
DESCRIPTION_LENGTH = 160
SUMMARY_LENGTH = 240
SHORTEST = 20
"""Characters of a sentence that says something."""
COLONS = (":", "：")
EXTERNAL_SCHEMES = frozenset({"http", "https", "mailto"})


def minutes_of(entity: Entity) -> int:
    """Reading time in minutes, 0 for an entity without text."""
    return -(-entity.words // WORDS_PER_MINUTE)


def summary_of(entity: Entity) -> str:
    """The entity in a sentence or two: as its writer says it, else as its text begins."""
    return " ".join(entity.summary.split()) or opening(entity)


def opening(entity: Entity) -> str:
    """The first sentences of the entity's prose that are sentences, and can be read without what a
    picture, a formula or a macro shows; failing that, a line that a label introduces (“Source: …”), or
    one that announces what follows."""
    other = ""
    for block in entity.blocks:
        if block.kind != "paragraph":
            continue
        text = in_words(entity.lines_of(block), block.text)
        found = [
            " ".join(sentence.split())
            for sentence in sentences(text, entity.lang)
            if len(sentence) >= SHORTEST and UNSAID not in sentence
        ]
        whole = [sentence for sentence in found if not sentence.endswith(COLONS)]
        if whole and not (LABEL.match(whole[0]) and whole[0].rstrip(CLOSERS)[-1:] not in STOPS):
            return _as_long_as(SUMMARY_LENGTH, whole)
        other = other or "".join(found[:1])
    return other


def _as_long_as(length: int, sentences: Iterable[str]) -> str:
    """So many of `sentences` that they have `length` characters, if they are enough."""
    taken: list[str] = []
    for sentence in sentences:
        taken.append(sentence)
        if sum(map(len, taken)) >= length:
            break
    return " ".join(taken)


def shortened(text: str, length: int) -> str:
    """`text` in at most `length` characters, cut at the end of a sentence or a word."""
    if len(text) <= length:
        return text
    cut = text[:length]
    for end in (". ", "! ", "? ", "。"):
        at = cut.rfind(end)
        if at >= length // 2:
            return cut[: at + 1]
    at = cut.rfind(" ", length // 2)
    return (cut[:at] if at > 0 else cut[: length - 1]).rstrip(" ,;:–—-") + "…"


def external(value: object) -> str | None:
    """`value` as a URL that may stand in a page: http, https or mailto; None for anything else."""
    url = str(value or "").strip()
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        return None
    return url if scheme in EXTERNAL_SCHEMES and url.isprintable() and " " not in url else None

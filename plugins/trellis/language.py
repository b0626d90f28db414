"""EXTRACT: words, stems, stop words and sentences of the languages that gardens are written in."""

from __future__ import annotations


def detect(text: str, default: str = "en") -> str:
    """The language of `text` as a two-letter code; `default` when the text does not show it."""
    return default


def tokens(text: str, lang: str) -> list[str]:
    """Stemmed, casefolded content words of `text` in order; CJK runs as segments or bigrams."""
    return text.casefold().split()


def sentences(text: str, lang: str) -> list[str]:
    """The sentences of one block of plain text, in order."""
    return [text] if text else []

"""Texts cut into the pieces that the model knows (WordPiece, as BERT has it).

A text is put in small letters without accents and cut at spaces and punctuation; of each word the longest
known beginning is a piece, and so on with the rest. A word of which some part is not known is one unknown
piece.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

LONGEST = 100  # letters of a word that is looked at
UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
_BEGINS = "\u2581"

Span = tuple[int, int]


@cache
def vocabulary() -> dict[str, int]:
    """The number of each known piece; one that continues a word begins with ##."""
    listed: list[str] = json.loads(
        files("trellis.semantics").joinpath("vocabulary.json").read_text(encoding="utf-8")
    )
    return {_as_bert_has_it(piece): number for number, piece in enumerate(listed)}


def _as_bert_has_it(piece: str) -> str:
    """A piece of the list, in which those that begin a word begin with a sign."""
    if piece.startswith("[") and piece.endswith("]") and len(piece) > 1:
        return piece
    return piece[1:] if piece.startswith(_BEGINS) else f"##{piece}"


def pieces(text: str, most: int) -> tuple[list[int], list[Span]]:
    """The numbers of the pieces of `text`, between those of its begin and end, and where each stands
    in it: `most` of them."""
    known = vocabulary()
    numbers, spans = [known[BEGIN]], [(0, 0)]
    for word, places in _words(text):
        for piece, start, end in _cut(word):
            if len(numbers) == most - 1:
                break
            numbers.append(piece)
            spans.append((places[start], places[end - 1] + 1))
    return [*numbers, known[END]], [*spans, (0, 0)]


def _cut(word: str) -> list[tuple[int, int, int]]:
    """The pieces of a word, with where each begins and ends in it."""
    known = vocabulary()
    whole = [(known[UNKNOWN], 0, len(word))]
    if len(word) > LONGEST:
        return whole
    found = []
    start = 0
    while start < len(word):
        prefix = "##" if start else ""
        for end in range(len(word), start, -1):
            number = known.get(prefix + word[start:end])
            if number is not None:
                break
        else:
            return whole
        found.append((number, start, end))
        start = end
    return found


def _words(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """The words and marks of `text` in small letters without accents, and where each letter comes from."""
    word: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in _plain(letter):
            alone = plain.isspace() or _is_mark(plain) or _is_han(plain)
            if alone and word:
                yield "".join(word), places
                word, places = [], []
            if not alone:
                word.append(plain)
                places.append(place)
            elif not plain.isspace():
                yield plain, [place]
    if word:
        yield "".join(word), places


@cache
def _plain(letter: str) -> str:
    """A letter small and without accents; a space for what separates, nothing for what is not seen."""
    if letter in "\t\n\r" or unicodedata.category(letter) == "Zs":
        return " "
    if letter in "\0\ufffd" or unicodedata.category(letter).startswith("C"):
        return ""
    bare = [
        one for one in unicodedata.normalize("NFD", letter) if unicodedata.category(one) != "Mn"
    ]
    return "".join(bare).lower()


@cache
def _is_mark(letter: str) -> bool:
    ascii_mark = (
        letter.isascii() and letter.isprintable() and not letter.isalnum() and letter != " "
    )
    return ascii_mark or unicodedata.category(letter).startswith("P")


HAN = (
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F)),
    *((0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)


@cache
def _is_han(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in HAN)

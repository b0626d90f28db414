"""EXTRACT: words, stems, stop words and sentences of the languages that gardens are written in."""

from trellis.language.detection import detect
from trellis.language.plurals import singular
from trellis.language.scripts import han_script
from trellis.language.segmentation import sentences
from trellis.language.stopwords import STOPWORDS
from trellis.language.words import LATIN, LETTERS, UNSPACED, content, fold, stems, tokens, words

__all__ = [
    "LATIN",
    "LETTERS",
    "STOPWORDS",
    "UNSPACED",
    "content",
    "detect",
    "fold",
    "han_script",
    "sentences",
    "singular",
    "stems",
    "tokens",
    "words",
]

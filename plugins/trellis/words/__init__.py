"""The words of the interface: all that readers see and no writer wrote, in the languages that we speak.

One file a language, `de.toml`: a newcomer adds a language by adding one. Dates, numbers, lists and
plural forms follow the CLDR, in any language that it knows.
"""

from trellis.words.codes import base, nearest, script, speaks
from trellis.words.speaking import Words, spoken, words_for

__all__ = ["Words", "base", "nearest", "script", "speaks", "spoken", "words_for"]

"""GATHER: which sentences can stand alone, away from the text around them."""

from __future__ import annotations

import re

from trellis.markup.in_words import UNSAID
from trellis.topics.clauses import is_clause
from trellis.topics.leaning import leans, points
from trellis.topics.orders import orders, orders_in_a_case

SHORTEST, LONGEST = 40, 320  # characters of a sentence; of unspaced scripts a third
BRIEF = 20  # of a line that is no sentence
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
STOPS, CLOSERS = ".!…。！．", "\"'”’»)]）」』"
PAIRED = frozenset('()[]“”«»「」『』（）"')
CRUMB_MARKS = frozenset("|•→←↔{}" + UNSAID)
ANGLED = re.compile(r"<(?![A-Za-z/])|(?<![\w/\"'-])>|[-=]>")  # no tag's
CRUMBS = ("http://", "https://", "www.", "...", " ,", " .", " / ", " \\ ")
NUMBERED = re.compile(r"\W*\d+[.)]")
RUN_ON = re.compile(r"[?!] \w|[^\W\d_]{4}\. [a-z\[(]")  # two in one
STOPPING = ("? ", "! ", ". ")
CUT = re.compile(r"\b(?:e\.g|i\.e|vs|cf)\.$")
LAST = 6  # characters, in which such an end stands with what is before it
EMPTIED = re.compile(r"[(（]\s*(?:or\b|[,)）])")
NOTED = re.compile(r"\bNote:")
SELF = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me|myself)\b")
LABEL = re.compile(r"[^.,;:!?。、，]{1,40}(?:[:：;]| [-–—]+)\s")
OWN_WORDS = (
    "i i'm i've i'd my me we we're we've our us you you're you'll you've your let's ich wir mein unser"
    " je nous mon"
)
OWN = frozenset(OWN_WORDS.split())


def stands_alone(sentence: str) -> bool:
    """Whether a reader who sees nothing else understands a sentence as one: whole, no question, neither
    too short nor too long, not leaning on the one before, no crumb of a list or a table."""
    return is_whole(sentence) and not leans(sentence)


def is_whole(sentence: str) -> bool:
    """Whether a sentence is one, from its first letter to its full stop."""
    return (
        SHORTEST <= _size(sentence) <= LONGEST
        and sentence.rstrip(CLOSERS)[-1:] in STOPS
        and _begins(sentence)
        and _balanced(sentence)
        and not _is_crumb(sentence)
    )


def is_telling(text: str) -> bool:
    """Whether a piece of text without a full stop, a line of a slide or a list, still says something."""
    return BRIEF <= _size(text) <= LONGEST and _balanced(text) and not _is_crumb(text)


def fitness(sentence: str, lang: str) -> float:
    """How well a sentence that stands alone does in a summary: asides, orders to the reader, the
    writer's own voice, phrases without a verb and what a label introduces do less well."""
    first = sentence.split(maxsplit=1)[0].casefold().replace("’", "'").strip("\"'“”‘()")
    spoken = 0.5 if first in OWN else 0.7 if SELF.search(sentence) else 1.0
    told = 0.4 if orders(sentence, lang) else 0.7 if orders_in_a_case(sentence, lang) else 1.0
    whole = 1.0 if is_clause(sentence, lang) else 0.35 if first in ("a", "an") else 0.25
    labelled = 0.6 if LABEL.match(sentence) else 1.0
    aside = 0.4 if sentence[0] in "([（" or points(sentence) else 1.0
    return min(told, spoken, whole) * labelled * aside


def _size(text: str) -> int:
    """The length of `text` in characters; one of a script without spaces counts for three."""
    return len(text) * (3 if not text.isascii() and UNSPACED.search(text) else 1)


def _begins(sentence: str) -> bool:
    first = sentence.lstrip("\"'“‘«([「『（")[:1]
    return first.isalnum() and not first.islower()


def _is_crumb(text: str) -> bool:
    """Whether `text`, its white space collapsed, looks like a piece of a list, a table or code, or like
    what is left of a sentence when its links are gone."""
    return (
        not CRUMB_MARKS.isdisjoint(text)
        or any(map(text.__contains__, CRUMBS))
        or (("<" in text or ">" in text) and ANGLED.search(text) is not None)
        or NUMBERED.match(text) is not None
        or (any(map(text.__contains__, STOPPING)) and RUN_ON.search(text) is not None)
        or CUT.search(text[-LAST:]) is not None
        or (("(" in text or "（" in text) and EMPTIED.search(text) is not None)
        or ("Note:" in text and NOTED.search(text) is not None)
    )


def _balanced(sentence: str) -> bool:
    if PAIRED.isdisjoint(sentence):
        return True
    pairs = zip("([“«「『（", ")]”»」』）", strict=True)
    even = sentence.count('"') % 2 == 0
    return even and all(sentence.count(a) == sentence.count(b) for a, b in pairs)

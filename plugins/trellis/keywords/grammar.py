"""Noun phrases as patterns over parts of speech.

Every word is one letter, a text a string of letters, and a noun phrase a match of a regular
expression (as in Justeson & Katz 1995), so that the work per word is a dictionary's.

    N noun   P plural   g noun in -ing   w noun that says little alone
    v noun or verb   u w or verb   B P or verb   x plural of w   W the same, or verb   V verb   r adverb
    A adjective   E participle in -ed   G other word in -ing
    d determiner   p pronoun or modal   c that, who, which   b be, have   t to   o of   s other function word
    C capitalised word that would be no noun otherwise   U run of a script without spaces
    . sentence ends   : heading begins   , other break   ( )
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from trellis.keywords.english_words import COUNTING
from trellis.keywords.parts import BEFORE_NOUNS, OF, Parts, may_be_verb, parts
from trellis.language.compounds import COMPOUNDING

# What a pattern begins with the engine looks for fast, so what it looks back at comes second.
_MASKS = {
    "en": (
        # A verb follows a plural.
        (re.compile(r"x[vu]"), "wV"),
        (re.compile(r"x"), "w"),
        # A verb follows a pronoun or modal, a participle of the passive and perfect an auxiliary.
        (re.compile(r"p([rs]{0,2})[vuwWBNPgGEC]"), r"p\1V"),
        (re.compile(r"([tc]r?)[vu]"), r"\1V"),
        (re.compile(r"(cr?)[BW]"), r"\1V"),
        (re.compile(r"t[Nw](?=d)"), "tV"),
        (re.compile(r"b([rs]{0,2})E"), r"b\1V"),
        # A word that may be a verb is one before a participle and its noun.
        (re.compile(r"[vu](?=E[NPvwug])"), "V"),
        # A participle between two nouns says what the first does.
        (re.compile(r"G(?<=[NPvwugBWx]G)(?=[NPBWAEgvwuxdCtp])"), "V"),
        # And one after a plural: `operations executing in the background`.
        (re.compile(r"G(?<=[Px]G)"), "V"),
        # So is a verb what gives an order at the start of a sentence or heading.
        (re.compile(r":[vu](?=A|[NPvwugA]*P)"), ":V"),
        (re.compile(r"\.[vu](?=[NPAEgwvud]|C(?!C))"), ".V"),
        (re.compile(r"[BW](?<=[NPvwugA].)(?=[NPBWAEgdwt])"), "V"),
        # So is what a name follows that begins with a capital: `then click Publish changes`.
        (re.compile(r"[vu](?=C(?!C))(?<=[s,(][vu])"), "V"),
        # So is what stands between a noun and an article, before an adverb, or after a plural.
        (
            re.compile(
                r"[vuwWNPB]"
                r"(?:(?=d)(?<=[NPBvuwWgGAC].)|(?=r)(?<=[NPvuwgC][vu])|(?<=[PB][vu]))"
            ),
            "V",
        ),
    ),
    "de": (
        # What says how much is no part of a name: `ein Löffel Senf`.
        (re.compile(r"w(?=A{0,2}[Nw])"), "s"),
        (re.compile(r"w"), "N"),
        # A sentence that begins with a verb goes on with whoever does it: `Springt die Kette, …`.
        (re.compile(r"(?<=\.)N(?=p)"), "V"),
    ),
}
# Names may hold capitalised words of any kind; a weak noun needs company.
_ENGLISH = re.compile(
    r"(?:C(?=[CNP])|[NPvgwuAE])[NPvgwuAEGC]{0,6}(?:[NPvgwuG]|(?<=[NC])C)|[NPg]|(?<=[do:])v"
)
_NOUN_PHRASES = {
    "en": _ENGLISH,
    "ja": _ENGLISH,
    "zh": _ENGLISH,
    "de": re.compile(r"A{0,2}N{1,3}"),
    **dict.fromkeys(OF, re.compile(r"(?<=[do.,:])(?:NoN|N{1,3})")),
    **dict.fromkeys(sorted({*BEFORE_NOUNS} - {*OF}), re.compile(r"(?<=[d.,:])N{1,3}")),
    "": re.compile(r"N{1,3}"),
}
TAGGED = frozenset({"en", "de", "ja", "zh"})
"""Languages whose nouns are told from other words."""
_AND = frozenset({"und", "oder", "bzw", "sowie", "en", "of", "og", "eller", "och"})
_LONGEST = 4
_CAPITAL = re.compile(r"[.:]?C")
_OF_WHAT = re.compile(r"[NPwB]o")


def noun_phrases(
    found: Sequence[str], lang: str, headed: Sequence[bool]
) -> tuple[str, list[tuple[int, int]]]:
    """The letter of every word of `found`, and where noun phrases start and end, in order."""
    letters, masked = tagged(found, lang, headed)
    masked = masked.replace("B", "P").replace("W", "w")
    pattern = _NOUN_PHRASES.get(lang, _NOUN_PHRASES[""])
    matches = [match.span() for match in pattern.finditer(masked)]
    if "C" in masked:
        matches = [_of_one_name(found, masked, *span) for span in matches]
    if lang == "en":
        counting = _counting(found, masked)
        matches = [span for span in matches if span[1] not in counting] if counting else matches
    spans = [(start if end - start <= _LONGEST else end - _LONGEST, end) for start, end in matches]
    if lang not in TAGGED:
        within = [_within(start, end, masked, lang) for start, end in spans]
        spans = [one for span, more in zip(spans, within, strict=True) for one in (span, *more)]
    if lang in OF:
        # What begins with a verb is no phrase: `installer des paquets`.
        spans = [one for one in spans if not may_be_verb(found[one[0]], found[one[0] - 1], lang)]
    return letters, spans


def _counting(found: Sequence[str], letters: str) -> set[int]:
    """Where what only says how much there is of something ends: `the maximum number | of`."""
    ends = (match.end() - 1 for match in _OF_WHAT.finditer(letters))
    return {end for end in ends if found[end - 1].casefold() in COUNTING}


def _of_one_name(found: Sequence[str], letters: str, start: int, end: int) -> tuple[int, int]:
    """A phrase without a capitalised word at its end that goes on with no name: what follows a title
    without a full stop (`On a framework Describes …`)."""
    anew = letters[end - 1] == "C" and end - start > 1 and not found[end - 2][0].isupper()
    return start, end - anew


def tagged(found: Sequence[str], lang: str, headed: Sequence[bool]) -> tuple[str, str]:
    """The letter of every word of `found`, and the same where the words around show a verb to be one."""
    known = parts(lang)
    letters = "".join(map(known.__getitem__, found))
    if "C" in letters:
        letters = _lowered(letters, found, known, headed)
    if lang in COMPOUNDING and "-" in found:
        letters = _without_halves(letters, found)
    masked = letters
    for pattern, replacement in _MASKS.get(lang, ()):
        masked = pattern.sub(replacement, masked)
    return letters, masked


def _without_halves(letters: str, found: Sequence[str]) -> str:
    """`letters` where the first half of two compounds is no noun (`Vor- und Nachteile`)."""
    halves = {
        at
        for at in range(len(found) - 2)
        if found[at + 1] == "-" and found[at + 2].casefold() in _AND
    }
    return "".join("," if at in halves else letter for at, letter in enumerate(letters))


def _within(start: int, end: int, letters: str, lang: str) -> list[tuple[int, int]]:
    """Shorter phrases in a run that may be more than a phrase, as languages put their nouns.

    In Romance languages the noun comes first, in others it may be any.
    """
    if end - start == 1:
        return []
    first = [(start, start + 1)]
    if lang in OF:
        return first + ([(start, start + 2)] if letters[start:end] == "NNN" else [])
    pairs = [(at, at + 2) for at in range(start, end - 1)] if end - start > 2 else []
    if lang in BEFORE_NOUNS:
        return pairs
    return pairs + [(at, at + 1) for at in range(start, end)]


def _lowered(letters: str, found: Sequence[str], known: Parts, headed: Sequence[bool]) -> str:
    """`letters` with capitals that only the place calls for read as if they were small."""
    changed = list(letters)
    for match in _CAPITAL.finditer(letters):
        at = match.end() - 1
        if headed[at] or at != match.start() or at == 0:
            changed[at] = known[found[at].lower()]
    return "".join(changed)

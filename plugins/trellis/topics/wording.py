"""GATHER: how well a phrase reads by itself, as a keyword or a name."""

from __future__ import annotations

import re

from trellis.keywords.parts import parts

NOUNS = dict.fromkeys("NPgvB", 1.0)
WEAK = dict.fromkeys("wWxu", 0.6)  # `work`, `system`
READS = NOUNS | WEAK
OTHER = 0.4  # an adjective, a verb
CODE = 0.3  # the number of a course, a form, a version
CODED = re.compile(r"[^\W\d_]\S*\d{3}|\d{3}\S*[^\W\d_]")


def reads_well(label: str, lang: str) -> float:
    """What a keyword of one word is worth for the word that it is; what kinds of words there are is known
    of English."""
    if " " in label:
        return 1.0
    if CODED.search(label):
        return CODE
    if lang != "en" or not label.isascii():
        return 1.0
    word = label.lower() if label[1:].islower() else label
    return READS.get(parts("en")[word], OTHER)

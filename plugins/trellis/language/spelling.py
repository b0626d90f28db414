"""One spelling for words that are written in two ways, so that both have one stem."""

from __future__ import annotations

import re

_BRITISH = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\w{2})is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"iz\1"),
        (r"(?<=\w)ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (
            r"^(behavi|col|discol|endeav|fav|flav|glam|harb|hon|hum|lab|neighb|od|rig|rum|sav|sp"
            r"lend|tum|val|vap|vig|arm|cand|clam|ferv)our",
            r"\1or",
        ),
        (
            r"^(cent|epicent|theat|met|lit|fib|calib|spect|lust|kilomet|centimet|millimet)re(s|d)?$",
            r"\1er\2",
        ),
        (r"^(catal|dial|anal|epil|prol|monol)ogue(s|d)?$", r"\1og\2"),
        (r"^(def|off|pret)ence(s)?$", r"\1ense\2"),
        (r"^licence(s)?$", r"license\1"),
        (r"^programme(s)?$", r"program\1"),
        (r"^gr(e)y(s)?$", r"gray\2"),
        (r"^artefact(s)?$", r"artifact\1"),
    )
)


_DOUBTFUL = re.compile("[iy]s[eai]|our|re[sd]?$|ogue|en[cs]e|gramme|grey|artef")


def one_spelling(word: str, lang: str) -> str:
    """`word` (casefolded) as it is spelled in the United States, if it is English."""
    if lang != "en" or not _DOUBTFUL.search(word):
        return word
    for pattern, replacement in _BRITISH:
        word = pattern.sub(replacement, word)
    return word

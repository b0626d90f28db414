"""Which language a text is in: by its script, and within the Latin script by its function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from trellis.language.stopwords import STOPWORDS

_SAMPLE = 4_000
"""Characters looked at: more of a text does not change the verdict."""
_GLANCE = 1_000
"""Characters whose verdict stands when it is plain."""
_MIN_WORDS = 12
_MIN_HITS = 4
_LEAST = 0.1
"""Share of a text's words that are function words of its language, or it is a list that shows none."""
_MARGIN = 1.15
"""How far the best profile must be ahead of the second."""
_PLAIN = 3.0
"""How far it is when nobody needs to read on."""

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "ja": re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff]"),
    "zh": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
}
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_DENSE = {"ja": 2.5, "zh": 2.5, "ko": 2.0}
"""Letters of Latin script that say as much as one character of these."""
_CYRILLIC = ("ru", "uk")


def detect(text: str, default: str = "en") -> str:
    """The language of `text` as a two-letter code; `default` when the text does not show it.

    The script decides where it can; languages that share one are told apart by how often their
    function words occur, a word counting less the more languages have it.
    """
    sample = text[:_SAMPLE]
    script = _script(sample, default)
    if script == "ru":
        return "uk" if _UKRAINIAN.search(sample) else "ru"
    if script:
        return script
    return _by_function_words(sample[:_GLANCE], "", _PLAIN) or _by_function_words(sample, default)


def _script(sample: str, default: str) -> str:
    """The language that owns the prevailing script of `sample`; "" for Latin or no letters."""
    if sample.isascii():
        return ""
    counts: dict[str, float] = {
        lang: len(script.findall(sample)) for lang, script in _SCRIPTS.items()
    }
    if counts["ja"] * 10 >= counts["zh"] or (default == "ja" and counts["zh"] < 60):
        counts["ja"] += counts.pop("zh") if counts["ja"] or default == "ja" else 0
    weights = {lang: n * _DENSE.get(lang, 1.0) for lang, n in counts.items() if n}
    best = max(weights, key=lambda lang: (weights[lang], lang), default="")
    return best if best and weights[best] > len(_LATIN.findall(sample)) else ""


def _by_function_words(sample: str, default: str, margin: float = _MARGIN) -> str:
    found = _WORD.findall(sample.casefold())
    if len(found) < _MIN_WORDS:
        return default
    weights = _profile()
    scores: dict[str, float] = {}
    hits: Counter[str] = Counter()
    for word, count in Counter(found).items():
        languages = weights.get(word, ())
        for lang in languages:
            scores[lang] = scores.get(lang, 0.0) + count / len(languages)
            hits[lang] += count
    ranked = sorted(scores, key=lambda lang: (-scores[lang], lang != default, lang))
    if not ranked or hits[ranked[0]] < max(_MIN_HITS, _LEAST * len(found)):
        return default
    clear = len(ranked) == 1 or scores[ranked[0]] >= margin * scores[ranked[1]]
    return ranked[0] if clear else default


@cache
def _profile() -> dict[str, tuple[str, ...]]:
    """The languages of every function word in Latin script."""
    languages: dict[str, list[str]] = {}
    for lang in sorted(set(STOPWORDS) - {*_CYRILLIC, "ko"}):
        for word in STOPWORDS[lang]:
            languages.setdefault(word, []).append(lang)
    return {word: tuple(langs) for word, langs in languages.items()}

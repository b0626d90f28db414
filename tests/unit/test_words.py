"""The interface speaks every language alike."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import trellis
from trellis.graph.values import ReasonKind
from trellis.words import nearest, script, speaks, spoken, words_for

CORE = Path(trellis.__file__).parent
THEME = CORE.parents[1] / "theme"
USED = re.compile(r"""words(?:\.say\(\s*|\[|\.)["']?([a-z_]+)["'\])\s,}]""")
OTHERS = sorted(spoken() - {"en"})


def phrases(lang: str) -> dict[str, dict[str, str]]:
    return {name: dict(forms) for name, forms in words_for(lang).phrases.items()}


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


def test_these_languages_at_least_are_spoken() -> None:
    assert {"de", "en", "es", "fr", "ja", "nl", "zh", "zh-Hant"} <= spoken()


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_has_every_phrase_and_no_other(lang: str) -> None:
    assert phrases(lang).keys() == phrases("en").keys()


@pytest.mark.parametrize("lang", OTHERS)
def test_every_phrase_is_filled_in_with_the_same(lang: str) -> None:
    for name, forms in phrases(lang).items():
        expected = placeholders(phrases("en")[name]["other"])
        assert placeholders(forms["other"]) == expected, name
        for form, phrase in forms.items():
            assert placeholders(phrase) <= expected, f"{name}.{form}"
            assert phrase.strip(), f"{name}.{form}"


@pytest.mark.parametrize("lang", sorted(spoken()))
def test_what_counts_has_the_plural_forms_of_the_language(lang: str) -> None:
    known = {*words_for(lang).locale.plural_form.tags, "other"}
    for name, forms in phrases(lang).items():
        assert "other" in forms, name
        assert forms.keys() <= known, name
        if "one" in phrases("en")[name]:
            assert forms.keys() == known - {"many"}, name  # "many": millions, in French and Spanish


@pytest.mark.parametrize("lang", sorted(spoken()))
def test_every_reason_can_be_given(lang: str) -> None:
    words = words_for(lang)
    for kind in get_args(ReasonKind):
        names = ["2"] if kind == "source" else ["moss", "fern"]
        assert "{" not in words.reason(kind, names)


def test_every_phrase_is_used_and_every_one_used_is_there() -> None:
    sources = [
        *CORE.rglob("*.py"),
        *THEME.rglob("*.html"),
        *CORE.with_name("mkdocs_trellis").rglob("*.py"),
    ]
    text = "\n".join(
        file.read_text("utf-8") for file in sources if "node_modules" not in file.parts
    )
    named = {name for name in phrases("en") if "." not in name}
    quoted = set(re.findall(r"""["']([a-z_]+)["']""", text)) | set(USED.findall(text))
    begun = tuple(name for name in quoted if name.endswith("_"))  # words["colours_" ~ choice]
    assert {name for name in named - quoted if not name.startswith(begun)} == set()


def test_a_file_says_which_language_it_is() -> None:
    for lang in spoken():
        data = tomllib.loads(files("trellis.words").joinpath(f"{lang}.toml").read_text("utf-8"))
        assert data["language"]["name"]
        assert data["language"]["locale"].startswith(lang)


def test_dates_numbers_and_lists_are_written_as_the_language_does() -> None:
    day = dt.date(2025, 12, 1)
    assert words_for("en").day(day) == "1 December 2025"
    assert words_for("en-US").day(day) == "December 1, 2025"
    assert words_for("de").day(day) == "1. Dezember 2025"
    assert words_for("ja").day(day) == "2025年12月1日"
    assert words_for("de").number(1200) == "1.200"
    assert words_for("nl").joined(["a", "b", "c"]) == "a, b en c"
    assert words_for("fr").say("pieces", n=0) == "0 texte"
    assert words_for("en").say("pieces", n=1) == "1 piece"
    assert words_for("zh").say("pieces", n=1) == "1 篇"


QUOTES = frozenset("“”„‟«»‹›「」『』")
TITLES = {"title", "origin", "target", "names"}


@pytest.mark.parametrize("lang", sorted(spoken()))
def test_no_title_stands_in_quotes_since_it_may_have_some(lang: str) -> None:
    for name, forms in phrases(lang).items():
        for phrase in forms.values():
            assert not (placeholders(phrase) & TITLES and QUOTES & set(phrase)), name


def test_french_signs_stay_with_their_words() -> None:
    for name, forms in phrases("fr").items():
        for phrase in forms.values():
            assert not re.search(r" [;:!?»]|« ", phrase), name


def test_no_french_word_before_a_title_would_have_to_be_elided_or_contracted() -> None:
    for name, forms in phrases("fr").items():
        for phrase in forms.values():
            assert not re.search(r"\b(de|à|le|la|que) \{(?!n\})", phrase, re.IGNORECASE), name


def test_a_language_that_is_not_spoken_falls_back() -> None:
    assert words_for("tlh", "de-AT").lang == "de-AT"
    assert words_for("tlh", "x").lang == "en"
    assert words_for("de-Nowhere").day(dt.date(2025, 1, 2)) == "2. Januar 2025"


@pytest.mark.parametrize(
    ("lang", "search"),
    [
        *[(lang, "搜索") for lang in ("zh", "zh-CN", "zh-SG", "zh-Hans-TW")],
        *[(lang, "搜尋") for lang in ("zh-TW", "zh-HK", "zh-Hant", "zh-Hant-CN")],
    ],
)
def test_chinese_is_written_as_its_region_or_script_says(lang: str, search: str) -> None:
    assert words_for(lang)["search.search"] == search


def test_a_script_is_told_only_where_it_is_not_the_usual_one() -> None:
    told = {lang: script(lang) for lang in ("zh", "zh-CN", "zh-TW", "en-GB", "sr-Latn", "x", "")}
    assert {lang: name for lang, name in told.items() if name} == {
        "zh-TW": "Hant",
        "sr-Latn": "Latn",
    }


def test_a_page_speaks_for_texts_of_its_language_and_script() -> None:
    assert speaks("en-US", "en")
    assert speaks("zh-TW", "zh-Hant")
    assert not speaks("en", "en-US")
    assert not speaks("zh-TW", "zh")
    assert not speaks("zh", "zh-Hant")


def test_the_nearest_language_is_that_of_the_script_before_that_of_the_name() -> None:
    assert nearest("zh-HK", {"zh", "zh-Hant"}) == "zh-Hant"
    assert nearest("de-AT", {"de", "de-AT"}) == "de-AT"
    assert nearest("de-CH", {"de", "de-AT"}) == "de"
    assert nearest("tlh", {"de"}) == ""

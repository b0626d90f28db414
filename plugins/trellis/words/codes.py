"""Codes of languages, as pages name them: `de`, `de-AT`, `zh-Hant`."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale


def base(lang: str) -> str:
    """`pt` of `pt-BR`."""
    return lang.partition("-")[0].casefold()


@cache
def script(lang: str) -> str:
    """The script that `lang` names or its region writes, "" for the usual one: `Hant` of `zh-TW`."""
    try:
        code, region, told, *_ = parse_locale(lang, sep="-")
    except ValueError:
        return ""
    usual, there = (_script_of(name) for name in (code, f"{code}_{region}"))
    found = told or there or usual
    return "" if found == usual else found


def _script_of(name: str) -> str:
    """The script most likely in a language, or in one of its regions; "" where the CLDR says nothing."""
    likely = str(get_global("likely_subtags").get(name, ""))
    return likely.split("_")[1] if likely else ""


def written(lang: str) -> str:
    """The language without its region: `zh-Hant` of `zh-TW`, `de` of `de-AT`."""
    return "-".join(filter(None, (base(lang), script(lang))))


def nearest(lang: str, offered: Collection[str]) -> str:
    """Which of the languages `offered` those read who read `lang`; "" for none."""
    return next((one for one in (lang, written(lang), base(lang)) if one in offered), "")


@cache
def speaks(page: str, lang: str) -> bool:
    """Whether a page in the language `page` (`en-US`) needs not say that a text of it is in `lang` (`en`)."""
    return lang in (page, written(page))


def locale(lang: str) -> Locale | None:
    """What the CLDR knows of the language, if it does."""
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None

"""Phrases of one language, and how it writes dates, numbers and lists."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from trellis.words.codes import locale, nearest

DEFAULT = "en"

Forms = Mapping[str, str]
"""A phrase by plural form ("one", "few", "other"…); a phrase that counts nothing has only "other"."""


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """The interface in one language: `lang` as pages name it (`de`, `de-AT`).

    `words["backlinks"]` is a phrase, `words.say("pieces", n=3)` one with something to fill in, its
    plural form chosen by `n`. Templates also write `words.backlinks`.
    """

    lang: str
    locale: Locale
    phrases: Mapping[str, Forms]

    def __getitem__(self, name: str) -> str:
        return self.phrases[name]["other"]

    def say(self, name: str, **values: object) -> str:
        """The phrase with `values` in it. Numbers are written as the language writes them."""
        forms = self.phrases[name]
        n = values.get("n")
        form = self.locale.plural_form(n) if isinstance(n, int) and len(forms) > 1 else "other"
        shown = {
            key: self.number(value) if isinstance(value, int) else str(value)
            for key, value in values.items()
        }
        return forms.get(form, forms["other"]).format_map(shown)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.locale.text_direction

    def kind(self, name: str) -> str:
        """What one entity of a built-in kind is called; "" for a kind of an owner's own."""
        forms = self.phrases.get(f"kind.{name}", {})
        return forms.get("one") or forms.get("other", "")

    def kinds(self, name: str) -> str:
        """What several entities of a built-in kind are called; "" for a kind of an owner's own."""
        return self.phrases.get(f"kind.{name}", {}).get("other", "")

    def reason(self, kind: str, names: Sequence[str]) -> str:
        """Why two pages are near: `kind` is that of a `graph.Reason`, `names` what it names."""
        if kind == "source":
            return self.say("reason.source", n=sum(map(int, names)))
        phrase = self[f"reason.{kind}"]
        if "{names}" in phrase:
            return (
                self.say(f"reason.{kind}", names=self.joined(names))
                if names
                else self["reason.alike"]
            )
        return self.joined(names) if names else phrase

    def joined(self, parts: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        return _joined(tuple(parts), self.locale)

    def number(self, number: int) -> str:
        """`1,200`."""
        return _number(number, self.locale)

    def day(self, date: dt.date) -> str:
        """`2 December 2025`."""
        return _day(date, self.locale)

    def month(self, number: int) -> str:
        """`December`, as it stands alone."""
        return str(get_month_names("wide", "stand-alone", self.locale)[number])


def words_for(lang: str, fallback: str = DEFAULT) -> Words:
    """The words of `lang`; where we do not speak it, those of `fallback`, and else English."""
    found = next((asked for asked in (lang, fallback) if nearest(asked, spoken())), DEFAULT)
    return _words(found)


@cache
def spoken() -> frozenset[str]:
    """The languages that there are words of, as in the names of their files."""
    names = (entry.name for entry in files(__package__).iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def _words(lang: str) -> Words:
    name = nearest(lang, spoken())
    data = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
    known = locale(lang) if "-" in lang else None
    return Words(lang, known or Locale.parse(data["language"]["locale"], sep="-"), _phrases(data))


def _phrases(data: Mapping[str, Mapping[str, str | Forms]]) -> dict[str, Forms]:
    """Phrases by name: those of the table `words` by their own, others as `table.name`."""
    tables = ((table, phrases) for table, phrases in data.items() if table != "language")
    return {
        (name if table == "words" else f"{table}.{name}"): _forms(phrase)
        for table, phrases in tables
        for name, phrase in phrases.items()
    }


def _forms(phrase: str | Forms) -> Forms:
    return {"other": phrase} if isinstance(phrase, str) else phrase


@lru_cache(maxsize=8192)
def _day(date: dt.date, locale: Locale) -> str:
    return format_date(date, "long", locale)


@lru_cache(maxsize=8192)
def _number(number: int, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=8192)
def _joined(parts: tuple[str, ...], locale: Locale) -> str:
    return format_list(parts, locale=locale)

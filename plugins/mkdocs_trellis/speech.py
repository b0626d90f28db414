"""The language of what stands around a page's text: the header, the rail, the contents, the foot.

It is that of the page's own words. Material speaks more languages than we do, so where a page falls
back to the site's words, what stands around it may be in the site's language all the same. Where pages
take each other's place (`navigation.instant`), what stands around them stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_trellis.theme import material_language, swaps_pages
from trellis.words import words_for


class Speech:
    """What templates say in the language of a page; `lang` is the site's."""

    def __init__(self, env: jinja2.Environment, config: MkDocsConfig, lang: str) -> None:
        self._env = env
        self._config = config
        self._lang = lang
        self._of_site = words_for(lang).lang
        self._known: dict[str, dict[str, Any]] = {}

    def around(self, spoken: str = "") -> dict[str, Any]:
        """What templates know on a page whose own words are in the language `spoken`."""
        own = spoken if spoken != self._of_site and not swaps_pages(self._config) else ""
        if own not in self._known:
            words, translated = words_for(own or self._lang), self._translator(own)
            self._known[own] = {
                "words": words,
                "words_lang": words.lang if words.lang != translated("language") else "",
                "translated": translated,
                "site_lang": self._lang if own else "",
            }
        return self._known[own]

    def _translator(self, own: str) -> Callable[[str], str]:
        """Material's words by key, each looked for once: a page asks for some thirty."""
        lang = own or self._lang
        near = material_language(self._config, lang)
        codes = (near, "en") if near else (self._config.theme["language"], "en")
        told = {"language": lang} if near else {}

        @cache
        def translated(key: str) -> str:
            for code in codes:
                words: Any = self._env.get_template(f"partials/languages/{code}.html").module
                if found := told.get(key) or str(words.t(key)):
                    return found
            return key

        return translated

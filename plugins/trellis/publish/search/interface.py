"""The words of the search's interface, in each language that pages of the garden speak."""

from __future__ import annotations

from collections.abc import Sequence

from trellis.garden import Garden
from trellis.paths import relative_href
from trellis.views.catalogue import Catalogue
from trellis.views.search import ways_in
from trellis.words import Words, speaks, words_for

_TABLE = "search."


def interfaces(garden: Garden, kinds: Sequence[str]) -> dict[str, dict[str, object]]:
    """By language, the garden's own first: phrases by plural form, `kinds` in words, and the lists."""
    site = words_for(garden.config.lang)
    langs = {entity.lang_tag for entity in garden.entities.values()}
    spoken = {words_for(one, site.lang) for one in langs if not speaks(site.lang, one)} - {site}
    return {
        words.lang: _interface(Catalogue(garden, words), words, kinds)
        for words in (site, *sorted(spoken, key=lambda words: words.lang))
    }


def _interface(catalogue: Catalogue, words: Words, kinds: Sequence[str]) -> dict[str, object]:
    return {
        "lang": words.lang,
        "locale": str(words.locale).replace("_", "-"),
        "phrases": {
            name.removeprefix(_TABLE): dict(forms)
            for name, forms in words.phrases.items()
            if name.startswith(_TABLE)
        },
        "kinds": {kind: [catalogue.label(kind), catalogue.plural(kind)] for kind in kinds},
        "ways": [[way.title, relative_href("", way.url)] for way in ways_in(catalogue) if way.url],
    }

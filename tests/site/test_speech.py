"""What stands around a text is in the language of the page's words, and what is not says so."""

from __future__ import annotations

import re
from collections.abc import Callable

from built_site import MKDOCS_YML, Site, run_build, write_garden

TEXTS: dict[str, str | bytes] = {
    "notes/de.md": "---\ntitle: Gruß\nlang: de\n---\nVertrauen ist gut.\n",
    "notes/en.md": "---\ntitle: Hello\nlang: en\n---\nTrust is good.\n",
    "notes/it.md": "---\ntitle: Ciao\nlang: it\n---\nLa fiducia è buona.\n",
    "notes/tw.md": "---\ntitle: 花園\n---\n花園在我們照料的時候生長，我們在那裡學到的東西也會留給別人。\n",
}


def language(html: str) -> str:
    found = re.search(r'<html lang="([^"]*)"', html)
    return found[1] if found else ""


def build(tmp_path, theme: str) -> Site:
    config = MKDOCS_YML.format(name="Garden").replace(
        "name: material", f"name: material\n  {theme}"
    )
    texts = {f"content/{path}": text for path, text in TEXTS.items()}
    return run_build(
        write_garden(tmp_path / "g", {"mkdocs.yml": config, **texts}), tmp_path / "out"
    )


def test_each_page_speaks_its_own_language(configured: Callable[..., Site]) -> None:
    site = configured(TEXTS)
    spoken = {name: language(site.html(f"notes/{name}/")) for name in ("de", "en", "it", "tw")}
    assert spoken == {"de": "de", "en": "en", "it": "en", "tw": "zh-Hant"}
    assert language(site.html("")) == language(site.html("404.html")) == "en"
    assert "搜尋" in site.html("notes/tw/")
    assert '<div class="trellis-body" lang="it"' in site.html("notes/it/")


def test_a_site_in_a_language_without_words_has_those_of_material(tmp_path) -> None:
    site = build(tmp_path, "language: it")
    page = site.html("notes/it/")
    assert language(page) == "it"
    assert "Vai al contenuto" in page
    assert re.search(r'class="trellis-search-link" lang="en"', page)  # our words are in English
    german = site.html("notes/de/")
    assert language(german) == "de"
    assert "Zum Inhalt" in german


def test_where_pages_take_each_others_place_what_stays_is_in_the_sites_language(tmp_path) -> None:
    page = build(tmp_path, "features: [navigation.instant]").html("notes/de/")
    assert language(page) == "en"
    assert '<div class="trellis-page" lang="de"' in page


def test_a_topics_sentences_and_their_credits_say_their_language(
    configured: Callable[..., Site],
) -> None:
    texts = {
        "notes/moss.md": "---\ntitle: Moss\n---\nMoss covers stones that nobody else wants.\n",
        "notes/lichen.md": "---\ntitle: Lichen\n---\nMoss and lichen share the bark of old trees.\n",
        "notes/mousse.md": "---\ntitle: La mousse\nlang: fr\n---\n"
        "La mousse, ou moss, garde la pluie pour les jours sans eau.\n",
        "topics/moss.md": "---\ntitle: About moss\nkeywords: [moss]\n---\n\n## Sources\n\n"
        "- [[Moss]]\n- [[Lichen]]\n- [[La mousse]]\n",
    }
    said, _, drawn_from = (
        configured(texts)
        .html("topics/moss/")
        .partition('class="trellis-summary"')[2]
        .partition("</div>")[0]
        .partition('class="trellis-credits"')
    )
    assert '<span lang="fr">La mousse, ou moss' in said
    assert '<sup lang="en">' in said
    assert said.count("lang=") == 2
    assert re.findall(r'lang="fr">([^<]*)', drawn_from) == ["La mousse"]

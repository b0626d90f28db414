"""Fragments: escaped, complete without JavaScript, with headings in order."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from trellis.inventory import inventory
from trellis.render import Renderer, below_title, body_below, with_slides
from trellis.views import view

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "fragments"

PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "1] [x](javascript:alert(1))",
    "{{ 7 * 191 }}{% raw %}",
    "&lt;b&gt; &amp;amp;",
]

VOID = {"br", "hr", "img", "input", "link", "meta"}


class Outline(HTMLParser):
    """What a fragment is made of; fails on a tag that is not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == [], f"unclosed {self.open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"{tag} closed out of order"

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer([TEMPLATES], "en")


def rendered(grown, renderer):
    return {page.url: (page, renderer.render(view(grown, page))) for page in inventory(grown)}


def whole(made):
    return made.before + made.slides + made.after


def everything(texts: dict[str, str] | None = None, word: str = "plain") -> dict[str, str]:
    """A garden with a page of every kind, `word` in every field that readers see."""
    quoted = "'" + word.replace("'", "''") + "'"
    post = (
        f"---\ntitle: {quoted}\nstatus: published\nexcerpt: {quoted}\nauthor: {quoted}\n"
        f"seriesName: {quoted}\nkeywords:\n  - {quoted}\n  - shared ground\n"
        f"publishedAt: '2025-01-02T00:00:00Z'\nlang: {quoted}\n---\n"
    )
    base = {
        "posts/a.md": post + "Text of the first, with [[b]] in it.\n",
        "posts/b.md": post + "Text of the second.\n",
        "posts/c.md": post + "Text of the third.\n",
        "posts/d.md": post + "Text of the fourth.\n",
        "projects/p.md": f"---\ntitle: {quoted}\nstatus: published\ndescription: {quoted}\n"
        f"year: 2020\nurl: {quoted}\ntechnologies: [{quoted}]\n---\nText.\n",
        "decks/d.md": f"---\ntitle: {quoted}\nstatus: published\nevent: {quoted}\n"
        f"publishedAt: '2025-01-02T00:00:00Z'\n---\n# One\n\n---\n\n# Two\n",
        "links/l.md": f"---\ntitle: {quoted}\nstatus: published\nurl: {quoted}\n"
        f"domain: {quoted}\n---\nText.\n",
        "newsletters/n.md": f"---\nsubject: {quoted}\nstatus: published\nentityIds: [a]\n---\nHi.\n",
        "topics/t.md": f"---\ntitle: {quoted}\nkeywords:\n  - {quoted}\n---\nText of a topic.\n\n"
        "## Sources\n\n- A (a) [post]\n- B (b) [post]\n",
    }
    return base | (texts or {})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_writers_write_shows_as_text_on_every_page(garden, renderer, payload):
    plain = rendered(garden(everything(), site_name="plain"), renderer)
    attacked = rendered(garden(everything(word=payload), site_name=payload), renderer)
    tags = {tag for _, made in plain.values() for tag, _ in Outline(whole(made)).tags}
    shown = 0
    for _, made in attacked.values():
        outline = Outline(whole(made))
        assert {tag for tag, _ in outline.tags} <= tags | {"blockquote", "sup"}
        for _, attributes in outline.tags:
            assert not [name for name in attributes if name.startswith("on")]
            assert not re.match(r"(?i)\s*(javascript|data):", attributes.get("href") or "")
        shown += payload in outline.text
    assert shown >= len(attacked) - 3


def test_every_page_has_one_title_and_headings_in_order(garden, renderer):
    for _, made in rendered(garden(everything()), renderer).values():
        before, after = Outline(made.before), Outline(made.after)
        levels = [int(tag[1]) for tag, _ in before.tags + after.tags if re.match(r"h\d", tag)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(step - last <= 1 for last, step in itertools.pairwise(levels))


def test_headings_are_handed_on_for_the_contents(garden, renderer):
    lists = ("index", "titles", "browse", "map")  # have their own way to each heading
    for page, made in rendered(garden(everything()), renderer).values():
        if page.kind in lists:
            continue
        ids = re.findall(r'<h2 id="([^"]+)"', made.after)
        assert [heading.anchor for heading in made.headings if heading.level == 2] == ids


def test_ids_are_ours_and_each_is_there_once(garden, renderer):
    for _, made in rendered(garden(everything()), renderer).values():
        ids = re.findall(r'\bid="([^"]+)"', whole(made))
        assert len(ids) == len(set(ids))
        assert all(id.startswith(("trellis-", "at-")) for id in ids)  # at-: a place on the map


def test_nothing_needs_a_script_or_an_inline_style(garden, renderer):
    for _, made in rendered(garden(everything()), renderer).values():
        outline = Outline(whole(made))
        assert not [tag for tag, _ in outline.tags if tag in ("script", "style")]
        assert not [attributes for _, attributes in outline.tags if "style" in attributes]


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_leads_to_a_page(garden, renderer, directory_urls):
    from urllib.parse import unquote, urljoin

    grown = garden(everything(), directory_urls=directory_urls)
    pages = rendered(grown, renderer)
    for url, (_, made) in pages.items():
        for tag, attributes in Outline(whole(made)).tags:
            if tag == "a":
                target = urljoin(f"https://x/{url}", attributes["href"]).removeprefix("https://x/")
                assert unquote(target.split("#")[0]) in pages


def test_slides_are_numbered_sections_below_the_title(garden, renderer):
    grown = garden(everything())
    made = rendered(grown, renderer)[grown.addresses["decks/d"]][1]
    html = with_slides(made.slides, ["<h1>One</h1>", "<h3>Two</h3><h4>More</h4>"], "en")
    sections = [attrs for tag, attrs in Outline(html).tags if attrs.get("class") == "trellis-slide"]
    assert [attrs["aria-label"] for attrs in sections] == ["Slide 1 of 2: One", "Slide 2 of 2: Two"]
    assert "<h2>One</h2>" in html
    assert "<h2>Two</h2><h3>More</h3>" in html


def test_no_text_makes_room_for_a_slide(garden, renderer):
    grown = garden({"decks/d.md": "# One\n\n---\n\n# <!--slide 0-->\n\nNotes: <!--slide 1-->\n"})
    made = rendered(grown, renderer)[grown.addresses["decks/d"]][1]
    slides = ["<p>the first, and <!--slide 1--></p>", "<p>the second</p>"]
    html = with_slides(made.slides, slides, "en")
    assert html.count("the first") == html.count("the second") == 1


def test_headings_of_a_slide_skip_no_level():
    assert below_title('<h2 id="a">x</h2><h5>y</h5>') == '<h2 id="a">x</h2><h3>y</h3>'
    assert below_title("<hr><header>x</header>") == "<hr><header>x</header>"


def test_headings_skip_no_level_where_the_lowest_comes_first():
    assert below_title("<h4>x</h4><h1>y</h1><h4>z</h4>") == "<h2>x</h2><h2>y</h2><h3>z</h3>"


def test_a_body_in_another_language_is_marked_as_such():
    assert body_below("<h1>x</h1>", "", "en") == "<h2>x</h2>"
    assert 'aria-label="Task"' in body_below('<input type="checkbox" disabled>', "", "en")
    assert body_below("<p>x</p>", "ar", "en") == (
        '<div class="trellis-body" lang="ar" dir="auto"><p>x</p></div>'
    )


def test_a_body_has_the_classes_that_its_writer_gives_it(garden):
    grown = garden({"a.md": "---\ncssclasses: [wide cards, md-header, '\"><b>']\n---\nx"})
    (place,) = [page for page in inventory(grown) if page.entity_id == "a"]
    classes = view(grown, place).classes
    assert body_below("<p>x</p>", "", "en", classes) == (
        '<div class="trellis-body wide cards"><p>x</p></div>'
    )


def test_a_text_in_another_language_says_so(garden, renderer):
    grown = garden({"a.md": "---\ntitle: Hallo\nlang: de\n---\nGuten Tag.\n"}, lang="en")
    made = rendered(grown, renderer)
    assert 'lang="de" dir="ltr"' in made[grown.addresses["a"]][1].before
    assert "Notiz" in made[grown.addresses["a"]][1].before
    assert "lang=" not in made["notes/"][1].before
    assert 'lang="de">Hallo</a>' in made["notes/"][1].after


def test_a_topic_says_what_it_counts_of_its_keywords(garden, renderer):
    listed = "---\nkeywords: [moss]\n---\n\n## Sources\n\n- [[Bark]]\n"
    texts = {
        "bark.md": "# Bark\n\nMoss covers bark.",
        "stone.md": "# Stone\n\nMoss covers stones.",
        "topics/many.md": f"{listed}- [[Stone]]\n",
        "topics/one.md": listed.replace("moss", "bark"),
    }
    shown = rendered(garden(texts, topics={"discover": False}), renderer)
    assert "How many of the 2 pieces speak of each" in shown["topics/many/"][1].after
    assert "pieces speak of each" not in shown["topics/one/"][1].after


def test_a_site_of_a_region_speaks_for_texts_of_its_language(garden, renderer):
    grown = garden({"a.md": "---\ndate: 2025-12-01\nlang: en\n---\n# Hi\n"}, lang="en-US")
    page = next(page for page in inventory(grown) if page.entity_id == "a")
    before = Renderer([TEMPLATES], "en-US").render(view(grown, page)).before
    assert "December 1, 2025" in before
    assert "lang=" not in before


def test_a_language_that_nobody_speaks_here_is_only_the_texts(garden, renderer):
    grown = garden({"a.md": "---\ntitle: Cześć\nlang: pl\n---\nDzień dobry.\n"}, lang="en")
    before = rendered(grown, renderer)[grown.addresses["a"]][1].before
    assert '<h1 lang="pl">Cześć</h1>' in before
    assert "Note" in before
    assert "trellis-page" not in before


def test_footnotes_are_named_in_the_pages_language():
    html = (
        '<div class="footnote">\n<a class="footnote-backref" href="#x" role="doc-backlink" title="2">'
        '↩</a><a title="3">A</a></div>'
    )
    named = body_below(html, "", "de")
    assert '<div class="footnote" role="doc-endnotes" aria-label="Fußnoten">' in named
    assert 'role="doc-backlink" aria-label="Von Fußnote 2 zurück zum Text">' in named
    assert '<a title="3">' in named


def test_a_gardens_own_template_comes_first(garden, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "entity.html").write_text(
        "{% block before %}<h1>{{ view.header.title }}</h1>{% endblock %}{% block after %}{% endblock %}"
    )
    grown = garden({"posts/a.md": "---\ntitle: A & B\nstatus: published\n---\nText.\n"})
    page = next(page for page in inventory(grown) if page.kind == "entity")
    assert Renderer([own, TEMPLATES], "en").render(view(grown, page)).before == "<h1>A &amp; B</h1>"

"""What references become on the page that shows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markdown import Markdown

from trellis import Garden
from trellis.body import BodyLinks, section
from trellis.markup import Reference, ShownLink
from trellis.markup.extension import TrellisExtension

Grow = Callable[..., Garden]

TEXTS = {
    "posts/one.md": "---\ntitle: One\n---\nx",
    "two.md": "---\ntitle: Two\n---\nintro\n\n## A\n\nin a [[one]] ^here\n\n### Sub\n\nsub\n\n## B\n\nin b\n",
    "secret.md": "---\ntitle: The Secret Title\nstatus: draft\n---\nhush",
    "a b.png": "",
}


def shown(garden: Garden, kind: str, target: str, fragment: str = "", label: str = "") -> ShownLink:
    links = BodyLinks(garden, "two", garden.addresses["two"])
    return links(Reference(kind, target, fragment, label))  # type: ignore[arg-type]


def test_found_entities_have_a_relative_href_a_kind_and_a_title(garden: Grow) -> None:
    link = shown(garden(TEXTS), "wikilink", "one", label="see")
    assert link == ShownLink("found", "../posts/one/", "post", "One")


def test_files_are_percent_encoded(garden: Grow) -> None:
    assert shown(garden(TEXTS), "embed", "a b.png") == ShownLink("asset", "../a%20b.png")


def test_what_readers_may_not_see_is_only_what_was_written(garden: Grow) -> None:
    grown = garden(TEXTS)
    assert shown(grown, "wikilink", "secret", label="hm") == ShownLink("private")
    links = BodyLinks(grown, "two", grown.addresses["two"])
    assert links.embed(Reference("embed", "secret")) is None


def test_a_body_knows_the_sentences_that_topics_quote_of_it(garden: Grow) -> None:
    said = "Wild yeast in the sourdough starter eats the sugars of the flour."
    topic = "Wild yeast in a sourdough starter, and what it eats.\n\n## Sources\n- On bread (a) [note]\n"
    grown = garden({"a.md": f"# On bread\n\n## Why\n\n{said} It is old.", "topics/t.md": topic})
    [one] = BodyLinks(grown, "a", grown.addresses["a"]).quoted
    assert (one.text, one.anchor) == (said, "why")
    assert one.name.startswith("said-")


def test_stubs_and_external_links(garden: Grow) -> None:
    grown = garden(TEXTS)
    assert shown(grown, "wikilink", "nobody") == ShownLink("stub")
    assert shown(grown, "link", "https://x.example/").state == "external"
    assert shown(grown, "wikilink", "javascript:alert(1)") == ShownLink("stub")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " JavaScript:x", "vbscript:x", "data:text/html,x"]
)
def test_a_link_never_leads_to_a_program(garden: Grow, url: str) -> None:
    assert shown(garden(TEXTS), "link", url, label="x") == ShownLink("stub")


def test_sections_and_blocks_of_a_body(garden: Grow) -> None:
    two = garden(TEXTS).entities["two"]
    assert section(two, "a").split() == [
        "##",
        "A",
        "in",
        "a",
        "[[one]]",
        "^here",
        "###",
        "Sub",
        "sub",
    ]
    assert section(two, "sub").split() == ["###", "Sub", "sub"]
    assert section(two, "^here") == "in a [[one]] ^here"
    assert section(two, "") == two.body


def test_an_embedded_section_links_from_where_it_was_written(garden: Grow) -> None:
    grown = garden(TEXTS | {"deep/er/host.md": "![[two#A]]\n\n![[two#^here]]\n"})
    extension = TrellisExtension()
    extension.page = BodyLinks(grown, "deep/er/host", grown.addresses["deep/er/host"])
    html = Markdown(extensions=[extension]).convert(grown.entities["deep/er/host"].body)
    assert html.count('href="../../../posts/one/"') == 2
    assert 'href="../../../two/#a">Two</a>' in html
    assert "in b" not in html


def test_a_section_brings_the_footnotes_it_refers_to(garden: Grow) -> None:
    text = "## A\n\nsaid[^1]\n\n## B\n\nother[^2]\n\n[^1]: here\n\n[^2]: there\n"
    assert (
        section(garden({"n.md": text}).entities["n"], "a")
        .rstrip()
        .endswith("said[^1]\n\n\n[^1]: here")
    )


def test_a_tag_leads_to_the_page_of_its_keyword(garden: Grow) -> None:
    texts = {f"{name}.md": "About #Garden/Walls and #rare." for name in "abc"}
    links = BodyLinks(
        garden(texts | {"c.md": "On #garden/walls."}, keywords={"page_min": 3}), "a", "a/"
    )
    assert (links.tag("garden/walls"), links.tag("rare")) == ("../keywords/garden-walls/", "")


def test_a_link_says_what_its_target_is_about(garden: Grow) -> None:
    texts = {
        "a.md": "---\nexcerpt: How walls keep warmth.\n---\nx",
        "b.md": "Short. " + "This sentence is long enough to say what it is about. " * 4,
        "c.md": "x",
    }
    links = BodyLinks(garden(texts), "c", "c/")
    told = [links(Reference("wikilink", name)).description for name in "ab"]
    assert told[0] == "How walls keep warmth."
    assert told[1].startswith("This sentence is long enough")
    assert len(told[1]) <= 110


def test_a_document_opens_at_the_page_that_is_asked_for(garden: Grow) -> None:
    links = BodyLinks(garden({"a.md": "![[d.pdf#page=3]]", "d.pdf": ""}), "a", "a/")
    assert links(Reference("embed", "d.pdf", "page=3")).href == "../d.pdf#page=3"

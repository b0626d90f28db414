"""What a page tells machines of itself: true, complete, and harmless wherever it stands."""

from __future__ import annotations

import json
from collections.abc import Callable

from trellis import Garden
from trellis.inventory import inventory
from trellis.publish.head import Head, head_of
from trellis.views import view

POST = (
    "---\ntitle: Mesh networks\nauthor: Ada\nlang: en-GB\nexcerpt: Neighbours as routers.\n"
    "publishedAt: '2021-03-01T00:00:00Z'\nseriesName: Neighbours\nkeywords: [trust]\n---\nTrust.\n"
)
SITE = {"site_url": "https://garden.example/notes", "site_name": "A garden"}


def heads(garden: Garden) -> dict[str, Head]:
    return {page.url: head_of(view(garden, page), garden) for page in inventory(garden)}


def graph(head: Head) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(head.data)["@graph"]
    return found


def test_a_post_is_an_article(garden: Callable[..., Garden]) -> None:
    head = heads(garden({"posts/mesh.md": POST}, **SITE))["posts/mesh-networks/"]
    properties = dict(head.properties)
    assert properties["og:type"] == "article"
    assert properties["og:title"] == "Mesh networks"
    assert properties["og:url"] == "https://garden.example/notes/posts/mesh-networks/"
    assert properties["article:published_time"] == "2021-03-01"
    post, trail = graph(head)
    assert post["@type"] == "BlogPosting"
    assert post["author"] == {"@type": "Person", "name": "Ada"}
    assert [part["name"] for part in post["isPartOf"]] == ["Neighbours", "A garden"]  # type: ignore[attr-defined]
    assert [step["item"] for step in trail["itemListElement"]] == [  # type: ignore[attr-defined]
        "https://garden.example/notes/",
        "https://garden.example/notes/posts/",
        "https://garden.example/notes/posts/mesh-networks/",
    ]


def test_each_page_says_what_it_is(garden: Callable[..., Garden]) -> None:
    found = heads(garden({"posts/mesh.md": POST, "series/neighbours.md": "# Neighbours"}, **SITE))
    types = {url: graph(head)[0]["@type"] for url, head in found.items()}
    assert types[""] == "WebSite"
    assert types["posts/"] == "CollectionPage"
    assert types["series/neighbours/"] == "CreativeWorkSeries"
    assert all(dict(head.properties)["og:title"] for head in found.values())


def test_a_site_that_knows_no_address_tells_none(garden: Callable[..., Garden]) -> None:
    head = heads(garden({"posts/mesh.md": POST}))["posts/mesh-networks/"]
    assert "og:url" not in dict(head.properties)
    assert len(graph(head)) == 1
    assert "http" not in head.data.replace("https://schema.org", "")


def test_no_page_is_without_a_description(garden: Callable[..., Garden]) -> None:
    head = heads(garden({"decks/talk.md": "# Talk\n"}, **SITE))["decks/talk/"]
    assert head.description == "Deck: Talk (A garden)"


def test_no_title_ends_the_script(garden: Callable[..., Garden]) -> None:
    text = "---\ntitle: '</script><script>alert(1)</script><!--'\n---\nWords.\n"
    for head in heads(garden({"posts/a.md": text}, **SITE)).values():
        assert "<" not in head.data
        assert json.loads(head.data)

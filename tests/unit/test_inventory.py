"""The inventory of pages: one for everything, none twice, and no list without an end."""

from __future__ import annotations

from collections import Counter

import pytest

from trellis.account import account
from trellis.inventory import inventory, plan
from trellis.pages import telling_keywords


def post(title: str, body: str = "Words.", **fields: object) -> str:
    extra = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: {title}\nstatus: published\n{extra}---\n{body}\n"


def urls(garden, kind=None):
    return [page.url for page in inventory(garden) if kind in (None, page.kind)]


def test_every_entity_has_a_page_at_its_address(garden):
    grown = garden({"posts/a.md": post("A"), "notes/b.md": "# B\n\nText.", "c.md": "Text."})
    shown = {page.entity_id: page.url for page in inventory(grown) if page.entity_id}
    assert shown == dict(grown.addresses)


def test_the_home_page_is_generated_or_the_writers_own(garden):
    assert urls(garden({"posts/a.md": post("A")}), "home") == [""]
    own = garden({"index.md": "# Welcome\n\nHello."})
    home = next(page for page in inventory(own) if page.kind == "home")
    assert (home.url, home.entity_id) == ("", "index")


def test_a_kind_with_entities_has_an_index_and_others_have_none(garden):
    assert urls(garden({"posts/a.md": post("A")}), "index") == ["posts/"]


def test_a_writers_own_index_is_the_body_of_the_list_and_not_an_entry_of_it(garden):
    grown = garden({"posts/index.md": "# Essays\n\nAll of them.", "posts/a.md": post("A")})
    index = next(page for page in inventory(grown) if page.kind == "index")
    assert (index.url, index.entity_id) == ("posts/", "posts/index")
    assert "posts/index" not in [page.id for page in inventory(grown) if page.kind == "entity"]


def test_an_index_is_cut_into_pages(garden):
    grown = garden({f"posts/p{n:02}.md": post(f"P {n}") for n in range(12)}, page_size=5)
    assert urls(grown, "index") == ["posts/", "posts/page/2/", "posts/page/3/"]
    first = plan(grown).indexes["post"]
    assert plan(grown).count(first) == 3
    assert plan(grown).url(first, 4) is None


def test_without_directory_urls_pages_are_files(garden):
    texts = {f"posts/p{n:02}.md": post(f"P {n}") for n in range(6)} | {"x.md": "Text."}
    grown = garden(texts, page_size=5, directory_urls=False)
    assert urls(grown, "index") == ["notes/index.html", "posts/index.html", "posts/page/2.html"]
    assert urls(grown, "browse") == ["browse/index.html"]
    assert all(url.endswith(".html") for url in urls(grown))


def test_a_series_has_a_page_with_and_without_a_file(garden):
    grown = garden(
        {
            "posts/a.md": post("A", seriesName="First Steps"),
            "posts/b.md": post("B", seriesName="Second Steps"),
            "series/first-steps.md": "---\ntitle: First Steps\nslug: first-steps\n---\nText.",
        }
    )
    series = {page.id: page.entity_id for page in inventory(grown) if page.kind == "series"}
    assert series == {"first-steps": "series/first-steps", "second-steps": None}


def test_a_curated_topics_page_is_its_files(garden):
    grown = garden(
        {
            "topics/trust.md": "---\ntitle: Trust\n---\nTrust grows slowly.",
            "posts/a.md": post("A", "Trust grows slowly among neighbours."),
        }
    )
    page = next(page for page in inventory(grown) if page.kind == "topic")
    assert (page.id, page.url, page.entity_id) == ("trust", "topics/trust/", "topics/trust")


def test_keyword_pages_are_few_and_the_strongest(garden):
    body = "Mesh networks, soil health, seed libraries, tool sharing and water rights."
    texts = {
        f"posts/p{n}.md": post(f"P {n}", body, keywords="[mesh networks, soil health, seeds]")
        for n in range(4)
    }
    grown = garden(texts, keywords={"page_min": 3})
    keys = telling_keywords(grown)
    tied = [len(grown.keywords.entities[key]) for key in keys]
    assert 0 < len(keys) <= 2
    assert tied == sorted(tied, reverse=True)


def test_addresses_of_entities_win_over_generated_pages(garden):
    texts = {f"posts/p{n}.md": post(f"P {n}") for n in range(7)}
    grown = garden(texts | {"posts/page/2.md": "# Two\n\nText."}, page_size=5)
    all_urls = urls(grown)
    assert len(all_urls) == len({url.casefold() for url in all_urls})
    assert set(grown.addresses.values()) <= set(all_urls)


def test_a_file_of_the_garden_is_not_overwritten_by_a_page(garden):
    grown = garden({"posts/a.md": post("A"), "browse/index.html": "<p>Mine</p>"})
    assert "browse/" not in urls(grown)


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["rizom/notes", "jzhao/notes", "obsidian-help/ja"])
def test_no_two_pages_of_a_real_garden_share_an_address(corpus, name):
    from trellis import Garden

    grown = Garden.load(corpus(name))
    counts = Counter(page.url.casefold() for page in inventory(grown))
    assert counts.most_common(1)[0][1] == 1


def test_the_account_tells_of_every_file(garden):
    grown = garden(
        {
            "posts/a.md": post("A"),
            "posts/b.md": "---\ntitle: B\nstatus: draft\n---\nText.",
            "posts/c.md": "---\ntitle: C\nstatus: published\nvisibility: restricted\n---\nText.",
        }
    )
    entries = {entry.path: entry for entry in account(grown)}
    assert entries["posts/a.md"].outcome == "published"
    assert entries["posts/a.md"].url == "posts/a/"
    assert (entries["posts/b.md"].outcome, entries["posts/b.md"].url) == ("draft", None)
    assert entries["posts/c.md"].outcome == "private"

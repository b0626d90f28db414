"""Lists that run over many pages: where each heading begins, and the orders in which they can be had."""

from __future__ import annotations

import pytest

from trellis.inventory import inventory
from trellis.views import view
from trellis.views.catalogue import catalogue


def post(title: str, year: int) -> str:
    return f"---\ntitle: {title}\nstatus: published\npublishedAt: '{year}-01-01T00:00:00Z'\n---\nText.\n"


TITLES = ("Elm", "Ash", "Oak", "Yew", "Fir", "Larch", "Alder")


@pytest.fixture
def trees(garden):
    return garden(
        {f"posts/{n}.md": post(title, 2018 + n // 2) for n, title in enumerate(TITLES)}, page_size=5
    )


def shown(grown, url: str):
    return next(view(grown, page) for page in inventory(grown) if page.url == url)


def test_years_lead_to_where_they_begin_on_whichever_page(trees):
    for url in ("posts/", "posts/page/2/"):
        assert [(one.title, one.url, one.anchor) for one in shown(trees, url).jumps] == [
            ("2021", "posts/", "trellis-2021"),
            ("2020", "posts/", "trellis-2020"),
            ("2019", "posts/", "trellis-2019"),
            ("2018", "posts/page/2/", "trellis-2018"),
        ]


def test_a_jump_has_somewhere_to_land(trees):
    for page in inventory(trees):
        for jump in getattr(view(trees, page), "jumps", ()):
            anchors = [group.anchor for group in shown(trees, jump.url).groups]
            assert jump.anchor in anchors


def test_a_heading_that_begins_on_the_page_before_stands_again(garden):
    dates = enumerate([2020, *[2019] * 6])
    grown = garden({f"posts/{n}.md": post(TITLES[n], year) for n, year in dates}, page_size=5)
    assert [group.title for group in shown(grown, "posts/").groups] == ["2020", "2019"]
    assert [group.title for group in shown(grown, "posts/page/2/").groups] == ["2019"]


def test_a_long_list_can_be_had_by_title(trees):
    by_title = shown(trees, "posts/a-z/")
    titles = [card.title for group in by_title.groups for card in group.cards]
    assert titles == sorted(TITLES)
    assert [one.url for one in by_title.orders] == ["posts/", None]
    assert [one.url for one in shown(trees, "posts/").orders] == [None, "posts/a-z/"]


def test_a_list_of_one_page_or_without_dates_has_one_order(garden):
    short = garden({"posts/a.md": post("Ash", 2020)})
    undated = garden({f"n{n}.md": f"# N {n}\n\nText." for n in range(9)}, page_size=5)
    assert shown(short, "posts/").orders == ()
    assert shown(undated, "notes/").orders == ()
    assert not [page for page in inventory(undated) if page.kind == "titles"]


def test_a_list_by_title_gives_way_to_an_entity_at_its_address(garden):
    texts = {f"posts/{n}.md": post(title, 2018) for n, title in enumerate(TITLES)}
    texts["posts/a-z.md"] = post("A z", 2020)
    grown = garden(texts, page_size=5)
    assert grown.addresses["posts/a-z"] == "posts/a-z/"
    [by_title] = [page for page in inventory(grown) if page.kind == "titles" and page.number == 1]
    assert by_title.url != "posts/a-z/"


def test_a_deck_is_listed_with_its_slides_and_a_post_with_its_minutes(garden):
    deck = "---\ntitle: Talk\n---\n# Talk\n\n---\n\nTwo\n\n---\n\nThree\n"
    grown = garden({"decks/talk.md": deck, "posts/a.md": "---\ntitle: A\n---\nWords.\n"})
    known = catalogue(grown, inventory(grown)[0])
    talk, text = known.card("decks/talk"), known.card("posts/a")
    assert (talk.note, talk.reading) == ("3 slides", "")
    assert (text.note, text.reading) == ("", "1 min read")

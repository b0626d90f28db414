"""What the map, the small maps and the previews show."""

from __future__ import annotations

import pytest

from trellis.inventory import inventory
from trellis.views import view
from trellis.views.map import outline
from trellis.views.nearby import NODES
from trellis.views.peek import peek, peek_path


def post(title: str, body: str, **fields: object) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: {title}\nstatus: published\n{lines}---\n{body}\n"


def linked(count: int) -> dict[str, str]:
    return {
        f"posts/p{n}.md": post(f"Post {n}", f"Moss and rain. [[Post {(n + 1) % count}]]")
        for n in range(count)
    }


def shown(grown, kind: str, id: str = ""):
    return next(
        view(grown, page) for page in inventory(grown) if (page.kind, page.id) == (kind, id)
    )


def dots(sheet):
    return [dot for island in sheet.islands for bed in island.beds for dot in bed.dots]


def peeks(grown):
    return {page.id: found for page in inventory(grown) if (found := peek(grown, page))}


def test_every_dot_of_a_small_garden_is_a_link(garden):
    sheet = shown(garden(linked(30)), "map")
    assert sorted(dot.title for dot in dots(sheet)) == sorted(f"Post {n}" for n in range(30))
    assert all(not bed.rest for island in sheet.islands for bed in island.beds)


def test_the_list_and_the_map_are_in_the_same_order(garden):
    sheet = shown(garden(linked(30)), "map")
    assert [island.title for island in sheet.islands] == [
        entry.topic.title for entry in sheet.entries
    ]
    assert sum(entry.topic.count for entry in sheet.entries) == 30


def test_what_is_tied_least_is_drawn_without_a_link_once_links_weigh_too_much(garden, monkeypatch):
    monkeypatch.setattr("trellis.views.map.LINKED", 10 * len("Note 00notes/n00/"))
    texts = {f"notes/n{n}.md": f"# Note {n}\n\n[[Note 11]]\n" for n in range(10, 40)}
    sheet = shown(garden(texts), "map")
    assert len(dots(sheet)) == 10
    assert "Note 11" in [dot.title for dot in dots(sheet)]
    assert sum(bed.rest.count("h0") for island in sheet.islands for bed in island.beds) == 20


def test_links_of_a_topic_come_the_most_tied_first(garden):
    for island in shown(garden(linked(30) | {"notes/hub.md": "[[Post 1]]\n" * 9}), "map").islands:
        for bed in island.beds:
            sizes = [dot.size for dot in bed.dots]
            assert sizes == sorted(sizes, reverse=True)


def test_an_empty_garden_has_a_map_page_without_a_map(garden):
    assert shown(garden({}), "map").islands == ()


def test_an_outline_is_closed_and_goes_around_its_corners():
    assert outline([(0, 0), (10, 0), (10, 10)]) == "M5 5Q0 0 5 0 10 0 10 5 10 10 5 5Z"


def test_a_small_map_shows_what_is_near_topic_by_topic(garden):
    near = shown(garden(linked(40)), "entity", "posts/p3").nearby
    titles = [dot.title for plot in near.plots for dot in plot.dots]
    assert {"Post 2", "Post 4"} <= set(titles)
    assert "Post 3" not in titles
    assert len(titles) <= NODES
    assert near.here is not None
    for plot in near.plots:
        for dot in plot.dots:
            assert plot.x < dot.x < plot.x + plot.width
            assert plot.y < dot.y < plot.y + plot.height


def test_plots_of_a_small_map_do_not_overlap(garden):
    texts = linked(12) | {
        f"notes/{name}{n}.md": f"# {name} {n}\n\n{name} {name} words. [[Post 1]]\n"
        for name in ("Bread", "Radio", "Fern", "Clay", "Salt")
        for n in range(8)
    }
    plots = shown(garden(texts), "entity", "posts/p1").nearby.plots
    for at, one in enumerate(plots):
        for other in plots[at + 1 :]:
            assert (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )


def test_what_is_near_nothing_has_no_small_map(garden):
    assert shown(garden({"notes/a.md": "# Alone\n"}), "entity", "notes/a").nearby is None


@pytest.mark.parametrize(
    ("url", "path"),
    [("posts/x/", "posts/x/peek.html"), ("posts/x.html", "posts/x.peek.html")],
)
def test_a_preview_stands_beside_its_page(url: str, path: str) -> None:
    assert peek_path(url) == path


def test_a_preview_says_kind_title_summary_and_topics(garden):
    found = peeks(
        garden({"posts/a.md": post("A <b>", "The first sentence is long enough to be one.")})
    )
    assert found["posts/a"].label == "Post"
    assert found["posts/a"].title == "A <b>"
    assert found["posts/a"].summary.startswith("The first sentence")


def test_a_preview_holds_the_sections_that_links_lead_to_and_no_others(garden):
    body = "Intro.\n\n## One\n\nWords of one.\n\n## Two\n\nWords of two.\n\nA block. ^here\n"
    texts = {
        "notes/a.md": f"# A\n\n{body}",
        "notes/b.md": "See [[A#Two]] and [[A#^here]].\n",
    }
    parts = {part.anchor: (part.title, part.text) for part in peeks(garden(texts))["notes/a"].parts}
    assert "one" not in parts
    assert parts["two"][0] == "Two"
    assert parts["two"][1].startswith("Words of two.")
    assert any(text.startswith("A block.") for _, text in parts.values())


def test_sections_take_no_more_room_than_they_have(garden):
    body = "\n\n".join(f"## Part {n}\n\n" + f"Words {n}. " * 60 for n in range(20))
    links = " ".join(f"[[A#Part {n}]]" for n in range(20))
    found = peeks(garden({"notes/a.md": f"# A\n\n{body}", "notes/b.md": links}))["notes/a"]
    assert 0 < sum(len(part.text) for part in found.parts) <= 700


def test_lists_and_the_home_page_have_no_preview(garden):
    grown = garden({"index.md": "# Home\n", "posts/a.md": post("A", "Words.")})
    assert all(
        page.kind in ("entity", "topic", "series") for page in inventory(grown) if peek(grown, page)
    )


def test_drafts_have_no_preview_and_are_in_none(garden):
    texts = {
        "posts/a.md": "---\ntitle: Secret\nstatus: draft\n---\nSecret words.\n",
        "posts/b.md": post("B", "See [[Secret]]."),
    }
    assert list(peeks(garden(texts))) == ["posts/b"]


def test_the_home_page_shows_the_map_in_small_once_it_has_some_islands(garden):
    assert shown(garden(linked(3)), "home").map is None
    texts = linked(9) | {
        f"topics/t{n}.md": f"# Topic {n}\n\n## Content\n\nWords.\n\n## Keywords\n\n- moss\n\n## Sources\n\n"
        f"- Post {n} (post-{n}) [post]\n- Post {n + 3} (post-{n + 3}) [post]\n"
        for n in range(3)
    }
    small = shown(garden(texts), "home").map
    assert small.url == "map/"
    assert len(small.shores) == len(small.names) >= 3
    assert small.dots.count("h0") == 9

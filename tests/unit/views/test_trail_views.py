"""The pages of trails: what to read on the way from one topic to another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from trellis import Garden
from trellis.inventory import inventory, plan
from trellis.pages import Page
from trellis.views import view
from trellis.views.pages import IndexView, TopicView, TrailView

TREES = ("oak", "reed", "moss")


@pytest.fixture
def grown(garden: Callable[..., Garden]) -> Garden:
    """Three topics with sources of their own, and texts that lead from one to the next."""
    texts: dict[str, str] = {}
    for tree, after in zip(TREES, (*TREES[1:], TREES[0]), strict=True):
        lines = "".join(f"- [[{tree}-{number}]]\n" for number in range(5))
        texts[f"topics/{tree}.md"] = (
            f"---\ntitle: The {tree}\nkeywords: [green things]\n---\n\n## Sources\n\n{lines}"
        )
        for number in range(6):
            text = f"The {tree} is a green thing. Walk {number} by the {tree}. See [[{tree}-5]]."
            texts[f"notes/{tree}-{number}.md"] = f"# {tree} {number}\n\n{text}\n"
        texts[f"notes/{tree}-5.md"] += f"\nFrom here to [[{after}-0]] it is not far.\n"
    texts["notes/hidden.md"] = "---\nstatus: draft\n---\n# Zanzibar\n\n[[oak-0]], [[reed-0]].\n"
    for number in range(45):
        texts[f"notes/other-{number}.md"] = f"# Other {number}\n\nNothing to speak of.\n"
    return garden(texts, topics={"discover": False})


def pages(garden: Garden, kind: str) -> list[Page]:
    return [page for page in inventory(garden) if page.kind == kind]


def test_the_main_pairs_have_pages(grown: Garden) -> None:
    found = pages(grown, "trail")
    assert found
    assert {page.url for page in found} >= {"trails/oak-to-reed/", "trails/reed-to-oak/"}
    assert [page.url for page in pages(grown, "trails")] == ["trails/"]


def test_a_trail_says_what_to_read_and_why(grown: Garden) -> None:
    page = next(one for one in pages(grown, "trail") if one.id == "oak:reed")
    shown = view(grown, page)
    assert isinstance(shown, TrailView)
    assert shown.header.title == "From The oak to The reed"
    titles = [one.card.title for one in shown.reads]
    assert titles[0].startswith("oak")
    assert titles[-1].startswith("reed")
    assert shown.header.remarks == (f"{len(titles)} reads", f"{len(titles)} min read")
    assert [bool(one.reason) for one in shown.reads] == [False, *(True for _ in titles[1:])]
    assert not any("this page" in one.reason for one in shown.reads)
    assert [one.url for one in shown.ends] == ["topics/oak/", "topics/reed/"]
    assert shown.back == "trails/reed-to-oak/"


def test_a_topic_leads_to_its_trails_and_there_is_a_list_of_all(grown: Garden) -> None:
    oak = view(grown, plan(grown).topics["oak"])
    assert isinstance(oak, TopicView)
    assert {one.title for one in oak.trails} <= {"The reed", "The moss"}
    assert oak.all_trails == "trails/"
    assert all(one.note.endswith("reads") and one.reading for one in oak.trails)
    [page] = pages(grown, "trails")
    shown = view(grown, page)
    assert isinstance(shown, IndexView)
    [group] = shown.groups
    assert len(group.cards) == len(pages(grown, "trail"))


def test_no_draft_is_on_the_way(grown: Garden) -> None:
    steps = {step.id for trail in grown.trails.values() for step in trail.steps}
    assert steps
    assert "notes/hidden" not in steps


def test_a_writers_own_page_on_trails_keeps_its_address(garden: Callable[..., Garden]) -> None:
    grown = garden({"trails.md": "# Trails\n\nWhere to walk.\n"})
    assert grown.addresses["trails"] == "trails/"
    assert pages(grown, "trails") == []

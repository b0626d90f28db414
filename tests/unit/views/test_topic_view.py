"""A topic's page: what it says, where each sentence comes from, and what belongs to it, and why."""

from __future__ import annotations

import pytest

from trellis.inventory import inventory, plan
from trellis.views import view
from trellis.views.pages import TopicView
from trellis.views.values import Wanted


def post(title: str, year: int, body: str) -> str:
    return (
        f"---\ntitle: {title}\nstatus: published\npublishedAt: '{year}-03-01T00:00:00Z'\n"
        f"keywords: [seed libraries]\n---\n## Why\n\n{body}\n"
    )


SEEDS = "Seed libraries let neighbours share seeds and save old varieties for years to come."
TOPIC = (
    "---\ntitle: Seed libraries\nkeywords: [seed libraries, sharing]\n---\n"
    "A seed library lends seeds.\n\n## Sources\n\n- Lending Seeds (lending-seeds) [post]\n"
    "- Grafting (grafting) [deck]\n- Hidden (hidden) [post]\n"
)


@pytest.fixture
def topic(garden) -> TopicView:
    grown = garden(
        {
            "posts/lending-seeds.md": post("Lending Seeds", 2020, SEEDS),
            "posts/saving-seeds.md": post("Saving Seeds", 2021, SEEDS.replace("years", "ages")),
            "posts/old-barley.md": post(
                "Old Barley", 2021, "Seed libraries keep old barley alive."
            ),
            "posts/hidden.md": "---\ntitle: Hidden\nstatus: draft\n---\nSeed libraries.\n",
            "posts/trains.md": "---\ntitle: Trains\nstatus: published\n---\nTrains run on time.\n",
            "topics/seed-libraries.md": TOPIC,
        }
    )
    page = next(page for page in inventory(grown) if page.entity_id == "topics/seed-libraries")
    shown = view(grown, page)
    assert isinstance(shown, TopicView)
    return shown


def test_a_listed_source_is_marked_as_listed(topic):
    marks = {source.card.title: source.listed for group in topic.groups for source in group.sources}
    assert marks["Lending Seeds"] is True
    assert not [title for title, listed in marks.items() if listed and title != "Lending Seeds"]


def test_what_was_found_beside_the_listed_is_marked_as_found(topic):
    marks = {source.card.title: source.found for group in topic.groups for source in group.sources}
    assert marks["Lending Seeds"] is False
    assert marks["Saving Seeds"] is True


def test_a_found_topic_marks_none_of_its_sources(garden):
    texts = {f"n{n}.md": f"# N {n}\n\nSeed libraries lend seeds to {n} people." for n in range(5)}
    grown = garden(texts)
    shown = view(grown, plan(grown).topics[grown.topics[0].id])
    assert not [one for group in shown.groups for one in group.sources if one.found or one.listed]
    assert len(shown.first_reads) == 3


def test_a_listed_source_that_nobody_wrote_is_named_and_a_withheld_one_is_not(topic):
    assert topic.wanted == (Wanted("Grafting", "Deck"),)


def test_sources_stand_under_their_kinds_with_totals(topic):
    assert [group.title for group in topic.groups] == ["Posts"]
    assert sum(group.total for group in topic.groups) == topic.total


def test_written_text_is_the_body_and_not_said_twice(topic):
    assert topic.summary == ()
    assert topic.description.startswith("A seed library lends seeds")


def test_keywords_and_extent_stand_in_the_header(topic):
    assert [(bar.label.title, bar.count) for bar in topic.keywords][:2] == [
        ("seed libraries", 3),
        ("sharing", 2),
    ]
    assert topic.header.remarks[0].endswith(("piece", "pieces"))


def test_years_count_the_sources(topic):
    assert sum(year.count for year in topic.timeline) == topic.total
    assert [year.label.title for year in topic.timeline] == ["2020", "2021"]


@pytest.fixture
def mixed(garden) -> TopicView:
    """A topic of a post of 2020, a project of 2013, one of no year that can be read, and two notes."""
    project = "---\ntitle: {}\nstatus: published\ndescription: A shed.\nyear: {}\n---\nText.\n"
    listed = "".join(f"- [[{one}]]\n" for one in ("Lending", "Shed", "Barn", "n1", "n2"))
    grown = garden(
        {
            "posts/lending.md": post("Lending", 2020, SEEDS),
            "projects/shed.md": project.format("Shed", 2013),
            "projects/barn.md": project.format("Barn", "soon"),
            "notes/n1.md": "# n1\n\nText.\n",
            "notes/n2.md": "# n2\n\nText.\n",
            "topics/tools.md": f"---\ntitle: Tools\n---\n\n## Sources\n\n{listed}",
        },
        topics={"discover": False},
    )
    shown = view(grown, plan(grown).topics["tools"])
    assert isinstance(shown, TopicView)
    return shown


def test_a_projects_year_counts_and_what_has_none_stands_last(mixed):
    years = [(year.label.title, year.count) for year in mixed.timeline]
    assert years == [("2013", 1), ("2020", 1), ("Without a date", 3)]
    assert sum(year.count for year in mixed.timeline) == mixed.total


def test_the_years_of_a_topic_do_not_pretend_to_be_of_all_its_pieces(mixed):
    assert mixed.header.remarks[:3] == ("5 pieces", "2013–2020", "3 without a date")


def test_a_topic_without_dates_has_no_years(garden):
    texts = {f"n{n}.md": f"# N {n}\n\nSeed libraries lend seeds to {n} people." for n in range(5)}
    grown = garden(texts)
    shown = view(grown, plan(grown).topics[grown.topics[0].id])
    assert shown.timeline == ()
    assert shown.header.remarks[1:] == ("A topic found in the texts themselves",)


def test_what_the_page_shows_already_is_not_related_again(topic):
    sources = {source.card.url for group in topic.groups for source in group.sources}
    assert not sources & {one.card.url for one in topic.connections.related}


def test_a_discovered_topics_sentences_are_credited(garden):
    bodies = [
        "Mesh networks let neighbours carry messages for each other without a provider.",
        "Mesh networks heal when a node fails, since messages find another way.",
        "Mesh networks need people who tend them, in a neighbourhood that trusts them.",
        "Mesh networks in the valley began with two roofs and a borrowed ladder.",
    ]
    bread = "Sourdough bread rises slowly in a cold kitchen, {} loaves of rye at a time."
    texts = {f"posts/m{n}.md": post(f"Mesh {n}", 2020 + n, body) for n, body in enumerate(bodies)}
    texts |= {
        f"posts/b{n}.md": f"---\ntitle: Bread {n}\nstatus: published\n---\n{bread.format(n)}\n"
        for n in range(4)
    }
    grown = garden(texts)
    for page in inventory(grown):
        shown = view(grown, page)
        if isinstance(shown, TopicView) and page.entity_id is None:
            for sentence in shown.summary:
                if sentence.source is not None:
                    assert shown.credits[sentence.credit - 1].url == sentence.source.url


def test_a_topic_names_the_sources_that_bridge_it_to_others(garden):
    def topic(*sources: str) -> str:
        return "---\nkeywords: [x]\n---\n\n## Sources\n\n" + "".join(
            f"- [[{s}]]\n" for s in sources
        )

    grown = garden(
        {
            "topics/mesh.md": topic("alone", "both", "all"),
            "topics/trust.md": topic("both", "all"),
            "topics/bread.md": topic("all"),
            **{f"notes/{name}.md": f"# {name}\n\nText.\n" for name in ("alone", "both", "all")},
        },
        topics={"discover": False},
    )
    shown = view(grown, plan(grown).topics["mesh"])
    assert isinstance(shown, TopicView)
    found = [(one.card.title, one.reason) for one in shown.bridges]
    assert found[0][0] == "all"
    assert {"also in bread and trust", "also in trust and bread"} & {found[0][1]}
    assert found[1:] == [("both", "also in trust")]

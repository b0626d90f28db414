"""What each kind of page shows."""

from __future__ import annotations

import dataclasses

import pytest

from trellis.inventory import inventory
from trellis.views import view


def entity(kind: str = "", **fields: object) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{lines}---\nThe first sentence says what this is about. The second goes on.\n"


def views(grown, kind: str):
    return [view(grown, page) for page in inventory(grown) if page.kind == kind]


def of(grown, id: str):
    return next(view(grown, page) for page in inventory(grown) if id in (page.entity_id, page.id))


def post(title: str, **fields: object) -> str:
    return entity(title=title, status="published", **fields)


def test_a_header_says_what_whose_and_from_when(garden):
    grown = garden({"posts/a.md": post("A", author="Ada", publishedAt="'2025-12-02T09:00:00Z'")})
    header = of(grown, "posts/a").header
    assert (header.label, header.title, header.author) == ("Post", "A", "Ada")
    assert (header.day.iso, header.day.text) == ("2025-12-02", "2 December 2025")
    assert header.reading == "1 min read"
    assert header.index.url == "posts/"


@pytest.mark.parametrize(
    ("excerpt", "shown"),
    [
        ("In short.", True),
        ("The first sentence says what this is about.", False),
        ("“The first sentence says - what this is about!”", False),
        ("The second goes on.", True),
    ],
)
def test_a_summary_that_the_text_begins_with_is_not_said_twice(garden, excerpt, shown):
    grown = garden({"posts/a.md": post("A", excerpt=excerpt)})
    assert of(grown, "posts/a").header.summary == (excerpt if shown else "")


def test_a_description_is_the_summary_or_the_first_sentences(garden):
    grown = garden({"posts/a.md": post("A"), "posts/b.md": post("B", excerpt="In short.")})
    assert of(grown, "posts/b").description == "In short."
    assert of(grown, "posts/a").description.startswith("The first sentence says")
    assert len(of(grown, "posts/a").description) <= 160


def test_a_member_knows_its_neighbours_in_the_series(garden):
    grown = garden(
        {f"posts/{n}.md": post(f"Part {n}", seriesName="Steps", seriesIndex=n) for n in (1, 2, 3)}
    )
    place = of(grown, "posts/2").header.series
    assert (place.number, place.count) == (2, 3)
    assert (place.previous.title, place.next.title) == ("Part 1", "Part 3")
    [series] = views(grown, "series")
    assert [card.title for card in series.members] == ["Part 1", "Part 2", "Part 3"]


def test_what_a_page_leads_to_anyway_is_not_related_again(garden):
    same = {"seriesName": "Steps", "keywords": "[mesh networks, mutual credit]"}
    texts = {f"posts/{n}.md": post(f"Part {n}", seriesIndex=n, **same) for n in range(1, 5)}
    texts["newsletters/n.md"] = entity(
        subject="Letter", status="published", entityIds="[posts/1, posts/2]"
    )
    grown = garden(texts)
    near = [one.card.title for one in of(grown, "posts/1").connections.related]
    assert "Part 3" in near
    assert not {"Part 2", "Steps"} & set(near)
    letter = of(grown, "newsletters/n")
    assert not {card.url for card in letter.pieces} & {
        one.card.url for one in letter.connections.related
    }


def test_everything_related_says_why_where_anything_does(garden):
    grown = garden(
        {f"notes/{n}.md": post(f"Note {n}", keywords="[mesh networks]") for n in range(4)}
    )
    for shown in views(grown, "entity"):
        assert all("mesh networks" in one.reason for one in shown.connections.related)


def test_a_project_shows_its_year_and_an_address_that_is_safe(garden):
    fields = {"status": "published", "description": "D.", "year": 2019, "url": "javascript:x"}
    grown = garden({"projects/p.md": entity(title="P", **fields)})
    facts = {fact.label: fact for fact in of(grown, "projects/p").header.facts}
    assert facts["Year"].text == "2019"
    assert all(fact.external is None for fact in facts.values())


def test_a_newsletter_shows_the_pieces_it_sent(garden):
    grown = garden(
        {
            "post/First Piece.md": post("First Piece"),
            "newsletter/one.md": "---\nsubject: One\nstatus: published\n"
            "entityIds:\n  - First Piece\n---\nHello.\n",
        }
    )
    assert [card.title for card in of(grown, "newsletter/one").pieces] == ["First Piece"]


def test_the_archive_of_newsletters_names_what_each_sent(garden):
    texts = {f"posts/{n}.md": post(f"P {n}") for n in range(7)}
    sent = ", ".join(f"posts/{n}" for n in range(7))
    texts["newsletters/one.md"] = entity(subject="One", status="published", entityIds=f"[{sent}]")
    texts["newsletters/two.md"] = entity(subject="Two", status="published")
    grown = garden(texts)
    [archive] = [shown for shown in views(grown, "index") if shown.page.id == "newsletter"]
    parts = {card.title: card.parts for group in archive.groups for card in group.cards}
    notes = {card.title: card.note for group in archive.groups for card in group.cards}
    assert [part.title for part in parts["One"]] == ["P 0", "P 1", "P 2", "P 3", "P 4"]
    assert parts["Two"] == ()
    assert notes == {"One": "7 pieces", "Two": ""}


def test_a_deck_shows_its_slides_in_order(garden):
    text = (
        "---\ntitle: D\nstatus: published\npublishedAt: '2025-01-01T00:00:00Z'\n---\n"
        "# One\n\n---\n\n# Two\n"
    )
    deck = of(garden({"decks/d.md": text}), "decks/d")
    assert [(slide.number, slide.title) for slide in deck.slides] == [(1, "One"), (2, "Two")]


def test_what_a_speaker_says_stands_below_the_slide_in_plain_paragraphs(garden):
    text = "---\ntitle: D\nstatus: published\n---\n# One\n\nNote:\nSay *it*\nslowly.\n\nTwice.\n"
    deck = of(garden({"decks/d.md": text}), "decks/d")
    assert [slide.notes for slide in deck.slides] == [("Say it slowly.", "Twice.")]


def test_backlinks_are_folded_per_page_and_capped(garden):
    texts = {
        f"n{n:02}.md": f"# N {n}\n\nSee [[target]] here.\n\nAnd [[target]] there.\n"
        for n in range(25)
    }
    grown = garden(texts | {"target.md": "# Target\n\nText."})
    links = of(grown, "target").connections.backlinks
    assert (links.shown, links.total) == (20, 25)
    [group] = links.groups
    assert group.title == "Notes"
    assert {(page.total, len(page.quotes)) for page in group.pages} == {(2, 2)}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Open [[target]].\n\n## B\n\nOpen [[target]] .\n\n## C\n\nOpen [[target]].", 1),
        ("See [[target]], or the [[target|other target]], here.", 1),
        (
            "Search lets you find. To learn more, see [[target]].\n\nTo learn more, see [[target]].",
            1,
        ),
        (
            "See [[target]] first. " + "Then go on a while. " * 12 + "Turn to [[target|it]] again.",
            1,
        ),
        ("See [[target]] here.\n\nSee [[target]] there.", 2),
        (
            "See [[target]] first. " + "Then go on a while. " * 40 + "Turn to [[target|it]] again.",
            2,
        ),
    ],
)
def test_what_a_citing_page_says_is_quoted_once(garden, text, quoted):
    grown = garden({"target.md": "# Target\n\nText.", "citing.md": f"# Citing\n\n{text}\n"})
    [group] = of(grown, "target").connections.backlinks.groups
    [page] = group.pages
    assert (len(page.quotes), page.total) == (quoted, quoted)


def test_a_quote_holds_what_code_and_formulas_say(garden):
    text = "Before [[target]] put a mark (`!`), for $n$ of them, and an ![icon](icon.png)."
    grown = garden({"target.md": "# Target\n\nText.", "citing.md": f"# Citing\n\n{text}\n"})
    [group] = of(grown, "target").connections.backlinks.groups
    [said] = group.pages[0].quotes
    assert said.after.startswith(" put a mark (!), for n of them, and an")


def test_what_a_page_says_of_another_in_two_ways_is_quoted_for_each(garden):
    text = "It holds. [supports:: [[target]]]\n\nIt holds. [doubts:: [[target]]]\n"
    grown = garden({"target.md": "# Target\n\nText.", "citing.md": f"# Citing\n\n{text}\n"})
    [group] = of(grown, "target").connections.backlinks.groups
    assert {one.relation for one in group.pages[0].quotes} == {"supports", "doubts"}


def test_lists_come_newest_first_under_their_years(garden):
    grown = garden(
        {
            "posts/a.md": post("A", publishedAt="'2024-01-01T00:00:00Z'"),
            "posts/b.md": post("B", publishedAt="'2025-06-01T00:00:00Z'"),
            "posts/c.md": post("C", publishedAt="'2025-01-01T00:00:00Z'"),
        }
    )
    [index] = views(grown, "index")
    shown = [(group.title, [card.title for card in group.cards]) for group in index.groups]
    assert shown == [("2025", ["B", "C"]), ("2024", ["A"])]


def test_projects_stand_under_their_own_years(garden):
    project = entity(title="{}", status="published", description="Made.", year="{}")
    years = {"a": 2013, "b": 2024, "c": "0000", "d": "2019"}
    grown = garden({f"projects/{name}.md": project.format(name, of) for name, of in years.items()})
    [index] = views(grown, "index")
    shown = [(group.title, [card.title for card in group.cards]) for group in index.groups]
    assert shown == [
        ("2024", ["b"]),
        ("2019", ["d"]),
        ("2013", ["a"]),
        ("Without a date", ["c"]),
    ]


def test_a_long_list_goes_on_and_knows_where_it_is(garden):
    grown = garden({f"posts/p{n:02}.md": post(f"P {n:02}") for n in range(12)}, page_size=5)
    pages = views(grown, "index")
    assert [sum(len(group.cards) for group in page.groups) for page in pages] == [5, 5, 2]
    assert [page.numbers.number for page in pages] == [1, 2, 3]
    assert [ref.url for ref in pages[0].numbers.pages] == [
        "posts/",
        "posts/page/2/",
        "posts/page/3/",
    ]


def test_everything_is_in_the_list_from_a_to_z_once(garden):
    grown = garden(
        {"posts/b.md": post("Beet"), "posts/a.md": post("Apple"), "z.md": "# Äpfel\n\nText."}
    )
    [browse] = views(grown, "browse")
    titles = [card.title for group in browse.groups for card in group.cards if card.kind != "topic"]
    assert titles == ["Äpfel", "Apple", "Beet"]
    assert browse.groups[0].title == "A"


def test_home_shows_what_is_new_and_the_ways_in(garden):
    grown = garden(
        {
            f"posts/{n}.md": post(f"P {n}", publishedAt=f"'2025-01-{n:02}T00:00:00Z'")
            for n in range(1, 10)
        }
    )
    [home] = views(grown, "home")
    assert [card.title for card in home.tended] == ["P 9", "P 8", "P 7", "P 6", "P 5", "P 4"]
    assert ("Posts", "posts/", 9) in [(ref.title, ref.url, ref.count) for ref in home.counts]


def test_no_page_grows_with_the_garden(garden):
    def widest(size: int) -> int:
        texts = {f"posts/p{n:03}.md": post(f"P {n:03}") for n in range(size)}
        grown = garden(texts, page_size=5)
        pages = (page for page in inventory(grown) if page.kind != "map")  # has a bound of its own
        return max(len(repr(view(grown, page))) for page in pages)

    assert widest(120) < 1.3 * widest(30)


def test_what_is_withheld_leaves_no_trace_in_any_view(garden):
    shown = {
        "posts/a.md": post("A", seriesName="Steps") + "\nSee [[secret|a place]] and [[b]].\n",
        "posts/b.md": post("B", seriesName="Steps"),
        "topics/t.md": "---\ntitle: T\n---\nText.\n\n## Sources\n\n- Secret garden (secret) [post]\n",
    }
    secret = "---\ntitle: Secret garden\nstatus: draft\nseriesName: Steps\n---\nHush [[a]] [[b]].\n"
    grown = garden(shown | {"posts/secret.md": secret})
    everything = " ".join(repr(view(grown, page)) for page in inventory(grown))
    assert "Hush" not in everything
    assert "posts/secret" not in everything
    assert "Secret garden" not in everything


def test_views_are_values(garden):
    grown = garden({"posts/a.md": post("A")})
    again = garden({"posts/a.md": post("A")})
    assert [view(grown, page) for page in inventory(grown)] == [
        view(again, page) for page in inventory(again)
    ]
    with pytest.raises(dataclasses.FrozenInstanceError):
        of(grown, "posts/a").description = "other"


def test_home_begins_where_its_writer_says(garden):
    grown = garden(
        {
            "index.md": "---\ntitle: Home\nstart: ['[[B]]', '[[A]]']\n---\nHello.\n",
            "a.md": "# A\n\nText.",
            "b.md": "# B\n\nText.",
        }
    )
    [home] = views(grown, "home")
    assert [card.title for card in home.start] == ["B", "A"]


def test_home_begins_with_the_best_of_the_main_topics_in_a_garden_of_some_size(garden):
    bread = "Sourdough bread rises slowly in a cold kitchen, {} loaves of rye at a time."
    tides = "Tides follow the moon, and sailors read {} tide tables before they leave."
    texts = {f"b{n}.md": f"# Bread {n}\n\n{bread.format(n)}" for n in range(8)}
    texts |= {f"t{n}.md": f"# Tide {n}\n\n{tides.format(n)}" for n in range(8)}
    grown = garden(texts)
    [home] = views(grown, "home")
    assert len(home.start) == min(3, sum(topic.parent is None for topic in grown.topics))
    assert all(card.note.startswith("on ") for card in home.start)
    few = garden({name: texts[name] for name in ("b1.md", "t1.md")})
    assert views(few, "home")[0].start == ()
    welcoming = garden(texts | {"index.md": "# Welcome\n\nBegin with [[Bread 1]]."})
    assert views(welcoming, "home")[0].start == ()


def test_what_was_changed_last_was_tended_last(garden):
    grown = garden(
        {
            "posts/a.md": post("A", publishedAt="'2024-01-01'", updated="'2025-06-01'"),
            "posts/b.md": post("B", publishedAt="'2025-01-01'"),
        }
    )
    [home] = views(grown, "home")
    assert [(card.title, card.day.iso) for card in home.tended] == [
        ("A", "2025-06-01"),
        ("B", "2025-01-01"),
    ]


def test_home_calls_nothing_new_that_has_no_date(garden):
    grown = garden(
        {
            "posts/a.md": post("A"),
            "posts/b.md": post("B", publishedAt="'2025-06-01'"),
            "posts/c.md": post("C"),
            "topics/moss.md": entity(title="Moss") + "\n## Sources\n\n- [[A]]\n- [[B]]\n",
            "topics/fern.md": entity(title="Fern") + "\n## Sources\n\n- [[C]]\n",
        },
        topics={"discover": False},
    )
    [home] = views(grown, "home")
    assert [card.title for card in home.tended] == ["B"]
    newest = {topic.card.title: topic.newest and topic.newest.title for topic in home.topics}
    assert newest == {"Moss": "B", "Fern": None}


def test_a_project_ends_with_who_names_it(garden):
    grown = garden(
        {
            "projects/tool-shed.md": post("Tool Shed", year=2020, description="'A shed.'"),
            "posts/a.md": post("A") + "\nWe met at the Tool Shed in spring.\n",
            "posts/b.md": post("B") + "\nNothing of the kind.\n",
        }
    )
    project = of(grown, "projects/tool-shed")
    assert [card.title for card in project.outcome] == ["A"]
    assert "A" not in [one.card.title for one in project.connections.related]


def test_a_page_speaks_the_language_of_its_entity_and_says_where_a_text_does_not(garden):
    grown = garden(
        {
            "posts/a.md": post("A", lang="en"),
            "posts/b.md": post("B", lang="de", publishedAt="'2025-12-01'") + "[[A]]\n",
            "posts/c.md": post("C", lang="pl"),
        }
    )
    german, polish = of(grown, "posts/b"), of(grown, "posts/c")
    assert (german.spoken, german.lang) == ("de", "")
    assert (german.header.label, german.header.day.text) == ("Beitrag", "1. Dezember 2025")
    [citing] = of(grown, "posts/a").connections.backlinks.groups[0].pages
    assert (citing.card.lang, citing.card.label) == ("de", "Post")
    assert (polish.spoken, polish.lang, polish.header.label) == ("en", "pl", "Post")


def test_a_list_speaks_the_language_of_the_text_above_it(garden):
    files = {f"notes/n{n}.md": f"---\ntitle: N{n}\n---\nA note.\n" for n in range(12)}
    files["notes/index.md"] = "---\ntitle: Notizen\nlang: de\n---\nWas hier steht.\n"
    grown = garden(files, page_size=10)
    lists = [one for one in views(grown, "index") if one.page.id == "note"]
    assert [(one.page.number, one.spoken) for one in lists] == [(1, "de"), (2, "de")]
    assert {one.spoken for one in views(grown, "browse")} == {"en"}


def test_a_keyword_speaks_the_language_of_what_it_ties(garden):
    text = "---\ntitle: Brot {0}\nlang: de\nkeywords: [Sauerteig]\n---\nSauerteig, {0} Laibe.\n"
    grown = garden({f"n{n}.md": text.format(n) for n in range(6)}, keywords={"page_min": 3})
    assert "sauerteig" in {one.page.title.casefold() for one in views(grown, "keyword")}
    assert {one.spoken for one in views(grown, "keyword")} == {"de"}


def test_a_topic_without_a_file_speaks_the_language_of_its_sources(garden):
    text = "# Brot {0}\n\nSauerteigbrot geht langsam auf in einer kalten Küche, {0} Laibe Roggen."
    grown = garden({f"n{n}.md": f"---\nlang: de\n---\n{text.format(n)}" for n in range(6)})
    assert grown.topics
    assert {shown.spoken for shown in views(grown, "topic")} == {"de"}

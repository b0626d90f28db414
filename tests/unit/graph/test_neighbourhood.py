"""What is near what: vectors, neighbours, reasons and communities."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy import sparse

from trellis import Garden
from trellis.graph.calling import Said
from trellis.graph.citing import worth_linking
from trellis.graph.nearest import best
from trellis.graph.neighbours import CITERS, choosy, cited_by_alike

Grow = Callable[..., Garden]

BREAD = "Sourdough bread needs a starter, flour and patience. The dough ferments overnight."
TIDES = "Tides follow the moon. Sailors read the tide tables before they leave the harbour."


def kitchen(**more: str) -> dict[str, str]:
    """A few notes on bread and on the sea."""
    texts = {
        "starter.md": f"# Starter\n\n{BREAD} Feed the starter every day.",
        "oven.md": f"# Oven\n\n{BREAD} A hot oven gives the crust.",
        "crumb.md": f"# Crumb\n\n{BREAD} An open crumb shows a lively starter.",
        "harbour.md": f"# Harbour\n\n{TIDES} The harbour wall keeps the swell out.",
        "moon.md": f"# Moon\n\n{TIDES} A full moon brings spring tides.",
        "sails.md": f"# Sails\n\n{TIDES} Sails are set when the tide turns.",
    }
    return texts | {f"{name}.md": text for name, text in more.items()}


def ids(garden: Garden, id: str) -> list[str]:
    return [one.id for one in garden.related(id)]


def test_text_alone_brings_notes_together(garden: Grow) -> None:
    grown = garden(kitchen())
    assert set(ids(grown, "starter")[:2]) == {"oven", "crumb"}
    assert set(ids(grown, "moon")[:2]) == {"harbour", "sails"}


def test_nothing_is_related_to_itself(garden: Grow) -> None:
    grown = garden(kitchen())
    assert all(id not in ids(grown, id) for id in grown.entities)


def test_weights_of_reasons_sum_to_the_score(garden: Grow) -> None:
    grown = garden(kitchen(letter="# Letter\n\nOf [[oven]] and [[moon]] and bread."))
    for id in grown.entities:
        for one in grown.related(id):
            assert one.reasons
            assert sum(reason.weight for reason in one.reasons) == pytest.approx(one.score)


def test_links_are_reasons_in_both_directions(garden: Grow) -> None:
    grown = garden(kitchen(letter="# Letter\n\nNothing but [[moon]]."))
    (to_moon,) = [one for one in grown.related("letter") if one.id == "moon"]
    (to_letter,) = [one for one in grown.related("moon") if one.id == "letter"]
    assert to_moon.linked
    assert not to_letter.linked
    assert "link" in [reason.kind for reason in to_moon.reasons]
    assert "backlink" in [reason.kind for reason in to_letter.reasons]


def test_what_one_page_cites_is_cited_together(garden: Grow) -> None:
    grown = garden(kitchen(letter="# Letter to a Friend\n\nSee [[oven]] and [[moon]]."))
    (near,) = [one for one in grown.related("oven") if one.id == "moon"]
    assert ("cited-together", "Letter to a Friend") in [
        (reason.kind, reason.label) for reason in near.reasons
    ]


def test_members_of_a_series_are_near_for_that_reason(garden: Grow) -> None:
    member = "---\ntitle: {0}\nseriesName: Harbour Days\nseriesIndex: {1}\n---\n{2}"
    grown = garden(
        {
            "post/one.md": member.format("One", 1, BREAD),
            "post/two.md": member.format("Two", 2, TIDES),
            "post/three.md": "---\ntitle: Three\n---\nNothing of either.",
        }
    )
    first = grown.related("post/one")[0]
    assert first.id == "post/two"
    assert ("series", "Harbour Days") in [(one.kind, one.label) for one in first.reasons]


def test_a_name_that_is_said_but_not_linked_is_a_reason(garden: Grow) -> None:
    letter = "# Letter\n\nI dreamt of the Tidal Mill last night."
    mill = "# Tidal Mill\n\nWheels turn slowly below the bridge."
    grown = garden(kitchen(letter=letter, mill=mill))
    (near,) = [one for one in grown.related("letter") if one.id == "mill"]
    assert "mention" in [one.kind for one in near.reasons]


def test_words_of_a_longer_name_are_no_mention_of_a_shorter_one(garden: Grow) -> None:
    texts = {
        "letter": "# Letter\n\nI dreamt of the Tidal Mill Society last night.",
        "mill": "# Tidal Mill\n\nWheels turn slowly below the bridge.",
        "society": "# Tidal Mill Society\n\nMeets on Fridays.",
    }
    near = {one.id: one for one in garden(kitchen(**texts)).related("letter")}
    assert "mention" in [one.kind for one in near["society"].reasons]
    assert "mill" not in near or "mention" not in [one.kind for one in near["mill"].reasons]


def test_a_name_counts_by_how_often_it_is_linked_where_it_is_said() -> None:
    said = sparse.csr_array([[0, 1, 1], [0, 1, 1], [0, 1, 1], [0, 1, 1], [0, 0, 0]])
    cited = sparse.csr_array([[0, 1, 0], [0, 1, 0], [0, 1, 0], [0, 0, 0], [1, 0, 0]])
    linked, unlinked = worth_linking(said, cited).toarray()[3, 1:]
    assert 1 > linked > 2 * unlinked > 0


def test_where_nothing_is_linked_a_name_counts_still() -> None:
    said = sparse.csr_array([[0.0, 1.0], [0.0, 0.0]])
    assert worth_linking(said, sparse.csr_array((2, 2))).toarray()[0, 1] > 0


def test_what_two_pages_link_to_with_the_same_words_is_meant_where_a_third_says_them(
    garden: Grow,
) -> None:
    links = {
        "ann": "# Ann\n\nAt dawn [[mill|the wheelhouse]] wakes the valley.",
        "bob": "# Bob\n\nNobody lives in [[mill|the wheelhouse]] since the flood.",
        "mill": "# Tidal Mill\n\nStones turn slowly below the bridge.",
        "kiln": "# Lime Kiln\n\nSmoke rises above the quarry.",
        "letter": "# Letter\n\nYesterday a heron stood by the wheelhouse.",
    }
    plain = links | {"bob": "# Bob\n\nNobody lives in [[mill]] since the flood."}
    assert ids(garden(kitchen(**links)), "letter")[0] == "mill"
    assert ids(garden(kitchen(**plain)), "letter")[0] != "mill"


def test_what_says_the_name_of_a_page_is_near_to_it(garden: Grow) -> None:
    letter = "# Letter\n\nI dreamt of the Tidal Mill last night."
    mill = "# Tidal Mill\n\nWheels turn slowly below the bridge."
    assert "letter" in ids(garden(kitchen(letter=letter, mill=mill)), "mill")


def test_runs_that_many_entities_repeat_bring_nothing_together(garden: Grow) -> None:
    footer = "Written slowly by candlelight in a small wooden house somewhere near the old mill."
    texts = {f"n{i}.md": f"# N{i}\n\nword{i} term{i} thing{i}. {footer}" for i in range(12)}
    grown = garden(texts)
    assert all(not grown.related(id) for id in grown.entities)


def test_every_entity_has_twenty_neighbours_when_the_garden_has_them(garden: Grow) -> None:
    trees = ("oak", "elm", "ash", "yew", "fir", "pine", "larch", "beech", "alder", "maple")
    texts = {
        f"n{i}.md": f"# Note {i}\n\nThe {trees[i % 10]} and the {trees[i // 10]} by the "
        f"{trees[(i + 3) % 10]}, the {trees[(i + 5) % 10]} near the {trees[(i * 7) % 10]}."
        for i in range(60)
    }
    grown = garden(texts)
    assert all(len(grown.related(id)) >= 20 for id in grown.entities)


def test_an_empty_garden_and_empty_notes_are_fine(garden: Grow) -> None:
    assert garden({}).connections.related == {}
    grown = garden({"a.md": "", "b.md": "# B"})
    assert grown.related("a") == ()


def test_ties_stand_once_per_pair_and_links_keep_their_direction(garden: Grow) -> None:
    grown = garden(kitchen(letter="# Letter\n\n[[oven]] and again [[oven]], then ![[moon]]."))
    ties = [(tie.source, tie.target, tie.kind) for tie in grown.ties]
    assert ties == sorted(set(ties))
    assert ("letter", "oven", "link") in ties
    assert ("letter", "moon", "embed") in ties
    assert grown.graph.nodes["letter"] == {"kind": "note", "title": "Letter"}


def test_those_who_cite_the_same_page_say_so(garden: Grow) -> None:
    texts = {
        "letter": "# Letter\n\nDear reader, see [[oven]].",
        "poster": "# Poster\n\nFor sale, with [[oven]].",
    }
    near = {one.id: one for one in garden(kitchen(**texts)).related("letter")}
    assert ("citing-together", "Oven") in [
        (reason.kind, reason.label) for reason in near["poster"].reasons
    ]


def test_what_two_texts_both_speak_of_is_a_keyword_of_one(garden: Grow) -> None:
    grown = garden(kitchen())
    for id in grown.entities:
        for one in grown.related(id):
            own = {word.label for near in (id, one.id) for word in grown.keywords.of[near]}
            assert all(
                reason.label in {"", *own} for reason in one.reasons if reason.kind == "text"
            )


def test_the_order_of_the_files_does_not_matter(garden: Grow) -> None:
    texts = kitchen(letter="# Letter\n\n[[oven]] and [[moon]].")
    backwards = dict(reversed(texts.items()))
    assert garden(texts).connections == garden(backwards).connections


def test_the_words_in_which_others_cite_a_page_bring_it_near_to_those_who_use_them(
    garden: Grow,
) -> None:
    grown = garden(
        {
            "apple.md": "# Apple\n\nA fruit on a tree.\n",
            "quince.md": "# Quince\n\nA fruit on a tree.\n",
            "cellar.md": "# Cellar\n\nFor winter storage in damp sand see [[quince]].\n",
            "pantry.md": "# Pantry\n\nAll winter storage in damp sand keeps the shelves full.\n",
            **{
                f"other {n}.md": f"# Other {n}\n\nNothing of either, {n} times.\n" for n in range(9)
            },
        }
    )
    order = [near.id for near in grown.related("pantry")]
    assert "quince" in order
    assert "apple" not in order[: order.index("quince")]


def test_a_tag_that_sorts_notes_and_says_nothing_of_them_is_no_reason(garden: Grow) -> None:
    def named(count: int, said: str = "plant") -> set[str]:
        tagged = {
            f"n{number}.md": (
                f"---\ntags: [seedling]\n---\n# Note {number}\n\n"
                f"Row {number} has its own {said}, set on day {number} in bed {number}. {BREAD}"
            )
            for number in range(count)
        }
        grown = garden({**kitchen(), **tagged})
        return {reason.label for one in grown.related("n0") for reason in one.reasons}

    assert "seedling" not in named(12)
    assert "seedling" in named(12, "seedling")
    assert "seedling" in named(3)


def test_what_those_cite_who_cite_the_same_is_near(garden: Grow) -> None:
    # a tin and a bell are alike in all but who cites them
    texts = {name: f"# {name.title()}\n\nOne of many things." for name in ("tin", "bell")}
    texts |= {name: f"# {name.title()}\n\nSomething else." for name in ("rope", "hook", "sack")}
    texts["here"] = "# Here\n\nWith [[rope]], [[hook]] and [[sack]]."
    texts["there"] = "# There\n\nWith [[rope]], [[hook]], [[sack]] and [[bell]]."
    texts["away"] = "# Away\n\nWith [[starter]], [[oven]], [[crumb]] and [[tin]]."
    order = ids(garden(kitchen(**texts)), "here")
    assert "bell" in order
    assert "tin" not in order[: order.index("bell")]


def test_a_page_that_cites_everything_is_like_none() -> None:
    size = CITERS + 10
    cells = [(0, column) for column in range(1, size)]  # the first row cites all
    cells += [(1, 3), (1, 4), (2, 3), (2, 4), (2, 5)]
    rows, columns = zip(*cells, strict=True)
    cited = sparse.coo_array(
        ([1.0] * len(cells), (rows, columns)), shape=(size, size), dtype="float32"
    ).tocsr()
    found = cited_by_alike(cited, 20, 100)(np.array([1]))
    assert sorted(found.indices.tolist()) == [3, 4, 5]
    assert sorted(zip(*choosy(cited).nonzero(), strict=True)) == cells[size - 1 :]


def test_what_links_here_takes_no_place_from_what_is_not_linked_yet() -> None:
    # the first row is near all others; rows 1 to 6 cite it, and it cites 7
    near = sparse.csr_array(([9, 8, 7, 6, 5, 4, 3, 2, 1], ([0] * 9, range(1, 10))), shape=(10, 10))
    cited = sparse.csr_array(([1] * 7, ([1, 2, 3, 4, 5, 6, 0], [0] * 6 + [7])), shape=(10, 10))
    chosen = best(cited.astype("float32"), linked=2, others=2)
    found = chosen(near.astype("float32"), np.arange(10))
    assert found.rows[: found.starts[1]].tolist() == [1, 2, 7, 8, 9]
    assert found.linked[: found.starts[1]].tolist() == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("title", "text", "called"),
    [
        ("Sourdough Starters", "A sourdough starter is fed daily.", True),
        ("The Starter", "Feed your starter, then wait.", True),
        ("Emptiness", "Take an empty jar, then another empty jar.", False),
        ("Learning Apart Together", "Learning and learning again.", False),
        ("Letter 6", "This letter is the seventh letter.", False),
        ("リンク集", "これはリンク集です。", True),
    ],
)
def test_a_name_is_a_reason_where_it_can_be_read(
    garden: Grow, title: str, text: str, called: bool
) -> None:
    grown = garden({"named.md": f"# {title}\n\nOf bread.", "here.md": f"# Here\n\n{text}"})
    one, other = (grown.entities[id] for id in ("here", "named"))
    assert Said(one).calls(other) == called

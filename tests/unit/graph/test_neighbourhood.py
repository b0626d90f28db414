"""What is near what: vectors, neighbours, reasons and communities."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from trellis import Garden

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

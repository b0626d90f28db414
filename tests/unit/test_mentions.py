"""Mentions: which names in running text are names, where they stand, and the links made of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from trellis import Garden
from trellis.inventory import inventory
from trellis.publish.markdown import markdown_tree
from trellis.views import view
from trellis.views.mentions import with_mentions
from trellis.views.values import Quote

Grow = Callable[..., Garden]

NAMED = {
    "mesh.md": "---\ntitle: Mesh Networks\naliases: [MN, ad-hoc nets]\n---\nMesh networks are mesh networks.",
    "soil.md": "# Soil",
    "node.md": "# Node.js",
    "free.md": "# Straße der Freiheit",
    "自己組織化.md": "x",
    "リンク.md": "x",
    "the.md": "# The The",
    "year.md": "# 2024",
    "one/twin.md": "# Twin Peaks",
    "two/twin.md": "# Twin Peaks",
}


def said(garden: Grow, text: str) -> list[tuple[str, str]]:
    grown = garden(NAMED | {"a.md": text})
    return [(one.target, one.written) for one in grown.mentions if one.origin == "a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of mesh networks.", [("mesh", "mesh networks")]),
        ("Of Mesh-Networks and ad hoc nets.", [("mesh", "Mesh-Networks")]),
        ("Of mesh\nnetworks.", [("mesh", "mesh\nnetworks")]),
        ("Of *mesh* networks.", [("mesh", "mesh* networks")]),
        ("> - mesh networks", [("mesh", "mesh networks")]),
        ("| mesh networks |\n|---|\n| x |", [("mesh", "mesh networks")]),
        ("MN is short, mn is not.", [("mesh", "MN")]),
        ("On soil, node.js and node js.", [("soil", "soil"), ("node", "node.js")]),
        ("In der STRASSE DER FREIHEIT.", [("free", "STRASSE DER FREIHEIT")]),
        ("自己組織化とリンク。", [("自己組織化", "自己組織化"), ("リンク", "リンク")]),
        ("自己組織化論とハイパーリンク。", []),
        ("Mesh networking, a mesh, networks; topsoil, soil-like.", []),
        ("The Soil Association", []),
        ("# Mesh Networks\n\n`mesh networks` $soil$ %%soil%%\n\n    soil", []),
        ("[mesh networks](https://x.example) <a href='x'>soil</a> soil@x.example #soil", []),
        ("In 2024 the the twin peaks.", []),
        ("[[mesh|that]] and mesh networks", []),
    ],
)
def test_names_in_a_text(garden: Grow, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(garden, text) == expected


def test_a_mention_stands_at_its_first_place_and_counts_the_others(garden: Grow) -> None:
    grown = garden(NAMED | {"a.md": "---\nx: y\n---\n\nSo *mesh networks*.\n\nMesh networks!"})
    (one,) = [one for one in grown.mentions if one.origin == "a"]
    assert (one.line, one.column, one.count) == (5, 5, 2)


def test_words_that_the_garden_uses_all_the_time_are_no_names(garden: Grow) -> None:
    texts = {f"{number}.md": "So soil, and Mesh Networks." for number in range(4)}
    assert not [one for one in garden(NAMED | texts).mentions if one.target in ("soil", "mesh")]


def test_mentions_become_links_only_when_asked(garden: Grow) -> None:
    texts = NAMED | {
        "a.md": "---\nx: y\n---\nSee [[soil]], mesh networks and node.js, mesh networks.\n\n"
        "| so | MN |\n|---|---|\n| 自己組織化 | x |\n"
    }
    grown = garden(texts, link_mentions=True)
    assert grown.entities["a"].body.startswith(
        "See [[soil]], [[mesh|mesh networks]] and [[node|node.js]], mesh networks."
    )
    assert "[[自己組織化\\|自己組織化]]" in grown.entities["a"].body
    assert [(one.origin, one.context) for one in grown.backlinks("node")] == [
        ("a", "See soil, mesh networks and node.js, mesh networks.")
    ]
    assert [(one.target, one.line, one.column) for one in grown.entities["a"].references] == [
        ("soil", 4, 5),
        ("mesh", 4, 15),
        ("node", 4, 33),
        ("自己組織化", 8, 3),
    ]
    assert not [one for one in grown.mentions if one.origin == "a"]
    written = markdown_tree(grown).texts["a.md"]
    assert "See [Soil](soil.md), [mesh networks](mesh.md) and [node.js](node.md), mesh" in written
    assert "[[" not in garden(texts).entities["a"].body.replace("[[soil]]", "")


def test_what_is_withheld_is_never_named(garden: Grow) -> None:
    grown = garden(
        {"a.md": "The hidden place.", "b.md": "---\ntitle: Hidden Place\ndraft: true\n---\n"}
    )
    assert grown.mentions == ()


def test_a_preview_shows_who_names_a_page(garden: Grow) -> None:
    grown = garden(NAMED | {"a.md": "# A\n\n## So\n\nOf mesh networks, and more."})
    (place,) = [page for page in inventory(grown) if page.entity_id == "mesh"]
    (page,) = with_mentions(grown, view(grown, place)).connections.mentions
    assert page.card.title == "A"
    assert page.quotes[0] == Quote("Of ", "mesh networks", ", and more.", "so")
    assert view(grown, place).connections.mentions == ()

"""topics, related, graph, path: what they show, and how entities and topics are named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from trellis import Garden
from trellis.cli.gardens import UsageFailure, find_entity

Run = Callable[..., Result]
Folder = Callable[[dict[str, str]], Path]
Grow = Callable[..., Garden]

TEXTS = {
    "posts/mesh.md": (
        "---\ntitle: Mesh Networks\nslug: mesh-net\ntags: [mesh networks]\n---\n"
        "Mesh networks grow without a centre. See [[trust]].\n"
    ),
    "notes/trust.md": "---\ntitle: Trust\ntags: [mesh networks]\n---\nTrust in mesh networks.\n",
    "notes/bread.md": "---\ntitle: Trusting bread\n---\nFlour and water.\n",
    "topics/networks.md": (
        "---\ntitle: Networks\nkeywords: [mesh networks]\n---\nNetworks of people.\n\n"
        "## Sources\n- Mesh Networks (mesh-net) [post]\n- Trust (trust) [note]\n"
    ),
    "posts/secret.md": "---\ntitle: Zanzibar\nstatus: draft\n---\nMesh networks in Zanzibar.\n",
}


@pytest.mark.parametrize(
    "name", ["posts/mesh", "posts/mesh.md", "mesh-net", "Mesh Networks", "mesh  networks"]
)
def test_an_entity_has_many_names(garden: Grow, name: str) -> None:
    assert find_entity(garden(TEXTS), name).id == "posts/mesh"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mesh Netwroks", "Did you mean 'posts/mesh'?"),
        ("trsut", "Did you mean 'notes/trust'?"),
        ("zzz", "There is no entity 'zzz'."),
        ("Zanzibar", "--private"),
    ],
)
def test_a_name_nobody_has_is_told_the_nearest(garden: Grow, name: str, said: str) -> None:
    with pytest.raises(UsageFailure, match=said.replace("?", r"\?")):
        find_entity(garden(TEXTS), name)


def test_a_name_of_several_is_refused(garden: Grow) -> None:
    grown = garden({"posts/a.md": "# Two words\n", "notes/b.md": "# Two words\n"})
    with pytest.raises(UsageFailure, match="more than one entity: notes/b, posts/a"):
        find_entity(grown, "two words")


def test_topics_are_listed_and_shown(run: Run, folder: Folder) -> None:
    where = folder(TEXTS)
    assert "Networks" in run("topics", "list", where).output
    shown = run("topics", "show", "networks", "--src", where)
    assert shown.exit_code == 0
    assert "Mesh Networks [post]" in shown.output
    data = json.loads(run("topics", "show", "Networks", "--src", where, "--json").output)
    assert {"posts/mesh", "notes/trust"} <= {source["id"] for source in data["sources"]}
    ranked = run("topics", "show", "networks", "--src", where, "--all-scores", "--json")
    assert all("shown" in source for source in json.loads(ranked.output)["sources"])


def test_an_unknown_topic_names_the_nearest(run: Run, folder: Folder) -> None:
    result = run("topics", "show", "netwoks", "--src", folder(TEXTS))
    assert result.exit_code == 2
    assert "'networks'" in result.output


def test_related_entities_come_with_reasons(run: Run, folder: Folder) -> None:
    where = folder(TEXTS)
    result = run("related", "mesh-net", "--src", where)
    assert "notes/trust" in result.output
    data = json.loads(run("related", "mesh-net", "--src", where, "--json").output)
    assert data[0]["id"] in ("notes/trust", "topics/networks")
    assert data[0]["reasons"]


def test_the_graph_in_numbers(run: Run, folder: Folder) -> None:
    where = folder(TEXTS)
    data = json.loads(run("graph", where, "--json").output)
    assert data["entities"] == 4
    assert data["orphans"] == ["notes/bread"]
    assert sum(data["components"]) == 4
    assert "notes/bread" in run("graph", where).output


def test_the_way_from_one_entity_to_another(run: Run, folder: Folder) -> None:
    where = folder(TEXTS)
    result = run("path", "mesh-net", "Trust", "--src", where)
    assert result.output.splitlines()[0].endswith("(2 reads, 2 min)")
    assert "(posts/mesh), 1 min\n     the one before links to it" in result.output
    assert "(notes/trust), 1 min" in result.output
    data = json.loads(run("path", "mesh-net", "Trust", "--src", where, "--json").output)
    assert [one["id"] for one in data["reads"]] == ["posts/mesh", "notes/trust"]
    assert data["minutes"] == 2
    assert data["reads"][1]["reasons"][0]["kind"] == "link"
    again = json.loads(run("path", "mesh-net", "mesh-net", "--src", where, "--json").output)
    assert [one["id"] for one in again["reads"]] == ["posts/mesh"]


def test_the_way_from_one_topic_to_another(run: Run, folder: Folder) -> None:
    where = folder(
        {
            "topics/mesh.md": "---\ntitle: Mesh\nkeywords: [mesh]\n---\n\n## Sources\n\n- [[posts/mesh]]\n",
            "topics/bread.md": "---\ntitle: Bread\n---\n\n## Sources\n\n- [[posts/bread]]\n",
            "posts/mesh.md": "# Mesh nets\n\nNeighbours run mesh nets. See [[oven]].\n",
            "posts/oven.md": "# The oven\n\nThe common oven stands in the square.\n",
            "posts/bread.md": "# Loaves\n\nLoaves of rye rise in the [[oven]].\n",
        }
    )
    for a, b in (("mesh", "bread"), ("Mesh", "topics/bread"), ("posts/mesh", "Bread")):
        result = run("path", a, b, "--src", where)
        assert [
            one.split("(")[1].split(")")[0] for one in result.output.splitlines() if ". " in one
        ] == [
            "posts/mesh",
            "posts/oven",
            "posts/bread",
        ]
    assert (
        "From Mesh to Bread  (3 reads, 3 min)"
        in run("path", "mesh", "bread", "--src", where).output
    )
    wrong = run("path", "mesh", "braed", "--src", where)
    assert wrong.exit_code == 2
    assert "There is no topic or entity 'braed'. Did you mean 'bread'?" in wrong.output


def test_no_way_is_said(run: Run, folder: Folder) -> None:
    where = folder({"a.md": "# Apples\n", "b.md": "# Zebras\n"})
    result = run("path", "a", "b", "--src", where)
    assert result.exit_code in (1, 2)


def test_drafts_are_seen_only_by_their_writer(run: Run, folder: Folder) -> None:
    where = folder(TEXTS)
    for command in (
        ("topics", "list", where),
        ("graph", where),
        ("related", "trust", "--src", where),
    ):
        assert "secret" not in run(*command).output
    assert json.loads(run("graph", where, "--private", "--json").output)["entities"] == 5


def test_the_schema_knows_the_owners_words_for_a_status(run: Run, folder: Folder) -> None:
    options = "plugins:\n  - trellis:\n      statuses: {seedling: published}\n"
    where = folder({"mkdocs.yml": options, "docs/a.md": "Text.\n"})
    schema = json.loads(run("schema", "post", "--src", where).output)
    assert schema["properties"]["status"]["enum"] == ["draft", "queued", "published", "seedling"]

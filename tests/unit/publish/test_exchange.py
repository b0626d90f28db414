"""The graph for other tools: well-formed whatever the titles, and whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import networkx as nx
import pytest

from trellis import Garden
from trellis.publish.exchange import gexf, graphml, jsonld

Grow = Callable[..., Garden]

TEXTS = {
    "posts/a.md": '---\ntitle: "A <b> & \\"c\\" ]]> \\u0007"\ntags: [mesh & co]\n---\nSee [[b]].\n',
    "posts/b.md": "---\ntitle: B\ntags: [mesh & co]\npublishedAt: '2026-01-02'\n---\nMesh & co.\n",
    "posts/c.md": "---\ntitle: Zanzibar\nstatus: draft\n---\nZanzibar.\n",
}


@pytest.mark.parametrize("write", [graphml, gexf])
def test_xml_is_well_formed_and_holds_nothing_private(
    garden: Grow, write: Callable[[Garden], str]
) -> None:
    text = write(garden(TEXTS))
    ElementTree.fromstring(text)
    assert "anzibar" not in text
    assert "\x07" not in text


def test_graphml_is_read_by_networkx(garden: Grow) -> None:
    grown = garden(TEXTS)
    graph = nx.parse_graphml(graphml(grown), force_multigraph=True)
    assert set(graph.nodes) == set(grown.graph.nodes)
    assert graph.number_of_edges() == len(grown.ties)
    assert graph.nodes["posts/b"]["title"] == "B"


def test_gexf_has_every_tie(garden: Grow) -> None:
    grown = garden(TEXTS)
    root = ElementTree.fromstring(gexf(grown))
    assert len(root.findall(".//{http://gexf.net/1.3}edge")) == len(grown.ties)
    assert len(root.findall(".//{http://gexf.net/1.3}node")) == len(grown.graph.nodes)


def test_jsonld_speaks_schema_org(garden: Grow) -> None:
    data = json.loads(jsonld(garden(TEXTS, site_url="https://example.org/g")))
    assert data["@context"] == "https://schema.org"
    works = {work["name"]: work for work in data["@graph"]}
    assert works["B"]["@type"] == "BlogPosting"
    assert works["B"]["@id"] == "https://example.org/g/posts/b/"
    assert works["B"]["datePublished"] == "2026-01-02"
    assert "Zanzibar" not in works

"""PUBLISH: the graph of a garden in formats of other tools: GraphML, GEXF, and JSON-LD (schema.org).

Written by hand rather than by a library: the order is ours, and what XML forbids is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from trellis.entities import Entity
from trellis.garden import Garden
from trellis.graph import Tie
from trellis.inventory import inventory
from trellis.publish.canonical import as_json, iso, number
from trellis.topics import Topic

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

SCHEMA_TYPES = {
    "post": "BlogPosting",
    "deck": "PresentationDigitalDocument",
    "series": "CreativeWorkSeries",
    "project": "CreativeWork",
    "newsletter": "Article",
    "link": "WebPage",
}

NODE_FIELDS = ("kind", "title", "url", "date", "lang")
EDGE_FIELDS = ("kind", "weight", "reasons")


def graphml(garden: Garden) -> str:
    """The graph as GraphML 1.0: nodes with kind, title, url, date, lang; edges with kind and weight.

    Only ties of the kinds link and embed have a direction that means something.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(
            f'  <key id="{name}" for="node" attr.name="{name}" attr.type="string"/>'
            for name in NODE_FIELDS
        ),
        *(
            f'  <key id="tie-{name}" for="edge" attr.name="{name}" attr.type="{_type(name)}"/>'
            for name in EDGE_FIELDS
        ),
        '  <graph edgedefault="directed">',
    ]
    for id, fields in _nodes(garden).items():
        lines.append(f"    <node id={_attribute(id)}>")
        lines += [
            f'      <data key="{name}">{_text(value)}</data>'
            for name, value in fields.items()
            if value
        ]
        lines.append("    </node>")
    for position, tie in enumerate(garden.ties):
        lines.append(
            f'    <edge id="e{position}" source={_attribute(tie.source)}'
            f" target={_attribute(tie.target)}>"
        )
        lines += [
            f'      <data key="tie-{name}">{_text(value)}</data>'
            for name, value in _edge_fields(tie).items()
            if value
        ]
        lines.append("    </edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def gexf(garden: Garden) -> str:
    """The graph as GEXF 1.3, as Gephi reads it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        '  <graph defaultedgetype="undirected" mode="static">',
        '    <attributes class="node">',
        *(f'      <attribute id="{name}" title="{name}" type="string"/>' for name in NODE_FIELDS),
        "    </attributes>",
        '    <attributes class="edge">',
        '      <attribute id="reasons" title="reasons" type="string"/>',
        "    </attributes>",
        "    <nodes>",
    ]
    for id, fields in _nodes(garden).items():
        lines.append(f"      <node id={_attribute(id)} label={_attribute(fields['title'])}>")
        lines += _gexf_values(fields)
        lines.append("      </node>")
    lines += ["    </nodes>", "    <edges>"]
    for position, tie in enumerate(garden.ties):
        fields = _edge_fields(tie)
        kind = "directed" if _directed(tie) else "undirected"
        lines.append(
            f'      <edge id="{position}" source={_attribute(tie.source)} target={_attribute(tie.target)}'
            f' type="{kind}" kind="{tie.kind}" weight="{fields["weight"]}">'
        )
        lines += _gexf_values({"reasons": fields["reasons"]})
        lines.append("      </edge>")
    return "\n".join([*lines, "    </edges>", "  </graph>", "</gexf>", ""])


def jsonld(garden: Garden) -> str:
    """The garden as JSON-LD: its entities as works, topics and series, as schema.org names them."""
    base = garden.config.site_url.rstrip("/") + "/" if garden.config.site_url else ""
    links: dict[str, list[str]] = {}
    for tie in garden.ties:
        if tie.kind == "link" and tie.source in garden.entities and tie.target in garden.entities:
            links.setdefault(tie.source, []).append(base + garden.addresses[tie.target])
    topic_urls = {page.id: base + page.url for page in inventory(garden) if page.kind == "topic"}
    files = {topic.entity_id for topic in garden.topics}
    site: dict[str, object] = {
        "@id": base or "./",
        "@type": "WebSite",
        "name": garden.config.site_name,
        "inLanguage": garden.config.lang,
    }
    series: dict[str, list[str]] = {}
    for one in garden.series:
        for member in one.members:
            series.setdefault(member, []).append(one.title)
    works = [
        _work(garden, entity, base, topic_urls, links.get(id, []), series.get(id, []))
        for id, entity in garden.entities.items()
        if id not in files
    ]
    topics = [_term(topic, topic_urls.get(topic.id)) for topic in garden.topics]
    return as_json({"@context": "https://schema.org", "@graph": [site, *works, *topics]})


def _work(
    garden: Garden,
    entity: Entity,
    base: str,
    topic_urls: Mapping[str, str],
    links: list[str],
    series: list[str],
) -> dict[str, object]:
    url = base + garden.addresses[entity.id]
    values: dict[str, object] = {
        "@id": url or "./",
        "@type": SCHEMA_TYPES.get(entity.kind, "Article"),
        "name": entity.title,
        "url": url or "./",
        "description": entity.summary,
        "datePublished": iso(entity.date),
        "dateModified": iso(entity.updated),
        "inLanguage": entity.lang_tag,
        "wordCount": entity.words,
        "author": {"@type": "Person", "name": entity.author} if entity.author else None,
        "keywords": [keyword.label for keyword in garden.keywords.of.get(entity.id, ())],
        "about": [
            {"@id": topic_urls[id]}
            for id in garden.topics_of.get(entity.id, ())
            if id in topic_urls
        ],
        "citation": [{"@id": link} for link in links],
        "isPartOf": [{"@type": "CreativeWorkSeries", "name": title} for title in series],
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _term(topic: Topic, url: str | None) -> dict[str, object]:
    values: dict[str, object] = {
        "@id": url,
        "@type": "DefinedTerm",
        "name": topic.title,
        "url": url,
        "description": " ".join(sentence.text for sentence in topic.summary),
        "keywords": list(topic.keywords),
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _nodes(garden: Garden) -> dict[str, dict[str, str]]:
    """Every end of a tie, and every entity, with the fields of `NODE_FIELDS`."""
    nodes = {
        id: {
            "kind": entity.kind,
            "title": entity.title,
            "url": garden.addresses.get(id, ""),
            "date": iso(entity.date) or "",
            "lang": entity.lang_tag,
        }
        for id, entity in garden.entities.items()
    }
    for topic in garden.topics:
        nodes[f"topic:{topic.id}"] = {"kind": "topic", "title": topic.title}
    for tie in garden.ties:
        for end in (tie.source, tie.target):
            if end not in nodes and end.startswith("keyword:"):
                nodes[end] = {"kind": "keyword", "title": end.removeprefix("keyword:")}
    return dict(sorted(nodes.items()))


def _edge_fields(tie: Tie) -> dict[str, str]:
    return {
        "kind": tie.kind,
        "weight": str(number(tie.weight)),
        "reasons": "; ".join(reason.label for reason in tie.reasons),
    }


def _gexf_values(fields: Mapping[str, str]) -> Iterator[str]:
    if any(fields.values()):
        yield "        <attvalues>"
        for name, value in fields.items():
            if value:
                yield f'          <attvalue for="{name}" value={_attribute(value)}/>'
        yield "        </attvalues>"


def _directed(tie: Tie) -> bool:
    return tie.kind in ("link", "embed")


def _type(name: str) -> str:
    return "double" if name == "weight" else "string"


def _text(text: str) -> str:
    return escape_xml(_NOT_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))

"""GATHER: what a writer is told of the promises that could not be kept as they were."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from trellis.addresses import of_address
from trellis.diagnostics import Diagnostic, diagnostic
from trellis.entities import Entity
from trellis.ledger import LEDGER_FILE, Ledger, LockedPage, LockedTopic
from trellis.paths import entity_stem
from trellis.topics import Topic
from trellis.yamldata import YamlError, read_yaml


def held_by(locked: LockedTopic, topic: Topic) -> int:
    """How many sources of a topic that was locked are sources of another now."""
    return sum(source.id in locked.sources for source in topic.sources)


def inherits(locked: LockedTopic, topic: Topic) -> bool:
    """Whether a topic holds at least half of another's sources, and so is what became of it."""
    return 2 * held_by(locked, topic) >= len(locked.sources)


def dropped_with(ledger: Ledger, id: str) -> str:
    """The title of the topic that was dropped with the topic `id` within it; "" for none."""
    parent = ledger.topics.get(ledger.topics[id].parent)
    return (parent.title or ledger.topics[id].parent) if parent and parent.dropped else ""


def topic_changed(ledger: Ledger, id: str, heir: str, topics: Iterable[Topic]) -> Diagnostic:
    """That a topic is no more."""
    locked = ledger.topics[id]
    now = {topic.id: topic for topic in topics}.get(heir)
    whole, title = dropped_with(ledger, id), locked.title or id
    leads = f"its address leads to “{now.title}”" if now else "its address leads to all topics"
    if whole:
        said = f"is gone with “{whole}”, which was dropped; {leads}"
    elif now is None:
        said = f"is gone; {leads}"
    elif not inherits(locked, now):
        held = f"{held_by(locked, now)} of its {len(locked.sources)} sources"
        said = f"is gone; {leads}, which holds {held}"
    else:
        part = "part of " if heir in ledger.topics else ""
        said = f"is {part}“{now.title}” now; its address leads there"
    remedy = "`trellis lock` writes it down; `trellis topics keep` makes a topic your own"
    return diagnostic("topic-changed", LEDGER_FILE, f"the topic “{title}” {said}", remedy=remedy)


def topic_parted(ledger: Ledger, id: str, others: Sequence[str]) -> Diagnostic:
    """That sources of a topic are topics of their own."""
    title = ledger.topics[id].title or id
    return diagnostic(
        "topic-changed",
        LEDGER_FILE,
        f"sources of the topic “{title}” are topics of their own: {', '.join(others)}",
        remedy="`trellis lock` writes it down; `trellis topics merge` brings them together",
    )


def url_lost(url: str, page: LockedPage) -> Diagnostic:
    """That a page is nowhere."""
    return diagnostic(
        "url-lost",
        LEDGER_FILE,
        f"{page.of} was published at `{url}`, and is nowhere now",
        remedy=f"give the page that took its place `aliases: [{_in_yaml(entity_stem(page.of))}]`, "
        f"or let it go: trellis lock --forget {url}",
    )


def _in_yaml(name: str) -> str:
    """`name` as it is, or quoted where YAML would read something else in a list."""
    try:
        plain = read_yaml(f"names: [{name}]").value == {"names": [name]}
    except YamlError:
        plain = False
    return name if plain else json.dumps(name, ensure_ascii=not name.isprintable())


def url_taken(url: str, entity: Entity, whose: str) -> Diagnostic:
    """That an entity stands where another page was; `whose` says which."""
    said = f"its address `{url}` was published as that of {whose}, which is elsewhere now"
    remedy = f"give it another, or let the old one go: trellis lock --forget {url}"
    return of_address("url-taken", entity, said, remedy)

"""GATHER: topics and series that were found, whose address an entity has: their pages stand elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from trellis.addresses import of_address
from trellis.config import Config
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.kinds import Kinds
from trellis.paths import page_url, served
from trellis.series import Series
from trellis.topics import Topic


def holders(addresses: Mapping[str, str]) -> dict[str, str]:
    """The ids of entities, by the file that serves each, as a file system tells files apart."""
    return {served(url): id for id, url in addresses.items()}


def crowded(
    entities: Mapping[str, Entity],
    addresses: Mapping[str, str],
    topics: Iterable[Topic],
    series: Iterable[Series],
    kinds: Kinds,
    config: Config,
    known: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """Each entity that stands where a topic or series without a file would, but for the `known` addresses."""
    found = [("topic", one.id, one.title) for one in topics if one.entity_id is None]
    found += [("series", one.slug, one.title) for one in series if one.entity_id is None]
    there = holders(addresses)
    for kind, name, title in found:
        url = page_url(f"{kinds.by_name[kind].plural}/{name}", directory_urls=config.directory_urls)
        id = there.get(served(url))
        if id is None or url in known:
            continue
        said = f"its address `{url}` is that of the {kind} “{title}” too, which is elsewhere now"
        yield of_address("slug-duplicate", entities[id], said, "give it a `slug` of its own")

"""What became of the addresses that a ledger promises."""

from __future__ import annotations

import pytest

from trellis import Config, Garden
from trellis.garden import NO_LEDGER
from trellis.ledger import Ledger, LockedPage, Owner
from trellis.lockfile import ledger_text
from trellis.publish.lock import locked
from trellis.publish.moved import moved_pages
from trellis.sources import reading_from_texts

ODD = ["topic: kraken plan", "series:kraken plan", "keyword:kraken", "trail:kraken:plan", "topic:t"]
TEXTS = {"a.md": "# A\n\nWords.\n", "topics/t.md": "---\ntitle: Tea\n---\nOf tea.\n"}


def grow(files: dict[str, str], ledger: Ledger = NO_LEDGER) -> Garden:
    return Garden.grow(reading_from_texts(files), Config(), ledger=ledger)


def lost(garden: Garden) -> list[str]:
    return [one.message for one in garden.diagnostics if one.code == "url-lost"]


@pytest.mark.parametrize("name", ODD)
def test_a_file_is_never_taken_for_a_page_of_another_kind(name: str) -> None:
    """Whatever it is called: taken back it is told of nowhere, and deleted it is lost."""
    files = {**TEXTS, f"{name}.md": "# Kraken\n\nIt sleeps.\n"}
    ledger = locked(grow(files), "2026-01-01")
    url = grow(files).addresses[name]
    assert ledger.urls[url].owner == Owner("entity", name)
    draft = grow({**files, f"{name}.md": "---\ndraft: true\n---\n# Kraken\n\nIt sleeps.\n"}, ledger)
    assert moved_pages(draft) == ()
    assert lost(draft) == []
    assert url not in locked(draft, "2026-01-02").urls
    assert "Kraken" not in ledger_text(locked(draft, "2026-01-02"))
    assert [url in message for message in lost(grow(TEXTS, ledger))] == [True]


def test_a_topics_old_address_leads_to_the_topic_and_not_to_a_file_called_like_it() -> None:
    files = {**TEXTS, "topic:t.md": "# Not tea\n"}
    urls = {"old/": LockedPage("topic:t"), "older/": LockedPage("topic:s")}
    garden = grow(files, Ledger(urls=urls, heirs={"s": "t"}))
    assert {one.url: one.title for one in moved_pages(garden)} == {"old/": "Tea", "older/": "Tea"}
    after = locked(garden, "2026-01-01")
    assert after.urls["old/"] == LockedPage("topic:t")
    renamed = {**TEXTS, "topic:u.md": "# Not tea\n"}
    moved = grow(renamed, after).promises.moved
    assert moved["old/"] == Owner("topic", "t")
    assert moved[garden.addresses["topic:t"]] == Owner("entity", "topic:u")

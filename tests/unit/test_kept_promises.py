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


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("Ends, means: a 'plan' [x]", "\"Ends, means: a 'plan' [x]\""),
        ('Say "no" #1', '"Say \\"no\\" #1"'),
        ("Zürich & more", "Zürich & more"),
    ],
)
def test_the_remedy_for_a_lost_page_can_be_pasted(name: str, alias: str) -> None:
    ledger = locked(grow({f"{name}.md": "Words.\n"}), "2026-01-01")
    [finding] = [one for one in grow({}, ledger).diagnostics if one.code == "url-lost"]
    assert f"`aliases: [{alias}]`" in finding.remedy
    mended = grow({"new.md": f"---\naliases: [{alias}]\n---\nOther words.\n"}, ledger)
    assert [one.code for one in mended.diagnostics] == []


OAK = "The oak drops its acorns in autumn. Jays bury the acorns of the oak. Oak wood makes barrels."
WALKS = {f"walk {n}.md": f"# Walk {n}\n\n{OAK} It was day {n}.\n" for n in range(6)}
AT = "---\ntitle: Mine\npermalink: {}\n---\nWhat I think.\n"


def told(garden: Garden) -> list[tuple[str, str]]:
    """What is said of addresses."""
    codes = ("slug-duplicate", "url-taken", "url-lost")
    return [(one.code, one.path) for one in garden.diagnostics if one.code in codes]


def test_an_address_of_a_topic_is_not_taken_over_without_a_word() -> None:
    ledger = locked(grow(WALKS), "2026-01-01")
    [id] = ledger.topics
    url = f"topics/{id}/"
    files = {**WALKS, "mine.md": AT.format(url)}
    assert told(grow(files)) == [("slug-duplicate", "mine.md")]
    garden = grow(files, ledger)
    assert told(garden) == [("url-taken", "mine.md")]
    assert f"the topic “{garden.topics[0].title}”" in garden.diagnostics[0].message
    after = locked(garden, "2026-01-02")
    assert after.urls[url] == LockedPage(f"topic:{id}")
    assert told(grow(files, after)) == [("url-taken", "mine.md")]
    assert told(grow(WALKS, after)) == []
    forgotten = locked(garden, "2026-01-02", forget=[url])
    assert forgotten.urls[url].owner == Owner("entity", "mine")
    assert told(grow(files, forgotten)) == [("slug-duplicate", "mine.md")]


def test_an_address_of_a_series_is_not_taken_over_without_a_word() -> None:
    part = "---\ntitle: One\ndate: 2024-01-01\nseriesName: Walks\n---\nWords.\n"
    ledger = locked(grow({"posts/a.md": part}), "2026-01-01")
    files = {"posts/a.md": part, "mine.md": AT.format("series/walks/")}
    assert told(grow(files)) == [("slug-duplicate", "mine.md")]
    assert told(grow(files, ledger)) == [("url-taken", "mine.md")]


def test_a_file_for_a_topic_or_series_takes_nothing() -> None:
    part = "---\ntitle: One\ndate: 2024-01-01\nseriesName: Walks\n---\nWords.\n"
    ledger = locked(grow({**WALKS, "posts/a.md": part}), "2026-01-01")
    [id] = ledger.topics
    files = {
        f"topics/{id}.md": "---\ntitle: Mine\n---\nOf oaks.\n\n## Sources\n- Walk 1 (walk 1) [note]\n",
        "series/walks.md": "---\ntitle: Walks\n---\nOf walks.\n",
    }
    assert "url-taken" not in dict(told(grow({**WALKS, "posts/a.md": part, **files}, ledger)))


def test_an_address_of_an_entity_is_not_taken_over_without_a_word() -> None:
    files = {"b.md": "# B\n", "a.md": AT.format("elsewhere/")}
    ledger = locked(grow(files), "2026-01-01")
    taken = grow({"b.md": "# B\n", "a.md": AT.format("b/")}, ledger)
    assert sorted(told(taken)) == [("slug-duplicate", "b.md"), ("url-taken", "a.md")]
    assert locked(taken, "2026-01-02").urls["b/"].of == "b"
    new = grow({"a.md": AT.format("b/")}, ledger)
    assert told(new) == []

"""Topics that were locked: what holds still, and what moves when the texts do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from trellis import Config, Garden, Topic
from trellis.inventory import inventory, plan
from trellis.ledger import Change, Ledger, LockedPage, Owner
from trellis.lockfile import ledger_text, read_ledger
from trellis.publish.lock import locked, settled, topic_changes
from trellis.publish.moved import Moved, moved_pages
from trellis.sources import reading_from_texts
from trellis.views import view
from trellis.views.pages import TopicView

TREES = {
    "oak": "The oak drops its acorns in autumn. Jays bury the acorns of the oak. Oak wood makes barrels.",
    "reed": "The reed stands in the marsh. Bitterns hide in the reed. A reed roof keeps out the rain.",
    "moss": "The moss drinks the fog. Sphagnum moss builds the bog. Nobody hurries moss or the bog.",
    "fern": "The fern uncurls its fronds in April. Fern spores ride the wind. A fern has no flower.",
}


def texts(size: int = 6) -> dict[str, str]:
    found = {}
    for tree, prose in TREES.items():
        sentences = prose.split(". ")
        for number in range(size):
            turned = sentences[number % 3 :] + sentences[: number % 3]
            found[f"{tree}-{number}.md"] = (
                f"# {tree} {number}\n\n{'. '.join(turned)}. Walk {number} by the {tree}.\n"
            )
    return found


def grow(files: dict[str, str], ledger: Ledger | None = None) -> Garden:
    return Garden.grow(reading_from_texts(files), Config(), ledger=ledger or Ledger())


def about(garden: Garden, tree: str) -> Topic:
    return next(one for one in garden.topics if f"{tree}-0" in {s.id for s in one.sources})


def codes(garden: Garden) -> list[str]:
    return [one.code for one in garden.diagnostics if one.path == "trellis.lock"]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return locked(grow(texts()), "2026-01-01")


def test_a_ledger_changes_nothing_by_itself(ledger: Ledger) -> None:
    grown, again = grow(texts()), grow(texts(), ledger)
    assert again.topics == grown.topics
    assert codes(again) == []
    assert ledger_text(locked(again, "2026-02-02")) == ledger_text(ledger)


def test_what_is_written_down_is_what_then_stays(ledger: Ledger) -> None:
    """A garden that moves once more under its new ledger is written down as it is after that."""
    more, most = texts() | {"new.md": f"# An oak\n\n{TREES['oak']}\n"}, texts(7)
    grown = [grow(files, ledger) for files in (most, more, more)]
    written = settled(grow(texts(), ledger), "2026-02-02", lambda _: grown.pop(0))
    assert written == locked(grow(more, ledger), "2026-02-02")
    assert grown == []
    [change] = written.topics[about(grow(texts()), "oak").id].changes
    assert change.gained == ("new",)


def test_a_topic_that_goes_while_the_ledger_settles_leaves_an_heir(ledger: Ledger) -> None:
    herons = "The heron wades through the shallows. Fish fear the heron. A heron stands still."
    files = texts() | {f"heron-{n}.md": f"# Heron {n}\n\n{herons} Walk {n}.\n" for n in range(5)}
    whole = grow(files, ledger)
    passing = about(whole, "heron")
    assert passing.id not in ledger.topics
    written = settled(whole, "2026-02-02", lambda under: grow(texts(), under))
    assert passing.id not in written.topics
    assert passing.id in written.heirs
    assert f"topics/{passing.id}/" in written.urls


def test_a_listed_keyword_is_locked_once_whatever_its_language_makes_of_it() -> None:
    files = {
        "topics/betrieb.md": "---\ntitle: Betrieb\nlang: de\nkeywords: [DevOps, Monorepos]\n---\n"
        "Der Betrieb von Software.\n\n## Sources\n- a (a) [note]\n- b (b) [note]\n",
        "a.md": "DevOps is how we run software. DevOps needs monorepos.",
        "b.md": "We like DevOps, and monorepos for DevOps.",
    }
    [topic] = grow(files, locked(grow(files), "2026-01-01")).topics
    assert topic.keywords[:2] == ("DevOps", "Monorepos")
    assert len({word.casefold() for word in topic.keywords}) == len(topic.keywords)


@pytest.mark.parametrize("tree", sorted(TREES))
def test_one_more_text_changes_only_the_topic_that_it_is_about(ledger: Ledger, tree: str) -> None:
    files = texts() | {"new.md": f"# One more {tree}\n\n{TREES[tree]} The {tree} is old.\n"}
    before, after = grow(texts(), ledger), grow(files, ledger)
    changed = topic_changes(after)
    assert set(changed) == {about(before, tree).id}
    assert changed[about(before, tree).id].gained == ("new",)


def test_a_locked_name_stays_where_another_would_do_better(ledger: Ledger) -> None:
    topic = about(grow(texts()), "moss")
    other = next(word for word in topic.keywords if word.title() != topic.title)
    title = other[0].upper() + other[1:]
    renamed = dict(ledger.topics)
    renamed["my-bog"] = replace(renamed.pop(topic.id), title=title)
    kept = about(grow(texts(), replace(ledger, topics=renamed)), "moss")
    assert (kept.id, kept.title) == ("my-bog", title)


def test_a_locked_name_stays_however_most_texts_spell_it_now(ledger: Ledger) -> None:
    """Its phrase is what counts: that texts come to say `mosses` is no reason for another address."""
    topic = about(grow(texts()), "moss")
    assert topic.title == "Moss"
    files = {name: text.replace("moss ", "mosses ") for name, text in texts().items()}
    kept = about(grow(files, ledger), "moss")
    assert (kept.id, kept.title) == (topic.id, "Moss")


def test_several_texts_that_belong_elsewhere_by_now_go_there_together() -> None:
    whole = grow(texts(8))
    ledger, oaks, reeds = (
        locked(whole, "2026-01-01"),
        about(whole, "oak").id,
        about(whole, "reed").id,
    )
    there, here = ledger.topics[reeds].sources, ledger.topics[oaks].sources
    strayed = {id: digest for id, digest in there.items() if id > "reed-4"}
    left = {id: digest for id, digest in there.items() if id not in strayed}
    topics = {
        **ledger.topics,
        oaks: replace(ledger.topics[oaks], sources={**here, **strayed}),
        reeds: replace(ledger.topics[reeds], sources=left),
    }
    grown = grow(texts(8), replace(ledger, topics=topics))
    changes = topic_changes(grown)
    assert changes[reeds].gained == changes[oaks].lost == tuple(sorted(strayed))
    assert topic_changes(grow(texts(8), locked(grown, "2026-02-02"))) == {}


def test_a_name_that_no_text_bears_out_is_given_up_and_leads_on(ledger: Ledger) -> None:
    topic = about(grow(texts()), "moss")
    renamed = dict(ledger.topics)
    renamed["steam-engines"] = replace(renamed.pop(topic.id), title="Steam Engines")
    urls = {**ledger.urls, "topics/steam-engines/": LockedPage("topic:steam-engines")}
    grown = grow(texts(), replace(ledger, topics=renamed, urls=urls))
    assert about(grown, "moss").id == topic.id
    assert grown.promises.heirs == {"steam-engines": topic.id}
    assert grown.promises.moved["topics/steam-engines/"] == Owner("topic", topic.id)
    assert codes(grown) == ["topic-changed"]
    assert locked(grown, "2026-02-02").heirs == {"steam-engines": topic.id}


def test_heirs_of_heirs_are_found(ledger: Ledger) -> None:
    topic = about(grow(texts()), "oak")
    grown = grow(texts(), replace(ledger, heirs={"a": "b", "b": topic.id, "x": "y", "y": "x"}))
    assert grown.promises.heirs == {"a": topic.id, "b": topic.id, "x": "", "y": ""}


def test_a_dropped_topic_is_none_and_its_ground_no_other(ledger: Ledger) -> None:
    topic = about(grow(texts()), "fern")
    topics = {**ledger.topics, topic.id: replace(ledger.topics[topic.id], dropped=True)}
    grown = grow(texts(), replace(ledger, topics=topics))
    assert not any("fern-0" in {s.id for s in one.sources} for one in grown.topics)
    assert locked(grown, "2026-02-02").topics[topic.id].dropped
    assert codes(grown) == []


def test_a_renamed_file_stays_what_it_was(ledger: Ledger) -> None:
    files = texts()
    files["by another name.md"] = files.pop("reed-3.md")
    grown = grow(files, ledger)
    assert topic_changes(grown) == {}
    assert grown.promises.moved["reed-3/"] == Owner("entity", "by another name")
    assert locked(grown, "2026-02-02").urls["reed-3/"].of == "by another name"
    assert codes(grown) == []


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("---\ntitle: reed 3\n---\nOther words.\n", True),
        ("---\naliases: [reed-3]\n---\nOther words.\n", True),
        ("Other words.\n", False),
    ],
)
def test_a_page_is_known_again_by_title_or_alias_or_lost(
    ledger: Ledger, new: str, found: bool
) -> None:
    files = texts()
    del files["reed-3.md"]
    grown = grow(files | {"new.md": new}, ledger)
    assert grown.promises.moved.get("reed-3/") == (Owner("entity", "new") if found else None)
    assert ("url-lost" in codes(grown)) is not found


def test_what_is_taken_back_leaves_no_trace(ledger: Ledger) -> None:
    files = texts()
    files["reed-3.md"] = "---\nstatus: draft\n---\n" + files["reed-3.md"]
    grown = grow(files, ledger)
    assert "url-lost" not in codes(grown)
    assert "reed-3/" not in grown.promises.moved
    after = locked(grown, "2026-02-02")
    assert "reed-3" not in ledger_text(after)
    assert "reed-3" not in ledger_text(locked(grow(files, after), "2026-02-03"))


def test_what_only_drafts_say_now_is_told_of_nowhere(ledger: Ledger) -> None:
    reeds = next(id for id, one in ledger.topics.items() if "reed-0" in one.sources)
    oaks = next(id for id, one in ledger.topics.items() if "oak-0" in one.sources)
    told = (Change("2026-01-01", lost=("reed-0",), words=("bitterns", "jays"), took=("Reeds",)),)
    topics = {**ledger.topics, oaks: replace(ledger.topics[oaks], changes=told)}
    heirs = {"bittern-nests": reeds, "jay-nests": oaks}
    urls = {**ledger.urls, "topics/bittern-nests/": LockedPage("topic:bittern-nests")}
    files = {
        id: f"---\nstatus: draft\n---\n{text}" if id.startswith("reed") else text
        for id, text in texts().items()
    }
    grown = grow(files, replace(ledger, topics=topics, heirs=heirs, urls=urls))
    assert reeds not in grown.promises.heirs
    assert codes(grown) == []
    kept = grown.ledger.topics[oaks].changes[0]
    assert (kept.words, kept.took) == (("jays",), ())
    after = ledger_text(locked(grown, "2026-02-02")).lower()
    assert [word for word in ("reed", "bittern", "marsh") if word in after] == []
    assert "jay-nests" in after


def test_what_readers_may_still_read_is_kept_of_a_topic_with_a_draft(ledger: Ledger) -> None:
    files = texts()
    files["reed-3.md"] = "---\nstatus: draft\n---\n" + files["reed-3.md"]
    assert grow(files, ledger).ledger.topics.keys() == ledger.topics.keys()


def test_positions_and_addresses_are_read_back(
    ledger: Ledger, garden: Callable[..., Garden]
) -> None:
    again, findings = read_ledger(ledger_text(ledger))
    assert (again, findings) == (ledger, [])
    assert ledger.positions.keys() == ledger.topics.keys()
    assert ledger.urls["oak-0/"].of == "oak-0"
    assert garden(texts()).ledger == Ledger()


def test_a_topics_page_says_what_changed_and_names_only_what_is_public(ledger: Ledger) -> None:
    files = texts()
    files["new.md"] = "# New walk\n\n" + TREES["oak"] + "\n"
    files["oak-5.md"] = "---\nstatus: draft\n---\n" + files["oak-5.md"]
    after = locked(grow(files, ledger), "2026-03-04")
    grown = grow(files, after)
    [page] = [
        one for one in inventory(grown) if one.kind == "topic" and one.id == about(grown, "oak").id
    ]
    shown = view(grown, page)
    assert isinstance(shown, TopicView)
    [revision] = shown.revisions
    assert revision.day.text == "4 March 2026"
    assert revision.lines[0] == "New source: New walk"
    assert not any("oak 5" in line for line in revision.lines)


def test_a_long_change_is_told_in_short(ledger: Ledger) -> None:
    oaks = about(grow(texts()), "oak").id
    change = Change(
        "2026-03-04",
        was="“Oaks”",
        lost=("reed-0", "reed-1"),
        words=("a", "b", "c", "d", "e", "f"),
        took=("A", "B", "C", "D", "E", "F", "G"),
    )
    topics = {**ledger.topics, oaks: replace(ledger.topics[oaks], changes=(change,))}
    grown = grow(texts(), replace(ledger, topics=topics))
    shown = view(grown, plan(grown).topics[oaks])
    assert isinstance(shown, TopicView)
    titles = [grown.entities[id].title for id in change.lost]
    assert shown.revisions[0].lines == (
        "Earlier name: “Oaks”",
        "Took in A, B, C, D, E and 2 more",
        f"No longer sources: {titles[0]} and {titles[1]}",
        "New keywords: a, b, c, d, e and f",
    )


def moved(garden: Garden) -> dict[str, Moved]:
    return {one.url: one for one in moved_pages(garden)}


def test_a_keywords_address_leads_to_what_it_was_about(ledger: Ledger) -> None:
    key = "bittern"
    page = plan(grow(texts())).keywords[key]
    assert ledger.urls[page.url] == LockedPage(f"keyword:{key}")
    assert page.url not in moved(grow(texts(), ledger))
    few = {id: text for id, text in texts().items() if not id.startswith("reed")}
    assert moved(grow(few, ledger))[page.url].target == "keywords/"
    one = {**few, "reed-0.md": texts()["reed-0.md"]}
    assert moved(grow(one, ledger))[page.url].target == "reed-0/"
    reeds = {f"reed-{number}.md": texts()[f"reed-{number}.md"] for number in range(4)}
    unsaid = {id: reeds[id].replace("Bitterns", "Herons") for id in ("reed-0.md", "reed-1.md")}
    rare = grow({**few, **reeds, **unsaid}, ledger)
    assert page.url not in {one.url for one in inventory(rare)}
    assert moved(rare)[page.url].target == f"topics/{about(rare, 'reed').id}/"
    assert locked(rare, "2026-02-02").urls[page.url] == LockedPage(f"keyword:{key}")
    assert "url-lost" not in {one.code for one in rare.diagnostics if page.url in one.message}


def test_a_keyword_that_only_drafts_say_now_is_told_of_nowhere(ledger: Ledger) -> None:
    files = {
        ("other-" + id if id.startswith("reed") else id): (
            f"---\nstatus: draft\n---\n{text} Rewritten." if id.startswith("reed") else text
        )
        for id, text in texts().items()
    }
    grown = grow(files, ledger)
    assert "keywords/bitterns/" in ledger.urls
    assert not any("bittern" in url for url in moved(grown))
    assert "keywords/bitterns/" not in locked(grown, "2026-02-02").urls


def test_a_trails_address_leads_to_where_it_began(ledger: Ledger) -> None:
    oaks, reeds = about(grow(texts()), "oak").id, about(grow(texts()), "reed").id
    urls = {
        **ledger.urls,
        "trails/a/": LockedPage(f"trail:{oaks}:{reeds}"),
        "trails/b/": LockedPage(f"trail:jay-nests:{oaks}"),
    }
    kept = replace(ledger, urls=urls, heirs={"jay-nests": oaks})
    found = moved(grow(texts(), kept))
    assert found["trails/a/"].target == f"topics/{oaks}/"
    assert found["trails/b/"].target == f"topics/{oaks}/"
    grown = grow({id: text for id, text in texts().items() if not id.startswith("reed")}, kept)
    assert moved(grown)["trails/a/"].target == f"topics/{oaks}/"
    drafts = {
        id: f"---\nstatus: draft\n---\n{text}" if id.startswith("reed") else text
        for id, text in texts().items()
    }
    assert "trails/a/" not in moved(grow(drafts, kept))

"""What `trellis topics diff` says, in sentences that are so."""

from __future__ import annotations

from dataclasses import replace

from trellis import Config, Garden
from trellis.garden import NO_LEDGER
from trellis.ledger import Change, Ledger, LockedTopic
from trellis.publish.difference import Difference, differences
from trellis.publish.lock import locked
from trellis.sources import reading_from_texts

OAK = "The oak drops its acorns in autumn. Jays bury the acorns of the oak. Oak wood makes barrels."
REED = "The reed stands in the marsh. Bitterns hide in the reed. A reed roof keeps out the rain."
TEXTS = {
    f"{tree}-{n}.md": f"# {tree} {n}\n\n{prose} Walk {n} by the {tree}.\n"
    for tree, prose in (("oak", OAK), ("reed", REED))
    for n in range(6)
}
SOURCES = "\n".join(f"- oak {n} (oak-{n}) [note]" for n in range(6))
FILE = (
    f"---\ntitle: Old trees\nslug: {{}}\n---\nOf the oak and its acorns.\n\n## Sources\n{SOURCES}\n"
)


def grow(files: dict[str, str], ledger: Ledger = NO_LEDGER) -> Garden:
    return Garden.grow(reading_from_texts(files), Config(), ledger=ledger)


def told(garden: Garden) -> dict[str, Difference]:
    return {one.id: one for one in differences(garden)}


def test_a_draft_is_named_to_nobody_and_leaves_no_change_behind() -> None:
    ledger = locked(grow(TEXTS), "2026-01-01")
    draft = TEXTS | {"reed-3.md": "---\ndraft: true\n---\n" + TEXTS["reed-3.md"]}
    garden = grow(draft, ledger)
    assert "reed-3" not in repr(differences(garden))
    reeds = next(id for id, one in ledger.topics.items() if "reed-0" in one.sources)
    after = locked(garden, "2026-01-02").topics[reeds]
    assert Change("2026-01-02") not in after.changes
    emptied = replace(ledger.topics[reeds], changes=(Change("2026-01-01", gained=("reed-3",)),))
    known = replace(ledger, topics={**ledger.topics, reeds: emptied})
    assert (
        Change("2026-01-01") not in locked(grow(draft, known), "2026-01-02").topics[reeds].changes
    )


def test_a_file_by_another_name_is_the_same_topic() -> None:
    before = TEXTS | {"topics/old.md": FILE.format("old-trees")}
    garden = grow(
        TEXTS | {"topics/new.md": FILE.format("trees")}, locked(grow(before), "2026-01-01")
    )
    found = told(garden)
    assert found["trees"].sentences == (
        "It has a file, topics/new.md.",
        "It was “Old trees” (old-trees), whose address leads here.",
    )
    assert found["old-trees"].sentences == (
        "It is “Old trees” (trees) now; its address leads there.",
    )
    assert "its address leads there" in garden.diagnostics[-1].message


def test_a_file_without_sources_says_so() -> None:
    ledger = locked(grow(TEXTS), "2026-01-01")
    said = told(grow(TEXTS | {"topics/q.md": "---\ntitle: Quux\n---\n"}, ledger))["q"].sentences
    assert said == ("It has a file, topics/q.md.", "Nothing is known to be about it yet.")


def test_how_much_of_a_topic_another_holds_is_counted() -> None:
    ledger = locked(grow(TEXTS), "2026-01-01")
    oaks = next(id for id, one in ledger.topics.items() if "oak-0" in one.sources)
    gone = LockedTopic("Walks", sources={"oak-0": "", **{f"lost-{n}": "" for n in range(6)}})
    garden = grow(TEXTS, replace(ledger, topics={**ledger.topics, "walks": gone}))
    title = garden.ledger.topics[oaks].title
    assert told(garden)["walks"].sentences == (
        f"“{title}” ({oaks}) holds 1 of its 7 sources; its address leads there.",
    )
    assert oaks not in told(garden)
    [finding] = [one for one in garden.diagnostics if one.code == "topic-changed"]
    assert finding.message == (
        f"the topic “Walks” is gone; its address leads to “{title}”, which holds 1 of its 7 sources"
    )


def test_what_a_files_words_no_longer_lead_to_is_not_said_to_have_moved() -> None:
    file = "---\ntitle: Trees\nslug: trees\n---\nOf the oak and its acorns.\n"
    ledger = locked(grow(TEXTS | {"topics/t.md": file}), "2026-01-01")
    other = "---\ntitle: Marshes\nslug: trees\n---\nOf the reed and the bitterns.\n"
    said = told(grow(TEXTS | {"topics/t.md": other}, ledger))["trees"].sentences
    [line] = [one for one in said if one.startswith("- oak 0 ")]
    assert line.startswith(
        "- oak 0 (oak-0): the topic's file neither lists it nor says enough of it"
    )


def test_what_was_dropped_with_another_is_said_to_be() -> None:
    ledger = locked(grow(TEXTS), "2026-01-01")
    oaks = next(id for id, one in ledger.topics.items() if "oak-0" in one.sources)
    whole = replace(ledger.topics[oaks], dropped=True)
    part = LockedTopic("Acorns", sources={"oak-1": "", "oak-2": ""}, parent=oaks)
    garden = grow(TEXTS, replace(ledger, topics={**ledger.topics, oaks: whole, "acorns": part}))
    assert told(garden)["acorns"].sentences == (
        f"It was within “{whole.title}”, which was dropped; its address leads to all topics.",
    )
    [finding] = [one for one in garden.diagnostics if one.code == "topic-changed"]
    assert finding.message == (
        f"the topic “Acorns” is gone with “{whole.title}”, which was dropped; "
        "its address leads to all topics"
    )

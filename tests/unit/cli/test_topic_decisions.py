"""trellis lock, and what a writer asks and decides about topics."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from trellis import Garden
from trellis.lockfile import read_ledger

Run = Callable[..., Result]

PROSE = {
    "oak": "The oak drops its acorns in autumn. Jays bury the acorns of the oak. Oak wood makes barrels.",
    "reed": "The reed stands in the marsh. Bitterns hide in the reed. A reed roof keeps out the rain.",
    "moss": "The moss drinks the fog. Sphagnum moss builds the bog. Nobody hurries moss or the bog.",
}


@pytest.fixture
def src(folder: Callable[[dict[str, str]], Path]) -> Path:
    """A garden of three topics and five notes on each."""
    texts = {"mkdocs.yml": "site_name: G\ndocs_dir: content\nplugins: [trellis]\n"}
    for tree, prose in PROSE.items():
        sentences = prose.split(". ")
        for number in range(5):
            turned = sentences[number % 3 :] + sentences[: number % 3]
            body = f"# {tree} {number}\n\n{'. '.join(turned)}. Walk {number} by the {tree}.\n"
            texts[f"content/{tree}-{number}.md"] = body
    return folder(texts)


def topic_on(src: Path, tree: str) -> str:
    """The id of the topic that holds the notes on a tree."""
    garden = Garden.load(src)
    return next(one.id for one in garden.topics if f"{tree}-0" in {s.id for s in one.sources})


def topics(src: Path) -> dict[str, str]:
    return {one.id: one.origin for one in Garden.load(src).topics}


def test_lock_writes_once_and_says_when_it_is_due(run: Run, src: Path) -> None:
    assert run("lock", src, "--check").exit_code == 1
    assert not (src / "trellis.lock").exists()
    first = run("lock", src)
    assert first.exit_code == 0
    assert "3 topics, 25 addresses" in first.output
    ledger, findings = read_ledger((src / "trellis.lock").read_text())
    assert findings == []
    assert len(ledger.topics) == 3
    assert run("lock", src).output == "trellis.lock is up to date.\n"
    assert run("lock", src, "--check").exit_code == 0


def test_lock_mends_a_merge(run: Run, src: Path) -> None:
    run("lock", src)
    whole = (src / "trellis.lock").read_text()
    line = next(line for line in whole.splitlines() if '"of": "oak-1"' in line)
    sides = f"<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> other"
    (src / "trellis.lock").write_text(whole.replace(line, sides))
    assert "lock-conflict" in run("check", src).output
    run("lock", src)
    assert (src / "trellis.lock").read_text() == whole


@pytest.mark.parametrize(
    "command",
    [
        ["lock"],
        *(["topics", *words] for words in (["diff"], ["drop", "moss"], ["split", "moss"])),
        *(
            ["topics", *words]
            for words in (["keep", "a"], ["rename", "a", "B"], ["merge", "a", "b"])
        ),
    ],
)
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            lambda text: text[:300],
            "it is not JSON. Nothing was written: take it from the repository",
        ),
        (lambda text: text.replace('"schema": 1', '"schema": 9'), "a newer Trellis wrote it"),
    ],
)
def test_a_ledger_that_cannot_be_read_is_not_written_over(
    run: Run, src: Path, command: list[str], spoil: Callable[[str], str], told: str
) -> None:
    run("lock", src)
    file = src / "trellis.lock"
    file.write_text(spoil(file.read_text()))
    before = file.read_bytes()
    where = [src] if command[-1] in ("lock", "diff") else ["--src", src]
    result = run(*command, *where)
    assert result.exit_code == 2
    assert told in result.output
    assert file.read_bytes() == before
    assert not (src / "content/topics").exists()


def test_an_address_that_nobody_promised_cannot_be_forgotten(run: Run, src: Path) -> None:
    result = run("lock", src, "--forget", "nowhere/")
    assert result.exit_code == 2
    assert "trellis.lock does not promise 'nowhere/'" in result.output


def test_diff_tells_what_changed_and_why(run: Run, src: Path) -> None:
    assert "There is no trellis.lock to compare with" in run("topics", "diff", src).output
    run("lock", src)
    assert run("topics", "diff", src).output == "All topics are as trellis.lock has them.\n"
    (src / "content/oak-4.md").unlink()
    (src / "content/new.md").write_text(f"# New walk\n\n{PROSE['oak']}\n")
    said = run("topics", "diff", src).output
    assert f"(changed, {topic_on(src, 'oak')})" in said
    assert "+ New walk (new): it shares " in said
    assert "and is new." in said
    assert "- oak-4: its file is gone." in said
    assert "moss" not in said
    [data] = json.loads(run("topics", "diff", src, "--json").output)
    assert data["state"] == "changed"
    assert data["change"]["gained"] == ["new"]
    assert data["change"]["lost"] == ["oak-4"]


def test_why_tells_where_an_entity_is_and_where_not(run: Run, src: Path) -> None:
    said = run("topics", "why", "oak-2", "--src", src).output
    assert f"({topic_on(src, 'oak')}): it scores " in said
    assert "“" in said
    data = json.loads(run("topics", "why", "oak-2", "--src", src, "--json").output)
    assert [one["source"] for one in data][:1] == [True]
    assert run("topics", "why", "oek-2", "--src", src).exit_code == 2


def test_keep_makes_a_file_that_holds_the_topic(run: Run, src: Path) -> None:
    id = topic_on(src, "moss")
    before = next(one for one in Garden.load(src).topics if one.id == id)
    file = src / f"content/topics/{id}.md"
    shown = run("topics", "keep", id, "--src", src, "--dry-run")
    assert "## Sources" in shown.output
    assert not file.exists()
    assert str(file) in run("topics", "keep", id, "--src", src).output
    after = next(one for one in Garden.load(src).topics if one.id == id)
    assert after.origin == "curated"
    assert [s.id for s in after.sources if s.pinned] == [s.id for s in before.sources]
    assert len(topics(src)) == 3
    again = run("topics", "keep", id, "--src", src)
    assert again.exit_code == 2
    assert "It is your own already." in again.output


def test_rename_keeps_the_address(run: Run, src: Path) -> None:
    id = topic_on(src, "moss")
    for title in ("Bogs & <fens>", "Wet places"):
        assert run("topics", "rename", id, title, "--src", src).exit_code == 0
        [renamed] = [one for one in Garden.load(src).topics if one.id == id]
        assert renamed.title == title
        assert renamed.origin == "curated"
    assert len(topics(src)) == 3


def test_a_title_that_another_topic_has_is_refused(run: Run, src: Path) -> None:
    moss, reed = (
        next(one for one in Garden.load(src).topics if one.id == topic_on(src, tree))
        for tree in ("moss", "reed")
    )
    before = topics(src)
    for title in (reed.title, reed.title.upper()):
        result = run("topics", "rename", moss.id, title, "--src", src)
        assert result.exit_code == 2
        assert f"`trellis topics merge {moss.id} {reed.id}`" in result.output
    run("topics", "keep", reed.id, "--src", src)
    result = run("topics", "rename", moss.id, reed.title, "--src", src)
    assert f"`trellis topics merge {reed.id} {moss.id}`" in result.output
    assert topics(src) == before | {reed.id: "curated"}
    run("topics", "keep", moss.id, "--src", src)
    assert "Choose another." in run("topics", "rename", moss.id, reed.title, "--src", src).output
    assert run("topics", "rename", moss.id, moss.title.upper(), "--src", src).exit_code == 0


def test_merge_leaves_one_topic_and_leads_on(run: Run, src: Path) -> None:
    run("lock", src)
    moss, reed = topic_on(src, "moss"), topic_on(src, "reed")
    assert run("topics", "merge", moss, reed, "--src", src).exit_code == 0
    garden = Garden.load(src)
    assert garden.promises.heirs == {reed: moss}
    assert {one.id for one in garden.topics} == {moss, topic_on(src, "oak")}
    assert len(next(one for one in garden.topics if one.id == moss).sources) == 10
    assert run("topics", "merge", moss, moss, "--src", src).exit_code == 2
    own = run("topics", "merge", topic_on(src, "oak"), moss, "--src", src)
    assert "is the file" in own.output
    assert own.exit_code == 2


def test_sources_of_one_name_are_listed_by_their_paths(run: Run, src: Path) -> None:
    (src / "content/other").mkdir()
    (src / "content/other/moss-2.md").write_text(f"# Old walk\n\n{PROSE['oak']}\n")
    id = topic_on(src, "moss")
    run("topics", "keep", id, "--src", src)
    [kept] = [one for one in Garden.load(src).topics if one.id == id]
    assert "moss-2" in {source.id for source in kept.sources if source.pinned}
    assert "source-ambiguous" not in run("check", src).output


def test_the_address_of_a_merged_topic_leads_to_that_which_lists_its_sources(
    run: Run, src: Path
) -> None:
    run("lock", src)
    moss, oak, reed = (topic_on(src, tree) for tree in ("moss", "oak", "reed"))
    run("topics", "keep", oak, "--src", src)
    run("topics", "merge", oak, reed, "--src", src)
    file = src / "content/topics/walks.md"  # holds as many of them, and hardly more
    file.write_text(f"# Walks by the reed\n\n{PROSE['reed']} {PROSE['reed']}\n")
    garden = Garden.load(src)
    walks = next(one for one in garden.topics if one.id == "walks")
    assert {f"reed-{n}" for n in range(5)} <= {source.id for source in walks.sources}
    assert len(walks.sources) < 10
    assert garden.promises.heirs == {reed: oak}
    assert moss in topics(src)


def test_a_topic_of_ones_own_takes_in_what_is_merged_below_its_prose(run: Run, src: Path) -> None:
    moss, reed = topic_on(src, "moss"), topic_on(src, "reed")
    file = src / f"content/topics/{moss}.md"
    run("topics", "keep", moss, "--src", src)
    file.write_text(file.read_text().replace("## Sources", "My own words.\n\n## Sources"))
    assert run("topics", "merge", moss, reed, "--src", src).exit_code == 0
    assert "My own words." in file.read_text()
    assert file.read_text().count("## Sources") == 1
    assert file.read_text().count("[note]") == 10


OWN = b"""\xef\xbb\xbf---\r
title: 'Walks' # mine\r
date: 2024-01-02\r
---\r
Intro.\r
\r
## Sources\r
\r
- moss 0 (moss-0) [note] my remark\r
- [[moss 1]]\r
- moss 2: best of all\r
\r
Closing words.\r
\r
## More\r
\r
Text."""


def test_of_a_file_of_ones_own_only_what_is_decided_changes(run: Run, src: Path) -> None:
    file = src / "content/topics/walks.md"
    file.parent.mkdir()
    file.write_bytes(OWN)
    file.chmod(0o640)
    shown = run("topics", "rename", "walks", "Wet walks", "--src", src, "--dry-run")
    assert "title: 'Wet walks' # mine" in shown.output
    assert file.read_bytes() == OWN
    assert run("topics", "rename", "walks", "Wet walks", "--src", src).exit_code == 0
    renamed = OWN.replace(b"'Walks'", b"'Wet walks'")
    assert file.read_bytes() == renamed
    assert file.stat().st_mode & 0o777 == 0o640
    assert run("topics", "merge", "walks", topic_on(src, "reed"), "--src", src).exit_code == 0
    before, after = renamed.split(b"\r\n"), file.read_bytes().split(b"\r\n")
    added = [row for row in after if row not in before]
    assert [row for row in after if row not in added] == before
    assert added[0] == b"keywords:"
    assert sum(b"(reed-" in row for row in added) == 5
    lines = [row for row in added if b"[note]" in row]
    last = after.index(b"- moss 2: best of all") + 1
    assert after[last : last + len(lines)] == lines


def test_a_file_that_cannot_be_edited_for_certain_is_left_as_it_is(run: Run, src: Path) -> None:
    file = src / "content/topics/walks.md"
    file.parent.mkdir()
    for data, told in (
        (b"---\ntags: [a\nstatus: published\n---\nX.\n", "edit it by hand"),
        ("# Walks\n".encode("utf-16"), "is not UTF-8"),
    ):
        file.write_bytes(data)
        result = run("topics", "rename", "walks", "Wet walks", "--src", src)
        assert result.exit_code == 2
        assert told in result.output
        assert file.read_bytes() == data


def test_drop_holds_until_it_is_undone(run: Run, src: Path) -> None:
    id = topic_on(src, "moss")
    assert f"{id} is dropped" in run("topics", "drop", id, "--src", src).output
    assert len(topics(src)) == 2
    run("lock", src)
    assert len(topics(src)) == 2
    again = run("topics", "drop", id, "--src", src)
    assert again.exit_code == 2
    assert "is dropped already; --undo takes that back." in again.output
    assert f"{id} is a topic again" in run("topics", "drop", id, "--undo", "--src", src).output
    assert id in topics(src)
    wrong = run("topics", "drop", id, "--undo", "--src", src)
    assert wrong.exit_code == 2
    assert "was dropped" in wrong.output


def test_a_topic_with_a_file_is_dropped_when_it_is_found_again(run: Run, src: Path) -> None:
    id = topic_on(src, "moss")
    run("topics", "keep", id, "--src", src)
    result = run("topics", "drop", id, "--src", src)
    assert result.exit_code == 2
    assert "Delete it; if its texts are found as a topic then, drop that." in result.output
    (src / f"content/topics/{id}.md").unlink()
    assert run("topics", "drop", topic_on(src, "moss"), "--src", src).exit_code == 0
    assert len(topics(src)) == 2


def test_a_merge_is_taken_back(run: Run, src: Path) -> None:
    moss, reed = topic_on(src, "moss"), topic_on(src, "reed")
    run("topics", "merge", moss, reed, "--src", src)
    (src / f"content/topics/{moss}.md").unlink()
    assert reed not in topics(src)
    assert run("topics", "drop", reed, "--undo", "--src", src).exit_code == 0
    assert reed in topics(src)


def test_what_is_one_thing_is_not_parted(run: Run, src: Path) -> None:
    result = run("topics", "split", topic_on(src, "moss"), "--src", src)
    assert result.exit_code == 2
    assert "it is one thing" in result.output


@pytest.fixture
def nested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A garden with topics within topics."""
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[3]))
    from benchmarks.generator import generate, write_garden

    write_garden(tmp_path, generate(120, words=120))
    return tmp_path


def parents(src: Path) -> dict[str, str]:
    """Of each topic within another, the id of that."""
    return {one.id: one.parent for one in Garden.load(src).topics if one.parent}


def test_split_makes_files_of_the_topics_within_and_drops_the_whole(run: Run, nested: Path) -> None:
    inside = parents(nested)
    whole = sorted(set(inside.values()))[0]
    result = run("topics", "split", whole, "--src", nested)
    assert result.exit_code == 0
    after = topics(nested)
    assert whole not in after
    assert {after[id] for id, parent in inside.items() if parent == whole} == {"curated"}


def test_what_is_within_a_topic_that_is_kept_stays_within_it(run: Run, nested: Path) -> None:
    run("lock", nested)
    inside = parents(nested)
    whole = sorted(set(inside.values()))[0]
    result = run("topics", "keep", whole, "--src", nested)
    assert result.exit_code == 0
    assert "is no topic any more" not in result.output
    assert topics(nested)[whole] == "curated"
    assert parents(nested) == inside
    assert "topic-changed" not in run("check", nested).output
    run("lock", nested)
    assert parents(nested) == inside


def holds_when_locked(run: Run, src: Path, gone: str, heir: str) -> dict[str, str]:
    """The parents of topics within others after a merge: it holds when it is locked and a note more is
    there, and the address leads on."""
    found = parents(src)
    for text in ("", "# One more\n\nA new note on something else.\n"):
        (src / "notes/one-more.md").write_text(text)
        garden = Garden.load(src)
        assert gone not in {one.id for one in garden.topics}
        assert garden.promises.heirs[gone] == heir
        assert run("lock", src).exit_code == 0
        assert parents(src) == found
    return found


@pytest.mark.parametrize("ledger", [True, False])
def test_a_topic_merges_into_that_around_it(run: Run, nested: Path, ledger: bool) -> None:
    if ledger:
        run("lock", nested)
    inside = parents(nested)
    part, whole = sorted(inside.items())[0]
    result = run("topics", "merge", whole, part, "--src", nested)
    assert f"{part} is part of {whole}" in result.output
    assert topics(nested)[whole] == "curated"
    assert holds_when_locked(run, nested, part, whole) == {
        id: parent for id, parent in inside.items() if id != part
    }
    locked, _ = read_ledger((nested / "trellis.lock").read_text())
    assert locked.heirs == {part: whole}
    changes = locked.topics[whole].changes
    assert any(change.took for change in changes)


def test_topics_within_one_merge_and_stay_within_it(run: Run, nested: Path) -> None:
    run("lock", nested)
    inside = parents(nested)
    around = next(id for id in sorted(inside.values()) if list(inside.values()).count(id) > 1)
    one, other = sorted(id for id, parent in inside.items() if parent == around)[:2]
    assert run("topics", "merge", one, other, "--src", nested).exit_code == 0
    assert holds_when_locked(run, nested, other, one) == {
        id: parent for id, parent in inside.items() if id != other
    }
    assert topics(nested)[one] == "curated"
    assert topics(nested)[around] == "discovered"


def test_topics_within_one_that_is_kept_merge(run: Run, nested: Path) -> None:
    run("lock", nested)
    inside = parents(nested)
    around = next(id for id in sorted(inside.values()) if list(inside.values()).count(id) > 1)
    one, other = sorted(id for id, parent in inside.items() if parent == around)[:2]
    run("topics", "keep", around, "--src", nested)
    run("lock", nested)
    assert run("topics", "merge", one, other, "--src", nested).exit_code == 0
    found = holds_when_locked(run, nested, other, one)
    assert found == {id: parent for id, parent in inside.items() if id != other}


def test_a_topic_merges_into_one_elsewhere(run: Run, nested: Path) -> None:
    run("lock", nested)
    inside = parents(nested)
    part, around = sorted(inside.items())[0]
    elsewhere = next(id for id in sorted(topics(nested)) if id not in inside and id != around)
    assert run("topics", "merge", elsewhere, part, "--src", nested).exit_code == 0
    found = holds_when_locked(run, nested, part, elsewhere)
    assert found == {id: parent for id, parent in inside.items() if id != part}


def test_the_address_leads_to_what_it_was_merged_into_and_not_to_a_smaller_one(
    run: Run, nested: Path
) -> None:
    part, around = sorted(parents(nested).items())[0]
    whole = Garden.load(nested).topics[0].id
    run("lock", nested)
    run("topics", "keep", around, "--src", nested)
    assert run("topics", "merge", whole, part, "--src", nested).exit_code == 0
    assert Garden.load(nested).promises.heirs == {part: whole}


def test_what_is_within_a_topic_goes_with_it_into_another(run: Run, nested: Path) -> None:
    inside = parents(nested)
    whole = sorted(set(inside.values()))[0]
    other = next(id for id in sorted(topics(nested)) if id not in inside and id != whole)
    result = run("topics", "merge", other, whole, "--src", nested)
    assert "is no topic any more" not in result.output
    assert holds_when_locked(run, nested, whole, other) == dict.fromkeys(inside, other)


def test_a_topic_does_not_take_in_that_around_it(run: Run, nested: Path) -> None:
    before = topics(nested)
    part, whole = sorted(parents(nested).items())[0]
    result = run("topics", "merge", part, whole, "--src", nested)
    assert result.exit_code == 2
    assert f"trellis topics merge {whole} {part}" in result.output
    assert topics(nested) == before
    assert not (nested / "trellis.lock").exists()


def test_what_is_no_topic_after_a_decision_is_said(run: Run, nested: Path) -> None:
    before = topics(nested)
    smallest = [one.id for one in Garden.load(nested).topics if one.parent][-1]
    result = run("topics", "keep", smallest, "--src", nested)
    gone = before.keys() - topics(nested).keys()
    assert gone
    for id in gone:
        assert f"({id}) is no topic any more." in result.output


def test_drop_says_what_goes_with_a_topic(run: Run, nested: Path) -> None:
    inside = parents(nested)
    whole = sorted(set(inside.values()))[0]
    said = run("topics", "drop", whole, "--src", nested).output
    assert "The topics within it are none either: " in said
    assert not {id for id, one in inside.items() if one == whole} & topics(nested).keys()


@pytest.mark.parametrize("command", ["keep", "rename", "merge", "split", "drop", "diff", "why"])
def test_each_decision_has_help_with_an_example(run: Run, command: str) -> None:
    said = run("topics", command, "--help").output
    assert f"trellis topics {command}" in said

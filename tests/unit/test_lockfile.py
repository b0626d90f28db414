"""trellis.lock: the same ledger gives the same lines, and what is wrong with a file is a finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis import Garden
from trellis.ledger import Change, Ledger, LockedPage, LockedTopic
from trellis.lockfile import ledger_text, read_ledger

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
FEW = st.lists(WORDS, max_size=3).map(tuple)
CHANGES = st.builds(Change, WORDS, WORDS, FEW, FEW, FEW, FEW, FEW, FEW)
TOPICS = st.builds(
    LockedTopic,
    title=WORDS,
    origin=st.sampled_from(("curated", "discovered")),
    keywords=FEW,
    sources=st.dictionaries(WORDS, WORDS, max_size=3),
    guests=FEW,
    parent=WORDS,
    dropped=st.booleans(),
    changes=st.lists(CHANGES, max_size=2).map(tuple),
)
LEDGERS = st.builds(
    Ledger,
    topics=st.dictionaries(WORDS, TOPICS, max_size=3),
    heirs=st.dictionaries(WORDS, WORDS, max_size=3),
    urls=st.dictionaries(WORDS, st.builds(LockedPage, WORDS, WORDS, WORDS), max_size=3),
    positions=st.dictionaries(WORDS, st.tuples(st.integers(), st.integers()), max_size=3),
)

LEDGER = Ledger(
    topics={
        "bread": LockedTopic("Bread", keywords=("rye", "crust"), sources={"b": "12", "a": "34"}),
        "tides": LockedTopic("Tides", origin="curated", parent="sea"),
    },
    heirs={"loaf": "bread"},
    urls={"topics/bread/": LockedPage("topic:bread"), "a/": LockedPage("a", "A", "34")},
    positions={"bread": (10, -4)},
)
TEXT = """\
{
 "heirs": {
  "loaf": "bread"
 },
 "positions": {
  "bread": [10, -4]
 },
 "schema": 1,
 "topics": {
  "bread": {
   "keywords": [
    "rye",
    "crust"
   ],
   "sources": {
    "a": "34",
    "b": "12"
   },
   "title": "Bread"
  },
  "tides": {
   "origin": "curated",
   "parent": "sea",
   "title": "Tides"
  }
 },
 "urls": {
  "a/": {"digest": "34", "of": "a", "title": "A"},
  "topics/bread/": {"of": "topic:bread"}
 }
}
"""


def test_a_ledger_is_sorted_lines() -> None:
    assert ledger_text(LEDGER) == TEXT


@given(LEDGERS)
def test_what_is_written_is_read_again(ledger: Ledger) -> None:
    assert read_ledger(ledger_text(ledger)) == (ledger, [])


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    ledger, findings = read_ledger(text)
    assert findings or ledger == Ledger()


def test_both_sides_of_a_merge_are_read() -> None:
    ours, theirs = '  "a/": {"of": "a"},\n', '  "b/": {"of": "b"},\n'
    merged = TEXT.replace(
        '  "a/": {"digest": "34", "of": "a", "title": "A"},\n',
        f"<<<<<<< HEAD\n{ours}||||||| base\n=======\n{theirs}>>>>>>> other\n",
    )
    ledger, findings = read_ledger(merged)
    assert sorted(ledger.urls) == ["a/", "b/", "topics/bread/"]
    assert ledger.topics == LEDGER.topics
    assert [(one.code, one.line) for one in findings] == [("lock-conflict", 28)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        "<<<<<<< a\n=======\n>>>>>>> b",
        '{"schema": 2}',
        '{"schema": 1, "topics": {"a": 3}}',
        '{"schema": 1, "heirs": {"a": "\\ud800"}}',
    ],
)
def test_a_broken_ledger_is_a_finding(text: str) -> None:
    ledger, findings = read_ledger(text)
    assert ledger == Ledger()
    assert [one.code for one in findings] == ["lock-unreadable"]


def test_a_garden_reads_the_ledger_beside_its_configuration(
    folder: Callable[[dict[str, str]], Path],
) -> None:
    settings = "site_name: A\ndocs_dir: content\nplugins: [trellis]\n"
    where = folder({"mkdocs.yml": settings, "content/a.md": "Text.", "trellis.lock": TEXT})
    grown = Garden.load(where)
    assert grown.ledger == LEDGER
    assert grown.reading.assets == ()


def test_a_bare_folder_keeps_its_ledger_out_of_its_site(
    folder: Callable[[dict[str, str]], Path],
) -> None:
    grown = Garden.load(folder({"a.md": "Text.", "trellis.lock": TEXT}))
    assert grown.ledger == LEDGER
    assert grown.reading.assets == ()


def test_a_topic_that_one_side_of_a_merge_dropped_is_dropped() -> None:
    change = '   "changes": [\n    {"day": "2026-03-02", "gained": ["c"]}\n   ],\n'
    merged = TEXT.replace(
        '  "bread": {\n',
        f'  "bread": {{\n<<<<<<< HEAD\n{change}=======\n   "dropped": true,\n>>>>>>> drop\n',
    )
    ledger, findings = read_ledger(merged)
    assert ledger.topics["bread"].dropped
    assert ledger.topics["bread"].keywords == ("rye", "crust")
    assert [one.code for one in findings] == ["lock-conflict"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_is_that_of_the_file_where_a_merge_stands_in_it(end: str) -> None:
    merged = TEXT.replace(
        '   "title": "Bread"\n',
        '<<<<<<< HEAD\n   "title": "Loaf"\n=======\n   "title": "Bread" oops\n>>>>>>> other\n',
    )
    _, [finding] = read_ledger(merged.replace("\n", end))
    said = merged.splitlines()[finding.line - 1]
    assert (finding.code, said.strip()) == ("lock-unreadable", '"title": "Bread" oops')


def test_a_byte_order_mark_is_no_matter() -> None:
    assert read_ledger("\ufeff" + TEXT) == (LEDGER, [])
    merged = TEXT.replace("{\n", "<<<<<<< HEAD\n\ufeff{\n=======\n{\n>>>>>>> other\n", 1)
    ledger, findings = read_ledger(merged)
    assert (ledger, [one.code for one in findings]) == (LEDGER, ["lock-conflict"])


def test_what_a_text_holds_ends_no_line() -> None:
    ledger = Ledger(topics={"a": LockedTopic("one\u2028two")}, urls={"a/": LockedPage("a")})
    text = ledger_text(ledger)
    merged = text.replace(' "urls"', '<<<<<<< HEAD\n=======\n>>>>>>> other\n "urls"')
    assert read_ledger(merged)[0] == ledger

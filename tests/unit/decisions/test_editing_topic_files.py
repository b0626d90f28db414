"""What a writer decides is edited into a file of their own; all else in it stays, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis import Config, Garden, Topic
from trellis.decisions import EditError, merged, renamed
from trellis.fixes import apply_edits
from trellis.sources import reading_from_texts
from trellis.topics import TopicSource

NOTES = {
    "queen-bee.md": "# Queen bee\n\nThe queen bee lays the eggs of the bee colony.\n",
    "nectar-flow.md": "# Nectar flow\n\nIn the nectar flow the bee colony gathers.\n",
    "hive.md": "# Hive\n\nThe hive is a box of wood.\n",
}
OWN = """---
title: Bees # c
date: 2024-01-02
---
Intro.

## Sources

- Queen bee (queen-bee) [note] my remark
- [[Nectar flow]]
- Nectar flow: best of all

Closing words.

## More

Text.
"""


def grown(text: str) -> tuple[Garden, Topic]:
    garden = Garden.grow(reading_from_texts(NOTES | {"topics/bees.md": text}), Config())
    return garden, next(one for one in garden.topics if one.id == "bees")


def after_rename(text: str, title: str = "Honey Bees") -> str:
    garden, topic = grown(text)
    entity = garden.entities[topic.entity_id or ""]
    data = apply_edits(text.encode(), renamed(garden, entity, title))
    assert data is not None
    assert grown(data.decode())[1].title == title
    return data.decode()


def hive(garden: Garden, *keywords: str) -> Topic:
    source = TopicSource("hive", 1.0, False, (), None)
    return Topic("hives", "Hives", "discovered", None, (), keywords, (source,))


def after_merge(text: str, *keywords: str) -> str:
    """`text` after a merge with a topic of one source; what the topic found of its own left out."""
    garden, topic = grown(text)
    pinned = tuple(one for one in topic.sources if one.pinned)
    listed = garden.entities["topics/bees"].given_keywords
    bare = replace(topic, sources=pinned, keywords=listed)
    data = apply_edits(text.encode(), merged(garden, bare, [hive(garden, *keywords)]))
    assert data is not None
    _, now = grown(data.decode())
    pinned += hive(garden).sources
    assert {one.id for one in now.sources if one.pinned} >= {one.id for one in pinned}
    assert {*listed, *keywords} <= set(now.keywords)
    return data.decode()


def hive_line() -> str:
    digest = grown(OWN)[0].entities["hive"].digest
    return f"- Hive (hive) [note] <hive|{digest}>\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OWN, OWN.replace("title: Bees #", "title: Honey Bees #")),
        (
            OWN.replace("\n", "\r\n"),
            OWN.replace("title: Bees", "title: Honey Bees").replace("\n", "\r\n"),
        ),
        ("\ufeff" + OWN, "\ufeff" + OWN.replace("title: Bees", "title: Honey Bees")),
        ("---\ntitle: 'Bees'   # c\n---\nX.", "---\ntitle: 'Honey Bees'   # c\n---\nX."),
        ('---\nk: 1\ntitle:   "Bees"\n---\nX.\n', '---\nk: 1\ntitle:   "Honey Bees"\n---\nX.\n'),
        ("---\ntitle: >-\n  Be\n  es\nk: 1\n---\nX.\n", "---\ntitle: Honey Bees\nk: 1\n---\nX.\n"),
        ("---\nTitle: Bees\n---\nX.\n", "---\nTitle: Honey Bees\n---\nX.\n"),
        ("---\ntitle:\nk: 1\n---\nX.\n", "---\ntitle: Honey Bees\nk: 1\n---\nX.\n"),
        ("---\ntitle: A\ntitle: B\n---\nX.\n", "---\ntitle: A\ntitle: Honey Bees\n---\nX.\n"),
        ("---\ntags: [a]\n---\nX.\n", "---\ntitle: Honey Bees\ntags: [a]\n---\nX.\n"),
        ("---\ntags: [a]\n---\n# Bees\n\nX.\n", "---\ntags: [a]\n---\n# Honey Bees\n\nX.\n"),
        (
            "---\ntitle: Bees\n---\n# bees\n\nX.\n",
            "---\ntitle: Honey Bees\n---\n# Honey Bees\n\nX.\n",
        ),
        ("---\ntitle: Bees\n---\n# Wax\n\nX.\n", "---\ntitle: Honey Bees\n---\n# Wax\n\nX.\n"),
        ('+++\ntitle = "Bees" # c\n+++\nX.\n', '+++\ntitle = "Honey Bees" # c\n+++\nX.\n'),
        ("+++\nk = 1\n+++\nX.\n", '+++\ntitle = "Honey Bees"\nk = 1\n+++\nX.\n'),
        (
            '{\n  "k": 1,\n  "title": "Bees"\n}\n\nX.\n',
            '{\n  "k": 1,\n  "title": "Honey Bees"\n}\n\nX.\n',
        ),
        (
            "# Bees #\n\n## Keywords\n\n- a\n- b, c\n",
            "# Honey Bees #\n\n## Keywords\n\n- a\n- b, c\n",
        ),
        ("# Bees {#b}\n\nX.\n", "# Honey Bees {#b}\n\nX.\n"),
        ("Bees\n====\n\nX.\n", "Honey Bees\n====\n\nX.\n"),
        ("X.\n", "# Honey Bees\n\nX.\n"),
    ],
)
def test_a_rename_edits_the_title_alone(before: str, after: str) -> None:
    assert after_rename(before) == after


TITLES = [
    "A: b",
    "yes",
    "it's",
    'a "b" c',
    "Bees # 2",
    "- x",
    "[[a]]",
    "2024",
    "Größe, 日本語",
    "a " * 60 + "b",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "text",
    [
        OWN,
        "---\ntitle: 'B'\n---\nX.\n",
        '---\ntitle: "B"\n---\nX.\n',
        '+++\ntitle = "B"\n+++\nX.\n',
        "---\nk: 1\n---\nX.\n",
    ],
)
def test_any_title_is_written_as_it_reads(text: str, title: str) -> None:
    after_rename(text, title)


def test_the_same_title_changes_nothing() -> None:
    assert after_rename(OWN, "Bees") == OWN


def test_frontmatter_that_cannot_be_read_is_not_edited() -> None:
    garden, topic = grown("---\ntags: [a\nstatus: published\n---\nX.\n")
    with pytest.raises(EditError):
        renamed(garden, garden.entities[topic.entity_id or ""], "Honey Bees")


def test_a_merge_adds_its_lines_at_the_end_of_the_list() -> None:
    last = "- Nectar flow: best of all\n"
    assert after_merge(OWN) == OWN.replace(last, last + hive_line())
    crlf = OWN.replace("\n", "\r\n")
    assert after_merge(crlf) == OWN.replace(last, last + hive_line()).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Bees\n\nX.", "# Bees\n\nX.\n\n## Sources\n\n{}"),
        ("# Bees\n\nX.\n", "# Bees\n\nX.\n\n## Sources\n\n{}"),
        ("# Bees\n\n## Sources\n\n_No sources_\n", "# Bees\n\n## Sources\n\n{}"),
        ("# Bees\n\n## Sources\n", "# Bees\n\n## Sources\n\n{}"),
        (
            "# Bees\n\n## Sources\n\n## Content\nX.\n",
            "# Bees\n\n## Sources\n\n{}\n## Content\nX.\n",
        ),
        (
            "# Bees\n\n## Sources\n* [[Queen bee]]\n  my own\n\nEnd.\n",
            "# Bees\n\n## Sources\n* [[Queen bee]]\n  my own\n*{}\nEnd.\n",
        ),
    ],
)
def test_a_merge_adds_a_list_where_there_is_none(before: str, after: str) -> None:
    line = hive_line()
    assert after_merge(before) == after.format(line if "*{}" not in after else line[1:])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nkeywords: [wax] # c\n---\nX.\n", "---\nkeywords: [wax, wood, it's] # c\n---\nX.\n"),
        (
            "---\nkeywords:\n- wax # c\nk: 1\n---\nX.\n",
            "---\nkeywords:\n- wax # c\n- wood\n- it's\nk: 1\n---\nX.\n",
        ),
        (
            "---\nkeywords:\n    - wax\n---\nX.\n",
            "---\nkeywords:\n    - wax\n    - wood\n    - it's\n---\nX.\n",
        ),
        ("---\nkeywords: wax\n---\nX.\n", "---\nkeywords: wax, wood, it's\n---\nX.\n"),
        ("---\nkeywords: []\n---\nX.\n", "---\nkeywords: [wood, it's]\n---\nX.\n"),
        ("---\nkeywords:\n---\nX.\n", "---\nkeywords:\n  - wood\n  - it's\n---\nX.\n"),
        ("---\nk: 1\n---\nX.\n", "---\nk: 1\nkeywords:\n  - wood\n  - it's\n---\nX.\n"),
        (
            "# Bees\n\n## Keywords\n\n* wax\n\n## Content\nX.\n",
            "# Bees\n\n## Keywords\n\n* wax\n* wood\n* it's\n\n## Content\nX.\n",
        ),
        (
            "# Bees\n\n## Keywords\nwax, honey\n",
            "# Bees\n\n## Keywords\nwax, honey\n- wood\n- it's\n",
        ),
        ("# Bees\n\nX.\n", "# Bees\n\nX.\n\n## Keywords\n\n- wood\n- it's\n"),
        (
            "+++\nkeywords = ['wax']\n+++\nX.\n",
            "+++\nkeywords = ['wax']\n+++\nX.\n\n## Keywords\n\n- wood\n- it's\n",
        ),
    ],
)
def test_a_merge_adds_keywords_where_they_stand(before: str, after: str) -> None:
    assert after_merge(before, "wood", "it's") == after + "\n## Sources\n\n" + hive_line()


def test_keywords_come_before_the_sources() -> None:
    assert after_merge("# Bees\n\n## Sources\n- [[Queen bee]]\n", "wood") == (
        "# Bees\n\n## Keywords\n\n- wood\n\n## Sources\n- [[Queen bee]]\n" + hive_line()
    )


ROWS = [
    "---", "+++", "{", "}", "title: Bees", 'title = "Bees"', '  "title": "Bees"', "keywords: [wax, 'a, b']",
    "keywords:", "  - wax # c", "keywords: |", "# Bees", "Bees", "====", "## Sources", "## Keywords:",
    "## More", "- [[Queen bee]]", "* Queen bee (queen-bee) [note]", "  going on", "- broken: line",
    "_No sources_", "wax, honey", "Some prose.  Keywords: a, b", "```", "<!--", "-->", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(ROWS), max_size=14), st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_a_file_holds_no_line_of_it_is_lost(rows: list[str], end: str) -> None:
    data = end.join(rows).encode()
    garden = Garden.grow(reading_from_texts(NOTES | {"topics/bees.md": data.decode()}), Config())
    for topic in garden.topics:
        if topic.entity_id != "topics/bees":
            continue
        try:
            edited = apply_edits(data, merged(garden, topic, [hive(garden, "wood")]))
        except EditError:
            continue
        assert edited is not None
        rest = iter(edited.decode().splitlines())
        for row in data.decode().splitlines():  # in their order; a list may have grown
            kept = row.removesuffix("]").removesuffix("[")
            assert row == "_No sources_" or any(now.startswith(kept) for now in rest)

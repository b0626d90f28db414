"""What is mended without a doubt, and what is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis import Config, Garden
from trellis.fixes import Edit, apply_edits, find_fixes
from trellis.folders import read_folder
from trellis.sources import reading_from_texts, source_from_bytes


def mended(texts: dict[str, str], path: str) -> str:
    """The text of a file after its garden is mended."""
    garden = Garden.grow(reading_from_texts(texts), Config())
    data = apply_edits(texts[path].encode(), find_fixes(garden).get(path, ()))
    assert data is not None
    again = texts | {path: data.decode()}
    assert path not in find_fixes(Garden.grow(reading_from_texts(again), Config())), (
        "not idempotent"
    )
    return data.decode()


# edits


@given(st.lists(st.sampled_from(["a", "é", "\n", "\r\n", "\r", "字", "\ufeff"]), max_size=30))
def test_what_is_not_edited_stays_byte_for_byte(parts: list[str]) -> None:
    data = "".join(parts).encode()
    text = source_from_bytes("a.md", data).text
    assert apply_edits(data, ()) == data
    edits = [Edit(len(text) // 2, len(text) // 2, "X")]
    changed = apply_edits(data, edits)
    assert changed is not None
    assert changed.replace(b"X", b"") == data
    half = len(text) // 2
    assert source_from_bytes("a.md", changed).text == f"{text[:half]}X{text[half:]}"


def test_new_lines_have_the_ends_of_the_file() -> None:
    assert apply_edits(b"a\r\nb\r\n", [Edit(2, 3, "x\ny")]) == b"a\r\nx\r\ny\r\n"


def test_what_is_not_utf_8_is_not_edited() -> None:
    assert apply_edits(b"caf\xe9", [Edit(0, 1, "x")]) is None


# keywords in the prose of topics

TOPIC = "---\ntitle: Trust\n---\n"


@pytest.mark.parametrize(
    ("prose", "left"),
    [
        ("It grows slowly.  Keywords: mesh networks, trust (slow), DAOs.\n", "It grows slowly.\n"),
        ("It grows.\n\nKeywords: mesh networks, trust (slow), DAOs\n", "It grows.\n"),
        ("It grows.\n\nkeywords:\n- mesh networks\n- trust (slow)\n- DAOs\n", "It grows.\n"),
        (
            "It grows.\n\nKeywords: mesh networks, trust (slow), DAOs\n\n## Sources\n- A (a) [post]\n",
            "It grows.\n\n## Sources\n- A (a) [post]\n",
        ),
    ],
)
def test_keywords_move_from_the_prose_to_the_frontmatter(prose: str, left: str) -> None:
    listed = "keywords:\n  - mesh networks\n  - trust (slow)\n  - DAOs\n"
    expected = f"---\ntitle: Trust\n{listed}---\n{left}"
    assert mended({"topics/t.md": TOPIC + prose}, "topics/t.md") == expected


def test_an_empty_list_is_taken_out() -> None:
    assert mended({"topics/t.md": f"{TOPIC}Text.\n\nkeywords: []\n"}, "topics/t.md") == (
        f"{TOPIC}Text.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "# Trust\n\nNo frontmatter.  Keywords: a, b\n",
        "---\ntitle: Trust\nkeywords: [other]\n---\nText.  Keywords: a, b\n",
        "---\ntitle: [Trust\n---\nText.  Keywords: a, b\n",
        '{\n"title": "Trust"\n}\nText.  Keywords: a, b\n',
    ],
)
def test_where_the_place_is_not_certain_keywords_stay(text: str) -> None:
    assert mended({"topics/t.md": text}, "topics/t.md") == text


def test_keywords_of_other_kinds_are_their_writers_words() -> None:
    text = "---\ntitle: A\n---\nText.  Keywords: a, b\n"
    assert mended({"a.md": text}, "a.md") == text


# old names


def test_old_fields_and_statuses_get_their_names_of_today() -> None:
    text = "---\ntitle: D  # a talk\nstatus: 'presented'\npresentedAt: 2025-01-31\n---\nA\n\n---\n\nB\n"
    assert mended({"decks/d.md": text}, "decks/d.md") == text.replace(
        "'presented'", "'published'"
    ).replace("presentedAt", "publishedAt")


def test_an_old_field_stays_when_the_new_one_is_there() -> None:
    text = "---\ntitle: D\npublishedAt: 2025-02-01\npresentedAt: 2025-01-31\n---\nA\n\n---\n\nB\n"
    assert mended({"decks/d.md": text}, "decks/d.md") == text


def test_drafts_are_mended_too() -> None:
    text = "---\ntitle: L\nstatus: pending\n---\nText.\n"
    assert mended({"links/l.md": text}, "links/l.md") == text.replace("pending", "draft")


def test_a_status_of_the_owner_stays(garden: Callable[..., Garden]) -> None:
    texts = {"links/l.md": "---\ntitle: L\nstatus: pending\n---\nText.\n"}
    assert find_fixes(garden(texts, statuses={"pending": "published"})) == {}


def test_a_misspelt_status_is_not_guessed() -> None:
    text = "---\ntitle: A\nstatus: publishd\n---\nText.\n"
    assert mended({"a.md": text}, "a.md") == text


# misspelt targets


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[[mutual-kredit]]", "[[mutual-credit]]"),
        ("[[notes/mutual-creddit|so]]", "[[notes/mutual-credit|so]]"),
        ("![[mutual-cerdit.md#Part]]", "![[mutual-credit.md#Part]]"),
        ("[so](notes/mutual-kredit.md)", "[so](notes/mutual-credit.md)"),
        ("[[Mutual Crdit]]", "[[Mutual Credit]]"),
        ("[[mutual-debit]]", "[[mutual-debit]]"),  # more than a slip
        ("[[mutual-credits]]", "[[mutual-credits]]"),  # a plural may be right
        ("`[[mutual-kredit]]`", "`[[mutual-kredit]]`"),
    ],
)
def test_a_slip_in_a_target_is_mended(link: str, expected: str) -> None:
    texts = {
        "a.md": f"# A\n\nIt is a {link} ledger.\n",
        "notes/mutual-credit.md": "---\ntitle: Mutual Credit\n---\n# Part\n",
    }
    assert mended(texts, "a.md") == texts["a.md"].replace(link, expected)


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("mutual-aid", ["mutual-bid", "mutual-lid"]),  # two names are as near
        ("report-2023", ["report-2024"]),  # a number is no slip
        ("moss", ["moos"]),  # too short to tell
    ],
)
def test_what_may_be_another_name_stays(target: str, names: list[str]) -> None:
    texts = {"a.md": f"See [[{target}]].\n"} | {f"{name}.md": "Text.\n" for name in names}
    assert mended(texts, "a.md") == texts["a.md"]


def test_a_real_garden_is_mended_without_a_loss(corpus: Callable[[str], Path]) -> None:
    garden = Garden.grow(read_folder(corpus("rizom/notes"), Config()), Config())
    texts = {source.path: source.text for source in garden.reading.sources}
    for path, edits in find_fixes(garden).items():
        data = apply_edits(texts[path].encode(), edits)
        assert data is not None
        texts[path] = data.decode()
    after = Garden.grow(reading_from_texts(texts), Config())
    assert not find_fixes(after)
    for id, entity in garden.entities.items():
        assert set(after.entities[id].given_keywords) == set(entity.given_keywords), id
        assert after.entities[id].title == entity.title
        assert after.entities[id].body == entity.body

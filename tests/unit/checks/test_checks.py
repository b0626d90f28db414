"""What only the whole garden shows: orphans, shared names, twins, embed cycles, files, leftovers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trellis import Config, Garden
from trellis.checks import check, most_wanted
from trellis.folders import read_folder

Grow = Callable[..., Garden]
Folder = Callable[[dict[str, str]], Path]

DRAFT = """
The old mill by the river ground flour for seven villages before the railway came. Its wheel was
built of oak, and each spring the miller's sons replaced the paddles that winter ice had broken.
When the last miller died, nobody in the valley remembered how the sluice had to be set in a flood,
and within two years the race had silted up. A group of neighbours now meets every Saturday to dig
it out again, learning from photographs, from letters, and from the stones themselves what the mill
once knew. They have found the iron key of the sluice gate, three broken millstones and a ledger
that lists every sack of grain which left the yard between the two wars, in a small and even hand.
"""


def found(garden: Garden, code: str) -> list[tuple[str, int, int, str]]:
    """Path, line, column and message of the findings with a code."""
    return [(f.path, f.line, f.column, f.message) for f in check(garden) if f.code == code]


def codes(garden: Garden) -> set[str]:
    return {finding.code for finding in check(garden)}


# connections


def test_an_orphan_is_tied_to_nothing(garden: Grow) -> None:
    grown = garden({"a.md": "# Apples\n", "b.md": "# Zebras\n\nSee [[c]].\n", "c.md": "# Yaks\n"})
    assert [path for path, *_ in found(grown, "orphan")] == ["a.md"]


def test_the_page_of_a_folder_is_no_orphan(garden: Grow) -> None:
    assert found(garden({"index.md": "# Welcome\n", "posts/index.md": "Posts.\n"}), "orphan") == []


def test_an_embed_that_leads_back_is_reported_where_it_closes_the_cycle(garden: Grow) -> None:
    grown = garden({"a.md": "One\n\n![[b]]\n", "b.md": "Two\n\n  ![[a]]\n", "c.md": "![[a]]\n"})
    assert found(grown, "embed-cycle") == [
        ("b.md", 3, 3, "the embed leads back to itself: “a” → “b” → “a”")
    ]


def test_a_page_that_embeds_itself_is_a_cycle(garden: Grow) -> None:
    assert len(found(garden({"a.md": "![[a]]\n"}), "embed-cycle")) == 1


def test_embedding_a_part_that_does_not_lead_back_is_none(garden: Grow) -> None:
    texts = {"a.md": "![[b#Safe]]\n", "b.md": "## Safe\n\nText.\n\n## Other\n\n![[a]]\n"}
    assert found(garden(texts), "embed-cycle") == []
    texts["a.md"] = "![[b#Other]]\n"
    assert len(found(garden(texts), "embed-cycle")) == 1


def test_long_chains_of_embeds_are_walked_without_recursion(garden: Grow) -> None:
    chain = {f"n{i:04}.md": f"![[n{(i + 1) % 3000:04}]]\n" for i in range(3000)}
    assert len(found(garden(chain), "embed-cycle")) == 1


# names


def test_a_shared_title_that_no_wikilink_can_tell_is_told(garden: Grow) -> None:
    grown = garden({"a/x.md": "# Trust\n", "b/y.md": "---\ntags: [a]\ntitle: trust\n---\nText.\n"})
    assert found(grown, "name-ambiguous") == [
        ("b/y.md", 3, 8, "“trust” is also a name of “a/x”; [[trust]] could be either")
    ]


def test_a_shared_name_that_the_order_decides_is_a_hint(garden: Grow) -> None:
    grown = garden({"x.md": "---\naliases: [Trust]\n---\nText.\n", "trust.md": "# Trust\n"})
    assert found(grown, "name-shared") == [("x.md", 2, 11, "“Trust” is also a name of “trust”")]


# twins


def test_two_drafts_of_one_text_are_told(garden: Grow) -> None:
    other = DRAFT.replace("Saturday", "Sunday").replace("seven villages", "nine hamlets")
    grown = garden({"a.md": DRAFT, "b.md": f"# The mill\n{other}\nThat is all for now.\n"})
    [(path, line, column, message)] = found(grown, "near-duplicate")
    assert (path, line, column) == ("b.md", 1, 1)
    assert message.startswith("it reads like another draft of “a”: ")


def test_a_quotation_makes_no_twin(garden: Grow) -> None:
    grown = garden({"a.md": DRAFT, "b.md": f"> {DRAFT.strip().splitlines()[0]}\n\nWell said.\n"})
    assert "near-duplicate" not in codes(grown)


def test_many_copies_are_each_told_once(garden: Grow) -> None:
    grown = garden({f"n{i:02}.md": DRAFT for i in range(20)})
    assert len(found(grown, "near-duplicate")) == 19


def test_the_first_documents_are_two_drafts_of_one_essay(corpus: Callable[[str], Path]) -> None:
    texts = {f"{file.name[:3]}.md": file.read_text("utf-8") for file in corpus("seeds").iterdir()}
    from trellis.sources import reading_from_texts

    grown = Garden.grow(reading_from_texts(texts), Config())
    assert [path for path, *_ in found(grown, "near-duplicate")] == ["001.md"]


# files


def test_a_picture_that_nothing_uses_is_told(garden: Grow) -> None:
    texts = {
        "a.md": "![x](used.png) <img src='assets/in%20html.png'> ![[by ending.png|y]]\n",
        "b.md": "---\nstatus: draft\n---\n![x](draft.png)\n",
        "c.md": "---\ncoverImageId: cover\n---\nText, and named.png in prose.\n",
    }
    assets = ["used.png", "assets/in html.png", "deep/by ending.png", "draft.png", "named.png"]
    grown = garden(texts | dict.fromkeys([*assets, "image/cover.png", "free.png", "x.css"], ""))
    assert [path for path, *_ in found(grown, "asset-unused")] == ["free.png"]


def test_a_picture_that_the_configuration_names_is_used(garden: Grow) -> None:
    grown = garden({"a.md": "Text.\n", "assets/logo.png": ""})
    assert "asset-unused" in codes(grown)
    assert "asset-unused" not in {f.code for f in check(grown, "logo: assets/logo.png")}


def test_a_picture_of_more_than_a_megabyte_is_told(folder: Folder) -> None:
    where = folder(
        {"a.md": "![x](big.png)\n", "big.png": "x" * 1_500_000, "doc.pdf": "x" * 2_000_000}
    )
    grown = Garden.grow(read_folder(where, Config()), Config())
    assert found(grown, "asset-oversized") == [
        ("big.png", 1, 1, "the picture has 1.5 MB; readers wait for more than 1 MB")
    ]


def test_pictures_without_words_are_told_once_a_page(garden: Grow) -> None:
    texts = {"a.md": "Text ![](p.png)\n\n![[p.png|300]]\n", "b.md": "![p](p.png)\n", "p.png": ""}
    grown = garden(texts)
    assert found(grown, "alt-missing") == [
        ("a.md", 1, 6, "2 pictures have no text for readers who do not see it")
    ]


# leftovers

PROSE = "Trust grows where people keep small promises to each other for a long time."


@pytest.mark.parametrize(
    ("rest", "column"),
    [
        ("ございます content ok", 76),
        (" [end of original answer] [The user asks for JSON only]", 77),
        (" We need to ensure valid JSON and nothing else.", 80),
    ],
)
def test_what_a_generator_left_in_a_topic_is_told(garden: Grow, rest: str, column: int) -> None:
    grown = garden({"topics/trust.md": f"---\ntitle: Trust\n---\n{PROSE}{rest}\n"})
    [(path, line, at, _)] = found(grown, "topic-prompt-leaked")
    assert (path, line, at) == ("topics/trust.md", 4, column)


@pytest.mark.parametrize(
    "rest",
    [
        " In Japanese it is 信頼, and in Greek εμπιστοσύνη.",
        " The user interface [of the system](https://example.org/) is simple.",
        " A system [1] should return valid results; [users](users.md) ask for that.",
        " 「信頼」と言う。",
        "\n\nIs it content? No one knows.",
    ],
)
def test_words_of_other_languages_and_brackets_are_no_leftovers(garden: Grow, rest: str) -> None:
    grown = garden({"topics/trust.md": f"---\ntitle: Trust\n---\n{PROSE}{rest}\n"})
    assert "topic-prompt-leaked" not in codes(grown)


def test_only_topics_are_looked_at_for_leftovers(garden: Grow) -> None:
    assert "topic-prompt-leaked" not in codes(garden({"a.md": f"{PROSE} [end of response]\n"}))


# wanted


def test_the_most_wanted_notes_come_first(garden: Grow) -> None:
    grown = garden(
        {
            "a.md": "[[Moss]] and [[moss]] and [[Fern]]\n",
            "b.md": "[[Moss]], ![](none.png)\n",
            "c.md": "[[a]] [[Fern]] [[Fern]]\n",
        }
    )
    assert [(one.name, one.count, one.origins) for one in most_wanted(grown)] == [
        ("Fern", 3, ("a", "c")),
        ("Moss", 3, ("a", "b")),
    ]


def test_a_clean_vault_gives_no_warning(garden: Grow) -> None:
    grown = garden(
        {"a.md": "# A\n\nSee [[b]].\n", "b.md": "# B\n\nText.\n", "daily/1.md": "# Day\n"}
    )
    assert all(finding.severity < 20 for finding in check(grown))

"""What a search can find, and the files that it finds it in."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.publish.search import search_files
from trellis.publish.search.postings import LEVELS, Postings, add, packed, take_common
from trellis.publish.search.shards import cut
from trellis.publish.search.terms import count, fold, terms
from trellis.publish.search.texts import PASSAGE, Section, passages


def post(title: str, body: str = "Words.", **fields: object) -> str:
    extra = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: {title}\nstatus: published\n{extra}---\n{body}\n"


class Search:
    """The files of a garden's search, read as the client reads them."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = {name: json.loads(text) for name, text in files.items()}
        self.index = self.files["index.json"]

    def found(self, folder: str, term: str) -> dict[int, int]:
        """The level of `term` by number."""
        starts = self.index[folder]
        shard = max(at for at, start in enumerate(starts) if start <= term)
        steps = self.files[f"{folder}/{shard}.json"].get(term, [])
        numbers = accumulate(step // LEVELS for step in steps)
        return {number: step % LEVELS for number, step in zip(numbers, steps, strict=True)}

    def record(self, number: int) -> list:
        return self.files[f"records/{number // 8}.json"][number % 8]

    def passage(self, number: int) -> list:
        return self.files[f"passages/{number // 2}.json"][number % 2]

    def urls(self, folder: str, term: str) -> list[str]:
        return [self.record(number)[0] for number in self.found(folder, term)]


@pytest.fixture
def search(garden):
    def build(texts: dict[str, str], **options: object) -> Search:
        return Search(search_files(garden(texts, **options)))

    return build


# terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mesh networks, again.", ["mesh", "networks", "again"]),
        ("Crème BRÛLÉE in Łódź", ["creme", "brulee", "in", "lodz"]),
        ("don’t e-mail l’eau", ["don", "t", "e", "mail", "l", "eau"]),
        ("Straße, ΛΌΓΟΣ, ёж", ["strasse", "λογοσ", "еж"]),
        ("相互信用", ["相互", "互信", "信用", "用"]),
        ("がくABC", ["がく", "く", "abc"]),
        ("ｶﾞｰﾃﾞﾝ ﬁne", ["ガー", "ーデ", "デン", "ン", "fine"]),
        ("신뢰의 그물", ["신뢰의", "그물"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("2024-01 x86_64", ["2024", "01", "x86", "64"]),
        ("", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("abÉß日本が -'\n"), max_size=60))
def test_counting_counts_terms(text: str) -> None:
    counted = count(text)
    assert sum(counted.values()) == len([t for chunk in text.split() for t in terms(chunk)])


# what is found


def test_a_page_is_found_by_title_alias_keyword_heading_and_text(search) -> None:
    found = search(
        {
            "posts/a.md": post(
                "Mesh networks",
                "Neighbours carry messages.\n\n## Repair\n\nTinkering.",
                aliases="[Freifunk]",
                keywords="[commons]",
            )
        }
    )
    for term in ("mesh", "freifunk", "commons", "repair"):
        assert found.urls("names", term) == ["posts/mesh-networks/"]
    for term in ("neighbours", "tinkering", "repair"):
        assert found.urls("texts", term) == ["posts/mesh-networks/"]


def test_a_title_tells_more_than_a_keyword_or_a_heading(search) -> None:
    found = search(
        {
            "posts/a.md": post("Moss"),
            "posts/b.md": post("B", keywords="[moss]"),
            "posts/c.md": post("C", "Text.\n\n## Moss\n\nMore."),
        }
    )
    levels = {found.record(n)[1]: level for n, level in found.found("names", "moss").items()}
    assert levels["Moss"] > levels["B"] >= levels["C"]


def test_a_record_says_what_a_result_shows(search) -> None:
    found = search(
        {"posts/a.md": post("A", "Text.\n\n## Why\n\nMore.", publishedAt="2024-03-01", lang="de")}
    )
    (number,) = found.found("names", "a")
    url, title, day, topic, headings, lang = found.record(number)
    assert (url, title, day, topic, lang) == ("posts/a/", "A", "2024-03-01", "", "de")
    assert headings == [["Why", "why"]]


def test_the_passage_of_a_page_is_its_text_by_section(search) -> None:
    found = search({"posts/a.md": post("A", "One.\n\n- Two\n\n## Why\n\nThree.")})
    (number,) = found.found("names", "a")
    assert found.passage(number) == [
        ["", "", "One.\nTwo"],
        ["why", "Why", "Three."],
    ]


def test_code_is_found_and_comments_are_not(search) -> None:
    body = (
        "Call `Garden.load` <!-- hush -->now.\n\n%% whisper %%\n\n```python\nimport sphagnum\n```\n"
    )
    found = search({"posts/a.md": post("A", body)})
    assert found.urls("texts", "load") == found.urls("texts", "sphagnum") == ["posts/a/"]
    assert found.urls("texts", "hush") == found.urls("texts", "whisper") == []
    assert found.urls("texts", "python") == []


def test_a_query_is_not_found_by_how_it_is_written(search) -> None:
    body = "Moss.\n\n```dataview\nLIST FROM #sphagnum\n```\n\n```sql\nSELECT fern\n```\n"
    found = search({"posts/a.md": post("A", body)})
    assert found.urls("texts", "sphagnum") == []
    assert found.urls("texts", "fern") == ["posts/a/"]


def test_a_deck_is_found_slide_by_slide_with_its_notes(search) -> None:
    found = search(
        {"decks/d.md": "---\ntitle: D\n---\n# One\n\nMoss.\n\n---\n\n# Two\n\nNote: hush\n"}
    )
    (number,) = found.found("texts", "moss")
    sections = found.passage(number)
    assert sections == [["trellis-slide-1", "One", "Moss."], ["trellis-slide-2", "Two", "\nhush"]]


def test_a_curated_topic_is_found_once_and_at_its_page(search) -> None:
    found = search({"topics/moss.md": "# Moss\n\n## Content\n\nSoft and green.\n"})
    assert found.urls("names", "moss") == ["topics/moss/"]
    assert found.urls("texts", "green") == ["topics/moss/"]


def test_lists_are_not_found_unless_somebody_wrote_their_page(search) -> None:
    texts = {"posts/a.md": post("A"), "index.md": "# Welcome\n\nHello."}
    assert search(texts).index["count"] == 2


# what is never found


@pytest.mark.parametrize("field", ["draft: true", "visibility: private", "status: draft"])
def test_what_is_not_published_leaves_no_trace(garden, field: str) -> None:
    files = search_files(
        garden(
            {
                "posts/a.md": f"---\ntitle: Unspeakable\n{field}\n---\nXyzzy.\n",
                "posts/b.md": post("B", "See [[a]]."),
            }
        )
    )
    assert not [name for name, text in files.items() if "nspeakable" in text or "yzzy" in text]


def test_a_page_may_ask_not_to_be_found(search) -> None:
    found = search({"posts/a.md": post("A", search="{exclude: true}"), "posts/b.md": post("B")})
    assert found.index["count"] == 1


# facets


def test_facets_name_the_pages_of_each_series_and_year(search) -> None:
    texts = {
        f"posts/p{year}.md": post(f"P{year}", publishedAt=f"{year}-05-01", seriesName="Tides")
        for year in (2021, 2023)
    }
    found = search(texts | {"posts/q.md": post("Q")})
    facets = found.files["facets.json"]
    ((title, steps),) = facets["series"]
    titles = [found.record(number)[1] for number in accumulate(steps)]
    assert (title, titles) == ("Tides", ["P2021", "P2023", "Tides"])
    assert [year for year, _ in found.files["pages.json"]["years"]] == [0, 2021, 2023, 0]


# numbers, levels and shards


def test_a_new_page_changes_no_other_number(search) -> None:
    texts = {f"posts/p{n}.md": post(f"P{n}", date=f"2024-01-0{n}") for n in range(1, 6)}
    before = search(texts)
    after = search(texts | {"posts/p9.md": post("P9", date="2025-01-01")})
    for n in range(1, 6):
        assert before.found("names", f"p{n}") == after.found("names", f"p{n}")


def test_a_long_text_is_cut_into_passages_of_its_page(search) -> None:
    long = "\n\n".join(f"Paragraph {n} " + "word " * 200 for n in range(30)) + "\n\nSphagnum."
    found = search({"posts/a.md": post("A", long), "posts/b.md": post("B")})
    (passage,) = found.found("texts", "sphagnum")
    first = len(found.index["kinds"]) * found.index["span"]
    assert passage >= first
    more = list(accumulate(found.files["pages.json"]["more"]))
    assert found.record(more[passage - first])[0] == "posts/a/"


@given(st.lists(st.text(st.sampled_from("ab \n"), max_size=3 * PASSAGE), max_size=4))
def test_no_passage_is_much_longer_than_the_rest_and_no_word_is_lost(texts: list[str]) -> None:
    cut_up = passages([Section("", "", text) for text in texts])
    assert all(sum(len(part.text) for part in passage) <= PASSAGE for passage in cut_up)
    together = " ".join(part.text for passage in cut_up for part in passage)
    assert sum(map(len, together.split())) == sum(len(word) for t in texts for word in t.split())


def test_terms_that_stand_nearly_everywhere_are_taken_out() -> None:
    postings: Postings = defaultdict(list)
    for number in range(1_000):
        add(postings, number, {"the": 1, "信用": 1} | ({"moss": 1} if number % 10 == 0 else {}))
    assert take_common(postings, 1_000) == ["the"]
    assert sorted(postings) == ["moss", "信用"]
    assert take_common(postings, 100) == []


@given(st.sets(st.integers(0, 10_000), min_size=1), st.integers(1, LEVELS - 1))
def test_postings_are_packed_without_loss(numbers: set[int], level: int) -> None:
    ordered = sorted(numbers)
    steps = packed([number * LEVELS + level for number in ordered])
    assert list(accumulate(step // LEVELS for step in steps)) == ordered
    assert {step % LEVELS for step in steps} == {level}


@given(st.sets(st.text(min_size=1), min_size=1))
def test_every_term_is_in_the_shard_that_its_beginning_says(words: set[str]) -> None:
    words = {word.encode(errors="replace").decode() for word in words}
    shards = cut({word: [11] for word in words}, 40)
    units = [start.encode("utf-16-be") for start in shards.starts]
    for word in words:
        at = max(n for n, start in enumerate(units) if start <= word.encode("utf-16-be"))
        assert word in json.loads(shards.files[at])


def test_shards_stay_small(garden) -> None:
    files = search_files(
        garden({f"n{n}.md": f"# Title {n}\n\n" + f"word{n} other{n * 7} " * 50 for n in range(400)})
    )
    assert max(len(text) for name, text in files.items() if name.startswith("names/")) < 30_000
    assert max(len(text) for name, text in files.items() if name.startswith("texts/")) < 50_000


def test_an_empty_garden_has_a_search_that_finds_nothing(search) -> None:
    assert search({}).index["count"] == 0


def test_the_version_tells_any_change(search) -> None:
    one, same, other = (search({"a.md": text}) for text in ("Moss.", "Moss.", "Fern."))
    assert one.index["version"] == same.index["version"] != other.index["version"]

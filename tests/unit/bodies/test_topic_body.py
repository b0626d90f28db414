"""Topics' files, in all five forms that occur."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.bodies import BodyText
from trellis.bodies.topic import read_topic, split_keywords
from trellis.diagnostics import Diagnostic
from trellis.entities import TopicFile
from trellis.markup import Reference

DIGEST = "0123456789abcdef" * 4


def read(*rows: str, has_fields: bool = False) -> tuple[BodyText, TopicFile, list[Diagnostic]]:
    return read_topic(BodyText("\n".join(rows), 1), "topics/x.md", has_fields=has_fields)


def source(line: str) -> Reference | None:
    found = read("## Sources", line)[1].sources
    return found[0] if found else None


def test_the_first_form_has_sections() -> None:
    prose, topic, findings = read(
        "## Content",
        "Soil **feeds** roots.",
        "",
        "## Keywords",
        "",
        "- soil",
        "* root systems",
        "",
        "## Sources",
        "- Roots (the-roots) [post]",
    )
    assert prose == BodyText("Soil **feeds** roots.", 2)
    assert (topic.generation, topic.keywords) == ("T1", ("soil", "root systems"))
    assert topic.sources == (
        Reference("field", "the-roots", "", "Roots", 10, 3, "sources", "post"),
    )
    assert findings == []


def test_the_second_form_names_ids_and_digests() -> None:
    _, topic, _ = read("## Sources", f"- Roots (roots) [deck] <Deep: Roots|{DIGEST}>")
    assert topic.generation == "T2"
    assert (topic.sources[0].name, topic.sources[0].digest) == ("Deep: Roots", DIGEST)


def test_the_third_form_has_prose_and_sources() -> None:
    prose, topic, _ = read("Soil.", "", "## Sources", "- Roots (roots) [post]", has_fields=True)
    assert (prose.text, topic.generation, len(topic.sources)) == ("Soil.", "T3", 1)


def test_the_fourth_form_is_prose() -> None:
    prose, topic, findings = read("Soil.", "", "## Why", "It feeds.", has_fields=True)
    assert prose.text == "Soil.\n\n## Why\nIt feeds."
    assert (topic, findings) == (TopicFile("T4", (), ()), [])


@pytest.mark.parametrize(
    "rows",
    [
        ["Soil feeds.  Keywords: soil, roots (deep, wide)."],
        ["Soil feeds. Keywords: soil, roots (deep, wide)"],
        ["Soil feeds.", "", "keywords: soil, roots (deep, wide)"],
        ["Soil feeds.", "", "**Keywords:** soil, roots (deep, wide)"],
        ["Soil feeds.", "", "keywords: [soil, roots (deep, wide)]"],
        ["Soil feeds.", "", "keywords:", "- soil", "- roots (deep, wide)", ""],
    ],
)
def test_the_fifth_form_has_keywords_in_its_prose(rows: list[str]) -> None:
    prose, topic, (finding,) = read(*rows, has_fields=True)
    assert prose.text == "Soil feeds."
    assert (topic.generation, topic.keywords) == ("T5", ("soil", "roots (deep, wide)"))
    assert finding.code == "topic-keywords-in-prose"
    assert rows[finding.line - 1][finding.column - 1 :].lstrip("*").lower().startswith("keywords:")


def test_an_empty_list_in_the_prose_goes_too() -> None:
    prose, topic, _ = read("Soil feeds.", "", "keywords: []", has_fields=True)
    assert (prose.text, topic.keywords) == ("Soil feeds.", ())


@pytest.mark.parametrize(
    "row",
    [
        "We use these keywords: soil, roots",
        "Use `keywords: a` here",
        "- a list",
        "Keywords matter.",
    ],
)
def test_prose_that_speaks_of_keywords_stays(row: str) -> None:
    prose, topic, findings = read(row, has_fields=True)
    assert (prose.text, topic.keywords, findings) == (row, (), [])


@pytest.mark.parametrize(
    ("line", "title", "ref", "expects"),
    [
        ("- A (of sorts) plan (a-plan) [post]", "A (of sorts) plan", "a-plan", "post"),
        ("- Roots (Roots: Deep And Wide) [Post]", "Roots", "Roots: Deep And Wide", "post"),
        (
            "* www.example.com (www-example-com-a1b2c3) [link]",
            "www.example.com",
            "www-example-com-a1b2c3",
            "link",
        ),
        ("- About (README) [base]", "About", "README", "note"),
        ("- Me (me) [profile]", "Me", "me", "anchor-profile"),
        ("- It (it) [identity]", "It", "it", "brain-character"),
        ("- Odd (odd) [mystery]", "Odd", "odd", "mystery"),
        ("- [[Some Page|words]]", "words", "Some Page", ""),
        ("- [words](../posts/page.md)", "words", "../posts/page.md", ""),
    ],
)
def test_source_lines(line: str, title: str, ref: str, expects: str) -> None:
    found = source(line)
    assert found is not None
    assert (found.label, found.target, found.expects) == (title, ref, expects)


@pytest.mark.parametrize(
    "line", ["- just words", "words", f"- A (b) [post] <a|{DIGEST[:-1]}>", "- " + "x" * 3000]
)
def test_a_malformed_source_line_is_told(line: str) -> None:
    _, topic, (finding,) = read("## Sources", line)
    assert topic.sources == ()
    assert (finding.code, finding.line) == ("topic-source-malformed", 2)
    assert finding.remedy == "write `- Title (slug) [post]`"


def test_a_source_line_without_a_type_is_told_and_used() -> None:
    _, topic, (finding,) = read("## Sources", "- Roots (roots)")
    assert (topic.sources[0].target, finding.code) == ("roots", "topic-source-malformed")


def test_no_sources() -> None:
    assert read("## Sources", "_No sources_")[1:] == (TopicFile("T1", (), ()), [])


def test_sections_in_any_order_and_case_and_repeated() -> None:
    prose, topic, (finding,) = read(
        "Before.",
        "## SOURCES",
        "- A (a) [post]",
        "## keywords:",
        "- k",
        "## Content",
        "After.",
        "## Sources",
        "- B (b) [post]",
        "## Further",
        "Kept.",
    )
    assert [reference.target for reference in topic.sources] == ["a", "b"]
    assert prose.text.split() == ["Before.", "After.", "##", "Further", "Kept."]
    assert (finding.code, finding.line) == ("topic-section-repeated", 8)


def test_prose_keeps_its_lines() -> None:
    prose, _, _ = read("One.", "## Keywords", "- k", "## Content", "Five.")
    assert prose.rows[4] == "Five."


def test_code_is_never_a_section() -> None:
    rows = ["Text.", "", "```", "## Sources", "- A (a) [post]", "```"]
    prose, topic, findings = read(*rows)
    assert (prose.rows, topic.sources, findings) == (rows, (), [])


def test_commas_in_parentheses_part_nothing() -> None:
    assert split_keywords(" a, b (c, d), 'e'., ,f") == ["a", "b (c, d)", "e", "f"]


words = st.text(alphabet=string.ascii_letters + " é撰'", min_size=1, max_size=20).map(
    lambda text: " ".join(text.split()) or "x"
)


@given(
    st.lists(words.filter(lambda word: word.strip("'\"`.") == word), max_size=5, unique=True),
    st.lists(st.tuples(words, words, st.sampled_from(["post", "deck", "link"])), max_size=5),
    words,
)
def test_what_is_written_in_the_first_form_is_read_back(
    keywords: list[str], sources: list[tuple[str, str, str]], prose: str
) -> None:
    text, topic, findings = read(
        "## Content",
        prose,
        "",
        "## Keywords",
        "",
        *(f"- {keyword}" for keyword in keywords),
        "",
        "## Sources",
        "",
        *(f"- {title} ({ref}) [{kind}]" for title, ref, kind in sources),
    )
    assert (text.text, topic.keywords, findings) == (prose, tuple(keywords), [])
    assert [(s.label, s.target, s.expects) for s in topic.sources] == sources


@given(st.text(alphabet="ab#-*()[]<>|`:, \nKkeywordsSourcesContent_", max_size=200))
def test_any_text_is_a_topic(text: str) -> None:
    read(*text.split("\n"), has_fields=True)

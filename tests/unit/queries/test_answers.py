"""All query blocks of a garden: found, answered, reported in the right place, and never a leak."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis import Config, Garden
from trellis.sources import reading_from_texts

TEXTS = {
    "posts/a.md": "---\ntitle: Alpha\ntags: [book]\nrelated: ['[[b]]', '[[secret]]']\n---\nSee [[b]].\n",
    "posts/b.md": "---\ntitle: Beta\nrating: 5\n---\nOf mesh networks.\n",
    "posts/secret.md": "---\ntitle: Hidden\nstatus: draft\ntags: [hush]\nrating: 9\n---\nTo [[a]].\n",
}
BASE = """
views:
  - type: list
    name: Best
    filters: rating > 4
  - type: table
    name: Broken
    filters: rating >
"""


def grown(body: str, **others: str) -> Garden:
    texts = TEXTS | {"notes/ask.md": f"---\ntitle: A\n---\n{body}"} | others
    return Garden.grow(
        reading_from_texts(texts), Config.model_validate({"topics": {"discover": False}})
    )


def findings(garden: Garden) -> list[str]:
    return [str(one) for one in garden.diagnostics if one.code.startswith("query-")]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("```trellis\nkind: pots\n```\n", "5:7"),
        ("> [!tip] T\n> ```trellis\n> kind: pots\n> ```\n", "6:9"),
        ("> > ```trellis\n> > kind: pots\n> > ```\n", "5:11"),
        ("- one\n\n  ```trellis\n  kind: pots\n  ```\n", "7:9"),
        ("1. ~~~trellis\n   kind: pots\n   ~~~\n", "5:10"),
        ("text\n\n````Trellis of mine\n\nkind: pots\n````\n", "8:7"),
        ("```trellis\nkind: post\n```\n\n```trellis\nkind: pots\n```\n", "9:7"),
        ("```trellis\nkind: pots", "5:7"),
    ],
)
def test_a_fault_is_told_where_it_stands_in_the_file(body, place):
    (finding,) = findings(grown(body))
    assert finding == (
        f"notes/ask.md:{place}: warning[query-unknown-name]: there is no kind `pots` "
        "(did you mean `post`?)"
    )


@pytest.mark.parametrize(
    "body",
    [
        "````markdown\n```trellis\nkind: pots\n```\n````\n",
        "```python\nkind: pots\n```\n",
        "    ```trellis\n    kind: pots\n    ```\n",
        "`trellis` and ``` trellis\n",
        "%%\n```trellis\nkind: pots\n```\n%%\n",
    ],
)
def test_what_only_shows_a_block_asks_nothing(body):
    garden = grown(body)
    assert not garden.answers
    assert not findings(garden)


def test_a_base_is_embedded_from_its_file():
    garden = grown("![[Books.base]]\n\n![[Books.base#best]]\n", **{"files/Books.base": BASE})
    answers = garden.answers["notes/ask"]
    assert {
        asked.view: [line.id for line in answer.parts[0].lines] for asked, answer in answers.items()
    } == {
        "": ["posts/b"],
        "best": ["posts/b"],
    }
    assert not findings(garden)


def test_a_fault_of_a_base_is_told_in_its_file_once_however_often_it_is_embedded():
    embeds = "![[Books.base#Broken]]\n\n> ![[Books.base#Broken]]\n"
    garden = grown(embeds, **{"Books.base": BASE, "notes/more.md": embeds})
    assert findings(garden) == [
        "Books.base:8:22: warning[query-invalid]: something is missing at the end "
        "(finish the expression)"
    ]


def test_a_view_that_is_not_there_is_told_where_it_is_asked_for():
    garden = grown("Text.\n\n![[Books.base#Bst]]\n", **{"Books.base": BASE})
    assert findings(garden) == [
        "notes/ask.md:6:1: warning[query-unknown-name]: the base has no view `Bst` (did you mean `Best`?)"
    ]


def test_a_base_that_is_not_there_is_a_missing_file_and_no_query():
    garden = grown("![[Nowhere.base]]\n")
    assert [one.code for one in garden.diagnostics if one.path == "notes/ask.md"] == [
        "asset-missing"
    ]


ASKING_FOR_ALL = textwrap.dedent(
    """
    ```trellis
    columns: title, tags, related, links, backlinks, keywords
    ```

    ```dataview
    TABLE related, file.inlinks, file.outlinks, [[secret]], link("secret"), file("secret").name
    WHERE contains(file.name, "") OR rating = 9
    ```

    ```base
    formulas: {f: 'link("posts/secret").title', g: 'list(file("secret")).length'}
    views: [{order: [file.name, related, file.links, file.backlinks, formula.f, formula.g]}]
    ```
    """
)


def test_drafts_are_nowhere_in_an_answer():
    garden = grown(ASKING_FOR_ALL)
    assert not findings(garden)
    told = repr(garden.answers)
    assert "Hidden" not in told
    assert "posts/secret" not in told.replace('link("posts/secret")', "")
    assert "rating = 9" in told  # the question itself, which its writer published


def test_a_field_in_the_text_that_names_a_draft_is_without_it():
    texts = {
        "notes/x.md": "supports:: [[secret|Whisper]]\n\nopposes:: [[a]], [[secret]]\n",
        "notes/ask.md": "```trellis\nfolder: notes\ncolumns: supports, opposes\n```\n",
    }
    garden = Garden.grow(reading_from_texts(TEXTS | texts), Config())
    told = repr(garden.answers)
    assert "Alpha" in told or "'a'" in told
    assert "secret" not in told
    assert "Whisper" not in told


def test_drafts_are_there_for_the_writers_own_eyes():
    texts = TEXTS | {"notes/ask.md": "```trellis\nrating: 9\n```\n"}
    garden = Garden.grow(reading_from_texts(texts), Config(), private=True)
    assert "posts/secret" in repr(garden.answers)


def test_a_query_makes_no_tie_and_no_backlink():
    with_query, without = grown(ASKING_FOR_ALL), grown("\n")
    assert with_query.links.backlinks == without.links.backlinks
    assert with_query.ties == without.ties


def test_pages_without_queries_have_no_answers():
    assert not grown("Text.\n").answers


def test_a_page_may_not_ask_without_end():
    garden = grown("\n\n".join(f"```trellis\nlimit: {n}\n```" for n in range(1, 53)))
    assert findings(garden) == [
        f"notes/ask.md:{line}:1: warning[query-invalid]: a page may have 50 queries, and this is one "
        "more (put it on another page)"
        for line in (205, 209)
    ]


WORDS = st.sampled_from(
    [
        *("kind", "tag", "where", "sort", "columns", "limit", "group", "show", "filters", "views"),
        *(
            "TABLE",
            "LIST",
            "FROM",
            "WHERE",
            "SORT",
            "GROUP BY",
            "FLATTEN",
            "LIMIT",
            "AS",
            "formulas",
        ),
        *(
            ": ",
            "- ",
            "\n",
            " ",
            "  ",
            ",",
            "..",
            '"posts"',
            "#book",
            "[[a]]",
            "rating",
            "file.tags",
        ),
        *(
            "post",
            "5",
            "2024-05-01",
            "not ",
            "date(today)",
            "dur(1 day)",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
        ),
        *(
            "and",
            "or",
            "=",
            "==",
            ">",
            "'",
            "formula.x",
            "order",
            "type: table",
            "this.file",
            "\x00",
            "é",
        ),
    ]
)


@given(
    st.sampled_from(["trellis", "base", "dataview", "dataviewjs"]),
    st.lists(WORDS, max_size=40).map("".join),
)
def test_any_block_has_an_answer_or_faults_in_its_own_lines(language, text):
    body = f"```{language}\n{text.replace('```', '')}\n```\n"
    garden = grown(body)
    for answer in garden.answers.get("notes/ask", {}).values():
        assert bool(answer.faults) or answer.parts is not None
        for fault in answer.faults:
            assert fault.message
            assert 0 <= fault.line <= body.count("\n")

"""The scanner: what in a text is not prose, in time that grows with the text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trellis.markup import blocks, headings, references
from trellis.markup.scanner import scan

MARKUP = st.text(
    alphabet=st.sampled_from("ab \n\t[]()<>!`~$%#*_-=|\\^{}:.&\"'/1é字"), max_size=120
) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "kind", "hidden"),
    [
        ("a `code` b", "code", "`code`"),
        ("a ``one ` two`` b", "code", "``one ` two``"),
        ("```\nx\n```", "fence", "```\nx\n```"),
        ("~~~ py\nx\n~~~~", "fence", "~~~ py\nx\n~~~~"),
        ("- item\n  ```\n  x\n  ```", "fence", "```\n  x\n  ```"),
        ("> ```\n> x\n\nout", "fence", "```\n> x\n"),
        ("```\nnever closed", "fence", "```\nnever closed"),
        ("a\n\n    code\n\nb", "indented", "    code\n\n"),
        ("a <!-- b\n\nc --> d", "html-comment", "<!-- b\n\nc -->"),
        ("a %%b\n\nc%% d", "comment", "%%b\n\nc%%"),
        ("a %%never closed", "comment", "%%never closed"),
        ("a $x^2$ b", "math", "$x^2$"),
        ("$$\nx\n$$", "math", "$$\nx\n$$"),
        ('a <b title="x > y"> c', "tag", '<b title="x > y">'),
        ("<https://example.org/[[x]]>", "tag", "<https://example.org/[[x]]>"),
    ],
)
def test_regions_that_are_not_prose(text: str, kind: str, hidden: str) -> None:
    (region,) = scan(text).regions
    assert (region.kind, text[region.start : region.end]) == (kind, hidden)


@pytest.mark.parametrize(
    "text",
    [
        "it costs $5 and $6",
        "an unclosed `tick\n\nand another` one",
        "100% of 50%",
        "a < b and c > d",
        r"\`not code\`",
        "- item\n\n    still the item",
        "!!! note\n\n    inside",
        "[^1]: footnote\n\n    more of it",
        "[[page|<b>text</b>]]",
        "[label](<my page.md>)",
        "an unclosed <!-- comment",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert scan(text).regions == ()


@given(MARKUP)
@example("<![[")
@example("```\n`` ~~~ [[ ]] `")
def test_the_mask_keeps_length_and_lines(text: str) -> None:
    scanned = scan(text)
    assert len(scanned.masked) == len(text)
    assert [len(line) for line in scanned.masked.split("\n")] == [
        len(line) for line in text.split("\n")
    ]
    ends = [0, *(region.end for region in scanned.regions)]
    assert all(region.start >= end for region, end in zip(scanned.regions, ends, strict=False))


@pytest.mark.parametrize(
    "unit",
    ["[[", "![[", "<![[", "`", " ``", "(", "> ", "[x](", "](a ", '<a "', "$a ", "%% ", "```\n", "> ```\n",
     "<!-- ", "{{a", "[a]: b\n", "==a ", "- ", "_a", "\\", "a\n-\n", "    a\n\n", "- a\n\n\tb\n\n"],
)  # fmt: skip
def test_the_work_is_in_proportion_to_the_text(unit: str) -> None:
    """Quadratic work on 200,000 characters would not end within the patience of any test run."""
    text = (unit * (200_000 // len(unit) + 1))[:200_000]
    references(text)
    headings(text)
    blocks(text)


@pytest.mark.parametrize(
    "text",
    [
        "[a](" + " " * 300_000,
        "[a](b" + " " * 300_000 + "c)",
        "[a]:" + " " * 300_000 + "\n",
        "a\n" + "|" * 300_000 + "x",
        "> " * 150_000 + "~~~ " * 75_000,
        "# a" + " " * 300_000 + "b",
        "# " + "a {#b " * 50_000,
    ],
    ids=["destination", "title", "definition", "row", "fences", "closing", "attributes"],
)
def test_long_runs_take_no_longer_than_other_text(text: str) -> None:
    references(text)  # would take hours, did the time grow with the square of the length
    blocks(text)

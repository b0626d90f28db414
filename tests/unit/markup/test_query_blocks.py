"""Query blocks in a text, and what stands in their place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from trellis.markup import Reference, ShownLink
from trellis.markup.embeds import Embedded
from trellis.markup.extension import TrellisExtension
from trellis.markup.queries import QueryBlock, in_place, query_blocks

EXTENSIONS = ["admonition", "footnotes", "tables", "md_in_html", "pymdownx.superfences"]


class Page:
    """A page on which every block shows its own text."""

    key = "page#"

    def __call__(self, reference: Reference) -> ShownLink:
        return ShownLink("stub")

    def listing(self, block: QueryBlock) -> str | None:
        named = block.reference.target if block.reference else block.text
        return None if named == "unknown" else f"<div>{named}</div>"

    def embed(self, reference: Reference) -> Embedded | None:
        if reference.target != "other":
            return None
        return Embedded("other#", "Other", "../other/", "```base\nfrom afar\n```\n", Page())


def shown(text: str) -> str:
    extension = TrellisExtension()
    extension.page = Page()
    return Markdown(extensions=[*EXTENSIONS, extension]).convert(text)


def texts(text: str) -> list[str]:
    return [block.text for block in query_blocks(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("```trellis\na\nb\n```", ["a\nb"]),
        ("~~~ Dataview x\na\n~~~", ["a"]),
        ("> ```base\n> a:\n>   - b\n> ```", ["a:\n  - b"]),
        (">> ```base\n>> a:\n>>   - b\n>> ```\n", ["a:\n  - b"]),
        ("- ```base\n  a:\n    - b\n  ```", ["a:\n  - b"]),
        ("- x\n\n    ```base\n    a\n    ```", ["a"]),
        ("```trellis\n```", [""]),
        ("```trellis", [""]),
        ("```trellis\na", ["a"]),
        ("````md\n```trellis\na\n```\n````", []),
        ("```python\na\n```", []),
        ("`x` trellis", []),
    ],
)
def test_a_block_is_found_with_its_text_alone(text, blocks):
    assert texts(text) == blocks


def test_each_line_has_its_place():
    (block,) = query_blocks("x\n\n> ```base\n> a\n>  b\n> ```", first_line=10)
    assert block.rows == ((13, 3), (14, 3))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("![[a.base]]", ["a.base"]),
        ("x\n\n> ![[f/a.base#View|x]]\n\ny", ["f/a.base"]),
        ("- ![[a.BASE]]", ["a.BASE"]),
        ("in a line ![[a.base]]", []),
        ("[[a.base]]", []),
        ("`![[a.base]]`", []),
        ("![[a.md]]", []),
    ],
)
def test_an_embedded_base_is_a_block_where_it_stands_alone(text, targets):
    assert [block.reference.target for block in query_blocks(text)] == targets


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("```trellis\nx\n```", "<div>x</div>"),
        ("before\n```trellis\nx\n```\nafter", "<p>before</p>\n<div>x</div>\n<p>after</p>"),
        ("![[a.base]]", "<div>a.base</div>"),
        ("> ```base\n> x\n> ```", "<blockquote>\n<div>x</div>\n</blockquote>"),
        ("> ![[a.base]]\n\nafter", "<blockquote>\n<div>a.base</div>\n</blockquote>\n<p>after</p>"),
        ("%%\n```trellis\nx\n```\n%%", ""),
        ('<div markdown="1">\n```trellis\nx\n```\n</div>', "<div>\n<div>x</div>\n</div>"),
    ],
)
def test_what_it_shows_stands_in_its_place(text, html):
    assert shown(text) == html


def test_it_stands_in_callouts_and_lists():
    assert "<p>b</p>\n<div>x</div>\n<p>c</p>" in shown(
        "> [!tip] T\n> b\n> ```base\n> x\n> ```\n> c"
    )
    listed = shown("- one\n  ```base\n  x\n  ```\n- two")
    assert re.search(r"<p>one</p>\s*<div>x</div>\s*</li>", listed)
    assert "<div>x</div>" in shown("- ```base\n  x\n  ```\n- two")


def test_it_stands_in_an_embedded_note():
    assert "<div>from afar</div>" in shown("![[other]]")


def test_a_block_that_nobody_knows_stays_code():
    assert "<div" not in shown("```trellis\nunknown\n```").replace('<div class="highlight">', "")


def test_a_text_that_looks_like_a_mark_is_text():
    assert "<div>x</div>" in shown("```trellis\nx\n```\n\n\ue000trellis-query-7\ue001")


def test_without_a_page_blocks_stay_code():
    html = Markdown(extensions=[*EXTENSIONS, TrellisExtension()]).convert("```trellis\nx\n```")
    assert "<code>x\n</code>" in html


LINES = st.sampled_from(
    [
        "```trellis",
        "```",
        "~~~base",
        "~~~",
        "> ",
        "- ",
        "  ",
        "    ",
        "![[a.base]]",
        "x",
        "\n",
        "%%",
        "$$",
    ]
)


@given(st.lists(LINES, max_size=60).map("".join))
def test_blocks_lie_in_the_text_one_after_the_other(text):
    blocks = query_blocks(text)
    position = 0
    for block in blocks:
        assert position <= block.start <= block.end <= len(text)
        assert len(block.rows) == max(block.text.count("\n") + 1, 1)
        assert in_place(text, block, "a\nb")
        position = block.end

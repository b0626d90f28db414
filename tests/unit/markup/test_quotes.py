"""The places of quoted sentences: an element around each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from markdown import Markdown
from test_extension import Notes
from test_headings import MATERIAL

from trellis.markup import Quoted
from trellis.markup.extension import TrellisExtension


@dataclass(frozen=True)
class Cited(Notes):
    """Notes, of which the page's own has quoted sentences."""

    quoted: Sequence[Quoted] = field(default=())


def convert(text: str, *quoted: str, notes: dict[str, str] | None = None) -> str:
    extension = TrellisExtension()
    places = tuple(Quoted(f"said-{at}", one, "why") for at, one in enumerate(quoted))
    extension.page = Cited(notes or {}, quoted=places)
    return Markdown(extensions=[*MATERIAL, extension]).convert(text)


def after(html: str, at: int = 0) -> str:
    """The words that follow a place."""
    _, _, rest = html.partition(f'<span class="trellis-said" id="said-{at}">')
    return re.sub(r"<[^>]*>", "", rest)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("First this. Then that.", "Then that."),
        ("First *this. Then* that.", "Then that."),
        ("# Top\n\nSome.\n\n- one\n- A [b](c.md) d.", "A b d."),
        ("Some. A `b c` d.", "A b c d."),
        ("Some. A b[^1] c.\n\n[^1]: Note.", "A b c."),
        ("Some. “A” -- b \\* c.", "“A” – b * c."),
        ("> [!note] Title\n> Some. A b.", "A b."),
        ("Straße. Groß ist es.", "Groß ist es."),
        ("一。二と三。", "二と三。"),
    ],
)
def test_a_place_is_set_where_its_sentence_begins(text: str, said: str) -> None:
    first, *_ = said.strip("“").split(maxsplit=1)
    assert after(convert(text, said)).startswith(first.strip("”"))


def test_each_sentence_has_its_place_and_the_text_stays_as_it_was() -> None:
    text = "Some. A b. A b c.\n\nD *e*. F."
    html = convert(text, "A b c.", "F.", "A b.", "D e.")
    assert re.sub(r'<span class="trellis-said" id="[^"]*">(.*?)</span>', r"\1", html) == convert(
        text
    )
    assert '<span class="trellis-said" id="said-2">A b.</span> <span' in html
    assert [after(html, at)[:3] for at in range(4)] == ["A b", "F.", "A b", "D e"]


def test_what_is_not_found_is_at_its_heading_else_at_the_top() -> None:
    assert after(convert("Some.\n\n# Why\n\nMore.", "Nowhere."), 0).startswith("Why")
    assert after(convert("Some.\n\nMore.", "Nowhere."), 0).startswith("Some")
    assert after(convert("Some.", "…"), 0).startswith("Some")


def test_what_is_embedded_is_another_pages_text() -> None:
    html = convert("![[other]]\n\nMine. A b.", "A b.", notes={"other": "A b."})
    assert after(html).strip() == "A b."
    assert "trellis-embed" in html
    assert html.count("said-0") == 1


def test_a_place_ends_with_its_sentence_or_where_something_else_begins() -> None:
    html = convert("Some. “A b” c! “D e.” F *g* h.", "“A b” c!", "“D e.”", "F g h.")
    assert re.findall(r'id="said-\d">(.*?)</span>', html) == ["A b” c!", "D e.”", "F"]

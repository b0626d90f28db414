"""Decks: a body as slides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trellis.bodies import BodyText, read_body
from trellis.bodies.deck import outline, read_slides
from trellis.entities import Slide


def slides(text: str) -> tuple[Slide, ...]:
    return read_slides(BodyText(text, 1))[0]


def test_slides_are_parted_by_dashes() -> None:
    assert [
        (s.number, s.title, s.text, s.line) for s in slides("# One\n\n---\n\n## Two\ntext")
    ] == [
        (1, "One", "# One", 1),
        (2, "Two", "## Two\ntext", 5),
    ]


def test_text_right_above_dashes_is_no_heading() -> None:
    one, two = slides("words\n---  \nmore")
    assert (one.title, one.text, two.text) == ("", "words", "more")


def test_dashes_in_code_and_comments_part_nothing() -> None:
    (slide,) = slides("```yaml\n---\na: b\n---\n```\n\n<!--\n---\n-->")
    assert slide.text.startswith("```yaml")


def test_directives_become_attributes() -> None:
    (slide,) = slides(
        "<!-- .slide: data-background=\"#123 456\" class='wide' auto n=1 -->\n# One\n"
        "`<!-- .slide: not=this -->`\n<!-- .slide: more -->"
    )
    assert slide.attributes == {
        "data-background": "#123 456",
        "class": "wide",
        "auto": "true",
        "n": "1",
        "more": "true",
    }
    assert slide.text == "# One\n`<!-- .slide: not=this -->`"


def test_notes_are_the_speakers() -> None:
    one, two = slides("# One\nNote: slowly\nand clearly\n\n---\n# Two\n<!-- .notes: wave -->")
    assert (one.text, one.notes) == ("# One", "slowly\nand clearly")
    assert (two.text, two.notes) == ("# Two", "wave")


def test_empty_slides_are_left_out_and_numbers_have_no_gap() -> None:
    assert [slide.number for slide in slides("---\n\n---\none\n---\ntwo\n---\n")] == [1, 2]


def test_what_does_not_part_slides_is_told() -> None:
    codes = [(f.code, f.line) for f in read_slides(BodyText("one\n\n***\n\ntwo", 10))[1]]
    assert codes == [("deck-without-slides", 10), ("deck-ambiguous-separator", 12)]


def test_the_body_stays_whole() -> None:
    body = read_body("deck", BodyText("one\n---\ntwo", 5), "", has_fields=True)
    assert (body.text.text, body.outline) == ("one\n---\ntwo", "one\n\ntwo")


@given(st.text(alphabet="ab#-`<!.slidenote:> \n", max_size=200))
def test_any_text_is_slides_at_their_lines(text: str) -> None:
    body = BodyText(text, 7)
    found, _ = read_slides(body)
    assert all(7 <= slide.line < 7 + len(body.rows) for slide in found)
    assert len(outline(found, body).split("\n")) == len(body.rows)


def test_the_outline_has_what_slides_show_on_its_lines() -> None:
    body = BodyText("# One\nNote: quiet\n---\n\n<!-- .slide: a -->\n  text\n---\nmore", 3)
    assert outline(read_slides(body)[0], body) == "# One\n\n\n\n\n  text\n\nmore"

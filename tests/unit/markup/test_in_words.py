"""Blocks as they are read aloud: code and formulas say what they are, or that they cannot be said."""

from hypothesis import given
from hypothesis import strategies as st

from trellis.markup import blocks
from trellis.markup.in_words import UNSAID, in_words


def aloud(written: str) -> str:
    return in_words(written, blocks(written)[0].text)


def test_a_name_in_code_is_a_word_of_its_sentence():
    assert aloud("A `find_node` call *looks* for `key`.") == "A find_node call looks for key."


def test_nothing_in_code_is_markup():
    assert aloud("A `<br>` element, `**kwargs` and `a_b_`.") == "A <br> element, **kwargs and a_b_."


def test_a_short_formula_is_said_as_it_stands():
    assert aloud("Of $n$ nodes, $n - 1$ answer.") == "Of n nodes, n - 1 answer."


def test_what_no_words_say_leaves_a_sign():
    assert aloud("Then `{a: 1} | f` runs.") == f"Then {UNSAID} runs."
    assert aloud(r"It is $\frac{a}{b}$ of all.") == f"It is {UNSAID} of all."
    assert aloud("A free {{glossary('browser')}} by us.") == f"A free {UNSAID} by us."
    assert aloud("Look at ![a pear](pear.png) here.") == f"Look at {UNSAID} here."


def test_a_sentence_may_begin_with_code():
    assert (
        aloud("It never stops. `trellis check` ends.") == "It never stops.\n\ntrellis check ends."
    )
    assert aloud("Any sign, e.g. `a`, will do.") == "Any sign, e.g. a, will do."


def test_list_items_and_quotes_are_read_without_their_marks():
    assert in_words("    - Press `Enter`.", "Press .") == "Press Enter."
    assert aloud("> Press `Enter`\n> to go on.") == "Press Enter to go on."


def test_a_block_without_code_is_left_as_it_is():
    assert in_words("Plain *text* with [a link](b.md).", "Plain text with a link.") == (
        "Plain text with a link."
    )


def test_a_footnote_is_not_taken_for_the_text_around_it():
    written = "Use `a`.^[Or else `b`.]"
    assert [in_words(written, block.text) for block in blocks(written)] == ["Use a.", "Or else ."]


@given(st.text(alphabet="ab `$*_<>{}![]()|\\\n-"))
def test_any_text_can_be_read_aloud(written):
    for block in blocks(written):
        assert isinstance(in_words(written, block.text), str)

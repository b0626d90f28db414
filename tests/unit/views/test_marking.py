"""What a sentence is shown for is marked in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trellis.views.marking import marked


def marks(text: str, *keywords: str) -> list[str]:
    return [span.text for span in marked(text, keywords) if span.marked]


def test_keywords_are_marked_as_words_in_any_case():
    assert marks("Trust holds; distrust does not.", "trust") == ["Trust"]
    assert marks("AI aids us.", "ai") == ["AI"]


def test_a_word_that_a_keyword_begins_is_marked_with_its_ending():
    assert marks("Platforms and platformations.", "platform") == ["Platforms"]


def test_of_two_that_overlap_the_one_that_begins_first_is_marked():
    assert marks("mutual credit union", "mutual credit", "credit union") == ["mutual credit"]


def test_scripts_without_spaces_have_no_ends_of_words():
    assert marks("種の図書館です", "図書館") == ["図書館"]


def test_letters_that_change_their_number_with_their_case_are_left_alone():
    assert marks("İstanbul", "istanbul") == []


@given(st.text(max_size=60), st.lists(st.text(max_size=6), max_size=4))
def test_nothing_of_the_text_is_lost(text, keywords):
    assert "".join(span.text for span in marked(text, keywords)) == text

"""Sentences that say something of something, and phrases that only end in a full stop."""

import pytest

from trellis.topics.clauses import is_clause


@pytest.mark.parametrize(
    "sentence",
    [
        "A leader sends its log to the others.",
        "Turing proposed that a judge talks to both.",
        "The best games are designed to be played with friends.",
        "We need new tools for the exchange of ideas.",
        "They're stuck in the short now.",
        "The map quickly grows with every note.",
        "Games have rules that players accept.",
        "Links and tags are read by everyone.",
        "Search engines are like gates to what is written.",
    ],
)
def test_a_clause_has_a_verb_and_what_it_is_said_of(sentence):
    assert is_clause(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Good for exploring issues, learning more about tasks, and getting ahead.",
        "Main method of communication at the application layer.",
        "A protocol for the partially synchronous system model.",
        "Dedicated path between source and destination.",
        "Requires a distance measure between two clusters.",
        "Creates functions that are called for each event.",
        "Take the list that is returned when it ends.",
        "Select the location of your files.",
        "To assert your freedom and power to act.",
    ],
)
def test_a_phrase_with_a_full_stop_is_none(sentence):
    assert not is_clause(sentence, "en")


def test_of_other_languages_nothing_is_known():
    assert is_clause("Eine gute Idee für den Garten.", "de")

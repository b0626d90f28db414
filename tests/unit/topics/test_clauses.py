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
        "There's a map of what the garden holds.",
        "The things that we share are called commons.",
        "The map, which everyone has, is drawn once.",
        "The books you read are the ones you keep.",
        "A garden grows where people meet.",
        "The property controls how long text is broken.",
        "In gardens that last, paths come first.",
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
        "A reaction that can release large amounts of energy.",
        "A procedure you can call when the network is down.",
        "Argument that rests on the ambiguity of what “information” is.",
        "A foundational data structure that form the basis of containers, maps, and graphs.",
        "Dynamic Host Configuration Protocol so they can join a network.",
        "A model where the outcome depends upon choices made by others.",
        "A path that nobody takes.",
        "Modelling decisions where the outcome depends upon choices.",
        "An end that cannot be reached by playing alone.",
    ],
)
def test_a_phrase_with_a_full_stop_is_none(sentence):
    assert not is_clause(sentence, "en")


def test_of_other_languages_nothing_is_known():
    assert is_clause("Eine gute Idee für den Garten.", "de")

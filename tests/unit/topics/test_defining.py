"""Which sentences say what a topic is."""

import pytest

from trellis.topics.defining import defines


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Mesh Networks", "A mesh network is made of neighbours."),
        ("Mesh Networks", "Mesh networks (of radios) are made of neighbours."),
        ("CRDT", "Conflict-free replicated data types (CRDTs) are made to be merged."),
        ("Böden", "Die Böden sind fruchtbar."),
        ("知识花园", "知识花园是一组笔记。"),
        ("庭", "庭とは、道のある場所である。"),
        ("CSS", "CSS is a language."),
        ("iOS", "The iOS is what runs on them."),
    ],
)
def test_a_definition_begins_with_the_name_of_what_it_defines(title: str, sentence: str) -> None:
    assert defines(sentence, title)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Mesh Networks", "The mesh network settings are in the file."),
        ("Mesh Networks", "Neighbours make a mesh network."),
        ("C++ (Language)", "C is a language."),
        ("iOS", "IO is what goes in and out."),
        ("CSS", "CS is the science of computers."),
        ("S", "Es ist kalt im Tal."),
        ("s", "Es ist kalt im Tal."),
        ("-", "Es ist kalt im Tal."),
    ],
)
def test_what_only_names_it_is_none(title: str, sentence: str) -> None:
    assert not defines(sentence, title)

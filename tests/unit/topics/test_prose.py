"""Which sentences can stand alone."""

from __future__ import annotations

import pytest

from trellis.topics.prose import fitness, is_telling, stands_alone


@pytest.mark.parametrize(
    "sentence",
    [
        "A garden without paths is only visited by those who know it.",
        "“Paths are promises”, the gardener wrote in her very last letter.",
        "道のない庭は、それを知る人だけが訪れる場所になってしまう。",
        "Größere Gärten brauchen Wege, damit Besucher sie verstehen können.",
        "In a garden of some size, visitors need a path to find the pond.",
        "In addition to a path, a garden of some size needs a good map.",
        "As a result of the drought, all the old apple trees were lost.",
    ],
)
def test_whole_sentences_stand_alone(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This shows that paths are needed in every garden of some size.",
        "Very much like the path along the old wall that leads to the pond.",
        "Might be a matter of the soil, which is heavy in all of the beds.",
        "Not only was it dry, the old wall had also fallen on the apple trees.",
        "Only thing that helps is water, which is a long walk from the beds.",
        "However, no path leads to the pond behind the old apple trees.",
        "He planted the apple trees long before the wall was ever built.",
        "Why does no path lead to the pond behind the old apple trees?",
        "Short one.",
        "and then the path goes on between the apple trees to the pond.",
        "The path goes on between the apple trees to the pond and then",
        "The path (which nobody ever uses goes on between the apple trees.",
        "Press (or on a Mac) to open the list of all the paths in a garden.",
        "As a result, no path leads to the pond behind the apple trees.",
        "In addition, every path leads to the pond behind the old apple trees.",
        "With these, the gardener could reach the pond behind the apple trees.",
        "In the absence of such a path, nobody reached the pond in the garden.",
        "Does the path lead on? a path to the pond behind the trees, perhaps.",
        "Old paths may lead nowhere. new paths lead to the pond and the trees.",
        "Apples, pears and plums grow near the pond behind the castle, e.g.",
        "The latter leads to the pond behind the oldest of the apple trees.",
        "Keeping these paths open is what the gardener of the castle does.",
        "In essence, it leads to the pond behind the oldest of the apple trees.",
        "Bei diesem Garten führt der Weg an einem alten Apfelbaum vorbei.",
        "Außerdem führt der Weg an einem alten Apfelbaum im Garten vorbei.",
        "Ihre Äpfel reifen im Garten des Schlosses erst spät im Oktober.",
        "See the garden of the castle for how its paths lead to the pond.",
        "De cette façon, le chemin mène au jardin des vieux pommiers.",
        "该花园的小路只有认识它的人才会走，其他人不会走进去。",
        "しかし、道のない庭は、それを知る人だけが訪れる場所になる。",
        "Apples | Pears | Plums and every other fruit that grows in here.",
    ],
)
def test_what_leans_on_its_surroundings_does_not(sentence: str) -> None:
    assert not stands_alone(sentence)


def test_orders_and_asides_do_less_well_in_a_summary() -> None:
    plain = fitness("Apple trees need a pollinator that flowers in the same week.", "en")
    assert plain > fitness("I planted the apple trees in the year the wall was built.", "en")
    assert plain > fitness("Click the tree that you would like to plant in the garden.", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Configure the pump, the lamps and the gate of the garden.",
        "Be aware that the old apple trees need a lot of water.",
        "Only water the trees if the ground below them is dry.",
        "To reach the old pond, open the gate behind the trees.",
    ],
)
def test_what_the_reader_is_to_do_does_less_well_in_a_summary(sentence: str) -> None:
    assert fitness(sentence, "en") < 1.0


@pytest.mark.parametrize(
    "sentence",
    [
        "Use of water is limited in the months of summer.",
        "Plants need water in the dry months of summer.",
        "In the shade of the trees, apples stay small and green.",
    ],
)
def test_what_only_looks_like_an_order_is_none(sentence: str) -> None:
    assert fitness(sentence, "en") == 1.0


def test_orders_are_known_in_german_and_french() -> None:
    assert fitness("Der Weg führt an dem alten Apfelbaum vorbei.", "de") == 1.0
    assert fitness("Legen Sie den Weg an dem alten Apfelbaum an.", "de") < 1.0
    assert fitness("Suivez le chemin entre les vieux pommiers.", "fr") < 1.0


def test_what_to_do_in_a_case_does_less_well_in_a_summary() -> None:
    told = "Ein Teich braucht keinen Zaun, wenn der Garten eine Hecke hat."
    asked = "Um den Teich zu sehen, öffnen Sie das kleine Tor hinter der Hecke."
    assert fitness(asked, "de") < fitness(told, "de")
    assert fitness("如果池塘结冰，请打开小门。", "zh") < fitness("池塘在冬天会结冰。", "zh")


def test_a_sentence_that_sends_the_reader_elsewhere_does_less_well() -> None:
    assert fitness("To plant more trees in the garden, see the shed.", "en") < fitness(
        "A gardener who plants more trees can see the shed.", "en"
    )
    argued = fitness("The goal is to reach the pond behind the old apple trees.", "en")
    assert argued < fitness("A gardener is to reach the pond behind the apple trees.", "en")
    plain = fitness("A gardener keeps all of the seeds in a dry and cool shed.", "en")
    assert plain > fitness("A gardener keeps all of the following seeds in a dry shed.", "en")
    assert plain > fitness("A gardener needs a shed, which this chapter describes.", "en")
    assert fitness("Mehr dazu steht im Heft.", "de") < fitness(
        "Das Werkzeug steht im Schuppen.", "de"
    )
    assert fitness("On en parle aussi dans le cahier.", "fr") < fitness(
        "Le cahier parle du jardin.", "fr"
    )
    assert fitness("花园里的工具请参见下一章。", "zh") < fitness("花园里的工具放在小屋里。", "zh")


def test_phrases_and_what_a_label_introduces_do_less_well_in_a_summary() -> None:
    plain = fitness("A gardener needs a path between the pond and the trees.", "en")
    assert plain > fitness("A useful path between the pond and the old apple trees.", "en")
    assert plain > fitness("Path: a gardener needs one between pond and trees.", "en")
    assert plain > fitness("(A gardener needs a path between pond and trees.)", "en")
    assert plain > fitness("A gardener needs a path, as I have often said.", "en")


def test_a_tag_is_a_word_and_an_arrow_is_none() -> None:
    assert stands_alone("The <br> element breaks the line that it stands in.")
    assert not stands_alone("The path -> pond way is open in every season.")


def test_a_line_of_a_slide_says_something_without_a_full_stop() -> None:
    assert is_telling("Apple trees need company")
    assert not is_telling("Apples")

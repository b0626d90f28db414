"""Summaries of topics beside one another: what each says, and what it leaves to others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from trellis import Garden
from trellis.keywords.collecting import collect
from trellis.topics.passages import Passages
from trellis.topics.sketch import Sketch
from trellis.topics.summaries import Summaries

TEXTS = {
    "starter.md": "# Starter\n\nA starter of flour and water raises the dough. The oven bakes every "
    "dough that the starter has raised. Flour of rye feeds the wild yeast in a jar.",
    "levain.md": "# Levain\n\nA levain is stiffer than most doughs of bakers in the north.",
    "cellar.md": "# Cellar\n\nThe flour, the starter and the oven stand beside the door of the cellar. "
    "The dough of the week rests in the cellar for a night.",
}
IDS = tuple(path.removesuffix(".md") for path in TEXTS)
FOCUS = {"flour": 2, "dough": 4, "oven": 2, "levain": 2, "starter": 2}


@pytest.fixture
def told(garden: Callable[..., Garden]) -> Callable[..., dict[str, list[str]]]:
    grown = garden(TEXTS)
    passages = Passages(grown.entities, collect(grown.entities, grown.config))

    def summaries(*sketches: Sketch) -> dict[str, list[str]]:
        told = Summaries({one.id: one for one in sketches}, passages, {})
        return {one.id: [sentence.text for sentence in told.of(one.id)] for one in sketches}

    return summaries


def sketch(title: str, keywords: str) -> Sketch:
    named = tuple((key, key) for key in keywords.split())
    return Sketch(title, title, "discovered", None, "en", named, (), (), IDS, FOCUS)


def test_what_a_topic_says_the_topics_within_it_do_not_say_again(told) -> None:
    whole, part = sketch("baking", "flour dough"), sketch("dough", "flour dough")
    said = told(whole, replace(part, parent="baking"))
    assert said["baking"]
    assert said["dough"]
    assert set(said["baking"]).isdisjoint(said["dough"])


def test_what_says_what_a_topic_is_it_says_though_another_does(told) -> None:
    whole, part = sketch("baking", "flour dough"), sketch("levain", "flour dough")
    said = told(whole, replace(part, parent="baking"))
    definition = "A levain is stiffer than most doughs of bakers in the north."
    assert definition in said["baking"]
    assert definition in said["levain"]


def test_of_a_source_a_sentence_is_taken_that_holds_a_keyword_of_the_topic(told) -> None:
    (said,) = told(sketch("baking", "dough")).values()
    assert "The dough of the week rests in the cellar for a night." in said
    assert not [one for one in said if "beside the door" in one]

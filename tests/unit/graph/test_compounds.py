"""What words that are written together are made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from trellis import Garden
from trellis.language import tokens
from trellis.language.compounds import parts
from trellis.language.words import Stems

Grow = Callable[..., Garden]

ALONE = (
    "Kette Beet Gemüse Küche Messer Tomaten Soße Schnecken Kürbis Rad Reise Vorrat Wasser Glas Halt"
)


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        ("Gemüsebeet", ["Gemüse", "Beet"]),
        ("Küchenmesser", ["Küche", "Messer"]),
        ("Tomatensoße", ["Tomaten", "Soße"]),
        ("Reiserad", ["Reise", "Rad"]),
        ("Fahrradkette", ["Kette"]),  # a bicycle is not spoken of
        ("Schneckenzaun", ["Schnecken"]),
        ("Wassergläser", ["Wasser", "Glas"]),
        ("Kette", []),
        ("Radio", []),  # what is left is no word
        ("Behalten", []),
    ],
)
def test_what_stands_alone_tells_what_a_compound_is_made_of(
    compound: str, expected: list[str]
) -> None:
    stem = tokens(compound, "de")[0]
    assert list(parts(stem, set(tokens(ALONE, "de")), Stems("de"))) == tokens(
        " ".join(expected), "de"
    )


def test_german_notes_are_near_by_the_parts_of_their_compounds(garden: Grow) -> None:
    grown = garden(
        {
            "kette.md": "# Kettenpflege\n\nNach Regen wird die Kette abgewischt und geölt.",
            "wechsel.md": "# Verschleiß\n\nEine Fahrradkette hält drei Sommer.",
            "suppe.md": "# Eintopf\n\nLinsen kochen vierzig Minuten im Topf.",
            "honig.md": "# Imkerei\n\nBienen sammeln Nektar und bauen Waben.",
        },
        lang="de",
    )
    assert grown.related("wechsel")[0].id == "kette"


def test_what_is_longer_than_a_word_is_no_compound() -> None:
    run = "カナ" * 100
    assert parts(run, {"カナ" * 50}, Stems("de")) == ()

"""What writers call a group themselves."""

from __future__ import annotations

from trellis.topics.filed import filed, filings
from trellis.topics.lexicon import Lexicon


def _lexicon(given: dict[str, str]) -> Lexicon:
    """Each entity is given the keywords named, and has found `mesh`."""
    weights = {id: {"mesh": 0.9, **dict.fromkeys(keys.split(), 1.0)} for id, keys in given.items()}
    every = sorted({key for own in weights.values() for key in own})
    holds = {id: tuple(own) for id, own in weights.items()}
    return Lexicon(holds, {}, {"manual": 0.2, "cs340": 0.2}, {key: key for key in every}, weights)


LEXICON = _lexicon(
    {
        "a": "manual seed cs340",
        "b": "manual seed cs340",
        "c": "manual seed cs340",
        "d": "",
        "e": "alone",
        "f": "alone",
        "g": "pair",
        "h": "pair",
    }
)
EVERY = filings(LEXICON.weights, LEXICON)


def test_a_group_is_filed_under_what_most_of_it_is_given_and_little_else() -> None:
    assert filed(["a", "b", "c", "d"], LEXICON, EVERY) == {"manual": round(6 / 7, 6)}


def test_what_is_given_to_few_or_found_files_nothing() -> None:
    assert EVERY["mesh"] == 0
    assert filed(["g", "h"], LEXICON, EVERY) == {}
    assert filed(["a", "d", "e", "f", "g", "h"], LEXICON, EVERY) == {}

"""What entities mean, and that it is worked out once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiny_encoder import Tiny
from trellis import Config, Garden
from trellis.cache import Cache
from trellis.diagnostics import Diagnostic
from trellis.semantics import Meanings, understand
from trellis.semantics.reading import MOST, NAMESPACE, PASSAGE
from trellis.sources import reading_from_texts

Grow = Callable[..., Garden]

TEXTS = {
    "a.md": "# Cars\n\nAn automobile is fast. It needs fuel and a road.\n",
    "b.md": "# Vehicles\n\nMy vehicle was repaired in a garage.\n",
    "c.md": "# Orchard\n\nApples ripen in autumn. Pears ripen later.\n",
    "d.md": "---\nlang: de\n---\n# Obst\n\nÄpfel reifen im Herbst.\n",
    "e.md": "# Empty\n",
}


def meanings(grown: Garden, cache: Cache | None = None, encoder: Tiny | None = None) -> Meanings:
    found, findings = understand(grown.entities, grown.config, cache or Cache(), encoder or Tiny())
    assert found is not None
    assert findings == []
    return found


def same(one: Meanings, other: Meanings) -> bool:
    arrays = ("whole", "passages", "owner")
    return one.ids == other.ids and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays
    )


def test_entities_in_a_language_that_the_model_knows_are_read(garden: Grow) -> None:
    found = meanings(garden(TEXTS))
    assert found.ids == ("a", "b", "c", "d", "e")
    assert sorted(found.words) == [0, 1, 2, 4]
    assert not found.whole[3].any()
    assert found.owner.tolist() == [0, 1, 2, 4]
    assert np.abs(found.whole[[0, 1, 2, 4]]).max(axis=1).tolist() == [127] * 4
    assert np.array_equal(found.whole, np.round(found.whole))


def test_a_word_is_worth_what_it_says_of_the_whole(garden: Grow) -> None:
    [one] = meanings(
        garden({"a.md": "Apples and pears. Apples, pears and apples.\n\nThe garage.\n"})
    ).words.values()
    worth = dict(zip(one.words.split("\n"), one.worth.tolist(), strict=True))
    assert sorted(worth) == ["Apples", "The", "and", "apples", "garage", "pears"]
    assert worth["pears"] == worth["Apples"] > worth["garage"] > worth["and"]
    assert one.share == 1


def test_a_long_text_is_read_from_its_beginning(garden: Grow) -> None:
    encoder = Tiny()
    text = "\n\n".join(f"Paragraph {number} " + "of words " * 40 for number in range(40))
    [one] = meanings(garden({"a.md": f"# Long\n\n{text}\n"}), encoder=encoder).words.values()
    assert len(encoder.texts) == len(one.passages) == MOST + 1
    assert encoder.texts[0] == "Long"
    assert all(len(text) <= 2 * PASSAGE for text in encoder.texts)
    assert 0 < one.share < 0.3


@given(st.text(max_size=5000))
@settings(max_examples=30)
def test_any_text_is_read(text: str) -> None:
    grown = Garden.grow(reading_from_texts({"a.md": text}), Config())
    assert len(meanings(grown).ids) == len(grown.entities)


def test_code_is_not_read(garden: Grow) -> None:
    encoder = Tiny()
    meanings(garden({"a.md": "# A\n\nWords.\n\n```python\nimport secret\n```\n"}), encoder=encoder)
    assert encoder.texts == ["A", "Words."]


def test_the_keywords_of_a_topic_are_read_with_its_name(garden: Grow) -> None:
    encoder = Tiny()
    texts = {"topics/t.md": "---\ntitle: Fruit\nkeywords: [apples, pears]\n---\nWhat grows.\n"}
    meanings(garden(texts), encoder=encoder)
    assert encoder.texts == ["Fruit. apples, pears", "What grows."]


def test_what_was_read_is_kept(garden: Grow, tmp_path: Path) -> None:
    cache, grown = Cache(tmp_path), garden(TEXTS)
    first = meanings(grown, cache)
    again = Tiny()
    assert same(meanings(grown, cache, again), first)
    assert again.texts == []
    changed = garden(TEXTS | {"b.md": "# Vehicles\n\nMy vehicle is old.\n"})
    meanings(changed, cache, again)
    assert again.texts == ["Vehicles", "My vehicle is old."]
    meanings(grown, cache, other := Tiny("tiny 2"))
    assert len(other.texts) == 7, "another model reads for itself"


def test_what_is_damaged_is_read_again(garden: Grow, tmp_path: Path) -> None:
    cache, grown = Cache(tmp_path), garden(TEXTS)
    first = meanings(grown, cache)
    with closing(sqlite3.connect(tmp_path / f"{NAMESPACE}.sqlite")) as database, database:
        database.execute("UPDATE entries SET value = substr(value, 1, 20)")
    found, findings = understand(grown.entities, grown.config, cache, Tiny())
    assert found is not None
    assert same(found, first)
    assert [one.code for one in findings] == ["cache-unusable"]


class Broken(Tiny):
    def read(self, text: str) -> tuple[list[tuple[int, int]], np.ndarray]:  # type: ignore[type-arg]
        raise ValueError("its weights are others than those that are known")


def test_a_model_that_cannot_read_is_done_without(garden: Grow) -> None:
    grown = garden(TEXTS)
    found, findings = understand(grown.entities, grown.config, Cache(), Broken())
    assert found is None
    assert [one.message for one in findings] == [
        "`semantic` is on, but its model cannot be used: its weights are others than those that are known"
    ]
    reading = reading_from_texts(TEXTS)
    without = Garden.grow(reading, Config(), encoder=Broken())
    assert told(without) == told(grown)


def told(grown: Garden) -> dict[str, object]:
    """All that follows from the texts, as it is published."""
    return {
        "keywords": {id: [asdict(one) for one in found] for id, found in grown.keywords.of.items()},
        "related": {
            id: [(one.id, one.score, one.reasons) for one in grown.related(id)]
            for id in grown.entities
        },
        "topics": [asdict(topic) for topic in grown.topics],
    }


WORDS = "car automobile apples pears garage road orchard autumn fuel harvest wheel tree".split()  # noqa: SIM905
EDITS = st.dictionaries(
    st.sampled_from([f"n{number}.md" for number in range(8)]),
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=12).map(" ".join),
    min_size=2,
)


@given(st.lists(EDITS, min_size=2, max_size=4))
@settings(max_examples=15)
def test_a_warm_garden_is_a_cold_one(
    tmp_path_factory: pytest.TempPathFactory, edits: list[dict[str, str]]
) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    texts: dict[str, str] = {}
    for edit in edits:
        texts |= edit
        reading = reading_from_texts(texts)
        warm = Garden.grow(reading, Config(), cache=cache, encoder=Tiny())
        assert told(warm) == told(Garden.grow(reading, Config(), encoder=Tiny()))


def test_nothing_is_read_unless_it_is_asked_for(garden: Grow) -> None:
    found: tuple[Meanings | None, list[Diagnostic]] = understand(
        garden(TEXTS).entities, Config(), Cache()
    )
    assert found == (None, [])

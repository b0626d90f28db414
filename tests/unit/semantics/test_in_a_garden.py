"""What meanings change: keywords, related entities, topics and their sources."""

from __future__ import annotations

import numpy as np
import pytest

from tiny_encoder import Tiny
from trellis import Config, Garden
from trellis.cache import Cache
from trellis.graph.alike import alike
from trellis.graph.rows import heaviest
from trellis.semantics import Meanings, understand
from trellis.semantics.values import Meaning
from trellis.sources import reading_from_texts

CARS = {
    "road.md": "# Road trip\n\nThe automobile climbed a hill.\n",
    "mend.md": "# Mending\n\nMy vehicle squeaks again.\n",
    "race.md": "# Racing\n\nCars circled for hours.\n",
}
FRUIT = {
    "jam.md": "# Jam\n\nBoil apples with sugar.\n",
    "pie.md": "# Pie\n\nSlice pears thinly.\n",
    "cider.md": "# Cider\n\nPress apples slowly.\n",
}
OTHERS = {
    f"x{number}.md": f"# Thing {number}\n\nword{number} other{number}.\n" for number in range(9)
}


def grow(texts: dict[str, str], encoder: Tiny | None = None) -> Garden:
    return Garden.grow(reading_from_texts(texts), Config(), encoder=encoder)


def test_what_means_the_like_is_near_though_it_shares_no_word() -> None:
    texts = CARS | FRUIT | OTHERS
    with_model, without = grow(texts, Tiny()), grow(texts)
    near = with_model.related("road")[:2]
    assert {one.id for one in near} == {"mend", "race"}
    assert {reason.kind for one in near for reason in one.reasons} == {"meaning"}
    assert {one.id for one in without.related("road")}.isdisjoint({"mend", "race"})


def test_alike_is_symmetric_and_leaves_itself_out() -> None:
    grown = grow(CARS | FRUIT)
    read, _ = understand(grown.entities, grown.config, Cache(), Tiny())
    found = alike(read)
    assert found is not None
    dense = found.near.toarray()
    assert (dense == dense.T).all()
    assert not dense.diagonal().any()
    ids = list(grown.entities)
    assert dense[ids.index("jam"), ids.index("cider")] > dense[ids.index("jam"), ids.index("road")]


def test_nothing_read_is_nothing_alike() -> None:
    assert alike(None) is None
    german = grow({"a.md": "---\nlang: de\n---\nEin Text.\n"})
    read, _ = understand(german.entities, german.config, Cache(), Tiny())
    assert alike(read) is None


def test_what_is_in_another_language_stays_as_it_was() -> None:
    texts = {
        f"{name}.md": f"---\nlang: de\n---\n# {name}\n\nNetze des Vertrauens wachsen, sagt {name}.\n"
        for name in ("eins", "zwei", "drei", "vier", "fünf")
    }
    one, other = grow(texts, Tiny()), grow(texts)
    assert one.keywords == other.keywords
    assert [one.related(id) for id in one.entities] == [other.related(id) for id in one.entities]
    assert one.topics == other.topics


def test_a_topic_holds_what_means_the_like() -> None:
    texts = CARS | FRUIT | OTHERS
    [topic] = grow(texts, Tiny()).topics
    assert {source.id for source in topic.sources} >= {"jam", "cider", "pie"}
    assert grow(texts).topics == ()


def test_a_topic_without_a_description_finds_its_sources_by_meaning() -> None:
    topic = "---\ntitle: Motoring\nkeywords: [car, automobile]\n---\n"
    grown = grow(CARS | FRUIT | OTHERS | {"topics/motoring.md": topic}, Tiny())
    [found] = [one for one in grown.topics if one.origin == "curated"]
    assert found.ranking[0].id == "road"
    assert {"road", "mend", "race"} == {source.id for source in found.ranking[:3]}


def test_a_topic_that_is_described_is_ranked_by_its_words() -> None:
    topic = f"---\ntitle: Motoring\nkeywords: [car]\n---\n{'Words that describe it well. ' * 20}\n"
    texts = CARS | FRUIT | OTHERS | {"topics/motoring.md": topic}
    rankings = [
        [
            (source.id, source.score)
            for one in grown.topics
            if one.entity_id
            for source in one.ranking
        ]
        for grown in (grow(texts, Tiny()), grow(texts))
    ]
    assert rankings[0] == rankings[1]


def test_the_words_that_say_most_of_a_text_are_its_keywords() -> None:
    text = "# Notes\n\nStall, bag, stall, lamp, apples, pears, apples, pears.\n"
    best = [
        grow({"a.md": text} | OTHERS, encoder).keywords.of["a"][0].label
        for encoder in (None, Tiny())
    ]
    assert best == ["stall", "apples"]


def test_many_are_compared_with_the_nearest_cells_only(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(1)
    middles = chance.normal(size=(12, 48))
    rows = middles[chance.integers(0, 12, 600)] + 0.4 * chance.normal(size=(600, 48))
    whole = np.round(127 * rows / np.abs(rows).max(axis=1, keepdims=True)).astype(np.float32)
    one = Meaning(whole[:1].astype(np.int8), "", np.zeros(0, dtype=np.int16), 1.0)
    read = dict.fromkeys((row for row in range(600) if row % 50), one)
    meanings = Meanings(
        tuple(map(str, range(600))), whole, np.zeros((0, 48), np.int8), np.zeros(0, np.int32), read
    )
    exact = alike(meanings)
    monkeypatch.setattr("trellis.graph.alike.MANY", 100)
    monkeypatch.setattr("trellis.graph.alike.CELLS", 6)
    rough = alike(meanings)
    assert exact is not None
    assert rough is not None
    few, found = heaviest(exact.near, 10), rough.near
    assert few.nnz == 10 * len(read)
    assert not found.diagonal().any()
    assert few.multiply(found > 0).tocsr().nnz > 0.97 * few.nnz
    assert abs(found.multiply(few > 0) - few.multiply(found > 0)).max() < 1e-6
    assert not found[[0, 50]].nnz
    assert not found[:, [0, 50]].nnz

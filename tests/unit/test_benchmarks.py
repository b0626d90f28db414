"""The gardens of the benchmarks: the same every time, and like real ones."""

from __future__ import annotations

import importlib
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from trellis import Config, Garden, Severity
from trellis.sources import reading_from_texts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _import_benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


def test_the_same_seed_gives_the_same_garden() -> None:
    from benchmarks.generator import generate

    assert generate(30) == generate(30)
    assert generate(30) != generate(30, seed=7)


def test_the_garden_does_not_depend_on_the_hash_seed() -> None:
    digest = (
        "from benchmarks.generator import generate; import hashlib; "
        "print(hashlib.sha256(repr(generate(20)).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", digest],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_a_garden_has_as_many_entities_as_asked_for_and_a_home_page() -> None:
    from benchmarks.generator import generate

    assert len(generate(50)) == 51


def test_words_are_all_different_and_follow_zipf() -> None:
    from benchmarks.generator import Zipf, invent_words

    words = invent_words(500, random.Random(1))
    assert len(set(words)) == 500
    chance = random.Random(2)
    counts = Counter(Zipf.of(words).draw(chance) for _ in range(20_000))
    assert counts[words[0]] > 1.5 * counts[words[2]] > 3 * counts[words[20]]


def test_trellis_finds_nothing_wrong_with_a_generated_garden(
    garden: Callable[..., Garden],
) -> None:
    from benchmarks.generator import generate

    grown = garden(generate(60, words=120))
    assert len(grown.entities) == 61
    assert not [finding for finding in grown.diagnostics if finding.severity >= 20]
    assert sum(len(links) for links in grown.links.outgoing.values()) > 100


def test_every_stage_names_functions_that_exist() -> None:
    from benchmarks.stages import STAGES

    for names in STAGES.values():
        for name in names:
            module, _, path = name.partition(":")
            found: object = importlib.import_module(module)
            for attribute in path.split("."):
                found = getattr(found, attribute)
            assert callable(found)


def test_how_still_topics_hold_is_measured() -> None:
    from benchmarks.generator import generate
    from benchmarks.stability import measured

    reading = reading_from_texts(generate(24, words=60))
    found = measured(reading.sources, sample=2, states=3)
    assert found.entities == 25
    assert found.lost == 0
    shares = (found.alone, found.alone_top, found.locked, found.replay_median, found.replay_mean)
    assert all(0 <= share <= 1 for share in shares)


def test_what_an_edit_costs_is_measured(tmp_path: Path) -> None:
    from benchmarks.edits import measured
    from benchmarks.generator import generate, write_garden

    write_garden(tmp_path, generate(120, words=40))
    found = measured(tmp_path)
    assert found.entities == 121
    assert 0 < found.edit < found.whole
    assert found.memory > 0


def test_gardens_of_every_shape_are_the_same_each_time_and_grow_whole() -> None:
    from benchmarks.shapes import SHAPES, Prose, growth

    for name, shape in SHAPES.items():
        texts = shape(30, Prose(seed=1))
        assert texts == shape(30, Prose(seed=1)), name
        assert not [
            one
            for one in Garden.grow(reading_from_texts(texts), Config()).diagnostics
            if one.severity is Severity.ERROR
        ]
    assert [cost.step for cost in growth(SHAPES["hub"], 20)] == ["load", "export", "edit"]

"""The model itself, against what ONNX Runtime makes of the same file. Needs the extra `semantic`."""

from __future__ import annotations

import numpy as np
import pytest

from trellis.semantics import minilm
from trellis.semantics.minilm import MiniLM, installed

pytestmark = pytest.mark.skipif(not installed(), reason="the extra `semantic` is not installed")

TEXT = "A trellis is a static frame on which something living grows."
REFERENCE = [-0.01375, 0.00953, -0.12311, -0.02242, 0.03968, -0.04998, 0.06026, 0.01991]
"""Of the mean over all pieces of TEXT, scaled to length one: the first eight numbers."""


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


def vector(model: MiniLM, text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    mean = model.read(text)[1].mean(axis=0)
    return mean / np.sqrt((mean**2).sum())


def test_it_computes_what_the_reference_computes(model: MiniLM) -> None:
    np.testing.assert_allclose(vector(model, TEXT)[:8], REFERENCE, atol=1e-4)


def test_what_means_the_like_is_near(model: MiniLM) -> None:
    asked = vector(model, "How do plants climb?")
    near, far = vector(model, TEXT), vector(model, "The invoice is due on Friday.")
    assert asked @ near > asked @ far + 0.1


def test_what_it_reads_depends_on_the_text_alone(model: MiniLM) -> None:
    before = model.read(TEXT)[1]
    model.read("Something else, and longer. " * 20)
    np.testing.assert_array_equal(model.read(TEXT)[1], before)
    np.testing.assert_array_equal(MiniLM().read(TEXT)[1], before)


def test_no_more_is_read_than_the_model_can(model: MiniLM) -> None:
    spans, states = model.read("word " * 1000)
    assert len(spans) == len(states) == minilm.LENGTH


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "CONTENT", "0" * 64)
    with pytest.raises(ValueError, match="its weights are others than those that are known"):
        MiniLM().read("a")

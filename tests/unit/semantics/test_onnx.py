"""The numbers in an ONNX file."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.semantics.onnx import tensors


def number(value: int) -> bytes:
    found = b""
    while value > 127:
        found += bytes([value & 127 | 128])
        value >>= 7
    return found + bytes([value])


def field(tag: int, value: int | bytes) -> bytes:
    if isinstance(value, int):
        return number(tag << 3) + number(value)
    return number(tag << 3 | 2) + number(len(value)) + value


def tensor(name: str, shape: tuple[int, ...], kind: int, data: bytes) -> bytes:
    sizes = b"".join(field(1, size) for size in shape)
    return field(5, sizes + field(2, kind) + field(8, name.encode()) + field(9, data))


def test_floats_and_small_whole_numbers_are_found() -> None:
    floats = np.arange(300, dtype="<f4").reshape(3, 100)
    small = np.array([-128, 0, 127], dtype="i1")
    graph = (
        field(1, b"a node")
        + tensor("floats", (3, 100), 1, floats.tobytes())
        + number(11 << 3 | 5)
        + b"four"
        + tensor("small", (3,), 3, small.tobytes())
        + tensor("long", (1,), 7, bytes(8))
    )
    found = tensors(field(1, 8) + number(2 << 3 | 1) + b"eightlet" + field(7, graph))
    assert sorted(found) == ["floats", "small"]
    np.testing.assert_array_equal(found["floats"], floats)
    np.testing.assert_array_equal(found["small"], small)


def test_a_model_without_numbers_has_none() -> None:
    assert tensors(b"") == {}


@given(st.binary(max_size=200))
def test_what_is_no_such_file_is_told(data: bytes) -> None:
    with suppress(ValueError):
        assert isinstance(tensors(data), dict)


def test_a_file_that_ends_too_soon_is_told() -> None:
    whole = field(7, tensor("a", (2,), 1, bytes(8)))
    with pytest.raises(ValueError, match=r".+"):
        tensors(whole[:-3])

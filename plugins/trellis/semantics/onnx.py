"""The numbers in an ONNX file: as much of its format as it takes to find them.

A message of Protocol Buffers is a run of fields, each a number with its kind and then its value. The field
7 of a model is its graph, 5 of a graph are its initial tensors; of a tensor 1 is the shape, 2 the type, 8
the name, 9 the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAPH, TENSOR = 7, 5
SHAPE, TYPE, NAME, DATA = 1, 2, 8, 9
TYPES = {1: "<f4", 3: "i1"}
"""Of those that are read: 32-bit floats and 8-bit whole numbers."""


def tensors(file: bytes) -> dict[str, NDArray[Any]]:
    """The initial tensors in `file` by name. Raises ValueError when it is no such file."""
    import numpy as np

    found: dict[str, NDArray[Any]] = {}
    try:
        graphs = [value for field, value in _fields(memoryview(file)) if field == GRAPH]
        for message in (
            value for graph in graphs for field, value in _fields(graph) if field == TENSOR
        ):
            shape: list[int] = []
            parts: dict[int, Any] = {}
            for field, value in _fields(message):
                if field == SHAPE:
                    shape.append(value)
                else:
                    parts[field] = value
            if parts.get(TYPE) in TYPES and DATA in parts:
                data = np.frombuffer(parts[DATA], dtype=TYPES[parts[TYPE]])
                found[bytes(parts[NAME]).decode()] = data.reshape(shape)
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError("it is no ONNX file") from error
    return found


def _fields(message: memoryview) -> Iterator[tuple[int, Any]]:
    """The fields of a message: their numbers and values."""
    at = 0
    while at < len(message):
        tag, at = _number(message, at)
        kind = tag & 7
        if kind == 0:
            value, at = _number(message, at)
            yield tag >> 3, value
            continue
        if kind == 2:
            size, at = _number(message, at)
        else:
            size = {1: 8, 5: 4}[kind]
        yield tag >> 3, message[at : at + size]
        at += size


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """The number that begins at a place, seven bits a byte, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        at += 1
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return number, at

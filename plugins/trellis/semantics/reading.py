"""EXTRACT: what entities mean: their texts read once, in passages, and what was found kept."""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from trellis.cache import Cache, digest
from trellis.config import Config
from trellis.diagnostics import Diagnostic
from trellis.entities import Entity
from trellis.processes import in_shares
from trellis.semantics.choice import find_encoder, unreadable
from trellis.semantics.values import Encoder, Meaning, Meanings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NAMESPACE = "meanings"
FORM = b"1"
"""Of what is kept, and of how texts are cut into passages."""
PASSAGE = 600  # characters, about
MOST = 4  # passages that are read of an entity, from its beginning
SCALE = 127  # of the largest number of a passage
PART = 100  # of one, in which the worth of a word is kept
FEW = 8  # entities that are worth another process
AT_ONCE = 400  # entities after which what was found is written down
_HEAD = struct.Struct("<HHIf")
_WORD = re.compile(r"\w+")


def understand(
    entities: Mapping[str, Entity], config: Config, cache: Cache, encoder: Encoder | None = None
) -> tuple[Meanings | None, list[Diagnostic]]:
    """What the entities mean whose language `encoder`, or the model that the owner asks for, knows; None
    when there is no such wish, or nothing to meet it with."""
    found, findings = (encoder, []) if encoder else find_encoder(config)
    if found is None:
        return None, findings
    try:
        return read_all(entities, found, cache, config.processes)
    except ValueError as error:
        return None, [unreadable(error)]


def read_all(
    entities: Mapping[str, Entity], encoder: Encoder, cache: Cache, processes: int = 1
) -> tuple[Meanings, list[Diagnostic]]:
    """What the entities mean whose language `encoder` knows. Raises ValueError when it cannot read."""
    texts = {id: _texts(one) for id, one in entities.items() if one.lang in encoder.langs}
    keys = {id: digest(FORM, encoder.name.encode(), *map(_bytes, one)) for id, one in texts.items()}
    used = set(keys.values())
    known, findings = cache.read(NAMESPACE, used)
    new = iter([(keys[id], one) for id, one in texts.items() if keys[id] not in known])
    while some := list(islice(new, AT_ONCE)):
        shares = in_shares(
            lambda part: [(key, _read(one, encoder)) for key, one in part], some, processes, FEW
        )
        found = {key: value for share in shares for key, value in share}
        findings += cache.write(NAMESPACE, found, used)
        known |= found
    return _joined(tuple(entities), {id: _unpacked(known[keys[id]]) for id in keys}), findings


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _texts(entity: Entity) -> list[str]:
    """What of an entity is read: what it is called (of a topic, also its keywords), and passages."""
    words = (*entity.topic.keywords, *entity.given_keywords) if entity.topic else ()
    name = f"{entity.title}. {', '.join(dict.fromkeys(words))}" if words else entity.title
    return [name, *_passages([block.text for block in entity.blocks if block.kind != "code"])]


def _passages(blocks: Sequence[str]) -> list[str]:
    """Blocks one after the other in passages of about the same length; only long ones are cut."""
    found: list[str] = []
    passage = ""
    for block in blocks:
        rest = block.strip()
        while len(rest) > 2 * PASSAGE:
            cut = max(rest.rfind(" ", 0, PASSAGE), 0) or PASSAGE
            found += [one for one in (passage, rest[:cut]) if one]
            passage, rest = "", rest[cut:].strip()
        if passage and len(passage) + len(rest) > PASSAGE:
            found.append(passage)
            passage = ""
        passage = f"{passage}\n{rest}" if passage and rest else passage or rest
    return [*found, passage] if passage else found


def _read(texts: Sequence[str], encoder: Encoder) -> bytes:
    """What the encoder makes of an entity, packed."""
    import numpy as np

    chosen = texts[: MOST + 1]
    read = [encoder.read(text) for text in chosen]
    means = np.array([states.mean(axis=0) for _, states in read])
    scaled = SCALE * means / np.maximum(np.abs(means).max(axis=1, keepdims=True), 1e-9)
    body = slice(1, None) if len(chosen) > 1 else slice(None)
    whole = means[body].mean(axis=0)
    whole /= max(float(np.sqrt((whole**2).sum())), 1e-9)
    worth: defaultdict[str, list[float]] = defaultdict(list)
    for text, (spans, states) in zip(chosen[body], read[body], strict=True):
        for word, amount in _worth(text, spans, states @ whole):
            worth[word].append(amount)
    words = sorted(worth)
    amounts = np.array([PART * sum(worth[word]) / len(worth[word]) for word in words])
    lengths = [len(text) for text in texts[1:]]
    share = sum(lengths[:MOST]) / sum(lengths) if lengths else 1.0
    return b"".join(
        (
            _HEAD.pack(*scaled.shape, len(words), share),
            np.round(scaled).astype(np.int8).tobytes(),
            np.clip(np.round(amounts), -32768, 32767).astype("<i2").tobytes(),
            _bytes("\n".join(words)),
        )
    )


def _worth(text: str, spans: Sequence[tuple[int, int]], amounts: Floats) -> list[tuple[str, float]]:
    """Each word of a text, with the mean of its pieces' amounts."""
    found = []
    at = 0
    inner = [(start, end, float(one)) for (start, end), one in zip(spans, amounts, strict=True)]
    inner = [one for one in inner if one[0] < one[1]]
    for word in _WORD.finditer(text):
        pieces = []
        while at < len(inner) and inner[at][0] < word.end():
            if inner[at][1] > word.start():
                pieces.append(inner[at][2])
            at += 1
        if pieces:
            found.append((word.group(), sum(pieces) / len(pieces)))
    return found


def _unpacked(value: bytes) -> Meaning:
    import numpy as np

    rows, width, count, share = _HEAD.unpack_from(value)
    at = _HEAD.size
    passages = np.frombuffer(value, np.int8, rows * width, at).reshape(rows, width)
    at += rows * width
    worth = np.frombuffer(value, "<i2", count, at).astype(np.int16)
    words = value[at + 2 * count :].decode("utf-8", "surrogatepass")
    return Meaning(passages, words, worth, share)


def _joined(ids: tuple[str, ...], found: Mapping[str, Meaning]) -> Meanings:
    """The meanings of entities, and of each as a whole: what it is called and its passages alike."""
    import numpy as np

    width = next((one.passages.shape[1] for one in found.values()), 1)
    whole = np.zeros((len(ids), width), dtype=np.float32)
    passages: list[NDArray[np.int8]] = [np.zeros((0, width), dtype=np.int8)]
    owner: list[int] = []
    words = {}
    for row, id in enumerate(ids):
        if id not in found:
            continue
        words[row] = one = found[id]
        own = one.passages[1:] if len(one.passages) > 1 else one.passages
        passages.append(own)
        owner += [row] * len(own)
        lengths = np.sqrt((one.passages.astype(np.float32) ** 2).sum(axis=1, keepdims=True))
        mean = (one.passages / np.maximum(lengths, 1)).sum(axis=0)
        whole[row] = np.round(SCALE * mean / max(float(np.abs(mean).max()), 1e-9))
    return Meanings(ids, whole, np.concatenate(passages), np.array(owner, dtype=np.int32), words)

"""The files of the search, written from the documents."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import groupby

from trellis.garden import Garden
from trellis.publish.search.documents import Document, documents
from trellis.publish.search.interface import interfaces
from trellis.publish.search.postings import (
    Postings,
    add,
    drop_letters,
    name_levels,
    take_common,
    text_levels,
)
from trellis.publish.search.shards import Shards, cut
from trellis.publish.search.texts import Section, passages

RECORDS = 8
"""Pages in one file of records."""
PASSAGES = 2
"""Passages in one file: half as many files to write and to serve, and hardly more for a reader to fetch."""
SMALLEST_SPAN = 1_024
NAMES_SHARD = 16_000
TEXTS_SHARD = 40_000

Numbered = Mapping[int, Document]


def search_files(garden: Garden) -> dict[str, str]:
    """Every file of the search by its path below the search's folder, the same for the same garden."""
    found = documents(garden)
    span = _span(found)
    kinds = sorted({one.kind for one in found}, key=list(garden.kinds.by_name).index)
    numbered = _numbered(found, kinds, span)
    texts, files, more = _texts(numbered, len(kinds) * span)
    common = take_common(texts, len(numbered) + len(more))
    names: Postings = defaultdict(list)
    for number, document in numbered.items():
        add(names, number, name_levels(document))
    name_shards, text_shards = cut(names, NAMES_SHARD), cut(texts, TEXTS_SHARD)
    files |= _sharded("names", name_shards) | _sharded("texts", text_shards) | _records(numbered)
    files["pages.json"] = _json(_pages(numbered, more))
    files["facets.json"] = _json(_facets(numbered))
    spoken = interfaces(garden, kinds)
    files |= {f"words/{lang}.json": _json(words) for lang, words in spoken.items()}
    files["index.json"] = _json(
        {
            "version": _version(files),
            "count": len(numbered),
            "span": span,
            "kinds": kinds,
            "languages": list(spoken),
            "names": name_shards.starts,
            "texts": text_shards.starts,
            "common": common,
            "facets": len(files["facets.json"]),
        }
    )
    return files


def _span(found: Sequence[Document]) -> int:
    """Room for the numbers of one kind: a power of two, so that it seldom changes."""
    largest = max((len(list(run)) for _, run in groupby(found, lambda one: one.kind)), default=0)
    return max(SMALLEST_SPAN, 1 << (largest - 1).bit_length() if largest else 0)


def _numbered(found: Sequence[Document], kinds: Sequence[str], span: int) -> dict[int, Document]:
    counted = dict.fromkeys(kinds, 0)
    numbered = {}
    for document in found:
        numbered[kinds.index(document.kind) * span + counted[document.kind]] = document
        counted[document.kind] += 1
    return numbered


def _texts(numbered: Numbered, first_free: int) -> tuple[Postings, dict[str, str], list[int]]:
    """The index of texts, the files of passages, and whose the passages are that come after a first."""
    kept: dict[int, Sequence[Section]] = {}
    postings: Postings = defaultdict(list)
    later: list[tuple[int, list[Section]]] = []
    for number, document in numbered.items():
        first, *rest = passages(document.sections)
        later += ((number, passage) for passage in rest)
        add(postings, number, text_levels(first))
        kept[number] = first
    for at, (_, passage) in enumerate(later, first_free):
        add(postings, at, text_levels(passage))
        kept[at] = passage
    drop_letters(postings)
    return postings, _passages(kept), [number for number, _ in later]


def _passages(kept: Mapping[int, Sequence[Section]]) -> dict[str, str]:
    told: dict[int, dict[int, list[list[str]]]] = defaultdict(dict)
    for number, passage in kept.items():
        told[number // PASSAGES][number % PASSAGES] = [
            [section.anchor, section.heading, section.text] for section in passage
        ]
    return _blocks("passages", told)


def _records(numbered: Numbered) -> dict[str, str]:
    """What a result shows: address, title, day, topic, headings and their anchors, and its language."""
    blocks: dict[int, dict[int, list[object]]] = defaultdict(dict)
    for number, one in numbered.items():
        topic = one.topics[0] if one.topics else ""
        lang = (one.lang,) if one.lang else ()
        record: list[object] = [one.url, one.title, one.day, topic, one.headings, *lang]
        blocks[number // RECORDS][number % RECORDS] = record
    return _blocks("records", blocks)


def _blocks(folder: str, blocks: Mapping[int, Mapping[int, object]]) -> dict[str, str]:
    """A file for each block, what has no place in it left out at its end."""
    return {
        f"{folder}/{number}.json": _json([block.get(at) for at in range(max(block) + 1)])
        for number, block in blocks.items()
    }


def _pages(numbered: Numbered, more: Sequence[int]) -> dict[str, object]:
    """The years of pages in runs, as they are in order; and whose the later passages are."""
    years = groupby(numbered.items(), lambda pair: pair[1].day[:4])
    return {
        "years": [[int(year or 0), next(run)[0]] for year, run in years],
        "more": _differences(more),
    }


def _facets(numbered: Numbered) -> dict[str, object]:
    """Pages by topic and by series, as differences of their numbers."""
    topics: dict[str, list[int]] = defaultdict(list)
    series: dict[str, list[int]] = defaultdict(list)
    for number, document in numbered.items():
        for title in dict.fromkeys(document.topics):
            topics[title].append(number)
        for title in dict.fromkeys(document.series):
            series[title].append(number)
    return {
        "topics": [[title, _differences(topics[title])] for title in sorted(topics)],
        "series": [[title, _differences(series[title])] for title in sorted(series)],
    }


def _differences(numbers: Sequence[int]) -> list[int]:
    return [number - before for number, before in zip(numbers, (0, *numbers), strict=False)]


def _sharded(folder: str, shards: Shards) -> dict[str, str]:
    return {f"{folder}/{at}.json": file for at, file in enumerate(shards.files)}


def _version(files: Mapping[str, str]) -> str:
    digest = blake2b(digest_size=6)
    for name in sorted(files):
        digest.update(f"{name}\0{files[name]}\0".encode(errors="replace"))
    return digest.hexdigest()


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _json(data: object) -> str:
    text = _ENCODER.encode(data) + "\n"
    return text.encode(errors="replace").decode()  # YAML can spell half a surrogate pair

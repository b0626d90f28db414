"""Where a file's fields stand."""

from __future__ import annotations

import pytest

from trellis.frontmatter import split_frontmatter

TEXT = """---
title: Roots
status:   'published'
tags: [soil, mesh networks]
related:
  - Moss
  - "Fern"
summary: >-
  Long text that is
  folded.
empty:
# a comment
date: 2025-01-31
---
Text.
"""


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("title", "", (2, 8)),
        ("status", "", (3, 12)),
        ("tags", "", (4, 8)),
        ("tags", "mesh networks", (4, 14)),
        ("related", "Moss", (6, 5)),
        ("related", "Fern", (7, 6)),
        ("summary", "", (9, 3)),
        ("date", "2025-01-31", (13, 7)),
        ("title", "not written", (2, 8)),
        ("absent", "", (1, 1)),
    ],
)
def test_a_value_is_found_where_it_stands(key: str, value: str, place: tuple[int, int]) -> None:
    assert split_frontmatter(TEXT).place(key, value) == place


def test_a_value_is_looked_for_below_its_own_key_alone() -> None:
    front = split_frontmatter("---\nup: Fern\ndown: Moss\n---\n")
    assert front.place("up", "Moss") == (2, 5)


def test_blank_lines_before_the_frontmatter_count() -> None:
    assert split_frontmatter("\n\n---\ntitle: A\n---\n").place("title") == (4, 8)


def test_toml_has_places_too() -> None:
    assert split_frontmatter('+++\ntitle = "A"\n+++\n').place("title") == (2, 10)


@pytest.mark.parametrize(
    "text", ["Text.", "---\n---\n", "---\n- a\n- b\n---\n", "---\ntitle: [\n---\n"]
)
def test_without_fields_there_is_no_place(text: str) -> None:
    assert split_frontmatter(text).place("title") == (1, 1)

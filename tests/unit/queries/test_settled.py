"""What is told once for all pages is what each page would have been told."""

from __future__ import annotations

import pytest

from trellis.queries.dataview import parse_dataview
from trellis.queries.settled import settled_first
from trellis.queries.values import Limit, Sort, Where


def kinds(text: str) -> tuple[int, list[type[object]]]:
    settled, steps = settled_first(parse_dataview(text).steps)
    return len(settled), [type(step) for step in steps]


@pytest.mark.parametrize(
    ("text", "settled", "others"),
    [
        ("LIST FROM #x", 1, [Sort, Limit]),
        ('LIST FROM #x AND -"posts"', 2, [Sort, Limit]),
        ("LIST FROM [[a]]", 0, [Where, Sort, Limit]),
        ("LIST FROM #x WHERE rating > 3 SORT rating", 1, [Where, Sort, Sort, Limit]),
        ("LIST SORT rating WHERE rating FROM #x", 1, [Where, Sort, Sort, Limit]),
        ("LIST LIMIT 2 FROM #x", 0, [Sort, Limit, Where, Limit]),
        ("LIST WHERE contains(file.tags, this.x)", 0, [Where, Sort, Limit]),
    ],
)
def test_tags_and_folders_are_told_first_and_rows_kept_before_they_are_sorted(
    text, settled, others
):
    assert kinds(text) == (settled, others)


def test_pages_that_ask_the_same_are_told_the_same_but_for_themselves(garden):
    block = (
        "# {0}\n\n#x\n\n```dataview\nLIST FROM #x OR #y WHERE file.name != this.file.name\n```\n"
    )
    grown = garden({f"{name}.md": block.format(name) for name in "abc"} | {"d.md": "# D\n\n#y\n"})
    listed = {
        id: [line.id for answer in answers.values() for part in answer.parts for line in part.lines]
        for id, answers in grown.answers.items()
    }
    assert listed == {"a": ["b", "c", "d"], "b": ["a", "c", "d"], "c": ["a", "b", "d"]}

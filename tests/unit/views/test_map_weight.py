"""What the drawing of a large garden weighs, as a server sends it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.generator import generate
from trellis.inventory import plan
from trellis.publish.mapdata import map_files
from trellis.render import Renderer
from trellis.views import view

FRAGMENTS = Path(__file__).parents[3] / "theme" / "fragments"


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


@pytest.mark.slow
def test_a_map_of_two_thousand_weighs_no_more_than_forty_kilobytes_and_its_data_half(garden):
    grown = garden(generate(2000, 60))
    drawn = Renderer([FRAGMENTS], "en").render(view(grown, plan(grown).map)).after
    svg = drawn[drawn.index("<svg") : drawn.index("</svg>")]
    assert svg.count('<a class="dot') > 900
    assert packed(svg.encode()) <= 40_000
    files = map_files(grown)
    assert packed(files["map.bin"]) <= 24_000
    assert max(packed(content) for name, content in files.items() if name[4].isdigit()) <= 12_000

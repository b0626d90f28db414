"""What stands between dollars is a formula for arithmatex where it is one for the scanner."""

from __future__ import annotations

import pytest
from markdown import Markdown

from trellis.markup.extension import TrellisExtension
from trellis.markup.scanner import scan

SETTINGS = {
    "pymdownx.arithmatex": {
        "generic": True,
        "inline_syntax": ["dollar"],
        "block_syntax": ["dollar"],
    }
}


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$x^2$", 1),
        ("so $x$ and $y$.", 2),
        ("$$\nx\n$$", 1),
        ("for $5 or $6", 0),
        ("for $5-$10 a day", 0),
        ("US$ and CA$", 0),
        ("\\$x\\$", 0),
        ("`$x$`", 0),
    ],
)
def test_a_formula_is_one_for_both(text: str, formulas: int) -> None:
    extensions = ["pymdownx.arithmatex", TrellisExtension()]
    html = Markdown(extensions=extensions, extension_configs=SETTINGS).convert(text)
    assert html.count('class="arithmatex"') == formulas
    assert sum(region.kind == "math" for region in scan(text).regions) == formulas

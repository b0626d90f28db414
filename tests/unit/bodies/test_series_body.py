"""Series: a body as its description."""

from __future__ import annotations

import pytest

from trellis.bodies import BodyText
from trellis.bodies.series import description_only


@pytest.mark.parametrize(
    ("text", "description", "line"),
    [
        ("## Description\nHow soil works.", "How soil works.", 2),
        ("\n## description: \n\nHow soil works.\n", "How soil works.", 4),
        ("How soil works.", "How soil works.", 1),
        ("How soil works.\n\n## Description\nMore.", "How soil works.\n\n## Description\nMore.", 1),
        ("A series of 3 posts.", "", 1),
        ("", "", 1),
    ],
)
def test_the_label_goes_and_the_description_stays(text: str, description: str, line: int) -> None:
    assert description_only(BodyText(text, 1)) == BodyText(description, line)

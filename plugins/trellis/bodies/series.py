"""The body of a series: its description."""

from __future__ import annotations

import re

from trellis.bodies.text import BodyText

_LABEL = re.compile(r"#{2}[ \t]+description[ \t]*:?[ \t]*#*[ \t]*", re.IGNORECASE)
_COUNT = re.compile(r"a series of \d+ \w+\.?", re.IGNORECASE)


def description_only(body: BodyText) -> BodyText:
    """The description without the label above it; older files' `A series of 3 posts.` says nothing."""
    first = next((number for number, row in enumerate(body.rows) if row.strip()), None)
    if first is not None and _LABEL.fullmatch(body.rows[first]):
        body = body.without([first])
    return BodyText("", body.line) if _COUNT.fullmatch(body.text.strip()) else body.trimmed()

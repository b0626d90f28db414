"""The ground that a slide is given, where what is written on it can be read."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMES = ("data-background-color", "data-background")

DARKEST_LIGHT, LIGHTEST_DARK = 0.72, 0.04
"""Relative luminances (WCAG 2): on what is lighter, or darker, all our text has a contrast of 4.5."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def ground(attributes: Mapping[str, str]) -> tuple[str, str]:
    """A slide's colour, and whether it is "dark" or "light"; two empty texts if it is neither."""
    colour = next((attributes[name].strip() for name in NAMES if name in attributes), "")
    if not _HEX.fullmatch(colour):
        return "", ""
    light = luminance(colour)
    if LIGHTEST_DARK < light < DARKEST_LIGHT:
        return "", ""
    return colour.lower(), "dark" if light <= LIGHTEST_DARK else "light"


def luminance(colour: str) -> float:
    """The relative luminance of `#rgb` or `#rrggbb`, from 0 to 1."""
    digits = colour[1:]
    pairs = (
        [digits[at : at + 2] for at in (0, 2, 4)] if len(digits) == 6 else [d * 2 for d in digits]
    )
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in pairs)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
